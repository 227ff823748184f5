/**
 * Files and folders that the author chose in a dialog. The page knows them by a handle and a name,
 * never by a path.
 */
import { randomUUID } from 'node:crypto';
import type { ChosenFile } from '../bridge/bridge.ts';

export interface ChosenFiles {
  /** @param name what the page shows */
  add(path: string, name: string): ChosenFile;
  /** Null for none, and for a handle that main never gave. */
  path(id: string | null): string | null;
}

export function createChosenFiles(): ChosenFiles {
  const paths = new Map<string, string>();
  const ids = new Map<string, string>();
  return {
    add(path, name) {
      const id = ids.get(path) ?? randomUUID();
      ids.set(path, id);
      paths.set(id, path);
      return { id, name };
    },
    path: (id) => (id === null ? null : (paths.get(id) ?? null)),
  };
}
