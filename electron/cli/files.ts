import { dirname, resolve } from 'node:path';
import { FileProblem } from '../../core/files/source-file.ts';
import { isOwnMarkdown, readOwnMarkdown } from '../../core/markdown/read.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { randomIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { SaveError, type SaveCode } from '../documents/file-errors.ts';
import { errnoOf } from '../documents/file-port.ts';
import { decodeText } from '../../core/files/decode.ts';
import { readPictures } from '../import/read-sources.ts';
import { CliProblem, type CliIo } from './io.ts';

const READ_PROBLEMS: Record<string, string> = {
  ENOENT: 'There is no such file. Check the name and the folder.',
  EACCES: 'The file may not be read. Check its permissions.',
  EPERM: 'The file may not be read. Check its permissions.',
  EISDIR: 'This is a folder. Name a file.',
  ERR_FS_FILE_TOO_LARGE: 'The file is too large to read. Cut out the part you need.',
};

const WRITE_PROBLEMS: Record<string, string> = {
  ENOSPC: 'The disk is full, so nothing was written. Free some space or choose another disk.',
  EDQUOT:
    'Your share of the disk is used up, so nothing was written. Free some space or choose another disk.',
  ENOENT: 'The folder is not there, so nothing was written. Make it first or choose another.',
  ENOTDIR: 'The folder is not there, so nothing was written. Make it first or choose another.',
  EACCES:
    'The file or its folder may not be written, so nothing was. Check its permissions or choose another place.',
  EPERM:
    'The file or its folder may not be written, so nothing was. Check its permissions or choose another place.',
  EROFS: 'The disk is read-only, so nothing was written. Choose another place.',
  EISDIR: 'There is a folder of that name, so nothing was written. Choose another name.',
  EINVAL: 'The disk takes no file of that name, so nothing was written. Choose another.',
  ENAMETOOLONG: 'The name is too long for this disk, so nothing was written. Choose a shorter one.',
};

/** For what the disk did not refuse by a code of its own. */
const SAVE_PROBLEMS: Partial<Record<SaveCode, string>> = {
  'disk-full': WRITE_PROBLEMS['ENOSPC']!,
  'read-only': WRITE_PROBLEMS['EACCES']!,
  'not-a-file': WRITE_PROBLEMS['EISDIR']!,
  locked:
    'Another program is holding the file, so nothing was written. Close it there and try again.',
};

/** The text of a file, or of standard input for '-'. */
export async function readText(file: string, io: CliIo): Promise<string> {
  const bytes = file === '-' ? await standardInput(io) : await readBytes(file, io);
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new CliProblem(file, `The file ${decoded.problem}`);
  return decoded.text;
}

async function standardInput(io: CliIo): Promise<Uint8Array> {
  try {
    return await io.stdin();
  } catch (error) {
    if (error instanceof FileProblem) throw new CliProblem('-', error.message);
    throw error;
  }
}

/** A document from a `.postmortem` file, or from Markdown that Afterword exported. */
export async function readPostmortem(file: string, io: CliIo): Promise<Postmortem> {
  return (await readPostmortemText(file, io)).document;
}

/** The same with the text that it was read from. */
export async function readPostmortemText(
  file: string,
  io: CliIo,
): Promise<{ document: Postmortem; text: string; isMarkdown: boolean }> {
  const text = await readText(file, io);
  if (isOwnMarkdown(text)) {
    const read = (path: string) => io.readFile(resolve(io.cwd, dirname(file), path));
    const document = ownMarkdown(file, text, await readPictures(text, read));
    return { document, text, isMarkdown: true };
  }
  const opened = openPostmortem(text);
  if (!opened.ok) throw new CliProblem(file, opened.problem);
  return { document: opened.document, text, isMarkdown: false };
}

function ownMarkdown(
  file: string,
  text: string,
  pictures: ReadonlyMap<string, Uint8Array>,
): Postmortem {
  try {
    return readOwnMarkdown(text, randomIds(), pictures);
  } catch (error) {
    const sentence = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new CliProblem(
      file,
      `This Markdown was exported by Afterword and then damaged (${sentence}). Import it instead: its text is kept.`,
    );
  }
}

/** Writes a result whole or not at all. */
export async function writeResult(file: string, bytes: Uint8Array, io: CliIo): Promise<void> {
  try {
    await io.writeFile(resolve(io.cwd, file), bytes);
  } catch (error) {
    throw writingProblem(file, error);
  }
}

/** The sentence for a file that could not be written. */
export function writingProblem(file: string, error: unknown): CliProblem {
  const cause = causeOf(error);
  return new CliProblem(
    file,
    WRITE_PROBLEMS[cause] ??
      SAVE_PROBLEMS[error instanceof SaveError ? error.code : 'io'] ??
      `The file could not be written (${cause || 'unknown cause'}), so nothing was.`,
  );
}

/** The bytes of a file, or one sentence on why there are none. */
export async function readBytes(file: string, io: CliIo): Promise<Uint8Array> {
  try {
    return await io.readFile(resolve(io.cwd, file));
  } catch (error) {
    throw new CliProblem(
      file,
      READ_PROBLEMS[errnoOf(error)] ??
        `The file could not be read (${errnoOf(error) || 'unknown cause'}).`,
    );
  }
}

function causeOf(error: unknown): string {
  return errnoOf(error) || (error instanceof Error ? errnoOf(error.cause) : '');
}
