/** Files and folders on disk -> the bytes that an import reads. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { decodeText } from '../../core/files/decode.ts';
import { isOwnMarkdown } from '../../core/markdown/read.ts';
import { picturesIn } from '../documents/markdown-document.ts';
import { FileProblem, type SourceFile } from '../../core/files/source-file.ts';
import type { ImportSource } from '../../core/import/model/read-source.ts';
import { errnoOf } from '../documents/file-port.ts';

/** Bytes of one file to import: room for a large chat export. */
export const LARGEST_SOURCE_FILE = 200_000_000;
/** Files and bytes of a folder to import: those of an unpacked export, as for a packed one. */
const MOST_FILES = 20_000;
const LARGEST_FOLDER = 500_000_000;

const PROBLEMS: Record<string, string> = {
  ENOENT: 'There is no such file. Check the name and the folder.',
  EACCES: 'The file may not be read. Check its permissions.',
  EPERM: 'The file may not be read. Check its permissions.',
};

/**
 * Reads a file, or a folder with all that is in it. @throws FileProblem whose source is `name`
 */
export async function readFromDisk(path: string, name = basename(path)): Promise<ImportSource> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return { name, files: await readFolder(path, name) };
    if (facts.size > LARGEST_SOURCE_FILE) throw tooLarge(name);
    const bytes = bytesOf(await readFile(path));
    const beside = MARKDOWN.test(name) ? await readBeside(dirname(path), bytes) : [];
    return { name, bytes, ...(beside.length > 0 && { beside }) };
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    const code = errnoOf(error);
    throw new FileProblem(
      name,
      PROBLEMS[code] ??
        `The file could not be read (${code || 'unknown cause'}). ` +
          'Check that it is still there and that you may open it.',
    );
  }
}

const MARKDOWN = /\.(?:md|markdown)$/i;

/** The pictures that our own Markdown names, as far as they are there. */
async function readBeside(folder: string, bytes: Uint8Array): Promise<SourceFile[]> {
  const decoded = decodeText(bytes);
  if (!decoded.ok || !isOwnMarkdown(decoded.text)) return [];
  const pictures = await picturesIn(decoded.text, (path) => readFile(join(folder, path)));
  return [...pictures].map(([name, picture]) => ({ name, bytes: picture }));
}

/**
 * All regular files below a folder, named by their path inside it. Links are not followed and
 * hidden files are left out: neither is part of an export.
 */
async function readFolder(folder: string, name: string): Promise<SourceFile[]> {
  const found = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
  if (found.length > MOST_FILES)
    throw new FileProblem(
      name,
      `The folder holds ${found.length} files, and at most ${MOST_FILES} can be read. ` +
        'Choose the folder of the chat export or of the reports themselves.',
    );
  const files: SourceFile[] = [];
  let bytes = 0;
  for (const path of found) {
    bytes += (await stat(join(folder, path))).size;
    if (bytes > LARGEST_FOLDER)
      throw new FileProblem(
        name,
        `The folder holds more than ${LARGEST_FOLDER / 1_000_000} MB. ` +
          'Choose the folder of the chat export or of the reports themselves.',
      );
    files.push({ name: path, bytes: bytesOf(await readFile(join(folder, path))) });
  }
  return files;
}

/** For a source that is too long to read, from a file or from standard input. */
export function tooLarge(name: string): FileProblem {
  return new FileProblem(
    name,
    `The file is larger than ${LARGEST_SOURCE_FILE / 1_000_000} MB. Cut out the part that belongs to the incident.`,
  );
}

/**
 * A Buffer's bytes as they are, without copying: on its way to the page, a Buffer may be turned
 * into its JSON.
 */
function bytesOf({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
