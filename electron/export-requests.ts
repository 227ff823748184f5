import { basename, dirname, join } from 'node:path';
import { dialog, shell } from 'electron';
import { openPostmortem } from '../core/document/open.ts';
import { fileNameFor } from '../core/paths/file-name.ts';
import { buildReport, type Report } from '../core/report/report.ts';
import type { ExportedFile, ExportFormat } from './bridge.ts';
import type { Desktop } from './desktop.ts';
import { saveCode, type SaveCode } from './documents/file-errors.ts';
import { safeWrite } from './documents/safe-write.ts';
import { makeExport } from './export/make-export.ts';
import { printer } from './export/printer.ts';
import { CANCELLED } from './file-requests.ts';
import type { RequestHandlers } from './ipc.ts';

/** Exports: asks for the folder, makes each file whole before it is written, and says of each what became of it. */
export function exportRequests({ documents, memory }: Desktop): Pick<RequestHandlers, 'export:run' | 'export:reveal'> {
  return {
    'export:run': async ({ handle, text, formats, audience, zone, pageSize }, window) => {
      const opened = openPostmortem(text);
      if (!opened.ok) return { ok: false, code: 'unreadable', sentence: opened.problem };
      const path = documents.pathOf(handle);
      const defaultPath = documents.exportFolder(handle) ?? (path === null ? memory.folder('exports') : dirname(path));
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, { title: 'Export to', buttonLabel: 'Export here', defaultPath, properties: ['openDirectory', 'createDirectory'] });
      const folder = filePaths[0];
      if (canceled || folder === undefined) return CANCELLED;
      memory.setFolder('exports', folder);
      documents.rememberExport(handle, folder);
      const report = buildReport(opened.document, { audience, zone, pageSize });
      const stem = path === null ? fileNameFor(opened.document.title) : basename(path).replace(/\.[^.]+$/, '');
      const files: ExportedFile[] = [];
      for (const format of formats) files.push(await exportOne(report, format, folder, `${stem}.${format}`));
      return { ok: true, files, folder: basename(folder) };
    },
    'export:reveal': async ({ handle }) => {
      const folder = documents.exportFolder(handle);
      if (folder === null) return { ok: false, code: 'gone', sentence: 'Nothing has been exported from this document yet.' };
      const problem = await shell.openPath(folder);
      return problem === '' ? { ok: true } : { ok: false, code: 'gone', sentence: `The folder “${basename(folder)}” could not be shown. Check that it is still there.` };
    },
  };
}

async function exportOne(report: Report, format: ExportFormat, folder: string, name: string): Promise<ExportedFile> {
  let bytes: Uint8Array;
  try {
    bytes = await makeExport(report, format, printer);
  } catch (error) {
    return { format, name, problem: `The file could not be made (${error instanceof Error ? error.message.split('\n')[0] : String(error)}). Your document is unchanged.` };
  }
  try {
    await safeWrite(join(folder, name), Buffer.from(bytes));
    return { format, name, problem: null };
  } catch (error) {
    return { format, name, problem: WRITE_PROBLEMS[saveCode(error)] };
  }
}

const WRITE_PROBLEMS: Record<SaveCode, string> = {
  'disk-full': 'Not written: the disk is full. Free some space or choose another folder.',
  'read-only': 'Not written: the file or its folder may not be written. Choose another folder.',
  locked: 'Not written: another program is holding the file of that name. Close it there and export again.',
  gone: 'Not written: the folder is no longer there. Choose another.',
  'changed-on-disk': 'Not written: another program wrote the file at the same moment. Export again.',
  'name-too-long': 'Not written: the name is too long for this disk. Save the document under a shorter name.',
  io: 'Not written: the disk did not take it. Choose another folder.',
};
