import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';

/** What the faces of the printed page are called there, and where their files come from. */
const FAMILIES: Record<string, string> = { inter: 'Inter Variable', 'source-serif-4': 'Source Serif 4 Variable' };

/** The scripts that a file holds, as in the faces' own style sheets. A page loads only what its letters need. */
const RANGES: Record<string, string> = {
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext': 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  vietnamese: 'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
};

let cached: Promise<string> | undefined;

/** `@font-face` rules with the app's own faces as data, so that a printed page needs nothing from outside. Read once. */
export function fontFaces(): Promise<string> {
  cached ??= readFaces(join(app.getAppPath(), 'dist', 'fonts'));
  return cached;
}

async function readFaces(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.woff2')).sort();
  const rules = await Promise.all(names.map(async (name) => {
    const parts = /^(inter|source-serif-4)-(.+)-(?:wght|opsz)-(normal|italic)\.woff2$/.exec(name);
    const range = parts && RANGES[parts[2]!];
    if (!parts || !range) return '';
    const data = (await readFile(join(folder, name))).toString('base64');
    return `@font-face{font-family:"${FAMILIES[parts[1]!]}";font-style:${parts[3]};font-weight:200 900;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`;
  }));
  return rules.join('\n');
}
