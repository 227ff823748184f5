import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dialog, shell } from 'electron';
import { openPostmortem } from '../core/document/open.ts';
import { fileNameOf } from '../core/export/names.ts';
import { buildReport } from '../core/report/report.ts';
import type { Desktop } from './desktop.ts';
import { CANCELLED } from './file-requests.ts';
import { exportFiles } from './export/export-files.ts';
import { printer } from './export/printer.ts';
import type { RequestHandlers } from './ipc.ts';

/** Exports from a window: one question for the folder, then each file whole or not at all. */
export function exportRequests({ memory, documents }: Desktop): Pick<RequestHandlers, 'export:run' | 'export:reveal'> {
  return {
    'export:run': async ({ handle, text, formats, audience, zone, pageSize }, window) => {
      const opened = openPostmortem(text);
      if (!opened.ok) return { ok: false, code: 'unreadable', sentence: opened.problem };
      const last = documents.lastExport(handle)[0];
      const defaultPath = last === undefined ? memory.folder('exports') : dirname(last);
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, { title: 'Export to a folder', buttonLabel: 'Export', defaultPath, properties: ['openDirectory', 'createDirectory'] });
      const folder = filePaths[0];
      if (canceled || folder === undefined) return CANCELLED;
      const report = buildReport(opened.document, { audience, zone, pageSize });
      const base = join(folder, fileNameOf(opened.document.title));
      const taken = formats.map((format) => `${base}.${format}`).filter((path) => existsSync(path));
      if (taken.length > 0 && !(await mayReplace(taken, window.browser))) return CANCELLED;
      memory.setFolder('exports', folder);
      const files = await exportFiles(report, formats, base, printer);
      documents.rememberExport(handle, files.filter(({ problem }) => problem === null).map(({ name }) => join(folder, name)));
      return { ok: true, folder, files };
    },
    'export:reveal': ({ handle }) => {
      const path = documents.lastExport(handle).find((each) => existsSync(each));
      if (path === undefined) return { ok: false, code: 'gone', sentence: 'The exported files are no longer where they were put. Export again.' };
      shell.showItemInFolder(path);
      return { ok: true };
    },
  };
}

async function mayReplace(paths: string[], window: Electron.BrowserWindow): Promise<boolean> {
  const names = paths.map((path) => `“${basename(path)}”`).join(', ');
  const { response } = await dialog.showMessageBox(window, { type: 'question', message: paths.length === 1 ? `Replace ${names}?` : `Replace these files? ${names}`, detail: 'The folder holds an earlier export of that name.', buttons: ['Replace', 'Cancel'], defaultId: 0, cancelId: 1 });
  return response === 0;
}
