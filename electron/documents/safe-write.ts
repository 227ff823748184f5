/**
 * Writes a file whole or not at all, and says so truthfully.
 *
 * The usual atomic writers were seen to put a truncated file in a good one's place on a full disk
 * and report success: one `write` whose count nobody looks at. Here every byte is counted, synced
 * and read back before it takes the old ones' place. Replacing by rename is the rule; writing in
 * place is for what a rename would break (hard links, an owner or a folder that we cannot match),
 * and happens only after a copy of the new text is safe elsewhere, as Vim's 'backupcopy' does.
 */
import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { saveCode, SaveError } from './file-errors.ts';
import { disk, errnoOf, type FileFacts, type FilePort, type OpenFile } from './file-port.ts';

/** A file's content as we last knew it. Time stamps are no part of it: sync programs touch them. */
export interface Identity {
  size: number;
  /** SHA-256, hex. */
  hash: string;
}

export interface WriteOptions {
  /**
   * What the file must still hold. Absent = whatever is there is replaced (the author has agreed).
   */
  expected?: Identity | null;
  /** Permissions of a new file. Default 0o666 less the umask. */
  mode?: number;
  /**
   * Makes sure that a copy of the new text is on disk elsewhere. Called before a write in place; if
   * it fails, nothing is written.
   */
  secure?: () => Promise<void>;
  port?: FilePort;
}

/** Ours are told from others' by this, so that only ours are ever cleaned up. */
export const TEMPORARY = { prefix: '.afterword-', suffix: '.tmp' };
/**
 * Waits between tries of a refused rename, in ms: a scanner or a sync program lets go within this.
 */
const RENAME_WAITS = [20, 50, 100, 200, 400, 800, 1_000];
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);

export function identityOf(bytes: Buffer): Identity {
  return { size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') };
}

export function sameIdentity(one: Identity, other: Identity): boolean {
  return one.size === other.size && one.hash === other.hash;
}

/**
 * Writes `bytes` to `path`.
 * @returns the identity of what is now there
 * @throws SaveError or the system's error; the target then holds its old bytes, or, after a failed
 *   write in place, its old bytes were put back or `secure` has the new ones
 */
export async function safeWrite(
  path: string,
  bytes: Buffer,
  { expected, mode, secure, port = disk }: WriteOptions = {},
): Promise<Identity> {
  const target = await followLinks(port, path);
  const before = await factsOrNull(port, target);
  if (before && !before.isFile()) throw new SaveError('not-a-file');
  // a rename would replace even a file that is marked read-only
  if (before) await port.writable(target);
  if (before && expected && !sameIdentity(identityOf(await port.readFile(target)), expected))
    throw new SaveError('changed-on-disk');

  if (!before || before.nlink === 1) {
    if (await replaced(port, target, bytes, before, mode)) return identityOf(bytes);
  }
  await inPlace(port, target, bytes, secure);
  return identityOf(bytes);
}

/**
 * A link keeps pointing where it points. What does not exist yet is written where it was asked for.
 */
async function followLinks(port: FilePort, path: string): Promise<string> {
  try {
    return await port.realpath(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    return join(await port.realpath(dirname(path)), basename(path));
  }
}

async function factsOrNull(port: FilePort, path: string): Promise<FileFacts | null> {
  try {
    return await port.stat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Temporary file beside the target, then rename. False = this way is closed for the target, nothing
 * has changed, write in place.
 */
async function replaced(
  port: FilePort,
  target: string,
  bytes: Buffer,
  before: FileFacts | null,
  mode = 0o666,
): Promise<boolean> {
  const temporary = join(
    dirname(target),
    `${TEMPORARY.prefix}${process.pid}-${randomBytes(6).toString('hex')}${TEMPORARY.suffix}`,
  );
  let file: OpenFile;
  try {
    file = await port.open(temporary, 'wx', before ? before.mode & 0o777 : mode);
  } catch (error) {
    if (before && ['EACCES', 'EPERM', 'EROFS', 'ENAMETOOLONG'].includes(errnoOf(error)))
      return false;
    throw error;
  }
  try {
    let kept: boolean;
    try {
      kept = before === null || (await keepsOwner(file, before));
      if (kept) await writeAll(file, bytes);
    } finally {
      await file.close();
    }
    if (kept) {
      // Before it takes the good file's place: a disk may lie.
      await confirm(port, temporary, bytes);
      if (before) await port.copyAttributes(target, temporary).catch(() => undefined);
    }
    if (kept && (await renamed(port, temporary, target))) {
      await syncFolder(port, dirname(target));
      return true;
    }
  } catch (error) {
    await port.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await port.unlink(temporary).catch(() => undefined);
  if (before === null) throw new SaveError('locked');
  return false;
}

async function keepsOwner(file: OpenFile, before: FileFacts): Promise<boolean> {
  try {
    const now = await file.stat();
    if (now.uid !== before.uid || now.gid !== before.gid) await file.chown(before.uid, before.gid);
    await file.chmod(before.mode & 0o7777);
    return true;
  } catch (error) {
    if (['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP'].includes(errnoOf(error))) return false;
    throw error;
  }
}

/**
 * Counts what the disk took: one `write` may take a part only, which is how a full disk first
 * shows.
 */
async function writeAll(file: OpenFile, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, at);
    if (bytesWritten <= 0) throw new SaveError('disk-full');
    at += bytesWritten;
  }
  await file.sync();
  if ((await file.stat()).size < bytes.length) throw new SaveError('io');
}

/**
 * The target is never removed first: where a sync program interferes between the two, it would be
 * gone.
 */
async function renamed(port: FilePort, from: string, to: string): Promise<boolean> {
  for (const wait of [...RENAME_WAITS, null]) {
    try {
      await port.rename(from, to);
      return true;
    } catch (error) {
      if (!HELD.has(errnoOf(error))) throw error;
      if (wait !== null) await port.wait(wait);
    }
  }
  return false;
}

/**
 * After this the new name survives a power cut. Not every system can; the bytes themselves are
 * synced already.
 */
async function syncFolder(port: FilePort, folder: string): Promise<void> {
  const opened = await port.open(folder, 'r').catch(() => null);
  if (!opened) return;
  await opened.sync().catch(() => undefined);
  await opened.close().catch(() => undefined);
}

async function inPlace(
  port: FilePort,
  target: string,
  bytes: Buffer,
  secure: WriteOptions['secure'],
): Promise<void> {
  const old = await port.readFile(target);
  await secure?.();
  const file = await port.open(target, 'r+');
  try {
    try {
      await writeAll(file, bytes);
      // last, so that a failure before it leaves more to rescue, not less
      await file.truncate(bytes.length);
      await file.sync();
      await confirm(port, target, bytes);
    } catch (error) {
      const failure = error instanceof SaveError ? error : new SaveError(saveCode(error), error);
      await writeAll(file, old)
        .then(() => file.truncate(old.length))
        .catch(() => {
          failure.torn = true;
        });
      throw failure;
    }
  } finally {
    await file.close();
  }
}

async function confirm(port: FilePort, path: string, bytes: Buffer): Promise<void> {
  if (!(await port.holds(path, bytes))) throw new SaveError('io');
}
