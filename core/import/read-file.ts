/**
 * One file or folder -> the documents that it holds: by its bytes first, by its name where those
 * leave it open.
 */
import { decodeText, LARGEST_FILE, LARGEST_SOURCE } from '../files/decode.ts';
import { embeddedBytes } from '../files/embedded-pictures.ts';
import type { ImportedSource } from './model/read-source.ts';
import { isMail } from './text/mail-signs.ts';
import { fromSource, readerOptions } from './one-source.ts';
import type { FileOptions } from './model/read-source.ts';
import { readTextSource } from './read-text.ts';
import type { SourceFormat } from './model/source.ts';
import {
  FileProblem,
  problemOf,
  type SourceFile,
  type SourceFolder,
} from '../files/source-file.ts';
import type { ImportProgress } from './model/read-source.ts';
import { exportFiles } from './data/slack/export-files.ts';
import { readSlack } from './data/slack/read-slack.ts';
import { isZip, unpack } from '../files/unpack.ts';

/** A document with what was read, or why one file of a folder could not be. */
export type FileResult = ImportedSource | FileProblem;

/**
 * Bytes of data (JSON, tables): room for a large chat export in one file. A report in words is
 * never near it.
 */
const LARGEST_DATA = 200_000_000;

/** Reads one file; a packed folder gives one result for each report in it. @throws FileProblem */
export async function readOneFile(
  file: SourceFile,
  options: FileOptions,
  progress: ImportProgress,
): Promise<FileResult[]> {
  const { name, bytes } = file;
  if (isZip(bytes)) return readPacked(name, unpack(name, bytes), options, progress);
  if (isPdf(bytes)) {
    // These libraries are large, and most imports need none of them.
    const { readPdf } = await import('./pdf/read.ts');
    return [fromSource(name, await readPdf(name, bytes, progress), options)];
  }
  if (isOldOffice(bytes))
    throw new FileProblem(
      name,
      'The file is an old Office or Outlook file, or one with a password. ' +
        'Open it there, save it as .docx (a mail as .eml) without a password, and import that.',
    );
  if (options.format === 'docx' || options.format === 'pdf')
    throw new FileProblem(
      name,
      `The file is no ${options.format === 'pdf' ? 'PDF' : 'Word document'}. ` +
        'Leave the format to be found out, or name another.',
    );
  if (options.format === 'email' || (options.format === undefined && isMail(bytes))) {
    const { readMail } = await import('./text/mail.ts');
    return [fromSource(name, await readMail(name, bytes), options)];
  }
  // Our own Markdown may hold its pictures, and so may a page.
  const withPictures =
    isOwnMarkdownFile(bytes) ||
    (bytes.length > LARGEST_SOURCE && bytes.length - embeddedBytes(bytes) <= LARGEST_SOURCE);
  const largestText = withPictures ? LARGEST_FILE : LARGEST_SOURCE;
  const decoded = decodeText(bytes, isData(file, options.format) ? LARGEST_DATA : largestText);
  if (!decoded.ok)
    throw new FileProblem(name, `The ${name === '' ? 'text' : 'file'} ${decoded.problem}`);
  const beside =
    file.beside && new Map(file.beside.map((picture) => [picture.name, picture.bytes]));
  return [
    readTextSource(name, decoded.text.replace(/^\uFEFF/, ''), {
      ...options,
      ...(beside && { beside }),
    }),
  ];
}

/** Reads a folder: a chat export as one source, else each of its files. @throws FileProblem */
export async function readFolder(
  folder: SourceFolder,
  options: FileOptions,
  progress: ImportProgress,
): Promise<FileResult[]> {
  return readReports(folder.name, folder.files, options, progress);
}

async function readPacked(
  name: string,
  files: readonly SourceFile[],
  options: FileOptions,
  progress: ImportProgress,
): Promise<FileResult[]> {
  if (files.some((file) => file.name === '[Content_Types].xml')) {
    const { isDocx, readDocx } = await import('./docx/read.ts');
    if (isDocx(files)) return [fromSource(name, await readDocx(name, files), options)];
    throw new FileProblem(
      name,
      'The file is a spreadsheet or a presentation. ' +
        'Save its table as CSV, or its text as .docx or PDF, and import that.',
    );
  }
  return readReports(name, files, options, progress);
}

/** What is worth reading in a folder of reports. */
const REPORTS =
  /\.(?:txt|log|md|mdx|markdown|html?|json|csv|tsv|docx|pdf|eml|xml|rss|atom|postmortem)$/i;

async function readReports(
  name: string,
  files: readonly SourceFile[],
  options: FileOptions,
  progress: ImportProgress,
): Promise<FileResult[]> {
  if (options.format === 'slack' || isChatExport(files)) {
    const { document, read } = readSlack(files, readerOptions(name, options), progress);
    return [{ document, read: { name, ...read } }];
  }
  const reports = files.filter((file) => REPORTS.test(file.name));
  if (reports.length === 0)
    throw new FileProblem(
      name,
      'There is nothing in it that can be read. Choose the chat export, or the folder of the reports ' +
        '(text, Markdown, HTML, Word, PDF, JSON, CSV, mail).',
    );
  const results: FileResult[] = [];
  for (const [index, file] of reports.entries()) {
    const path = `${name}/${file.name}`;
    progress(index / reports.length, `Reading ${file.name}`);
    try {
      const beside = isOwnMarkdownFile(file.bytes) ? filesBeside(file, files) : undefined;
      results.push(
        ...(await readOneFile(
          { name: path, bytes: file.bytes, ...(beside && { beside }) },
          { ...options, choice: options.choices?.[path] },
          () => undefined,
        )),
      );
    } catch (error) {
      results.push(problemOf(path, error));
    }
  }
  return results;
}

/** True for what begins like Markdown that Afterword exported. */
function isOwnMarkdownFile(bytes: Uint8Array): boolean {
  const decoded = decodeText(bytes.subarray(0, 400));
  return decoded.ok && /^\uFEFF?---\r?\nformat: ["']?postmortem\b/.test(decoded.text);
}

/** The files of a folder that lie in the same one as a file of it, or below, named from there. */
function filesBeside({ name }: SourceFile, files: readonly SourceFile[]): SourceFile[] {
  const start = name.slice(0, name.lastIndexOf('/') + 1);
  return files
    .filter((file) => file.name.startsWith(start))
    .map((file) => ({ name: file.name.slice(start.length), bytes: file.bytes }));
}

/**
 * A folder of days beside a list of users or channels; the days alone where there is nothing else.
 */
function isChatExport(files: readonly SourceFile[]): boolean {
  const { conversations, names, others } = exportFiles(files);
  return conversations.size > 0 && (names.size > 0 || (files.length > 1 && others.length === 0));
}

/** JSON and tables may be larger than words: exports are. */
function isData({ name, bytes }: SourceFile, format: SourceFormat | undefined): boolean {
  const first = bytes.subarray(0, 200).find((byte) => byte > 0x20 && byte < 0x7f);
  return /\.(?:json|csv|tsv)$/i.test(name) || format === 'csv' || first === 0x7b || first === 0x5b;
}

function isPdf(bytes: Uint8Array): boolean {
  // A few programs write a line before the mark.
  const start = String.fromCharCode(...bytes.subarray(0, 1_024));
  return start.startsWith('%PDF-') || /^[^\n]{0,200}\n%PDF-\d/.test(start);
}

/** The container of .doc, .xls and .msg files, and of encrypted .docx files. */
function isOldOffice(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}
