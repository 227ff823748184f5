import { Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ChangedImport } from '../../../core/import/merge/change-model.ts';
import type { ImportedSources } from '../../../core/import/import-files.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';
import { isTextField } from '../../commands/keys.ts';
import { useStore } from '../../state/store.ts';
import { usePreviewTabs } from './preview-tabs.tsx';

interface Props {
  preview: ChangedImport;
  result: ImportedSources;
  tab: string;
  onTab(tab: string): void;
}

/** What was understood, part by part, each to be changed before it is taken over. */
export function Preview({ preview, result, tab, onTab }: Props) {
  const { importing } = useApp();
  const past = useStore(importing.store, (state) => state.past.length);
  const { title, incident } = preview.document;
  const facts = [
    incident.organization,
    incident.severity,
    incident.services.join(', '),
    incident.zone && `times in ${incident.zone}`,
  ].filter(Boolean);
  const tabs = usePreviewTabs(preview, result);
  const undoKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (
      event.key.toLowerCase() !== 'z' ||
      !(event.ctrlKey || event.metaKey) ||
      event.shiftKey ||
      isTextField(event.target as Element)
    )
      return;
    event.preventDefault();
    importing.undo();
  };
  return (
    <div className="preview" onKeyDown={undoKey}>
      <div className="preview-head">
        <div>
          <h3 className={title ? '' : 'untitled'}>{title || 'No title found'}</h3>
          {facts.length > 0 && <p className="facts">{facts.join(' · ')}</p>}
        </div>
        {past > 0 && (
          <Button className="button small" onPress={importing.undo}>
            <Undo2 size={14} />
            Undo {past > 1 ? `(${counted(past, 'change')})` : 'the change'}
          </Button>
        )}
      </div>
      <Tabs
        className="preview-tabs"
        selectedKey={tabs.some(({ id }) => id === tab) ? tab : 'timeline'}
        onSelectionChange={(key) => onTab(String(key))}
      >
        <TabList className="tab-list" aria-label="Parts of the import">
          {tabs.map(({ id, name, count }) => (
            <Tab key={id} id={id} className="tab">
              {name}
              {count !== null && <span className="tab-count">{count.toLocaleString('en')}</span>}
            </Tab>
          ))}
        </TabList>
        {tabs.map(({ id, panel }) => (
          <TabPanel key={id} id={id} className="tab-panel">
            {panel}
          </TabPanel>
        ))}
      </Tabs>
    </div>
  );
}
