import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ExportFormat, ExportOptions, ExportPreview } from '../../../electron/bridge.ts';
import { counted } from '../../shell/status-bar.tsx';
import { FORMATS, nameOf, sizeOf } from './formats.ts';
import { Pages } from './pages.tsx';
import { usePreview } from './use-preview.ts';

/** The files as they will be, one at a time. */
export function Preview({ text, formats, options }: { text: string; formats: readonly ExportFormat[]; options: ExportOptions }) {
  const [asked, setShown] = useState<ExportFormat | null>(null);
  const offered = FORMATS.filter(({ id }) => formats.includes(id));
  // Pages say most about how it will look.
  const shown = asked !== null && formats.includes(asked) ? asked : formats.includes('pdf') ? 'pdf' : offered[0]?.id;
  if (shown === undefined) return <div className="export-preview"><p className="preview-empty">Choose a format to see it here.</p></div>;
  return (
    <Tabs className="export-preview" selectedKey={shown} onSelectionChange={(key) => setShown(key as ExportFormat)}>
      <TabList className="tab-list" aria-label="Preview">
        {offered.map(({ id, name }) => <Tab key={id} id={id} className="tab">{name}</Tab>)}
      </TabList>
      {offered.map(({ id }) => <TabPanel key={id} id={id} className="preview-panel"><Shown text={text} format={id} options={options} /></TabPanel>)}
    </Tabs>
  );
}

function Shown({ text, format, options }: { text: string; format: ExportFormat; options: ExportOptions }) {
  const { preview, working, problem } = usePreview(text, format, options);
  if (problem) return <p className="preview-empty wrong" role="alert">{problem}</p>;
  if (!preview) return <p className="preview-empty" role="status">Making {format === 'pdf' ? 'the pages' : `the ${nameOf(format)} file`}…</p>;
  return (
    <div className={working ? 'preview-made stale' : 'preview-made'} aria-busy={working}>
      <Made preview={preview} name={nameOf(format)} />
    </div>
  );
}

function Made({ preview, name }: { preview: ExportPreview; name: string }) {
  switch (preview.kind) {
    case 'pages':
      return <Pages bytes={preview.bytes} />;
    case 'outline':
      return (
        <>
          <p className="preview-facts" role="status">
            {[counted(preview.headings.length, 'heading'), counted(preview.tables, 'table'), counted(preview.rows, 'row'), counted(preview.pictures, 'picture'), sizeOf(preview.size)].join(' · ')}
          </p>
          <div className="export-outline" tabIndex={0} role="region" aria-label="Headings">
            <ol>{preview.headings.map(({ level, text }, index) => <li key={index} data-level={level}>{text || 'Untitled'}</li>)}</ol>
          </div>
        </>
      );
    case 'text':
      return (
        <>
          <p className="preview-facts" role="status">{[sizeOf(preview.size), ...(preview.beside.length > 0 ? [`${counted(preview.beside.length, 'picture')} beside it`] : [])].join(' · ')}</p>
          <pre className="export-text" tabIndex={0} role="region" aria-label={`${name} file`}>{preview.text}</pre>
        </>
      );
  }
}
