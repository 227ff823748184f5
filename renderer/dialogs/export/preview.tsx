import { memo, useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type {
  ExportFormat,
  ExportOptions,
  ExportPreview,
} from '../../../electron/bridge/bridge.ts';
import { counted } from '../../../core/prose/counted.ts';
import { ALL_FORMATS, nameOf, sizeOf } from './formats.ts';
import { Pages } from './pages.tsx';
import { usePreview, type PreviewMemory } from './use-preview.ts';
import { useProgress } from './use-progress.ts';

/**
 * The files as they will be, one at a time. Kept as it is while the name is typed: a long report
 * has hundreds of pages.
 */
export const Preview = memo(function Preview({
  text,
  formats,
  options,
}: {
  text: Promise<string>;
  formats: readonly ExportFormat[];
  options: ExportOptions;
}) {
  const [memory] = useState<PreviewMemory>(() => new Map());
  const [asked, setShown] = useState<ExportFormat | null>(null);
  const offered = ALL_FORMATS.filter(({ id }) => formats.includes(id));
  // Pages say most about how it will look.
  const best = formats.includes('pdf') ? 'pdf' : offered[0]?.id;
  const shown = asked !== null && formats.includes(asked) ? asked : best;
  if (shown === undefined)
    return (
      <div className="export-preview">
        <p className="preview-empty">Choose a format to see it here.</p>
      </div>
    );
  return (
    <Tabs
      className="export-preview"
      selectedKey={shown}
      onSelectionChange={(key) => setShown(key as ExportFormat)}
    >
      <TabList className="tab-list" aria-label="Preview">
        {offered.map(({ id, name }) => (
          <Tab key={id} id={id} className="tab">
            {name}
          </Tab>
        ))}
      </TabList>
      {offered.map(({ id }) => (
        <TabPanel key={id} id={id} className="preview-panel">
          <Shown text={text} format={id} options={options} memory={memory} />
        </TabPanel>
      ))}
    </Tabs>
  );
});

function Shown({
  text,
  format,
  options,
  memory,
}: {
  text: Promise<string>;
  format: ExportFormat;
  options: ExportOptions;
  memory: PreviewMemory;
}) {
  const { preview, working, stale, problem, stopped, stop, again, seen } = usePreview(
    text,
    format,
    options,
    memory,
  );
  if (problem)
    return (
      <p className="preview-empty wrong" role="alert">
        {problem}
      </p>
    );
  if (stopped) {
    return (
      <div className="preview-empty">
        <p role="status">The preview was stopped. The export itself needs none.</p>
        <Button
          className="button"
          ref={focusNow}
          onPress={() => {
            focusTab();
            again();
          }}
        >
          Make it
        </Button>
      </div>
    );
  }
  const making = working && <Making format={format} options={options} onStop={stop} />;
  if (!preview) return <div className="preview-empty">{making}</div>;
  return (
    <>
      <div className={stale ? 'preview-made stale' : 'preview-made'} aria-busy={working}>
        <Made preview={preview} name={nameOf(format)} onSeen={seen} />
      </div>
      {working && <div className="preview-again">{making}</div>}
    </>
  );
}

/** At once, before the dialog looks for another place for the focus of a button that has gone. */
const focusNow = (element: HTMLElement | null): void => element?.focus();

/** A button that goes when it is pressed leaves the focus with the preview. */
const focusTab = (): void =>
  document
    .querySelector<HTMLElement>('.export-preview [role="tab"][aria-selected="true"]')
    ?.focus();

/** What is being done for the preview. After a while it can be stopped. */
function Making({
  format,
  options,
  onStop,
}: {
  format: ExportFormat;
  options: ExportOptions;
  onStop(): void;
}) {
  const { doing } = useProgress(
    'preview',
    format === 'pdf' ? 'Making the pages' : `Making the ${nameOf(format)} file`,
    options,
  );
  return (
    <div className="preview-making">
      <p role="status">{doing}…</p>
      <Button className="button small preview-stop" aria-label="Stop the preview" onPress={onStop}>
        Stop
      </Button>
    </div>
  );
}

function Made({ preview, name, onSeen }: { preview: ExportPreview; name: string; onSeen(): void }) {
  switch (preview.kind) {
    case 'pages':
      return <Pages bytes={preview.bytes} more={preview.more} onSeen={onSeen} />;
    case 'outline':
      return (
        <>
          <p className="preview-facts" role="status">
            {[
              counted(preview.headings.length, 'heading'),
              counted(preview.tables, 'table'),
              counted(preview.rows, 'row'),
              counted(preview.pictures, 'picture'),
              sizeOf(preview.size),
            ].join(' · ')}
          </p>
          <div className="export-outline" tabIndex={0} role="region" aria-label="Headings">
            <ol>
              {preview.headings.map(({ level, text }, index) => (
                <li key={index} data-level={level}>
                  {text || 'Untitled'}
                </li>
              ))}
            </ol>
          </div>
        </>
      );
    case 'text':
      return (
        <>
          <p className="preview-facts" role="status">
            {[
              sizeOf(preview.size),
              ...(preview.beside.length > 0
                ? [`${counted(preview.beside.length, 'picture')} beside it`]
                : []),
            ].join(' · ')}
          </p>
          <pre className="export-text" tabIndex={0} role="region" aria-label={`${name} file`}>
            {preview.text}
          </pre>
        </>
      );
  }
}
