/**
 * A file together with a folder of files that belongs to it, both whole or not at all: a Markdown
 * file and its pictures.
 */
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SaveError } from './file-errors.ts';
import { errnoOf } from './file-port.ts';
import { safeWrite, TEMPORARY } from './safe-write.ts';

export interface BesideFolder {
  /** Name beside the file. */
  name: string;
  /** By their names in the folder. */
  files: readonly { name: string; bytes: Uint8Array }[];
}

/**
 * Writes the folder beside the place where it will be, puts it there by renaming, then writes the
 * file. If that fails, what was there comes back. In a folder that was there, what the old file
 * named is replaced by the new; everything else stays, because it may be the author's.
 * @throws SaveError or the system's error; both are then as they were
 */
export async function writeFileSet(
  path: string,
  bytes: Uint8Array,
  { name, files }: BesideFolder,
): Promise<void> {
  const asked = join(dirname(path), name);
  const there = await isFolder(asked);
  const target = there ? await realpath(asked) : asked;
  const aside = (): string =>
    join(
      dirname(target),
      `${TEMPORARY.prefix}${process.pid}-${randomBytes(6).toString('hex')}${TEMPORARY.suffix}`,
    );
  const [made, old] = [aside(), aside()];
  try {
    await mkdir(made);
    if (there) await copyOthers(target, made, await namedIn(path, name));
    for (const file of files) await safeWrite(join(made, file.name), Buffer.from(file.bytes));
    if (there) await rename(target, old);
    let placed = false;
    try {
      await rename(made, target);
      placed = true;
      await safeWrite(path, Buffer.from(bytes));
    } catch (error) {
      if (placed) await rm(target, { recursive: true, force: true });
      if (there) await rename(old, target);
      throw error;
    }
  } finally {
    await rm(made, { recursive: true, force: true }).catch(() => undefined);
  }
  await rm(old, { recursive: true, force: true }).catch(() => undefined);
}

/** @throws SaveError where something else has the name */
async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
  throw new SaveError('not-a-file');
}

/** Everything in the folder but the files that an earlier export put there. */
async function copyOthers(from: string, to: string, leftOut: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(from))
    if (!leftOut.has(name))
      await cp(join(from, name), join(to, name), {
        recursive: true,
        errorOnExist: true,
        preserveTimestamps: true,
      });
}

/** The files of the folder that the old file speaks of. */
async function namedIn(path: string, folder: string): Promise<Set<string>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const before = new Set<string>();
  for (let at = text.indexOf(`${folder}/`); at !== -1; at = text.indexOf(`${folder}/`, at + 1)) {
    const [name] = text.slice(at + folder.length + 1, at + folder.length + 300).split(/[>)\s]/);
    if (name) before.add(name);
  }
  return before;
}
