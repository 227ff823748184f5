import { basename, dirname, join } from 'node:path';
import type { ExportedFile } from '../bridge/bridge.ts';
import { exportProblem } from '../documents/file-errors.ts';
import { writeFileSet } from '../documents/file-set.ts';
import { safeWrite } from '../documents/safe-write.ts';
import { removeStaleTemporaries } from '../documents/stale-temporaries.ts';
import type { Attempt } from './job.ts';
import type { MadeExport } from './make-export.ts';

/** Folder for a Markdown file's pictures. */
export const mediaFolderOf = (base: string): string => `${basename(base)}-media`;

/**
 * Writes what was made as `base.docx`, `base.pdf` and so on: each whole or not at all. One that
 * fails does not keep the others from being written; its problem is a sentence.
 */
export async function exportFiles(
  attempts: readonly Attempt[],
  base: string,
): Promise<ExportedFile[]> {
  const files: ExportedFile[] = [];
  for (const attempt of attempts) {
    const path = `${base}.${attempt.format}`;
    files.push({
      format: attempt.format,
      name: basename(path),
      problem: 'problem' in attempt ? attempt.problem : await problemOf(path, attempt.made),
      remarks: 'problem' in attempt ? [] : attempt.made.remarks,
    });
  }
  return files;
}

async function problemOf(path: string, made: MadeExport): Promise<string | null> {
  try {
    await writeExport(path, made);
    return null;
  } catch (error) {
    return exportProblem(error);
  }
}

/** An export and what belongs beside it, whole or not at all. */
export async function writeExport(
  path: string,
  { bytes, beside }: Pick<MadeExport, 'bytes' | 'beside'>,
): Promise<void> {
  void removeStaleTemporaries(dirname(path), Date.now());
  const [first] = beside;
  if (!first) return void (await safeWrite(path, Buffer.from(bytes)));
  await writeFileSet(path, bytes, {
    name: dirname(first.path),
    files: beside.map((file) => ({ name: basename(file.path), bytes: file.bytes })),
  });
}

/** The paths that an export of these formats would take. */
export function pathsOf(
  formats: readonly string[],
  base: string,
  withMediaFolder: boolean,
): string[] {
  return [
    ...formats.map((format) => `${base}.${format}`),
    ...(withMediaFolder && formats.includes('md')
      ? [join(dirname(base), mediaFolderOf(base))]
      : []),
  ];
}
