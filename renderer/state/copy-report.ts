import type { App } from './app-interface.ts';

/**
 * Copies the whole report as its export would be made: for the readers and in the zone that were
 * chosen last. Says for whom, or what went wrong.
 */
export async function copyReport(app: App): Promise<void> {
  const document = app.document();
  const text = app.saving()?.current();
  if (!document || text === undefined) return;
  const start = await app.files.ask('Copying the report', 'export:start', {
    document: document.id,
    title: document.title,
  });
  if (!('options' in start)) return app.files.fail(start);
  const answer = await app.files.ask('Copying the report', 'export:copy', {
    text,
    options: start.options,
  });
  if (!answer.ok) return app.files.fail(answer);
  const readers =
    start.options.audience === 'everyone' ? 'as everyone may read it' : 'with what is internal';
  app.banner({
    id: 'done',
    tone: 'info',
    text: `The report is on the clipboard, ${readers}.`,
    actions: [],
  });
}
