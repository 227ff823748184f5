import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { faceSource, type FaceFiles } from './face-file.ts';

/**
 * The faces of the printed page: what they are called there, and in which weights. Not the variable
 * faces of the window: Chromium cannot embed those as fonts and draws each of their letters as a
 * picture (a Type 3 font without a name).
 */
const FAMILIES: Record<string, { family: string; weights: readonly string[] }> = {
  inter: { family: 'Inter Variable', weights: ['400', '500', '600'] },
  'source-serif-4': { family: 'Source Serif 4 Variable', weights: ['400', '600'] },
};

/**
 * The scripts that a file holds, as in the faces' own style sheets. A page loads only what its
 * letters need.
 */
const RANGES: Record<string, string> = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,' +
    'U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,' +
    'U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,' +
    'U+A720-A7FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,' +
    'U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
};

const OWN_SPANS = Object.values(RANGES)
  .flatMap((range) => range.split(','))
  .map((part) => {
    const [first, last] = part.slice(2).split('-');
    return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)] as const;
  });

/** Whether the report's own faces have a letter. */
export function isOwnLetter(letter: string): boolean {
  const code = letter.codePointAt(0)!;
  return OWN_SPANS.some(([first, last]) => code >= first && code <= last);
}

/**
 * `@font-face` rules with the faces of these folders as data, so that a printed page needs nothing
 * from outside. Files of other names are left alone.
 */
export async function facesFrom(...folders: string[]): Promise<string> {
  return (await ownFaces(...folders)).rules;
}

/** The same, and which files are damaged. */
export async function ownFaces(...folders: string[]): Promise<FaceFiles> {
  const damaged: string[] = [];
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).sort().map((name) => ({ folder, name }))),
  );
  const rules = await Promise.all(
    files.flat().map(async ({ folder, name }) => {
      const [, key, script, weight, style] =
        /^(inter|source-serif-4)-([a-z-]+)-(\d00)-(normal|italic)\.woff2$/.exec(name) ?? [];
      const [face, range] = [FAMILIES[key ?? ''], RANGES[script ?? '']];
      if (!face?.weights.includes(weight!) || !range) return '';
      const source = await faceSource(join(folder, name));
      if (!source) {
        damaged.push(name);
        return '';
      }
      const look = `font-family:"${face.family}";font-style:${style};font-weight:${weight}`;
      return `@font-face{${look};${source};unicode-range:${range}}`;
    }),
  );
  return { rules: rules.filter((rule) => rule !== '').join('\n'), damaged: damaged.sort() };
}
