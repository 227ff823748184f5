import { useEffect, useState } from 'react';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import type { ExportLeak, ExportStart, Failure } from '../../../electron/bridge/bridge.ts';
import { useApp } from '../../app/context.ts';
import type { Outcome } from './outcome.tsx';
import { readyPages, unreadyPages } from './page-drawer.ts';

/**
 * Where the export stands: being chosen (`after` a try that wrote nothing), made, held back by
 * finds, or done.
 */
export type Step =
  | { at: 'choosing'; after: Failure | null }
  | { at: 'working' }
  | { at: 'leaks'; leaks: ExportLeak[] }
  | { at: 'done'; outcome: Outcome };

export interface Exporting {
  document: Postmortem | null;
  /** The document's file as text. */
  text: Promise<string>;
  /** Null until it was looked up how this document was exported before. */
  choices: ExportStart | null;
  step: Step;
  choose(change: Partial<ExportStart>): void;
  run(allowLeaks: boolean): void;
  stop(): void;
  /** Back to what was chosen. */
  again(): void;
}

/** An export of the open document, which stands still while the dialog is open. */
export function useExport(): Exporting {
  const app = useApp();
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
  const stop = (): void => void app.files.ask('The export', 'export:cancel', { what: 'run' });
  useEffect(() => {
    readyPages();
    return unreadyPages;
  }, []);
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
  return {
    document,
    text,
    choices,
    step,
    choose: (change) => setChoices((now) => now && { ...now, ...change }),
    run: (allowLeaks) => void run(allowLeaks),
    stop,
    again: () => setStep({ at: 'choosing', after: null }),
  };
}
