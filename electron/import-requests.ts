import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { dialog } from 'electron';
import type { Failure } from './bridge.ts';
import type { Desktop } from './desktop.ts';
import { CANCELLED } from './file-requests.ts';
import { decodeText, LARGEST_SOURCE } from './import/decode.ts';
import type { RequestHandlers } from './ipc.ts';

const IMAGE_TYPES: Record<string, string> = { '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.svg': 'image/svg+xml' };
const LARGEST_IMAGE = 15_000_000;

/** Files whose content goes to the page: text to import, pictures to insert. */
export function importRequests({ memory }: Desktop): Pick<RequestHandlers, 'import:choose' | 'image:choose'> {
  return {
    'import:choose': async (_input, window) => {
      const filters = [{ name: 'Reports and notes', extensions: ['txt', 'md', 'markdown', 'html', 'htm', 'json', 'csv', 'log'] }, { name: 'All files', extensions: ['*'] }];
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, { defaultPath: memory.folder('imports'), filters, properties: ['openFile'] });
      const path = filePaths[0];
      if (canceled || path === undefined) return CANCELLED;
      memory.setFolder('imports', dirname(path));
      const bytes = await readUpTo(path, LARGEST_SOURCE);
      if ('ok' in bytes) return bytes;
      const decoded = decodeText(bytes, LARGEST_SOURCE);
      return decoded.ok ? { ok: true, source: { name: basename(path), text: decoded.text } } : { ok: false, code: 'unreadable', sentence: `“${basename(path)}” ${decoded.problem}` };
    },
    'image:choose': async (_input, window) => {
      const filters = [{ name: 'Pictures', extensions: Object.keys(IMAGE_TYPES).map((type) => type.slice(1)) }];
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, { defaultPath: memory.folder('images'), filters, properties: ['openFile'] });
      const path = filePaths[0];
      if (canceled || path === undefined) return CANCELLED;
      memory.setFolder('images', dirname(path));
      const type = IMAGE_TYPES[extname(path).toLowerCase()];
      if (type === undefined) return { ok: false, code: 'unreadable', sentence: `“${basename(path)}” is not a picture of a kind that a report can hold. Use PNG, JPEG, GIF, WebP or SVG.` };
      const bytes = await readUpTo(path, LARGEST_IMAGE);
      return 'ok' in bytes ? bytes : { ok: true, image: { type, data: bytes.toString('base64'), name: basename(path) } };
    },
  };
}

async function readUpTo(path: string, limit: number): Promise<Buffer | Failure> {
  try {
    if ((await stat(path)).size > limit) return { ok: false, code: 'unreadable', sentence: `“${basename(path)}” is larger than ${limit / 1_000_000} MB. Choose a smaller one.` };
    return await readFile(path);
  } catch {
    return { ok: false, code: 'unreadable', sentence: `“${basename(path)}” could not be read. Check that it is still there and that you may open it.` };
  }
}
