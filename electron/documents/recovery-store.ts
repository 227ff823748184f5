/**
 * Copies of unsaved work, outside the author's folders, so that neither a crash nor the loss of a
 * folder takes a sentence.
 *
 * One file per document, named by a random id: a line of JSON (what it is a copy of, its length and
 * hash), then the text as it is. Written whole or not at all, for this user's eyes only. Beside it
 * a journal (journal.ts) of what was typed since. A copy that does not match its own hash is shown
 * as damaged: neither loaded nor removed; of a damaged journal the whole lines are read.
 */
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openPostmortem } from '../../core/file-format/open.ts';
import { disk, type FilePort } from './file-port.ts';
import { readJournal, replay, type JournalLine } from './journal.ts';
import { createJournalFiles, JOURNAL_SUFFIX } from './journal-files.ts';
import { identityOf, safeWrite } from './safe-write.ts';
import { removeStaleTemporaries } from './stale-temporaries.ts';

const SUFFIX = '.recovery';
const TRASH_DAYS = 14;
const DAY_MS = 86_400_000;

const metaSchema = z.object({
  title: z.string(),
  name: z.string().nullable(),
  path: z.string().nullable(),
  identity: z.object({ size: z.number(), hash: z.string() }).nullable(),
  when: z.string(),
  line: z.number().default(0),
  length: z.number(),
  sha256: z.string(),
});

export interface Origin {
  title: string;
  /** The file it belongs to, null while it has none. */
  path: string | null;
  name: string | null;
  /** What that file held when it was last read or written. */
  identity: { size: number; hash: string } | null;
}

export interface RecoveryCopy extends Origin {
  id: string;
  /** ISO instant. */
  when: string;
  /** With what the journal adds to it; null when the copy is damaged. */
  text: string | null;
  /** The last line of the journal that the text holds. */
  line: number;
  /** The journal goes on, but what comes next is damaged. */
  torn: boolean;
}

export interface RecoveryStore {
  /** `line`: the last line of the journal that the text holds. */
  write(id: string, text: string, origin: Origin, line: number): Promise<void>;
  /**
   * Goes on with a copy of an earlier run: one file that holds the journal too. What of that is
   * damaged goes into the trash.
   */
  takeOver(copy: RecoveryCopy & { text: string }): Promise<void>;
  /** Adds a line to the journal beside the copy, whatever is being written there. */
  append(id: string, line: JournalLine): Promise<void>;
  /** What this run has added and no copy holds yet. */
  lines(id: string): readonly JournalLine[];
  /** There is a copy that the journal's next lines follow on, or it is being written. */
  has(id: string): boolean;
  /**
   * Drops a copy whose text, up to `line`, is on disk.
   * @returns false when the copy or the journal holds more than that: then nothing was dropped
   */
  remove(id: string, line: number): Promise<boolean>;
  /**
   * Puts a copy that the author does not want into the dated trash, where it stays for some days.
   */
  discard(id: string): Promise<void>;
  list(): Promise<RecoveryCopy[]>;
  read(id: string): Promise<RecoveryCopy | null>;
  /** Leaves a copy and its journal for the next start. */
  letGo(id: string): Promise<void>;
  /**
   * Removes for good what earlier runs kept and all of the trash, but nothing of an open document.
   * @returns how many texts that were
   */
  empty(isOpen: (id: string) => boolean): Promise<number>;
  /**
   * For the start: removes what has been in the trash for longer than two weeks, and what an earlier
   * run left half written.
   */
  tidy(): Promise<void>;
}

export function createRecoveryStore(
  userData: string,
  now: () => number,
  port: FilePort = disk,
): RecoveryStore {
  const folder = join(userData, 'recovery');
  const trash = join(userData, 'recovery-trash');
  const file = (id: string): string => join(folder, `${id}${SUFFIX}`);

  const journals = createJournalFiles(folder, port);
  /** The last line that the copy of a document holds which this run has written or taken over. */
  const kept = new Map<string, number>();

  // One thing at a time per document: a removal can never overtake the write before it.
  const queues = new Map<string, Promise<unknown>>();
  const queued = <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const next = (queues.get(id) ?? Promise.resolve()).catch(() => undefined).then(work);
    queues.set(id, next);
    void next.catch(() => undefined).finally(() => queues.get(id) === next && queues.delete(id));
    return next;
  };

  async function readCopy(id: string): Promise<RecoveryCopy | null> {
    const bytes = await readFile(file(id)).catch(() => null);
    if (bytes === null) return null;
    const end = bytes.indexOf(0x0a);
    const meta = metaSchema.safeParse(parse(bytes.subarray(0, Math.max(end, 0)).toString('utf8')));
    if (!meta.success) return { ...NOTHING, id, when: await changedAt(file(id)) };
    const body = bytes.subarray(end + 1);
    const { length, sha256, ...copy } = meta.data;
    if (body.length !== length || identityOf(body).hash !== sha256)
      return { ...copy, id, text: null, torn: false };
    return withJournal({ ...copy, id, text: body.toString('utf8'), torn: false });
  }

  async function withJournal(copy: RecoveryCopy & { text: string }): Promise<RecoveryCopy> {
    const bytes = await readFile(journals.path(copy.id)).catch(() => null);
    if (bytes === null) return copy;
    const { lines, torn } = readJournal(bytes, copy.line);
    if (lines.length === 0) return { ...copy, torn };
    const replayed = replay(copy.text, lines);
    const opened = openPostmortem(replayed.text);
    if (!opened.ok) return { ...copy, torn: true };
    return {
      ...copy,
      title: opened.document.title,
      when: await changedAt(journals.path(copy.id)),
      text: replayed.text,
      line: copy.line + replayed.count,
      torn: torn || replayed.count < lines.length,
    };
  }

  async function changedAt(path: string): Promise<string> {
    const ms = await stat(path).then(({ mtimeMs }) => mtimeMs, now);
    return new Date(ms).toISOString();
  }

  /** Into today's folder of the trash, under a name of its own. */
  async function moveToTrash(path: string, id: string, suffix: string): Promise<void> {
    const day = new Date(now()).toISOString().slice(0, 10);
    await mkdir(join(trash, day), { recursive: true, mode: 0o700 });
    await rename(path, join(trash, day, `${id}-${now()}${suffix}`)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error; // nothing was ever typed
      },
    );
  }

  async function setJournalAside(id: string): Promise<void> {
    await journals.close(id);
    await moveToTrash(journals.path(id), id, JOURNAL_SUFFIX);
  }

  async function writeCopy(id: string, text: string, origin: Origin, line: number): Promise<void> {
    const body = Buffer.from(text, 'utf8');
    const { title, path, name, identity } = origin;
    const meta = {
      ...{ title, path, name, identity, line },
      when: new Date(now()).toISOString(),
      length: body.length,
      sha256: identityOf(body).hash,
    };
    kept.set(id, line);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await safeWrite(file(id), Buffer.concat([Buffer.from(`${JSON.stringify(meta)}\n`), body]), {
        mode: 0o600,
        port,
      });
    } catch (error) {
      kept.delete(id);
      throw error;
    }
  }

  return {
    write(id, text, origin, line) {
      kept.set(id, line);
      return queued(id, async () => {
        await writeCopy(id, text, origin, line);
        await journals.drop(id, line);
      });
    },
    takeOver: ({ id, text, line, torn, ...origin }) =>
      queued(id, async () => {
        await writeCopy(id, text, origin, line);
        if (torn) await setJournalAside(id);
        else await journals.drop(id, line);
      }),
    append: (id, line) => journals.append(id, line),
    lines: (id) => journals.lines(id),
    has: (id) => kept.has(id),
    remove: (id, line) =>
      queued(id, async () => {
        const holdsMore = journals.lines(id).some(({ number }) => number > line);
        if (holdsMore || (kept.get(id) ?? 0) > line) return false;
        kept.delete(id); // what is typed from now on needs another
        await rm(file(id), { force: true });
        await journals.drop(id, line);
        return true;
      }),
    discard: (id) =>
      queued(id, async () => {
        kept.delete(id);
        await moveToTrash(file(id), id, SUFFIX);
        await setJournalAside(id);
      }),
    letGo: (id) =>
      queued(id, async () => {
        kept.delete(id);
        await journals.close(id);
      }),
    async list() {
      const names = await readdir(folder).catch(() => []);
      const copies = await Promise.all(
        names
          .filter((name) => name.endsWith(SUFFIX))
          .map((name) => readCopy(name.slice(0, -SUFFIX.length))),
      );
      return copies
        .filter((copy) => copy !== null)
        .sort((one, other) => other.when.localeCompare(one.when));
    },
    read: (id) => queued(id, () => readCopy(id)),
    async empty(isOpen) {
      const names = await readdir(folder).catch(() => []);
      const unwanted = names
        .filter((name) => name.endsWith(SUFFIX) || name.endsWith(JOURNAL_SUFFIX))
        .filter((name) => !isOpen(name.slice(0, name.lastIndexOf('.'))));
      for (const name of unwanted) await rm(join(folder, name), { force: true });
      const put = await readdir(trash, { recursive: true }).catch(() => []);
      await rm(trash, { recursive: true, force: true });
      return [...unwanted, ...put].filter((name) => name.endsWith(SUFFIX)).length;
    },
    async tidy() {
      // Nobody else writes here: what another process left, however lately, it left when it died.
      await removeStaleTemporaries(folder, now(), 0);
      await setOrphansAside();
      for (const day of await readdir(trash).catch(() => [])) {
        if (
          /^\d{4}-\d{2}-\d{2}$/.test(day) &&
          day < new Date(now() - TRASH_DAYS * DAY_MS).toISOString().slice(0, 10)
        )
          await rm(join(trash, day), { recursive: true, force: true });
      }
    },
  };

  /** Journals whose copy is gone: saved, or never written. */
  async function setOrphansAside(): Promise<void> {
    const names = new Set(await readdir(folder).catch(() => []));
    for (const name of names) {
      const id = name.slice(0, -JOURNAL_SUFFIX.length);
      if (!name.endsWith(JOURNAL_SUFFIX) || names.has(`${id}${SUFFIX}`)) continue;
      if (kept.has(id) || journals.lines(id).length > 0) continue; // of this run
      await setJournalAside(id);
    }
  }
}

/** A copy that tells nothing of itself. */
const NOTHING = {
  title: '',
  name: null,
  path: null,
  identity: null,
  text: null,
  line: 0,
  torn: false,
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
