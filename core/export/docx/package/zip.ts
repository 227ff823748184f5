import { zipSync, type Zippable } from 'fflate';
import { TYPES } from './files.ts';

/**
 * Zips a package with fixed times and order: the same files give the same bytes. Zip times have no
 * zone; 1980 is their zero.
 */
export function zipPackage(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const first = [TYPES, '_rels/.rels'];
  const rest = [...files.keys()].filter((path) => !first.includes(path)).sort();
  const entries: Zippable = {};
  for (const path of [...first, ...rest])
    entries[path] = [
      files.get(path)!,
      { mtime: new Date(1980, 0, 1), level: /\.(png|jpe?g|gif)$/.test(path) ? 0 : 6 },
    ];
  return zipSync(entries);
}
