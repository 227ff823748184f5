import { CircleAlert } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { Button, Form } from 'react-aria-components';
import type { Diagnostic } from '../../../core/checks/model/diagnostic.ts';
import type { ExportStart } from '../../../electron/bridge/bridge.ts';
import { useAppState } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';
import './export.css';
import { Destination } from './destination.tsx';
import { Leaks } from './leaks.tsx';
import { OptionsForm } from './options-form.tsx';
import { ExportedButtons, ExportedFiles } from './outcome.tsx';
import { Preview } from './preview.tsx';
import { Progress } from './progress.tsx';
import { useExport, type Exporting } from './use-export.ts';
import { Cancel, Frame } from '../parts/frame.tsx';

const NO_PROBLEMS: readonly Diagnostic[] = [];
/** Problems named before the export; more would hide the choice. */
const NAMED = 3;

/**
 * What is exported, for whom, how it will look; then the files. What stands open is said, and stops
 * nothing. One frame holds all the steps: another one would be another dialog, for which a long
 * document is covered again, element by element.
 */
export function ExportDialog() {
  const exporting = useExport();
  const { choices, step, run, again } = exporting;
  // Each step marks what the author turns to next. In the same frame as the button that had the
  // focus goes: a frame later the dialog would have given it to its first control.
  // Looked for in the dialog alone: before it stands the document, which may have 10,000 rows.
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => frame.current?.querySelector<HTMLElement>('[data-next]')?.focus(), [step]);

  if (!choices)
    return (
      <Frame ref={frame} title="Export" size="huge" footer={<Cancel />}>
        <p className="preview-empty" role="status">
          Looking up how it was exported before…
        </p>
      </Frame>
    );
  switch (step.at) {
    case 'done':
      return (
        <Frame
          ref={frame}
          title="Export"
          reading
          footer={<ExportedButtons files={step.outcome.files} onAgain={again} />}
        >
          <ExportedFiles outcome={step.outcome} />
        </Frame>
      );
    case 'leaks':
      return (
        <Frame
          ref={frame}
          title="Export"
          reading
          footer={
            <>
              <Button className="button" onPress={() => run(true)}>
                Write nonetheless
              </Button>
              <Button className="button primary" data-next onPress={again}>
                Back
              </Button>
            </>
          }
        >
          <Leaks leaks={step.leaks} />
        </Frame>
      );
    default:
      return (
        <Frame
          ref={frame}
          title="Export"
          size="huge"
          footer={<ChoosingFooter exporting={exporting} choices={choices} />}
        >
          <Choosing exporting={exporting} choices={choices} />
        </Frame>
      );
  }
}

interface ChoosingProps {
  exporting: Exporting;
  choices: ExportStart;
}

/** The choices beside what comes of them; they stand still while the files are made. */
function Choosing({ exporting: { document, text, step, choose, run }, choices }: ChoosingProps) {
  const working = step.at === 'working';
  return (
    <div className="export">
      <Form
        id="export-form"
        className="export-form"
        inert={working}
        onSubmit={(event) => {
          event.preventDefault();
          if (!working && choices.formats.length > 0) run(false);
        }}
      >
        <OpenProblems />
        <OptionsForm value={choices} own={document?.incident.zone ?? ''} onChange={choose} />
      </Form>
      <Preview text={text} formats={choices.formats} options={choices.options} />
    </div>
  );
}

/** Where to, and what was wrong with that the last time; how far it is while it is made. */
function ChoosingFooter({ exporting: { step, choose, stop }, choices }: ChoosingProps) {
  if (step.at === 'working')
    return (
      <>
        <Progress />
        <Button className="button" data-next onPress={stop}>
          Stop
        </Button>
      </>
    );
  const after = step.at === 'choosing' ? step.after : null;
  const wrong = after?.code === 'name' || after?.code === 'folder' ? after.code : null;
  return (
    <>
      {after?.sentence && (
        <p className="wrong export-wrong" role="alert">
          {after.sentence}
        </p>
      )}
      <Destination value={choices} wrong={wrong} onChange={choose} />
      <Cancel />
      <Button
        className="button primary"
        type="submit"
        form="export-form"
        data-next={(after !== null && wrong === null) || undefined}
        isDisabled={choices.formats.length === 0}
      >
        Export
      </Button>
    </>
  );
}

/** `3 problems stand open: out of order; no owner; …` */
function OpenProblems() {
  const found = useAppState((state) => state.analysis?.diagnostics ?? NO_PROBLEMS);
  const gaps = useAppState((state) => state.gaps);
  const problems = [...found, ...gaps];
  if (problems.length === 0) return null;
  const names = [...new Set(problems.map(({ title }) => title))];
  const named = names
    .slice(0, NAMED)
    .map((name) => `“${name}”`)
    .join(', ');
  return (
    <p className="open-problems">
      <CircleAlert size={15} aria-hidden="true" />
      <span>
        <strong>
          {counted(problems.length, 'problem')} {problems.length === 1 ? 'stands' : 'stand'} open:
        </strong>{' '}
        {named}
        {names.length > NAMED && ` and ${names.length - NAMED} more kinds`}. The export says what
        the document says.
      </span>
    </p>
  );
}
