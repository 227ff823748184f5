/**
 * Versions of documents, kept by themselves in the app's own folder and never beside the document:
 * a folder for each document, a file for each version, for this user's eyes only. A document is
 * known by its id, so that it keeps its versions when its file is moved or renamed.
 *
 * A version that is damaged is listed as such, never loaded and never removed by thinning.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { countWords } from '../../core/prose/text.ts';
import { asText } from '../../core/revision/as-text.ts';
import { changesBetween } from '../../core/revision/compare.ts';
import { inNumbers } from '../../core/revision/in-numbers.ts';
import type { KeptVersion } from '../bridge/bridge.ts';
import { disk, errnoOf, type FilePort } from '../documents/file-port.ts';
import { identityOf, safeWrite } from '../documents/safe-write.ts';
import { removeStaleTemporaries } from '../documents/stale-temporaries.ts';
import { untilDone } from '../documents/unfinished.ts';
import { outdated } from './thinning.ts';
import { readHead, readVersion, versionBytes, type VersionHead } from './version-file.ts';

const SUFFIX = '.version';
const MINUTE_MS = 60_000;
/** While an author writes, a version this often. */
const WRITING_MS = 5 * MINUTE_MS;
/** All versions of all documents together; the oldest unnamed ones make room. */
const MOST_BYTES = 500_000_000;

export interface HistoryStore {
  /**
   * Keeps a text as a version, unless the newest one is the same. Never fails the work it
   * accompanies: what goes wrong is told by `problem`.
   */
  keep(text: string, reason: VersionHead['reason'], name?: string): Promise<void>;
  /** Versions of a document, the newest first. */
  list(document: string): Promise<KeptVersion[]>;
  /** The text of one; null where it is gone or damaged. */
  read(document: string, id: string): Promise<string | null>;
  /** What all versions of all documents take on disk. */
  room(): Promise<{ bytes: number; versions: number; documents: number }>;
  /** Removes the versions of one document, or of all. */
  empty(document?: string): Promise<void>;
  /** For the start: thins what has aged, and removes what an earlier run left half written. */
  tidy(): Promise<void>;
  /** Why the last version could not be kept, one sentence; '' while all is well. */
  problem(): string;
}

export interface HistoryOptions {
  /** Days that versions are kept; 0 keeps none. Asked each time, because it is a setting. */
  days: () => number;
  now: () => number;
  port?: FilePort;
  mostBytes?: number;
}

export function createHistoryStore(userData: string, options: HistoryOptions): HistoryStore {
  const { days, now, port = disk, mostBytes = MOST_BYTES } = options;
  const root = join(userData, 'history');
  let problem = '';
  /** One thing at a time, so that two saves in a row are compared with each other. */
  let queue: Promise<unknown> = Promise.resolve();
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work);
    queue = next.catch(() => undefined);
    // A version of the last save is whole before the app ends.
    return untilDone(next);
  };

  async function write(text: string, reason: VersionHead['reason'], name: string): Promise<void> {
    const opened = openPostmortem(text);
    if (!opened.ok) return; // nothing that could be brought back
    const { id, title } = opened.document;
    const folder = folderOf(root, id);
    const newest = await newestHead(folder);
    const isSame = newest?.text.hash === identityOf(Buffer.from(text, 'utf8')).hash;
    if (isSame && name === '') return;
    if (reason === 'writing' && newest && now() - Date.parse(newest.when) < WRITING_MS) return;
    const when = new Date(now()).toISOString();
    const { bytes } = await versionBytes(text, {
      ...{ document: id, title, when, reason, name },
      ...sizeOf(opened.document, text, await newestText(folder)),
    });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await safeWrite(join(folder, newName(when)), bytes, { mode: 0o600, port });
    await thin(folder, now(), days());
    await makeRoom(root, mostBytes);
  }

  return {
    keep: (text, reason, name = '') =>
      queued(async () => {
        if (days() === 0 && reason !== 'named') return;
        try {
          await write(text, reason, name);
          problem = '';
        } catch (error) {
          const code = errnoOf(error) || 'the disk did not take it';
          const why = code === 'ENOSPC' ? 'the disk is full' : code;
          problem =
            `The last version could not be kept (${why}); ` +
            'the document itself is not affected.';
        }
      }),
    list: (document) => queued(() => versionsIn(folderOf(root, document))),
    read: (document, id) =>
      queued(async () => {
        const found = await readVersion(join(folderOf(root, document), id + SUFFIX));
        return found?.head.document === document ? found.text : null;
      }),
    room: () =>
      queued(async () => {
        const all = await allVersions(root);
        const bytes = all.reduce((sum, version) => sum + version.bytes, 0);
        return {
          bytes,
          versions: all.length,
          documents: new Set(all.map(({ folder }) => folder)).size,
        };
      }),
    empty: (document) =>
      queued(() =>
        rm(document === undefined ? root : folderOf(root, document), {
          recursive: true,
          force: true,
        }),
      ),
    tidy: () =>
      queued(async () => {
        for (const folder of await foldersIn(root)) {
          await removeStaleTemporaries(folder, now(), MINUTE_MS);
          await thin(folder, now(), days());
        }
        await makeRoom(root, mostBytes);
      }),
    problem: () => problem,
  };
}

/** A document's id may hold anything; a folder's name may not. */
function folderOf(root: string, document: string): string {
  return join(root, createHash('sha256').update(document).digest('hex').slice(0, 32));
}

/** Sorts by time; no two are alike. `20261129T115500123Z-1f2e3d4c.version` */
function newName(when: string): string {
  return `${when.replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}${SUFFIX}`;
}

async function foldersIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, name));
}

/** Names of the versions in a folder, the newest first. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(SUFFIX))
    .toSorted()
    .toReversed();
}

async function newestHead(folder: string): Promise<VersionHead | null> {
  for (const name of await namesIn(folder)) {
    const head = await readHead(join(folder, name));
    if (head) return head;
  }
  return null;
}

/** The text of the newest version that can be read. */
async function newestText(folder: string): Promise<string | null> {
  for (const name of await namesIn(folder)) {
    const version = await readVersion(join(folder, name));
    if (version) return version.text;
  }
  return null;
}

/** Comparing longer texts would hold up a save. */
const LONGEST_COMPARED = 2_000_000;

/** How long a version is, and what changed since the one before. */
function sizeOf(
  document: Postmortem,
  text: string,
  before: string | null,
): Pick<VersionHead, 'words' | 'changed'> {
  const words = countWords(asText(document));
  if (before === null || text.length + before.length > LONGEST_COMPARED)
    return { words, changed: '' };
  const old = openPostmortem(before);
  return { words, changed: old.ok ? inNumbers(changesBetween(old.document, document)) : '' };
}

async function versionsIn(folder: string): Promise<KeptVersion[]> {
  const versions = await Promise.all(
    (await namesIn(folder)).map(async (file): Promise<KeptVersion | null> => {
      const path = join(folder, file);
      const [facts, head] = await Promise.all([stat(path).catch(() => null), readHead(path)]);
      if (!facts) return null;
      const { when, reason, name, title, changed, words } = head ?? {
        when: facts.mtime.toISOString(),
        reason: 'saved' as const,
        name: '',
        title: '',
        changed: '',
        words: 0,
      };
      const id = file.slice(0, -SUFFIX.length);
      const told = { id, when, reason, name, title, changed, words };
      return { ...told, bytes: facts.size, damaged: head === null };
    }),
  );
  return versions
    .filter((version) => version !== null)
    .toSorted((one, other) => other.when.localeCompare(one.when));
}

/** With versions switched off, those that are there stay until they are emptied. */
async function thin(folder: string, now: number, days: number): Promise<void> {
  if (days === 0) return;
  const sound = (await versionsIn(folder)).filter(({ damaged }) => !damaged);
  for (const { id } of outdated(sound, now, days))
    await rm(join(folder, id + SUFFIX), { force: true });
}

async function allVersions(root: string): Promise<(KeptVersion & { folder: string })[]> {
  const all = await Promise.all(
    (await foldersIn(root)).map(async (folder) =>
      (await versionsIn(folder)).map((version) => ({ ...version, folder })),
    ),
  );
  return all.flat();
}

/** Without reading any, because it is asked at each save. */
async function bytesIn(root: string): Promise<number> {
  let bytes = 0;
  for (const folder of await foldersIn(root))
    for (const name of await namesIn(folder))
      bytes += await stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      );
  return bytes;
}

/** Removes the oldest that nobody named, until the rest has room; the newest of each stays. */
async function makeRoom(root: string, mostBytes: number): Promise<void> {
  let bytes = await bytesIn(root);
  if (bytes <= mostBytes) return;
  const all = await allVersions(root);
  const newest = new Map(all.toReversed().map((version) => [version.folder, version.id]));
  const oldestFirst = all
    .filter(({ folder, id, name, damaged }) => newest.get(folder) !== id && !name && !damaged)
    .toSorted((one, other) => one.when.localeCompare(other.when));
  for (const version of oldestFirst) {
    if (bytes <= mostBytes) return;
    await rm(join(version.folder, version.id + SUFFIX), { force: true });
    bytes -= version.bytes;
  }
}
