import { readFile, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeText, LARGEST_FILE, LARGEST_SOURCE } from '../../core/files/decode.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { Result } from '../bridge/bridge.ts';
import { errnoOf } from './file-port.ts';
import { isMarkdownName, readMarkdown } from './markdown-document.ts';

type Read = Result<{
  text: string;
  title: string;
  bytes: Buffer;
  /** The text of a Markdown file; null for a `.postmortem` file, where `text` is the file's. */
  source: string | null;
}>;

/**
 * Reads a `.postmortem` file, or a Markdown file as a document, or says in a sentence why not. Never
 * throws.
 */
export async function readDocument(path: string): Promise<Read> {
  const name = `“${basename(path)}”`;
  const refuse = (sentence: string): Read => ({ ok: false, code: 'unreadable', sentence });
  let bytes: Buffer;
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return refuse(`${name} is a folder. Open a file in it.`);
    // Reading a pipe waits for whoever writes into it, and keeps every other file waiting.
    if (!facts.isFile())
      return refuse(
        `${name} is a pipe or a device, and no file. Choose a .postmortem or Markdown file.`,
      );
    const largest = isMarkdownName(path) ? LARGEST_SOURCE : LARGEST_FILE;
    if (facts.size > largest)
      return refuse(
        `${name} is larger than ${largest / 1_000_000} MB, which no postmortem is. ` +
          'Check that it is the right file.',
      );
    bytes = await readFile(path);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT')
      return refuse(
        `${name} is no longer there. It may have been moved or renamed: open it from its new place.`,
      );
    const reason =
      code === 'EACCES' || code === 'EPERM'
        ? ': you have no permission'
        : ` (${code || 'the disk did not answer'})`;
    return refuse(`${name} could not be read${reason}. Check the file and try again.`);
  }
  if (isMarkdownName(path)) {
    const markdown = await readMarkdown(await realpath(path).catch(() => path), bytes);
    return markdown.ok
      ? { ok: true, bytes, ...markdown.read }
      : refuse(`${name} ${markdown.problem}`);
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse(`${name} ${decoded.problem}`);
  const opened = openPostmortem(decoded.text);
  return opened.ok
    ? { ok: true, text: decoded.text, title: opened.document.title, bytes, source: null }
    : refuse(`${name} was not opened. ${opened.problem}`);
}
