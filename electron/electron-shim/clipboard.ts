/**
 * `clipboard`: written by a copy in the focused window, which Chromium carries out for a menu and
 * which asks the page for no permission.
 */
import { BrowserWindow } from './browser-window.ts';
import { runEditCommand } from './edit-commands.ts';

type Forms = Record<string, string>;

export class ClipboardItem {
  readonly types: string[];
  private readonly forms: Forms;

  constructor(forms: Forms) {
    if (Object.values(forms).some((value) => typeof value !== 'string'))
      throw new TypeError('The stand-in’s clipboard takes strings only.');
    this.forms = forms;
    this.types = Object.keys(forms);
  }

  getType(type: string): Promise<Blob> {
    const form = this.forms[type];
    return form === undefined
      ? Promise.reject(new Error(`The type '${type}' is not there.`))
      : Promise.resolve(new Blob([form], { type }));
  }
}

export const clipboard = {
  async write(items: ClipboardItem[]): Promise<void> {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    if (!window) throw new Error('No window is there to copy in.');
    const forms: Forms = {};
    for (const item of items)
      for (const type of item.types) forms[type] = await (await item.getType(type)).text();
    await window.webContents.withPage(async (page) => {
      await page.evaluate(giveAtNextCopy, forms);
      await runEditCommand(page, 'copy');
    });
  },

  writeText: (text: string): Promise<void> =>
    clipboard.write([new ClipboardItem({ 'text/plain': text })]),
};

/** Runs in the page: whatever has the keyboard, the next copy is of these forms. */
function giveAtNextCopy(forms: Record<string, string>): void {
  // With nothing selected there is something to copy only for those who say so.
  const allow = (event: Event): void => event.preventDefault();
  const give = (event: ClipboardEvent): void => {
    window.removeEventListener('beforecopy', allow, true);
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(forms)) event.clipboardData?.setData(type, text);
  };
  window.addEventListener('beforecopy', allow, true);
  window.addEventListener('copy', give, { capture: true, once: true });
}
