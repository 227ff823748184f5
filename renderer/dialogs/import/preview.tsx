import { Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ChangedImport, ImportChanges } from '../../../core/import/merge/change-model.ts';
import type { ImportedSources } from '../../../core/import/import-files.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';
import { isTextField } from '../../commands/keys.ts';
import { useStore } from '../../state/store.ts';
import { ChannelsTab } from './channels-tab.tsx';
import { ColumnsTab } from './columns-tab.tsx';
import { PASTED } from './formats.ts';
import { useOpenReadings } from './open-readings.ts';
import { RowsTab } from './rows-tab.tsx';
import { SectionsTab } from './sections-tab.tsx';
import { UnsortedTab } from './unsorted-tab.tsx';
import { UntakenTimes } from './untaken-times.tsx';

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
  const { document, timeline, updates, actions, sections, unsorted } = preview;
  const { title, incident } = document;
  const facts = [
    incident.organization,
    incident.severity,
    incident.services.join(', '),
    incident.zone && `times in ${incident.zone}`,
  ].filter(Boolean);
  const change =
    <P extends keyof ImportChanges>(part: P) =>
    (key: string, value: object): void =>
      importing.change((changes) => ({
        ...changes,
        [part]: { ...changes[part], [key]: { ...changes[part][key], ...value } },
      }));
  const showSource = result.each.length > 1;
  const asks = result.each.map(({ read }) => read).filter(({ csv, channels }) => csv ?? channels);
  const many = asks.length > 1;
  const readings = useOpenReadings(result.each.map(({ read }) => read));
  const untaken = result.each.flatMap(({ read }) => read.untaken ?? []);
  const tabs = [
    {
      id: 'timeline',
      name: 'Timeline',
      count: timeline.length,
      panel: (
        <RowsTab
          label="Timeline entries"
          rows={timeline}
          incident={incident}
          showSource={showSource}
          readings={readings}
          {...(untaken.length > 0 && { empty: <UntakenTimes times={untaken} /> })}
          onChange={change('rows')}
        />
      ),
    },
    ...(updates.length > 0
      ? [
          {
            id: 'updates',
            name: 'Status updates',
            count: updates.length,
            panel: (
              <RowsTab
                label="Status updates"
                rows={updates}
                incident={incident}
                showSource={false}
                readings={readings}
                onChange={change('rows')}
              />
            ),
          },
        ]
      : []),
    {
      id: 'sections',
      name: 'Sections',
      count: sections.length,
      panel: <SectionsTab sections={sections} onChange={change('sections')} />,
    },
    ...(actions.length > 0
      ? [
          {
            id: 'actions',
            name: 'Actions',
            count: actions.length,
            panel: (
              <RowsTab
                label="Action items"
                rows={actions}
                incident={incident}
                showSource={false}
                onChange={change('rows')}
              />
            ),
          },
        ]
      : []),
    {
      id: 'unsorted',
      name: 'Unsorted',
      count: unsorted.length,
      panel: (
        <UnsortedTab
          blocks={unsorted}
          sections={sections}
          onMove={(key, home) =>
            importing.change((changes) => ({
              ...changes,
              blocks: { ...changes.blocks, [key]: home },
            }))
          }
        />
      ),
    },
    ...asks.flatMap(({ name, csv, channels }) => [
      ...(csv
        ? [
            {
              id: `columns:${name}`,
              name: many ? `Columns of ${name || PASTED}` : 'Columns',
              count: null,
              panel: (
                <ColumnsTab
                  name={name || PASTED}
                  csv={csv}
                  onChange={(mapping) => importing.choose(name, { csv: mapping })}
                />
              ),
            },
          ]
        : []),
      ...(channels
        ? [
            {
              id: `channels:${name}`,
              name: many ? `Channels of ${name}` : 'Channels',
              count: null,
              panel: (
                <ChannelsTab
                  key={channels.map((channel) => channel.taken).join()}
                  name={name}
                  channels={channels}
                  onChange={(taken) => importing.choose(name, { channels: taken })}
                />
              ),
            },
          ]
        : []),
    ]),
  ];
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
