/** A document whose file is Markdown: between its bytes and the canonical text that windows know. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { idOfPath, isMarkdownName } from '../../core/markdown-file/names.ts';
import { picturesBeside } from '../../core/markdown/read-pictures.ts';
import { withIdsOf } from '../../core/revision/match.ts';

/** Loaded with the first Markdown file: a start does not wait for its readers. */
const markdownFiles = () => import('../../core/markdown-file/markdown-file.ts');

/** Beyond this no report's pictures go, and reading them would fill the memory. */
const LARGEST_PICTURE = 50_000_000;

export interface MarkdownDocument {
  /** The file's own text, with its byte order mark and line ends. */
  source: string;
  /** What it says, as canonical text. */
  text: string;
  title: string;
}

/** `problem` continues a sentence that begins with the file's name. */
type Read = { ok: true; read: MarkdownDocument } | { ok: false; problem: string };

export { isMarkdownName };

/**
 * Reads the bytes of a Markdown file. Only UTF-8 is opened: the file could not be written again as
 * it was.
 * @param path its real path
 */
export async function readMarkdown(path: string, bytes: Uint8Array): Promise<Read> {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse(
      'was not opened because it is not text in UTF-8. Save it as UTF-8, or use Import, which reads other encodings.',
    );
  }
  if (source.includes('\0'))
    return refuse('was not opened because it is not text. Check that it is the right file.');
  if (source.trim() === '')
    return refuse(
      'was not opened because it is empty. Write a line into it, or make a new document.',
    );
  try {
    const pictures = await readPicturesOf(source, path);
    const { readMarkdownFile } = await markdownFiles();
    const document = readMarkdownFile(source, idOfPath(path), pictures);
    const text = toCanonicalJson(document);
    const opened = openPostmortem(text);
    if (!opened.ok) return refuse(`was not opened. ${opened.problem}`);
    return { ok: true, read: { source, text, title: opened.document.title } };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return refuse(
      `was written by Afterword and then damaged (${why}). Use Import instead: its text is kept.`,
    );
  }
}

function refuse(problem: string): Read {
  return { ok: false, problem };
}

/** The pictures that lie beside a file of ours, as far as they can be read. */
export async function readPicturesOf(
  source: string,
  path: string,
): Promise<Map<string, Uint8Array>> {
  return picturesIn(source, (picture) => readFile(join(dirname(path), picture)));
}

/** By their paths from the file; one that cannot be read is left out. */
export async function picturesIn(
  source: string,
  read: (path: string) => Promise<Uint8Array>,
): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const path of picturesBeside(source)) {
    const bytes = await read(path).catch(() => null);
    if (bytes && bytes.length <= LARGEST_PICTURE) pictures.set(path, new Uint8Array(bytes));
  }
  return pictures;
}

/**
 * The Markdown of a document's canonical text.
 * @param source the text that the file has; null for a new file
 * @returns also what of the document the file cannot hold, in words
 */
export async function writtenMarkdown(
  text: string,
  source: string | null,
  path: string,
): Promise<{ source: string; missing: string[] }> {
  const opened = openPostmortem(text);
  if (!opened.ok) throw new Error(opened.problem);
  const { missingInWords, newMarkdownFile, writeMarkdownFile } = await markdownFiles();
  const written =
    source === null
      ? newMarkdownFile(opened.document)
      : writeMarkdownFile(source, opened.document, await readPicturesOf(source, path));
  return { source: written.text, missing: missingInWords(written.missing) };
}

/** What a file says now, with the ids that its document has in a window. */
export function withIdsOfText(shown: string, now: string): string {
  const [before, after] = [openPostmortem(shown), openPostmortem(now)];
  if (!before.ok || !after.ok) return now;
  return toCanonicalJson(withIdsOf(before.document, { ...after.document, id: before.document.id }));
}
