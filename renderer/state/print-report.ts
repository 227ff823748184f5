import type { App } from './app-interface.ts';

/** Prints the report as its PDF was last made: for those readers, in that zone. */
export async function printReport(app: App): Promise<void> {
  const document = app.document();
  const text = app.saving()?.current();
  if (!document || text === undefined) return;
  const start = await app.files.ask('Printing', 'export:start', {
    document: document.id,
    title: document.title,
  });
  if (!('options' in start)) return app.files.fail(start);
  const { options } = start;
  const printed = await app.files.ask('Printing', 'export:print', { text, options });
  if (!printed.ok) app.files.fail(printed);
}
