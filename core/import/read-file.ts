/** One file or folder -> the documents that it holds: by its bytes first, by its name where those leave it open. */
import { openPostmortem } from '../document/open.ts';
import type { Media, Postmortem } from '../document/postmortem.ts';
import { decodeText, LARGEST_SOURCE } from './decode.ts';
import type { TextFormat } from './detect.ts';
import type { ImportedSource, ImportFilesOptions } from './import-files.ts';
import { documentOf, importText } from './import.ts';
import type { Source, SourceFormat } from './source.ts';
import { ImportProblem, type ImportProgress, type ReadSource, type SourceChoice, type SourceFile, type SourceFolder } from './source-file.ts';
import { isZip, unpack } from './unpack.ts';

/** A source's options, with what the author decided about this one. */
export interface FileOptions extends ImportFilesOptions {
  choice?: SourceChoice;
}

/** A document with what was read, or why one file of a folder could not be. */
export type FileResult = ImportedSource | ImportProblem;

/** Reads one file; a packed folder gives one result for each report in it. @throws ImportProblem */
export async function readOneFile(file: SourceFile, options: FileOptions, progress: ImportProgress): Promise<FileResult[]> {
  const { name, bytes } = file;
  if (isZip(bytes)) return readPacked(name, unpack(name, bytes), options, progress);
  if (isPdf(bytes)) {
    const { readPdf } = await import('./pdf.ts');
    return [fromSource(name, await readPdf(name, bytes, progress), options)];
  }
  if (isOldOffice(bytes)) throw new ImportProblem(name, 'The file is an old Office document (or a protected one). Open it in Word or LibreOffice, save it as .docx without a password, and import that.');
  const decoded = decodeText(bytes, LARGEST_SOURCE);
  if (!decoded.ok) throw new ImportProblem(name, `The ${name === '' ? 'text' : 'file'} ${decoded.problem}`);
  return [readText(name, decoded.text, options)];
}

/** Reads a folder: a chat export as one source, else each of its files. @throws ImportProblem */
export async function readFolder(folder: SourceFolder, options: FileOptions, progress: ImportProgress): Promise<FileResult[]> {
  return readReports(folder.name, folder.files, options, progress);
}

async function readPacked(name: string, files: readonly SourceFile[], options: FileOptions, progress: ImportProgress): Promise<FileResult[]> {
  const { isDocx, readDocx } = await import('./docx.ts');
  if (isDocx(files)) return [fromSource(name, await readDocx(name, files), options)];
  return readReports(name, files, options, progress);
}

/** What is worth reading in a folder of reports. */
const REPORTS = /\.(?:txt|log|md|mdx|markdown|html?|json|csv|tsv|docx|pdf|eml|xml|rss|atom|postmortem)$/i;

async function readReports(name: string, files: readonly SourceFile[], options: FileOptions, progress: ImportProgress): Promise<FileResult[]> {
  const reports = files.filter((file) => REPORTS.test(file.name));
  if (reports.length === 0) throw new ImportProblem(name, 'There is nothing in it that can be read. Choose the chat export, or the folder of the reports (text, Markdown, HTML, Word, PDF, JSON, CSV, mail).');
  const results: FileResult[] = [];
  for (const [index, file] of reports.entries()) {
    progress(index / reports.length, `Reading ${file.name}`);
    try {
      results.push(...(await readOneFile({ name: `${name}/${file.name}`, bytes: file.bytes }, options, () => undefined)));
    } catch (error) {
      if (!(error instanceof ImportProblem)) throw error;
      results.push(error);
    }
  }
  return results;
}

const TEXT_FORMATS: readonly SourceFormat[] = ['status-page', 'markdown', 'html', 'prose'] satisfies readonly TextFormat[];

function readText(name: string, text: string, options: FileOptions): ImportedSource {
  const { format } = options;
  if (/^\s*\{[^]*?"format"\s*:\s*"postmortem"/.test(text.slice(0, 4_000))) return readOwn(name, text, options);
  const as = format !== undefined && TEXT_FORMATS.includes(format) ? (format as TextFormat) : undefined;
  const { document, notes, format: found } = importText(text, { ...textOptions(name, options), format: as });
  return { document, read: describe(name, found, notes, document) };
}

/** A `.postmortem` file, as the document that it is. */
function readOwn(name: string, text: string, { newId }: FileOptions): ImportedSource {
  const opened = openPostmortem(text, newId);
  if (!opened.ok) throw new ImportProblem(name, opened.problem);
  return { document: opened.document, read: { name, format: 'afterword', notes: [], asksZone: false } };
}

interface TakenApart {
  source: Source;
  media?: Record<string, Media>;
  notes: string[];
}

/** The document of a file that its reader has taken apart. */
function fromSource(name: string, { source, media = {}, notes }: TakenApart, options: FileOptions): ImportedSource {
  const result = documentOf(source, textOptions(name, options));
  return { document: { ...result.document, media }, read: describe(name, source.format, [...result.notes, ...notes], result.document) };
}

function textOptions(name: string, { choice, zone, timelineFromText, newId, today }: FileOptions) {
  return { name, zone: choice?.zone || zone, timelineFromText, newId, today };
}

/** What the preview says of a source that is read without questions but for its zone. */
function describe(name: string, format: SourceFormat, notes: string[], document: Postmortem): ReadSource {
  return { name, format, notes, asksZone: [...document.timeline, ...document.updates].some(({ at }) => at !== null && at.local !== null && (at.zoneFrom === 'document' || at.zone === null)) };
}

function isPdf(bytes: Uint8Array): boolean {
  // A few programs write a line before the mark.
  const start = String.fromCharCode(...bytes.subarray(0, 1_024));
  return start.startsWith('%PDF-') || /(?:^|\n)%PDF-\d/.test(start);
}

/** The container of .doc, .xls and .msg files, and of encrypted .docx files. */
function isOldOffice(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}
