import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeText, LARGEST_FILE } from '../../core/files/decode.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { Result } from '../bridge/bridge.ts';
import { errnoOf } from './file-port.ts';

type Read = Result<{ text: string; title: string; bytes: Buffer }>;

/** Reads a `.postmortem` file, or says in a sentence why not. Never throws. */
export async function readDocument(path: string): Promise<Read> {
  const name = `“${basename(path)}”`;
  const refuse = (sentence: string): Read => ({ ok: false, code: 'unreadable', sentence });
  let bytes: Buffer;
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return refuse(`${name} is a folder. Open a .postmortem file in it.`);
    // Reading a pipe waits for whoever writes into it, and keeps every other file waiting.
    if (!facts.isFile())
      return refuse(`${name} is a pipe or a device, and no file. Choose a .postmortem file.`);
    if (facts.size > LARGEST_FILE)
      return refuse(
        `${name} is larger than ${LARGEST_FILE / 1_000_000} MB, which no postmortem is. ` +
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
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse(`${name} ${decoded.problem}`);
  const opened = openPostmortem(decoded.text);
  return opened.ok
    ? { ok: true, text: decoded.text, title: opened.document.title, bytes }
    : refuse(`${name} was not opened. ${opened.problem}`);
}
