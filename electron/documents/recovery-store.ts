/**
 * Copies of unsaved work, outside the author's folders, so that neither a crash nor the loss of a
 * folder takes a sentence.
 *
 * One file per document, named by a random id: a line of JSON (what it is a copy of, its length and
 * hash), then the text as it is. Written whole or not at all, for this user's eyes only. A copy
 * that does not match its own hash is shown as damaged: neither loaded nor removed.
 */
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { disk, type FilePort } from './file-port.ts';
import { identityOf, safeWrite } from './safe-write.ts';
import { removeStaleTemporaries } from './stale-temporaries.ts';

const SUFFIX = '.recovery';
const TRASH_DAYS = 14;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const metaSchema = z.object({
  title: z.string(),
  name: z.string().nullable(),
  path: z.string().nullable(),
  identity: z.object({ size: z.number(), hash: z.string() }).nullable(),
  when: z.string(),
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
  /** null when the copy is damaged. */
  text: string | null;
}

export interface RecoveryStore {
  write(id: string, text: string, origin: Origin): Promise<void>;
  /** Drops a copy whose text is on disk. */
  remove(id: string): Promise<void>;
  /**
   * Puts a copy that the author does not want into the dated trash, where it stays for some days.
   */
  discard(id: string): Promise<void>;
  list(): Promise<RecoveryCopy[]>;
  read(id: string): Promise<RecoveryCopy | null>;
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
    if (!meta.success) {
      const when = await stat(file(id)).then(({ mtimeMs }) => mtimeMs, now);
      return {
        id,
        title: '',
        name: null,
        path: null,
        identity: null,
        when: new Date(Number(when)).toISOString(),
        text: null,
      };
    }
    const body = bytes.subarray(end + 1);
    const { length, sha256, ...origin } = meta.data;
    return {
      id,
      ...origin,
      text:
        body.length === length && identityOf(body).hash === sha256 ? body.toString('utf8') : null,
    };
  }

  return {
    write: (id, text, origin) =>
      queued(id, async () => {
        const body = Buffer.from(text, 'utf8');
        const meta = {
          ...origin,
          when: new Date(now()).toISOString(),
          length: body.length,
          sha256: identityOf(body).hash,
        };
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await safeWrite(file(id), Buffer.concat([Buffer.from(`${JSON.stringify(meta)}\n`), body]), {
          mode: 0o600,
          port,
        });
      }),
    remove: (id) => queued(id, () => rm(file(id), { force: true })),
    discard: (id) =>
      queued(id, async () => {
        const day = new Date(now()).toISOString().slice(0, 10);
        await mkdir(join(trash, day), { recursive: true, mode: 0o700 });
        await rename(file(id), join(trash, day, `${id}-${now()}${SUFFIX}`)).catch(
          (error: NodeJS.ErrnoException) => {
            if (error.code !== 'ENOENT') throw error; // nothing was ever typed
          },
        );
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
    async tidy() {
      // nobody else writes here, and nothing of this run is that old
      await removeStaleTemporaries(folder, now(), MINUTE_MS);
      for (const day of await readdir(trash).catch(() => [])) {
        if (
          /^\d{4}-\d{2}-\d{2}$/.test(day) &&
          day < new Date(now() - TRASH_DAYS * DAY_MS).toISOString().slice(0, 10)
        )
          await rm(join(trash, day), { recursive: true, force: true });
      }
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
