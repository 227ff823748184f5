/** Documents as they are opened: from a file, from a template, from a copy that was kept. */
import { randomUUID } from 'node:crypto';
import { access, constants, readFile, realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { Result } from '../bridge/bridge.ts';
import { markdownOf, type NewEntry } from './entry.ts';
import { isMarkdownName, readMarkdown } from './markdown-document.ts';
import { readDocument } from './read-document.ts';
import { DAMAGED_COPY, noticeOf } from './recovered.ts';
import type { RecoveryCopy, RecoveryStore } from './recovery-store.ts';
import { identityOf, sameIdentity } from './safe-write.ts';
import { removeStaleTemporaries } from './stale-temporaries.ts';

export type Reading = Result<{ entry: NewEntry }>;

/** Reads a file. @param traces whether what the app keeps may tell of it */
export async function openedFile(path: string, traces: boolean): Promise<Reading> {
  const read = await readDocument(path);
  if (!read.ok) return read;
  const real = await realpath(path);
  const readOnly = await access(real, constants.W_OK).then(
    () => false,
    () => true,
  );
  void removeStaleTemporaries(dirname(real), Date.now());
  return {
    ok: true,
    entry: {
      handle: randomUUID(),
      path: real,
      identity: identityOf(read.bytes),
      markdown: markdownOf(read),
      readOnly,
      traces,
      text: read.text,
      line: 0,
      title: read.title,
      unsaved: false,
      notice: '',
    },
  };
}

/** A document without a file. */
export function withoutFile(
  text: string,
  { unsaved, notice = '' }: { unsaved: boolean; notice?: string },
): Reading {
  const opened = openPostmortem(text);
  if (!opened.ok) return { ok: false, code: 'unreadable', sentence: opened.problem };
  return {
    ok: true,
    entry: {
      handle: randomUUID(),
      path: null,
      identity: null,
      markdown: null,
      readOnly: false,
      traces: true,
      text,
      line: 0,
      title: opened.document.title,
      unsaved,
      notice,
    },
  };
}

/** What a copy holds that was kept from an earlier run: of its file, unless that has changed since. */
export async function keptDocument(copy: RecoveryCopy, recovery: RecoveryStore): Promise<Reading> {
  if (copy.text === null) return { ok: false, code: 'unreadable', sentence: DAMAGED_COPY };
  const bytes = copy.path === null ? null : await readFile(copy.path).catch(() => null);
  const now = bytes && identityOf(bytes);
  const moved =
    copy.path !== null &&
    (now === null || copy.identity === null || !sameIdentity(now, copy.identity));
  const { id, text, line, title } = copy;
  // Told by the page's own next copy, where the disk does not take it.
  await recovery.takeOver({ ...copy, text }).catch(() => undefined);
  const path = moved ? null : copy.path;
  const isMarkdown = path !== null && bytes !== null && isMarkdownName(path);
  const read = isMarkdown ? await readMarkdown(path, bytes) : null;
  // What cannot be read any more is not written over.
  if (read && !read.ok)
    return { ok: false, code: 'unreadable', sentence: `“${basename(path!)}” ${read.problem}` };
  // The copy keeps its id, so that it goes on guarding this text until it is saved.
  return {
    ok: true,
    entry: {
      handle: id,
      path,
      identity: path === null ? null : now,
      markdown: read ? markdownOf(read.read) : null,
      readOnly: false,
      traces: true,
      text,
      line,
      title,
      unsaved: true,
      notice: noticeOf(copy, moved),
    },
  };
}
