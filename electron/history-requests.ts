import { basename } from 'node:path';
import { dialog } from 'electron';
import type { Desktop } from './desktop.ts';
import { readDocument } from './documents/read-document.ts';
import { OPEN_FILTERS } from './documents/save-path.ts';
import type { RequestHandlers } from './windows/ipc.ts';

type Handled =
  | 'compare:choose'
  | 'history:list'
  | 'history:read'
  | 'history:name'
  | 'history:room'
  | 'history:empty';

/** Versions of documents that were kept. */
export function historyRequests({
  history,
  memory,
  documents,
}: Desktop): Pick<RequestHandlers, Handled> {
  return {
    'compare:choose': async (_input, window) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        defaultPath: memory.folder('documents'),
        filters: OPEN_FILTERS,
        properties: ['openFile'],
        buttonLabel: 'Compare',
      });
      const path = filePaths[0];
      if (canceled || path === undefined) return { ok: false, code: 'cancelled', sentence: '' };
      const read = await readDocument(path);
      return read.ok ? { ok: true, name: basename(path), text: read.text } : read;
    },
    'history:list': async ({ document }) => ({
      ok: true,
      versions: await history.list(document),
      problem: history.problem(),
    }),
    'history:read': async ({ document, id }) => {
      const text = await history.read(document, id);
      return text === null
        ? {
            ok: false,
            code: 'unreadable',
            sentence:
              'This version is damaged or no longer there, and was not opened. Choose another.',
          }
        : { ok: true, text };
    },
    'history:name': async ({ text, name }, window) => {
      if (!documents.leavesTraces(window.handle))
        return {
          ok: false,
          code: 'locked',
          sentence: 'No version was kept, because this document was opened without traces.',
        };
      await history.keep(text, 'named', name);
      const problem = history.problem();
      return problem === '' ? { ok: true } : { ok: false, code: 'io', sentence: problem };
    },
    'history:room': async () => ({ ok: true, room: await history.room() }),
    'history:empty': async ({ document }) => {
      await history.empty(document ?? undefined);
      return { ok: true };
    },
  };
}
