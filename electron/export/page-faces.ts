import type { PageFaces } from '../../core/export/pdf/faces.ts';
import type { FaceFiles } from './face-file.ts';
import { isOwnLetter, ownFaces } from './faces.ts';
import { fallbackFaces } from './fallback-faces.ts';

export interface FaceFolders {
  /** With the files of the report's own faces. */
  own: readonly string[];
  /** With a folder for each package of the others. */
  fallback: string;
}

const own = new Map<string, Promise<FaceFiles>>();

/** Faces for a page with these letters. Files of the report's own are read once. */
export async function pageFaces(
  folders: FaceFolders,
  letters: readonly string[],
  language: string,
): Promise<PageFaces> {
  const key = folders.own.join('\n');
  const read = own.get(key) ?? ownFaces(...folders.own);
  own.set(key, read);
  const others = await fallbackFaces(
    folders.fallback,
    letters.filter((letter) => !isOwnLetter(letter)),
    language,
  );
  const { rules, damaged } = await read;
  return {
    rules: `${rules}\n${others.rules}`,
    // What a face that cannot be read would have drawn, one of the machine's may not.
    unknown: [...others.unknown, ...(damaged.length > 0 ? letters.filter(isOwnLetter) : [])],
    damaged: [...damaged, ...others.damaged],
  };
}
