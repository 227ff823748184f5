import { basename } from 'node:path';
import type { Report } from '../../core/report/report.ts';
import type { ExportedFile, ExportFormat } from '../bridge.ts';
import { exportProblem } from '../documents/file-errors.ts';
import { safeWrite } from '../documents/safe-write.ts';
import { makeExport, type Printer } from './make-export.ts';

/**
 * Writes a report in each format as `base.docx`, `base.pdf`, `base.md`: each file whole or not at all, and none that was there is left half replaced.
 * One that fails does not keep the others from being written; its problem is a sentence.
 */
export async function exportFiles(report: Report, formats: readonly ExportFormat[], base: string, printer: Printer): Promise<ExportedFile[]> {
  const files: ExportedFile[] = [];
  for (const format of formats) {
    const path = `${base}.${format}`;
    files.push({ format, name: basename(path), problem: await problemOf(path, () => makeExport(report, format, printer)) });
  }
  return files;
}

async function problemOf(path: string, make: () => Promise<Uint8Array>): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await make();
  } catch (error) {
    return `“${basename(path)}” could not be made (${error instanceof Error ? error.message.split('\n')[0] : String(error)}). The other files are not affected.`;
  }
  try {
    await safeWrite(path, Buffer.from(bytes));
    return null;
  } catch (error) {
    return exportProblem(error, path);
  }
}
