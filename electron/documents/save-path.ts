import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';

export const FILTERS = [{ name: 'Postmortem', extensions: ['postmortem'] }];

/**
 * Asks the author where to save. The dialog asks before it replaces a file; but on Linux it gives
 * the name as it was typed, and the file that we then mean, with our extension, is another one.
 * @returns the file, or null where the author does not want to save after all
 */
export async function chooseSavePath(
  window: BrowserWindow,
  suggested: string,
): Promise<string | null> {
  for (let defaultPath = suggested; ;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath,
      filters: FILTERS,
    });
    if (canceled || !filePath) return null;
    const path = /\.postmortem$/i.test(filePath) ? filePath : `${filePath}.postmortem`;
    if (path === filePath || !existsSync(path)) return path;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: `“${basename(path)}” is there already. Replace it?`,
      detail: 'What is in it now would be lost.',
      buttons: ['Choose Another Name', 'Replace', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    });
    if (response === 1) return path;
    if (response === 2) return null;
    defaultPath = path;
  }
}
