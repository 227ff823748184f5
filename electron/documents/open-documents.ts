/**
 * The documents that are open, by handle: which file each belongs to, what that file held, and the
 * copy that guards it. Knows nothing of windows.
 */
import { stat } from 'node:fs/promises';
import type { DocumentHandle, OpenDocument, Result } from '../bridge/bridge.ts';
import { acceptChange, changeOnDisk } from './change-on-disk.ts';
import { entryOf, hold, shown, type Copy, type Entry } from './entry.ts';
import { recoveryFailure } from './file-errors.ts';
import type { JournalLine } from './journal.ts';
import { createMemoryStore, type Keeper } from './memory-store.ts';
import { keptDocument, openedFile, withoutFile, type Reading } from './opening.ts';
import type { RecoveryCopy, RecoveryStore } from './recovery-store.ts';
import { identityOf, sameIdentity } from './safe-write.ts';
import { keepCopy, latestText, settle, writeEntry, type Saved } from './saving.ts';
import { untilDone } from './unfinished.ts';

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
   * The window is gone. `keepsCopy` leaves the recovery copy for the next start; otherwise it goes
   * to the trash.
   */
  release(handle: DocumentHandle, keepsCopy: boolean): Promise<void>;
  /** Recovery copies of documents that are open now. */
  isOpen(id: string): boolean;
  rememberExport(handle: DocumentHandle, paths: readonly string[]): void;
  lastExport(handle: DocumentHandle): readonly string[];
}

export function createOpenDocuments(recovery: RecoveryStore): OpenDocuments {
  const entries = new Map<DocumentHandle, Entry>();
  const inMemory = createMemoryStore();
  const keeperOf = ({ traces }: Entry): Keeper => (traces ? recovery : inMemory);

  function add(reading: Reading): Opened {
    if (!reading.ok) return reading;
    const { entry } = reading;
    entries.set(entry.handle, entryOf(entry));
    return { ok: true, document: shown(entry) };
  }

  return {
    open: async (path, { traces } = { traces: true }) => add(await openedFile(path, traces)),
    leavesTraces: (handle) => handle === null || entries.get(handle)?.traces !== false,
    adopt: (text, options) => add(withoutFile(text, options)),
    fromRecovery: async (copy) => add(await keptDocument(copy, recovery)),

    async byPath(path) {
      const facts = await stat(path).catch(() => null);
      if (!facts) return null;
      for (const entry of entries.values()) {
        const other = entry.path === null ? null : await stat(entry.path).catch(() => null);
        if (other && other.dev === facts.dev && other.ino === facts.ino) return entry.handle;
      }
      return null;
    },

    current(handle) {
      const entry = entries.get(handle);
      return entry ? shown(Object.assign(entry, latestText(keeperOf(entry), entry))) : null;
    },
    pathOf: (handle) => entries.get(handle)?.path ?? null,

    async save(handle, copy) {
      const entry = entries.get(handle);
      if (!entry?.path) return lost();
      return untilDone(writeEntry(keeperOf(entry), entry, entry.path, copy, entry.identity));
    },
    async saveAs(handle, path, copy) {
      const entry = entries.get(handle);
      return entry ? untilDone(writeEntry(keeperOf(entry), entry, path, copy, null)) : lost();
    },

    async recover(handle, { title, text, line }) {
      const entry = entries.get(handle);
      if (!entry) return lost();
      hold(entry, { title, text, line });
      const onDisk = entry.markdown ? entry.markdown.said : entry.identity;
      entry.unsaved =
        onDisk === null || !sameIdentity(identityOf(Buffer.from(text, 'utf8')), onDisk);
      const keeper = keeperOf(entry);
      return kept(entry.unsaved ? keepCopy(keeper, entry) : settle(keeper, entry, line));
    },

    async journal(handle, line) {
      const entry = entries.get(handle);
      if (!entry) return lost();
      entry.unsaved = true;
      // The first line since a save or the start: what it follows on must be on disk too.
      const keeper = keeperOf(entry);
      const needsBase = !keeper.has(handle) && line.number === entry.line + 1;
      const base = needsBase ? keepCopy(keeper, entry) : Promise.resolve();
      return kept(Promise.all([base, untilDone(keeper.append(handle, line))]));
    },

    async changed(handle) {
      const entry = entries.get(handle);
      return entry ? changeOnDisk(entry) : null;
    },
    mayReplace(handle) {
      const entry = entries.get(handle);
      if (entry) acceptChange(entry);
    },
    acceptMissing(handle, missing) {
      const entry = entries.get(handle);
      if (entry) entry.accepted = new Set(missing);
    },

    async release(handle, keepsCopy) {
      const entry = entries.get(handle);
      const keeper = entry ? keeperOf(entry) : recovery;
      entries.delete(handle);
      await untilDone(keepsCopy ? keeper.letGo(handle) : keeper.discard(handle));
    },
    isOpen: (id) => entries.has(id),
    rememberExport(handle, paths) {
      const entry = entries.get(handle);
      if (entry) entry.exported = paths;
    },
    lastExport: (handle) => entries.get(handle)?.exported ?? [],
  };
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
