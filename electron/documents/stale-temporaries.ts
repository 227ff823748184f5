import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPORARY } from './safe-write.ts';

/**
 * Far longer than any save takes: what is older was left by a process that died in the middle of
 * one.
 */
const STALE_MS = 3_600_000;

/**
 * Removes our own temporary files that a killed process left in a document's folder. Nothing else
 * is touched, least of all what this process is writing, and nothing that fails matters.
 *
 * @param staleMs their age
 */
export async function removeStaleTemporaries(
  folder: string,
  now: number,
  staleMs = STALE_MS,
): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const ofThisProcess = `${TEMPORARY.prefix}${process.pid}-`;
  for (const name of names.filter(
    (each) =>
      each.startsWith(TEMPORARY.prefix) &&
      !each.startsWith(ofThisProcess) &&
      each.endsWith(TEMPORARY.suffix),
  )) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts?.isFile() && now - facts.mtimeMs > staleMs) await unlink(path).catch(() => undefined);
  }
}
