import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import { FileProblem } from '../core/files/source-file.ts';
import type { ImportSource } from '../core/import/model/read-source.ts';
import type { Failure } from './bridge/bridge.ts';
import type { Desktop } from './desktop.ts';
import { CANCELLED } from './open-file.ts';
import { readFromDisk } from './import/read-sources.ts';
import type { RequestHandlers } from './windows/ipc.ts';

const IMAGE_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};
const LARGEST_IMAGE = 15_000_000;

const SOURCE_FILTERS: FileFilter[] = [
  {
    name: 'Reports, exports and mails',
    extensions: [
      'txt',
      'md',
      'mdx',
      'markdown',
      'html',
      'htm',
      'json',
      'csv',
      'tsv',
      'log',
      'docx',
      'pdf',
      'eml',
      'xml',
      'rss',
      'atom',
      'zip',
      'postmortem',
    ],
  },
  { name: 'All files', extensions: ['*'] },
];

/** Requests for the content of chosen files: sources to import, pictures to insert. */
export function importRequests({
  memory,
  documents,
}: Desktop): Pick<RequestHandlers, 'import:choose' | 'image:choose'> {
  return {
    'import:choose': async ({ what }, window) => {
      const properties: OpenDialogOptions['properties'] =
        what === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'];
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        defaultPath: memory.folder('imports'),
        properties,
        ...(what === 'files' && { filters: SOURCE_FILTERS }),
      });
      const first = filePaths[0];
      if (canceled || first === undefined) return CANCELLED;
      if (documents.leavesTraces(window.handle)) memory.setFolder('imports', dirname(first));
      return { ok: true, ...(await readAll(filePaths)) };
    },
    'image:choose': async (_input, window) => {
      const filters = [
        { name: 'Pictures', extensions: Object.keys(IMAGE_TYPES).map((type) => type.slice(1)) },
      ];
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        defaultPath: memory.folder('images'),
        filters,
        properties: ['openFile'],
      });
      const path = filePaths[0];
      if (canceled || path === undefined) return CANCELLED;
      if (documents.leavesTraces(window.handle)) memory.setFolder('images', dirname(path));
      const type = IMAGE_TYPES[extname(path).toLowerCase()];
      if (type === undefined)
        return {
          ok: false,
          code: 'unreadable',
          sentence:
            `“${basename(path)}” is not a picture of a kind that a report can hold. ` +
            'Use PNG, JPEG, GIF, WebP or SVG.',
        };
      const bytes = await readUpTo(path, LARGEST_IMAGE);
      return 'ok' in bytes
        ? bytes
        : { ok: true, image: { type, data: bytes.toString('base64'), name: basename(path) } };
    },
  };
}

/**
 * Reads the files one after the other, so that only one is in memory twice. One that cannot be
 * read is reported, and the others are read all the same.
 */
async function readAll(
  paths: readonly string[],
): Promise<{ sources: ImportSource[]; problems: { source: string; sentence: string }[] }> {
  const sources: ImportSource[] = [];
  const problems: { source: string; sentence: string }[] = [];
  for (const path of paths) {
    try {
      sources.push(await readFromDisk(path));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      problems.push({ source: error.source, sentence: error.message });
    }
  }
  return { sources, problems };
}

async function readUpTo(path: string, limit: number): Promise<Buffer | Failure> {
  try {
    if ((await stat(path)).size > limit)
      return {
        ok: false,
        code: 'unreadable',
        sentence: `“${basename(path)}” is larger than ${limit / 1_000_000} MB. Choose a smaller one.`,
      };
    return await readFile(path);
  } catch {
    return {
      ok: false,
      code: 'unreadable',
      sentence: `“${basename(path)}” could not be read. Check that it is still there and that you may open it.`,
    };
  }
}
