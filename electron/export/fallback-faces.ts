/**
 * Faces for the scripts that the report's own faces have no letters for, in slices as their packages
 * cut them: a page gets only those that hold letters of it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faceName, faceSource, type FaceFiles } from './face-file.ts';

/** The family that all slices make up: `pdf/faces.ts` puts it behind the report's own. */
const FAMILY = 'Afterword Letters';

/**
 * In the order of their rules: of two faces that have a letter the later one counts. Which of the
 * three of Chinese, Japanese and Korean counts is decided by what the page is written in.
 */
const EAST_ASIAN = ['noto-sans-kr', 'noto-sans-jp', 'noto-sans-sc'] as const;
const OTHERS = [
  'noto-sans-math',
  'noto-sans-symbols-2',
  'noto-sans-symbols',
  'noto-emoji',
  'noto-sans-thai',
  'noto-sans-devanagari',
  'noto-sans-hebrew',
  'noto-sans-arabic',
] as const;
type Face = (typeof EAST_ASIAN)[number] | (typeof OTHERS)[number];

interface Slice {
  file: string;
  range: string;
  spans: readonly (readonly [first: number, last: number])[];
}

export interface FallbackFaces extends FaceFiles {
  /** Letters that none of them has. */
  unknown: string[];
}

/**
 * Rules for what holds these letters.
 * @param folder with a folder for each package, as npm lays it down
 * @param language BCP 47, of the page
 */
export async function fallbackFaces(
  folder: string,
  letters: readonly string[],
  language: string,
): Promise<FallbackFaces> {
  if (letters.length === 0) return { rules: '', unknown: [], damaged: [] };
  const codes = new Set(letters.map((letter) => letter.codePointAt(0)!));
  const found = new Set<number>();
  const [rules, damaged]: string[][] = [[], []];
  for (const face of ordered(letters, language)) {
    const slices = await slicesOf(folder, face).catch(() => null);
    if (!slices) damaged!.push(`${face}/${RANGES}`);
    for (const { file, range, spans } of slices ?? []) {
      const held = [...codes].filter((code) =>
        spans.some(([first, last]) => code >= first && code <= last),
      );
      if (held.length === 0) continue;
      const source = await faceSource(file);
      if (!source) {
        damaged!.push(faceName(file));
        continue;
      }
      for (const code of held) found.add(code);
      rules!.push(`@font-face{font-family:"${FAMILY}";${source};unicode-range:${range}}`);
    }
  }
  return {
    rules: rules!.join('\n'),
    damaged: damaged!,
    unknown: [...codes]
      .filter((code) => !found.has(code))
      .map((code) => String.fromCodePoint(code)),
  };
}

function ordered(letters: readonly string[], language: string): Face[] {
  const text = letters.join('');
  const preferred = eastAsianFace(text, language);
  return [...EAST_ASIAN.filter((face) => face !== preferred), preferred, ...OTHERS];
}

/** Kana are Japanese and Hangul is Korean; Han alone is what the page's language says. */
function eastAsianFace(text: string, language: string): (typeof EAST_ASIAN)[number] {
  if (/^ja\b/i.test(language)) return 'noto-sans-jp';
  if (/^ko\b/i.test(language)) return 'noto-sans-kr';
  if (/^(?:zh|yue)\b/i.test(language)) return 'noto-sans-sc';
  if (/[\u3040-\u30ff]/.test(text)) return 'noto-sans-jp';
  return /[\u1100-\u11ff\uac00-\ud7af]/.test(text) ? 'noto-sans-kr' : 'noto-sans-sc';
}

const known = new Map<string, Promise<Slice[]>>();

function slicesOf(folder: string, face: Face): Promise<Slice[]> {
  const path = join(folder, face);
  const before = known.get(path);
  if (before) return before;
  const slices = readSlices(path, face);
  known.set(path, slices);
  return slices;
}

/** Says which letters each slice holds. */
const RANGES = 'unicode.json';

async function readSlices(path: string, face: Face): Promise<Slice[]> {
  const ranges = JSON.parse(await readFile(join(path, RANGES), 'utf8')) as Record<string, string>;
  return Object.entries(ranges)
    .filter(([key]) => !LATIN.has(key))
    .map(([key, range]) => ({
      file: join(path, 'files', `${face}-${key.replace(/[[\]]/g, '')}-400-normal.woff2`),
      range,
      spans: range.split(',').map((part) => {
        const [first, last] = part.trim().slice(2).split('-');
        return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)] as const;
      }),
    }));
}

/** The report's own faces have these. */
const LATIN = new Set(['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek']);
