/**
 * `dialog`: what a native dialog would ask is asked in the window itself. An object of plain
 * functions, so that a test can put its own in their place.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { pathOf } from './folders.ts';
import { askInPage, type Question } from './page-scripts.ts';

type Arguments<Options> = [unknown, Options] | [Options];

export const dialog = {
  async showOpenDialog(
    ...given: Arguments<Electron.OpenDialogOptions>
  ): Promise<Electron.OpenDialogReturnValue> {
    const { window, options } = split(given);
    const folder = options.properties?.includes('openDirectory') ?? false;
    const path = options.defaultPath ?? pathOf('documents');
    const start = folder ? path : join(path, '');
    const { button, path: chosen } = await ask(window, {
      message: options.title ?? (folder ? 'Choose a folder' : 'Open a file'),
      detail: 'Type its path.',
      path: start,
      buttons: [options.buttonLabel ?? 'Open', 'Cancel'],
      defaultId: 0,
      cancelId: 1,
    });
    return button === 0 && chosen.trim() !== ''
      ? { canceled: false, filePaths: [chosen.trim()] }
      : { canceled: true, filePaths: [] };
  },

  async showSaveDialog(
    ...given: Arguments<Electron.SaveDialogOptions>
  ): Promise<Electron.SaveDialogReturnValue> {
    const { window, options } = split(given);
    const { button, path } = await ask(window, {
      message: options.title ?? 'Save as',
      detail: 'Type the path of the file.',
      path: options.defaultPath ?? '',
      buttons: ['Save', 'Cancel'],
      defaultId: 0,
      cancelId: 1,
    });
    const chosen = path.trim();
    if (button !== 0 || chosen === '') return { canceled: true, filePath: '' };
    if (
      await stat(chosen).then(
        () => true,
        () => false,
      )
    ) {
      const { button: answer } = await ask(window, {
        message: 'Replace the file?',
        detail: `${chosen} exists already.`,
        buttons: ['Replace', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
      });
      if (answer !== 0) return { canceled: true, filePath: '' };
    }
    return { canceled: false, filePath: chosen };
  },

  async showMessageBox(
    ...given: Arguments<Electron.MessageBoxOptions>
  ): Promise<Electron.MessageBoxReturnValue> {
    const { window, options } = split(given);
    const buttons = options.buttons?.length ? options.buttons : ['OK'];
    const { button } = await ask(window, {
      message: options.message,
      detail: options.detail ?? '',
      buttons,
      defaultId: options.defaultId ?? 0,
      cancelId: options.cancelId ?? buttons.length - 1,
    });
    return { response: button, checkboxChecked: false };
  },

  /**
   * Electron's waits for an answer with everything else standing still; there is no page that could
   * be drawn meanwhile.
   */
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}. ${content}\n`);
  },
};
dialog satisfies Pick<
  Electron.Dialog,
  'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'
>;

function split<Options>(given: Arguments<Options>): {
  window: BrowserWindow | null;
  options: Options;
} {
  const [first, second] = given;
  if (second !== undefined)
    return { window: first instanceof BrowserWindow ? first : null, options: second };
  return {
    window: BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null,
    options: first as Options,
  };
}

async function ask(
  window: BrowserWindow | null,
  question: Question,
): Promise<{ button: number; path: string }> {
  app.needsReady('dialog module can only be used after app is ready');
  if (!window) {
    // no window to ask in: as if it had been closed
    process.stderr.write(`${question.message} ${question.detail}\n`);
    return { button: question.cancelId, path: '' };
  }
  return window.webContents
    .withPage((page) => page.evaluate(askInPage, question))
    .catch(() => ({ button: question.cancelId, path: '' }));
}
