import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { isMarkdownName } from './markdown-document.ts';

const MARKDOWN = ['md', 'markdown'];
/** For opening: whatever a document can live in comes first. */
export const OPEN_FILTERS = [
  { name: 'Postmortem', extensions: ['postmortem', ...MARKDOWN] },
  { name: 'Markdown', extensions: MARKDOWN },
];
const SAVE_FILTERS = [
  { name: 'Postmortem', extensions: ['postmortem'] },
  { name: 'Markdown', extensions: MARKDOWN },
];
const IN_MARKDOWN = [...SAVE_FILTERS].reverse();

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
      filters: isMarkdownName(suggested) ? IN_MARKDOWN : SAVE_FILTERS,
    });
    if (canceled || !filePath) return null;
    const isNamed = /\.postmortem$/i.test(filePath) || isMarkdownName(filePath);
    const path = isNamed ? filePath : `${filePath}.postmortem`;
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
