/**
 * The documents that are open, by handle: which file each belongs to, what that file held, and the
 * copy that guards it. Knows nothing of windows.
 */
import { randomUUID } from 'node:crypto';
import { access, constants, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { DocumentHandle, OpenDocument, Result } from '../bridge/bridge.ts';
import { recoveryFailure, saveFailure, SaveError } from './file-errors.ts';
import { errnoOf } from './file-port.ts';
import { replay, type JournalLine } from './journal.ts';
import { createMemoryStore, type Keeper } from './memory-store.ts';
import { DAMAGED_COPY, noticeOf } from './recovered.ts';
import {
  isMarkdownName,
  readMarkdown,
  withIdsOfText,
  writtenMarkdown,
} from './markdown-document.ts';
import { readDocument } from './read-document.ts';
import type { Origin, RecoveryCopy, RecoveryStore } from './recovery-store.ts';
import { identityOf, safeWrite, sameIdentity, type Identity } from './safe-write.ts';
import { removeStaleTemporaries } from './stale-temporaries.ts';
import { untilDone } from './unfinished.ts';

interface Entry {
  readonly handle: DocumentHandle;
  /** Real path, null while it was never saved. */
  path: string | null;
  identity: Identity | null;
  /**
   * What another program has put there, once the page was told. It is replaced only when the author
   * has said so.
   */
  theirs: Identity | null;
  /**
   * Of a Markdown file: its text as it was last read or written, and what that says as a window's
   * text. null for a `.postmortem` file, whose text is the window's.
   */
  markdown: { source: string; said: Identity } | null;
  /** The same of what another program has put there. */
  theirMarkdown: Entry['markdown'];
  /** What the author knows that the Markdown file does not hold. */
  accepted: ReadonlySet<string>;
  readOnly: boolean;
  /** False: nothing of it goes to disk but its own file. */
  traces: boolean;
  /**
   * The latest whole text, so that a page that starts anew gets it back. What was typed since is in
   * the journal, after `line`.
   */
  text: string;
  line: number;
  /** As of the latest text. */
  title: string;
  unsaved: boolean;
  notice: string;
  /**
   * The file has vanished, and the page knows. What it held is still remembered: a drive that comes
   * back with it has changed nothing.
   */
  gone: boolean;
  /** Paths of the last exported files. */
  exported: readonly string[];
}

/** A text of the page's document, and the last line of the journal that it holds. */
export interface Copy {
  text: string;
  line: number;
}

/** The code of a save that would leave something out. */
export const CANNOT_HOLD = 'cannot-hold';
/** `missing`, with `CANNOT_HOLD`: what the file cannot hold, in words. */
export type Saved =
  | { ok: true; name: string }
  | { ok: false; code: string; sentence: string; missing?: readonly string[] };

export type Opened = Result<{ document: OpenDocument }>;

export interface OpenDocuments {
  /** Reads a file. The caller has looked with `byPath` whether it is open already. */
  open(path: string, options?: { traces: boolean }): Promise<Opened>;
  /** False for a document that was opened without traces. */
  leavesTraces(handle: DocumentHandle | null): boolean;
  /** A document without a file. `unsaved` false for an untouched new one. */
  adopt(text: string, options: { unsaved: boolean; notice?: string }): Opened;
  fromRecovery(copy: RecoveryCopy): Promise<Opened>;
  /** The handle under which a file is open, whatever name or link it was reached by. */
  byPath(path: string): Promise<DocumentHandle | null>;
  /** For a page that starts: the document as it last was. */
  current(handle: DocumentHandle): OpenDocument | null;
  pathOf(handle: DocumentHandle): string | null;
  /**
   * A Markdown file that cannot hold all of the document is not written, and fails with
   * `CANNOT_HOLD`, until its author accepts that (`acceptMissing`).
   */
  save(handle: DocumentHandle, copy: Copy): Promise<Saved>;
  /** The author knows what of the document its Markdown file does not hold. */
  acceptMissing(handle: DocumentHandle, missing: readonly string[]): void;
  saveAs(handle: DocumentHandle, path: string, copy: Copy): Promise<Saved>;
  recover(handle: DocumentHandle, copy: Copy & { title: string }): Promise<Result>;
  /** Adds what was typed since to the journal. */
  journal(handle: DocumentHandle, line: JournalLine): Promise<Result>;
  /**
   * Looks whether another program changed the file. Answers once per change. A save is refused until
   * `mayReplace`.
   */
  changed(handle: DocumentHandle): Promise<{ text: string | null } | null>;
  /** The author has seen what another program put into the file: the next save replaces it. */
  mayReplace(handle: DocumentHandle): void;
  /**
   * The window is gone. `keepCopy` leaves the recovery copy for the next start; otherwise it goes
   * to the trash.
   */
  release(handle: DocumentHandle, keepCopy: boolean): Promise<void>;
  /** Recovery copies of documents that are open now. */
  isOpen(id: string): boolean;
  rememberExport(handle: DocumentHandle, paths: readonly string[]): void;
  lastExport(handle: DocumentHandle): readonly string[];
}

export function createOpenDocuments(recovery: RecoveryStore): OpenDocuments {
  const entries = new Map<DocumentHandle, Entry>();
  const inMemory = createMemoryStore();
  const leavesTraces = (handle: DocumentHandle | null): boolean =>
    handle === null || entries.get(handle)?.traces !== false;
  const keeperOf = (handle: DocumentHandle): Keeper => (leavesTraces(handle) ? recovery : inMemory);

  const add = (entry: NewEntry): OpenDocument => {
    entries.set(entry.handle, {
      ...entry,
      exported: [],
      gone: false,
      theirs: null,
      theirMarkdown: null,
      accepted: new Set(),
    });
    return shown(entry);
  };

  async function write(
    entry: Entry,
    path: string,
    { text, line }: Copy,
    expected: Identity | null,
  ): Promise<Saved> {
    // Our own text must read back as a document: an editor's mistake must not reach a good file.
    const reread = openPostmortem(text);
    if (!reread.ok)
      return {
        ok: false,
        code: 'io',
        sentence: `“${basename(path)}” was not saved because the document would not open again: ${reread.problem}`,
      };
    const origin = {
      title: reread.document.title,
      path,
      name: basename(path),
      identity: entry.identity,
    };
    const made = await fileOf(entry, path, text);
    if (!made.ok) {
      entry.unsaved = true;
      hold(entry, { title: origin.title, text, line });
      return made.failure;
    }
    const { bytes, markdown } = made;
    try {
      const identity = await safeWrite(path, bytes, {
        expected,
        secure: () => keeperOf(entry.handle).write(entry.handle, text, origin, line),
      });
      Object.assign(entry, {
        path: await realpath(path),
        identity,
        markdown,
        theirs: null,
        theirMarkdown: null,
        readOnly: false,
        unsaved: false,
        notice: '',
        gone: false,
      });
      hold(entry, { title: origin.title, text, line });
    } catch (error) {
      entry.unsaved = true;
      hold(entry, { title: origin.title, text, line });
      const failure = saveFailure(error, path);
      if (failure.code === 'changed-on-disk') entry.theirs = await identityOnDisk(path);
      // What stands there now is our own doing, and no other program's.
      else if (error instanceof SaveError && error.torn)
        entry.identity = (await identityOnDisk(path)) ?? entry.identity;
      return failure;
    }
    await settle(entry, line).catch(() => undefined);
    return { ok: true, name: basename(path) };
  }

  const originOf = ({ title, path, identity }: Entry): Origin => ({
    title,
    path,
    name: path && basename(path),
    identity,
  });

  const keep = (entry: Entry): Promise<void> =>
    untilDone(keeperOf(entry.handle).write(entry.handle, entry.text, originOf(entry), entry.line));

  /** The text up to `line` is on disk: no copy is needed, unless more was typed meanwhile. */
  async function settle(entry: Entry, line: number): Promise<void> {
    if (await keeperOf(entry.handle).remove(entry.handle, line)) return;
    entry.unsaved = true;
    await keep(entry);
  }

  /** The text with all that was typed since, for a page that starts anew. */
  function latest({ handle, text, line }: Entry): Copy {
    const lines = keeperOf(handle)
      .lines(handle)
      .filter(({ number }) => number > line);
    const following = lines.filter(({ number }, index) => number === line + 1 + index);
    const replayed = replay(text, following);
    const last = lines.at(-1)?.number ?? line;
    // Lines that did not fit are passed by: the next number is one that follows on none of them.
    return { text: replayed.text, line: replayed.count === lines.length ? last : last + 1 };
  }

  return {
    async open(path, { traces } = { traces: true }) {
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
        document: add({
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
        }),
      };
    },

    adopt(text, { unsaved, notice = '' }) {
      const opened = openPostmortem(text);
      if (!opened.ok) return { ok: false, code: 'unreadable', sentence: opened.problem };
      return {
        ok: true,
        document: add({
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
        }),
      };
    },

    async fromRecovery(copy) {
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
        document: add({
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
        }),
      };
    },

    async byPath(path) {
      const facts = await stat(path).catch(() => null);
      if (!facts) return null;
      for (const entry of entries.values()) {
        const other = entry.path === null ? null : await stat(entry.path).catch(() => null);
        if (other && other.dev === facts.dev && other.ino === facts.ino) return entry.handle;
      }
      return null;
    },

    current: (handle) => {
      const entry = entries.get(handle);
      return entry ? shown(Object.assign(entry, latest(entry))) : null;
    },
    leavesTraces,
    pathOf: (handle) => entries.get(handle)?.path ?? null,

    async save(handle, copy) {
      const entry = entries.get(handle);
      if (!entry?.path) return lost();
      return untilDone(write(entry, entry.path, copy, entry.identity));
    },
    async saveAs(handle, path, copy) {
      const entry = entries.get(handle);
      return entry ? untilDone(write(entry, path, copy, null)) : lost();
    },

    async recover(handle, { title, text, line }) {
      const entry = entries.get(handle);
      if (!entry) return lost();
      hold(entry, { title, text, line });
      const onDisk = entry.markdown ? entry.markdown.said : entry.identity;
      entry.unsaved =
        onDisk === null || !sameIdentity(identityOf(Buffer.from(text, 'utf8')), onDisk);
      return kept(entry.unsaved ? keep(entry) : settle(entry, line));
    },

    async journal(handle, line) {
      const entry = entries.get(handle);
      if (!entry) return lost();
      entry.unsaved = true;
      // The first line since a save or the start: what it follows on must be on disk too.
      const keeper = keeperOf(handle);
      const needsBase = !keeper.has(handle) && line.number === entry.line + 1;
      const base = needsBase ? keep(entry) : Promise.resolve();
      return kept(Promise.all([base, untilDone(keeper.append(handle, line))]));
    },

    async changed(handle) {
      const entry = entries.get(handle);
      if (!entry?.path || !entry.identity) return null;
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
    },

    mayReplace(handle) {
      const entry = entries.get(handle);
      if (!entry?.theirs) return;
      entry.identity = entry.theirs;
      entry.markdown = entry.theirMarkdown ?? entry.markdown;
      entry.theirs = null;
      entry.theirMarkdown = null;
    },
    acceptMissing(handle, missing) {
      const entry = entries.get(handle);
      if (entry) entry.accepted = new Set(missing);
    },

    async release(handle, keepCopy) {
      const keeper = keeperOf(handle);
      entries.delete(handle);
      await untilDone(keepCopy ? keeper.letGo(handle) : keeper.discard(handle));
    },
    isOpen: (id) => entries.has(id),
    rememberExport(handle, paths) {
      const entry = entries.get(handle);
      if (entry) entry.exported = paths;
    },
    lastExport: (handle) => entries.get(handle)?.exported ?? [],
  };
}

type NewEntry = Omit<Entry, 'exported' | 'gone' | 'theirs' | 'theirMarkdown' | 'accepted'>;

type FileOf =
  | { ok: true; bytes: Buffer; markdown: Entry['markdown'] }
  | { ok: false; failure: Exclude<Saved, { ok: true }> };

/** What is to stand in a file: by its name a window's text, or Markdown. */
async function fileOf(entry: Entry, path: string, text: string): Promise<FileOf> {
  if (!isMarkdownName(path)) return { ok: true, bytes: Buffer.from(text, 'utf8'), markdown: null };
  try {
    const { source, missing } = await writtenMarkdown(text, entry.markdown?.source ?? null, path);
    if (missing.every((what) => entry.accepted.has(what)))
      return {
        ok: true,
        bytes: Buffer.from(source, 'utf8'),
        markdown: markdownOf({ source, text }),
      };
    const sentence =
      `“${basename(path)}” was not saved, because Markdown cannot hold ${listed(missing)}. ` +
      'Save it as a .postmortem file, which does, or save it again and leave that out.';
    return { ok: false, failure: { ok: false, code: CANNOT_HOLD, sentence, missing } };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    const sentence =
      `“${basename(path)}” was not saved because the document could not be written as Markdown ` +
      `(${why}). Your text is still here: use Save As… to save a .postmortem file.`;
    return { ok: false, failure: { ok: false, code: 'io', sentence } };
  }
}

function markdownOf({ source, text }: { source: string | null; text: string }): Entry['markdown'] {
  return source === null ? null : { source, said: identityOf(Buffer.from(text, 'utf8')) };
}

/** "a picture, 2 internal marks and 3 details of form" */
function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en').format(words);
}

/** Notes a whole text. A save that took long comes after copies that hold more. */
function hold(entry: Entry, latest: Copy & { title: string }): void {
  if (latest.line >= entry.line) Object.assign(entry, latest);
}

function shown({ handle, path, ...entry }: NewEntry): OpenDocument {
  const { text, line, unsaved, readOnly, traces, notice } = entry;
  return { handle, name: path && basename(path), text, line, unsaved, readOnly, traces, notice };
}

function lost(): { ok: false; code: string; sentence: string } {
  return {
    ok: false,
    code: 'io',
    sentence: 'This document has no file yet. Use Save As… to give it one.',
  };
}

/** How it went to keep what was typed. */
function kept(work: Promise<unknown>): Promise<Result> {
  return work.then(() => ({ ok: true }), recoveryFailure);
}

async function identityOnDisk(path: string): Promise<Identity | null> {
  return readFile(path).then(identityOf, () => null);
}
