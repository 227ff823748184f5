/** One file or folder -> the documents that it holds: by its bytes first, by its name where those leave it open. */
import type { Postmortem } from '../document/postmortem.ts';
import { decodeText, LARGEST_SOURCE } from './decode.ts';
import type { TextFormat } from './detect.ts';
import type { ImportedSource, ImportFilesOptions } from './import-files.ts';
import { importText } from './import.ts';
import type { SourceFormat } from './source.ts';
import { ImportProblem, type ImportProgress, type ReadSource, type SourceChoice, type SourceFile, type SourceFolder } from './source-file.ts';

/** A source's options, with what the author decided about this one. */
export interface FileOptions extends ImportFilesOptions {
  choice?: SourceChoice;
}

/** A document with what was read, or why one file of a folder could not be. */
export type FileResult = ImportedSource | ImportProblem;

/** Reads one file. @throws ImportProblem */
export async function readOneFile(file: SourceFile, options: FileOptions, _progress: ImportProgress): Promise<FileResult[]> {
  const decoded = decodeText(file.bytes, LARGEST_SOURCE);
  if (!decoded.ok) throw new ImportProblem(file.name, `The ${file.name === '' ? 'text' : 'file'} ${decoded.problem}`);
  return [readText(file.name, decoded.text, options)];
}

/** Reads a folder: a chat export as one source, else each of its files. @throws ImportProblem */
export async function readFolder(folder: SourceFolder, options: FileOptions, progress: ImportProgress): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for (const file of folder.files) results.push(...(await readOneFile(file, options, progress)));
  if (results.length === 0) throw new ImportProblem(folder.name, 'The folder is empty. Choose the one that holds the reports or the chat export.');
  return results;
}

const TEXT_FORMATS: readonly SourceFormat[] = ['status-page', 'markdown', 'html', 'prose'] satisfies readonly TextFormat[];

function readText(name: string, text: string, options: FileOptions): ImportedSource {
  const { newId, today, timelineFromText, format } = options;
  const as = TEXT_FORMATS.includes(format ?? 'afterword') ? (format as TextFormat) : undefined;
  const { document, notes, format: found } = importText(text, { name, zone: options.choice?.zone || options.zone, timelineFromText, newId, today, format: as });
  return { document, read: describe(name, found, notes, document) };
}

/** What the preview says of a source that is read without questions but for its zone. */
export function describe(name: string, format: SourceFormat, notes: string[], document: Postmortem): ReadSource {
  return { name, format, notes, asksZone: [...document.timeline, ...document.updates].some(({ at }) => at !== null && at.local !== null && (at.zoneFrom === 'document' || at.zone === null)) };
}
