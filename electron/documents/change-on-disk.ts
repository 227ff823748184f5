import { readFile } from 'node:fs/promises';
import { markdownOf, type Entry } from './entry.ts';
import { errnoOf } from './file-port.ts';
import { readMarkdown, withIdsOfText } from './markdown-document.ts';
import { identityOf, sameIdentity } from './safe-write.ts';

/** What another program has put into the file since it was last looked at; told once. */
export async function changeOnDisk(entry: Entry): Promise<{ text: string | null } | null> {
  if (!entry.path || !entry.identity) return null;
  const bytes = await readFile(entry.path).catch((error) =>
    errnoOf(error) === 'ENOENT' ? null : undefined,
  );
  if (bytes === undefined) return null; // held by its writer; the next look will tell
  const told = entry.gone;
  entry.gone = bytes === null;
  if (bytes === null) return told ? null : { text: null };
  const now = identityOf(bytes);
  if (sameIdentity(now, entry.identity)) {
    entry.theirs = null;
    return null;
  }
  if (entry.theirs && sameIdentity(now, entry.theirs)) return null;
  entry.theirs = now;
  if (!entry.markdown) return { text: bytes.toString('utf8') };
  const read = await readMarkdown(entry.path, bytes);
  if (!read.ok) return { text: bytes.toString('utf8') };
  const text = withIdsOfText(entry.text, read.read.text);
  entry.theirMarkdown = markdownOf({ source: read.read.source, text });
  return { text };
}

/** Its author has seen it: the next save replaces it. */
export function acceptChange(entry: Entry): void {
  if (!entry.theirs) return;
  entry.identity = entry.theirs;
  entry.markdown = entry.theirMarkdown ?? entry.markdown;
  entry.theirs = null;
  entry.theirMarkdown = null;
}
