import { CircleAlert } from 'lucide-react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import type { Diagnostic } from '../../../core/checks/model/diagnostic.ts';
import type { ExportLeak, ExportStart, Failure } from '../../../electron/bridge/bridge.ts';
import { useApp, useAppState } from '../../app/context.ts';
import { counted } from '../../../core/prose/counted.ts';
import './export.css';
import { Destination } from './destination.tsx';
import { Leaks } from './leaks.tsx';
import { OptionsForm } from './options-form.tsx';
import { ExportedButtons, ExportedFiles, type Outcome } from './outcome.tsx';
import { Preview } from './preview.tsx';
import { Progress } from './progress.tsx';
import { Cancel, Frame } from '../parts/frame.tsx';

const NO_PROBLEMS: readonly Diagnostic[] = [];
/** Problems named before the export; more would hide the choice. */
const NAMED = 3;

/**
 * Where the export stands: being chosen (`after` a try that wrote nothing), made, held back by
 * finds, or done.
 */
type Step =
  | { at: 'choosing'; after: Failure | null }
  | { at: 'working' }
  | { at: 'leaks'; leaks: ExportLeak[] }
  | { at: 'done'; outcome: Outcome };

/**
 * What is exported, for whom, how it will look; then the files. What stands open is said, and stops
 * nothing.
 */
export function ExportDialog() {
  const app = useApp();
  // The document stands still while a dialog is open.
  const [{ document, text }] = useState(() => ({
    document: app.document(),
    text: app.saving()?.currentSoon() ?? Promise.resolve(''),
  }));
  const [choices, setChoices] = useState<ExportStart | null>(null);
  const [step, setStep] = useState<Step>({ at: 'choosing', after: null });

  useEffect(() => {
    if (!document) return;
    void app.files
      .ask('The export', 'export:start', { document: document.id, title: document.title })
      .then((start) => {
        if ('options' in start) setChoices(start);
        else app.files.fail(start);
      });
  }, [app, document]);
  // What still runs when the dialog closes is for nobody.
  useEffect(() => () => void app.files.ask('The export', 'export:cancel', { what: 'run' }), [app]);

  const run = async (allowLeaks: boolean): Promise<void> => {
    const { open } = app.store.get();
    if (!open || !document || !choices) return;
    setStep({ at: 'working' });
    const { formats, options, folder, name, reveal } = choices;
    const answer = await app.files.ask('The export', 'export:run', {
      handle: open.handle,
      document: document.id,
      text: await text,
      formats,
      options,
      folder: folder.id,
      name,
      reveal,
      allowLeaks,
    });
    if (!answer.ok) setStep({ at: 'choosing', after: answer });
    else if (answer.leaks.length > 0) setStep({ at: 'leaks', leaks: answer.leaks });
    else setStep({ at: 'done', outcome: answer });
  };

  // Each step marks what the author turns to next. In the same frame as the button that had the
  // focus goes: a frame later the dialog would have given it to its first control.
  useLayoutEffect(() => window.document.querySelector<HTMLElement>('[data-next]')?.focus(), [step]);

  const again = (): void => setStep({ at: 'choosing', after: null });
  if (!choices)
    return (
      <Frame title="Export" size="huge" footer={<Cancel />}>
        <p className="preview-empty" role="status">
          Looking up how it was exported before…
        </p>
      </Frame>
    );
  if (step.at === 'done') {
    return (
      <Frame
        title="Export"
        reading
        footer={<ExportedButtons files={step.outcome.files} onAgain={again} />}
      >
        <ExportedFiles outcome={step.outcome} />
      </Frame>
    );
  }
  if (step.at === 'leaks') {
    return (
      <Frame
        title="Export"
        reading
        footer={
          <>
            <Button className="button" onPress={() => void run(true)}>
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
  }
  const working = step.at === 'working';
  const after = step.at === 'choosing' ? step.after : null;
  const wrong = after?.code === 'name' || after?.code === 'folder' ? after.code : null;
  const stop = (): void => void app.files.ask('The export', 'export:cancel', { what: 'run' });
  return (
    <Frame
      title="Export"
      size="huge"
      footer={
        working ? (
          <>
            <Progress />
            <Button className="button" data-next onPress={stop}>
              Stop
            </Button>
          </>
        ) : (
          <>
            {after?.sentence && (
              <p className="wrong export-wrong" role="alert">
                {after.sentence}
              </p>
            )}
            <Destination
              value={choices}
              wrong={wrong}
              onChange={(change) => setChoices({ ...choices, ...change })}
            />
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
        )
      }
    >
      <div className="export">
        <Form
          id="export-form"
          className="export-form"
          inert={working}
          onSubmit={(event) => {
            event.preventDefault();
            if (!working && choices.formats.length > 0) void run(false);
          }}
        >
          <OpenProblems />
          <OptionsForm
            value={choices}
            own={document?.incident.zone ?? ''}
            onChange={(change) => setChoices({ ...choices, ...change })}
          />
        </Form>
        <Preview text={text} formats={choices.formats} options={choices.options} />
      </div>
    </Frame>
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
