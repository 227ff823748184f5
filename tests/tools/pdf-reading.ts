/**
 * What readers of a PDF find in it: poppler's words, pdf.js's words, and the structure that a
 * screen reader goes by.
 */
import { execFileSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { pdfLibrary } from '../../core/files/pdf-library.ts';
import { fontsFor } from './fonts.ts';
import type { Reading } from './reading.ts';
import { wordsOf } from './words.ts';

/**
 * The page's margins, in points, as `pageStyle` sets them: what stands there is the page's head and
 * foot.
 */
const MARGIN = { top: 72, bottom: 66 };

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** More points than this between two pieces of text are room between words. */
const APART = 4;

const run = (program: string, args: string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

export function popplerWords(
  pdftotext: string,
  file: string,
  page: { width: number; height: number },
): string[] {
  const area = [
    '-x',
    '0',
    '-y',
    String(MARGIN.top),
    '-W',
    String(Math.ceil(page.width)),
    '-H',
    String(Math.floor(page.height) - MARGIN.top - MARGIN.bottom),
  ];
  return wordsOf(run(pdftotext, ['-raw', ...area, file, '-']));
}

export async function pdfjsWords(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await pdfLibrary();
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const height = page.view[3]!;
    let end = { x: 0, y: 0, turned: false };
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item)) continue;
      const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
      if (y <= MARGIN.bottom || y >= height - MARGIN.top) continue;
      const turned = RIGHT_TO_LEFT.test(item.str);
      // Labels of a drawing stand apart, and so does a cell after one that runs the other way;
      // pdf.js puts nothing between them.
      if (Math.abs(y - end.y) > 1 || Math.abs(x - end.x) > APART || turned !== end.turned)
        text += '\n';
      text += item.str + (item.hasEOL ? '\n' : '');
      end = { x: x + item.width, y, turned };
    }
    text += '\n';
  }
  await task.destroy();
  return wordsOf(text);
}

/** How many times a PDF shows a glyph that stands for none (`.notdef`), on all of its pages. */
export async function missingGlyphs(bytes: Uint8Array): Promise<number> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  let count = 0;
  for (const page of pdf.getPages()) {
    const contents = pdf.context.lookup(page.node.get(PDFName.of('Contents')));
    if (!(contents instanceof PDFRawStream)) continue;
    const content = inflateSync(contents.contents).toString('latin1');
    for (const [, codes] of content.matchAll(/<([\da-f]+)>\s*Tj/gi))
      count += codes!.match(/.{4}/g)?.filter((code) => code === '0000').length ?? 0;
  }
  return count;
}

/** The structure as `pdfinfo -struct` prints it, counted. Links inside the file are counted too. */
export function structureOf(
  pdfinfo: string,
  file: string,
): Omit<Reading, 'words' | 'notes'> & { tables: number; headerCells: number; lists: number } {
  const lines = run(pdfinfo, ['-struct', file]).split('\n');
  const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
  return {
    images: count(/^ *Figure\b/),
    links: count(/^ *Link\b/),
    rows: count(/^ *TR\b/),
    headings: count(/^ *H[2-6]\b/),
    tables: count(/^ *Table\b/),
    headerCells: count(/^ *TH\b/),
    lists: count(/^ *L\b/),
  };
}

/**
 * Words whose order on a page is that of their line, and those that run from right to left, which
 * readers of a PDF give in the order of the page: their letters only can be compared.
 */
export function byDirection(words: readonly string[]): {
  leftToRight: string[];
  rightToLeft: string[];
} {
  const letters = (word: string): string => [...word.normalize('NFKC')].sort().join('');
  return {
    leftToRight: words.filter((word) => !RIGHT_TO_LEFT.test(word)),
    rightToLeft: words
      .filter((word) => RIGHT_TO_LEFT.test(word))
      .map(letters)
      .sort(),
  };
}

const NEED_FONTS = {
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  hi: /\p{Script=Devanagari}/u,
};

/**
 * Without the words that this machine has no font for: a page shows boxes in their place, and no
 * reader can tell what they stand for.
 */
export function drawable(words: readonly string[]): string[] {
  const missing = Object.entries(NEED_FONTS).flatMap(([language, script]) =>
    fontsFor(language) ? [] : [script],
  );
  return words.filter((word) => !missing.some((script) => script.test(word)));
}

/**
 * Without the words whose syllables change their shape: a PDF says them in `ActualText`, which
 * pdf.js does not read.
 */
export function unshaped(words: readonly string[]): string[] {
  return words.filter((word) => !NEED_FONTS.hi.test(word));
}
