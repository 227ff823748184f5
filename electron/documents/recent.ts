import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { RecentFile } from '../bridge/bridge.ts';

const MOST = 12;

/** The list with `path` at its head. */
export function withRecent(paths: readonly string[], path: string): string[] {
  return [path, ...paths.filter((other) => other !== path)].slice(0, MOST);
}

/**
 * For the page: opaque ids instead of paths. Missing files stay, greyed: a drive may be unplugged.
 */
export function recentFiles(
  paths: readonly string[],
  exists: (path: string) => boolean = existsSync,
): RecentFile[] {
  return paths.map((path) => ({
    id: recentId(path),
    name: basename(path),
    folder: dirname(path),
    missing: !exists(path),
  }));
}

/** The path that an id of `recentFiles` stands for. */
export function recentPath(paths: readonly string[], id: string): string | undefined {
  return paths.find((path) => recentId(path) === id);
}

function recentId(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 24);
}
