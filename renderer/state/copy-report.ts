import type { CopiedReport } from '../../electron/bridge.ts';
import type { App } from './app.ts';

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
  const copy = (): void => {
    if (putOnClipboard(answer.copied))
      app.banner({
        id: 'done',
        tone: 'info',
        text: `The report is on the clipboard, ${readers}.`,
        actions: [],
      });
    // A browser lets nobody write there long after the key: the next press does it.
    else
      app.banner({
        id: 'done',
        tone: 'info',
        text: 'The report is ready to be copied.',
        actions: [{ label: 'Copy it', run: copy }],
      });
  };
  copy();
}

/** @returns false where it was not allowed */
function putOnClipboard({ html, text, markdown }: CopiedReport): boolean {
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation(); // the editor would put its selection there
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/markdown', markdown);
  };
  // With nothing selected there is something to copy only for those who say so.
  const allow = (event: Event): void => event.preventDefault();
  window.addEventListener('beforecopy', allow, true);
  window.addEventListener('copy', give, true);
  try {
    return document.execCommand('copy');
  } finally {
    window.removeEventListener('beforecopy', allow, true);
    window.removeEventListener('copy', give, true);
  }
}
