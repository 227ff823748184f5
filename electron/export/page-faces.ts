import type { PageFaces } from '../../core/export/pdf/faces.ts';
import { facesFrom, isOwnLetter } from './faces.ts';
import { fallbackFaces } from './fallback-faces.ts';

export interface FaceFolders {
  /** With the files of the report's own faces. */
  own: readonly string[];
  /** With a folder for each package of the others. */
  fallback: string;
}

const own = new Map<string, Promise<string>>();

/** Faces for a page with these letters. Files of the report's own are read once. */
export async function pageFaces(
  folders: FaceFolders,
  letters: readonly string[],
  language: string,
): Promise<PageFaces> {
  const key = folders.own.join('\n');
  const read = own.get(key) ?? facesFrom(...folders.own);
  own.set(key, read);
  const others = await fallbackFaces(
    folders.fallback,
    letters.filter((letter) => !isOwnLetter(letter)),
    language,
  );
  return { rules: `${await read}\n${others.rules}`, unknown: others.unknown };
}
