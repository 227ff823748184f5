/** What a session left on the disk, and where a word of a document stands in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runtimeName } from './app.ts';

export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * What a browser keeps of the pages it showed: their titles, and so the document's. Electron is no
 * browser and has none of it.
 */
const OF_BROWSERS = /^chromium\/Default\/(History|Sessions\/|Top Sites|Visited Links)/;

/** The files that hold a word, in either of the ways in which Chromium writes text. */
export function holding(folder: string, word: string): string[] {
  const [narrow, wide] = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
  return filesUnder(folder)
    .filter((path) => {
      // The browser writes and removes files of its own meanwhile.
      if (!existsSync(path)) return false;
      const bytes = readFileSync(path);
      return bytes.includes(narrow) || bytes.includes(wide);
    })
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .filter((path) => runtimeName === 'Electron' || !OF_BROWSERS.test(path));
}
