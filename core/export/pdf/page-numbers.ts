/**
 * The page numbers of the contents, which are known only once the pages are printed. They are
 * printed as digits that stand for them (`placeholder`), and set in place in what was printed: a
 * second print would take as long as the first.
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { PDFContext, PDFDocument } from '@cantoo/pdf-lib';
import { strFromU8, strToU8 } from 'fflate';
import type { PdfCodec } from './codec.ts';
import { readOperators } from './content-tokens.ts';
import type { MarkedContent, StructElement } from './structure-tree.ts';
import { flate, isFlate } from './write-file.ts';

/** Digits of the longest number. */
const PLACES = 4;
const [CONTENTS, W, DESCENDANTS] = ['Contents', 'W', 'DescendantFonts'].map((text) =>
  PDFName.of(text),
) as [PDFName, PDFName, PDFName];

/** What is printed for the number of a line: three lines have all ten digits between them. */
export function placeholder(line: number): string {
  return Array.from({ length: PLACES }, (_, place) => (line * PLACES + place) % 10).join('');
}

/** How many digits a page number of this report has: a guess, for the room that it gets. */
export function likelyDigits(html: string): number {
  const letters = html.slice(html.indexOf('<body')).replace(/<[^<>]*>/g, '').length;
  if (letters > 1_000_000) return 4;
  return letters > 100_000 ? 3 : 2;
}

/** One line: where its number is printed, and what it has to say. */
interface NumberedLine {
  content: readonly MarkedContent[];
  page: number;
}

/** Digits as one text of the page. */
interface Shown {
  line: number;
  start: number;
  end: number;
  font: string;
  codes: string[];
}

/**
 * Sets the page numbers in the printed contents.
 * @param nav the element of the contents in the tree
 * @param numbers of the pages that its links lead to, in their order
 * @returns false, and changes nothing, where the digits are not found as they were written
 */
export async function setPageNumbers(
  pdf: PDFDocument,
  nav: StructElement,
  numbers: readonly number[],
  codec: PdfCodec,
): Promise<boolean> {
  const links = linksIn(nav);
  if (links.length !== numbers.length || numbers.some((each) => each >= 10 ** PLACES)) return false;
  const lines = links.map((content, index) => ({ content, page: numbers[index]! }));
  const pages = new Set(lines.flatMap(({ content }) => content.map(({ page }) => page)));
  const found: { contents: PDFRef; bytes: Uint8Array; shown: Shown[]; fonts: PDFDict }[] = [];
  for (const page of pages) {
    const node = pdf.getPages().find(({ ref }) => ref === page)?.node;
    const contents = node?.get(CONTENTS);
    const stream = pdf.context.lookup(contents);
    const fonts = node?.Resources()?.lookup(PDFName.of('Font'));
    if (
      !(contents instanceof PDFRef) ||
      !(stream instanceof PDFRawStream) ||
      !isFlate(stream.dict.lookup(PDFName.of('Filter'))) ||
      !(fonts instanceof PDFDict)
    )
      return false;
    const bytes = await codec.inflate(stream.contents);
    found.push({ contents, bytes, fonts, shown: lastShown(bytes, page, lines) });
  }
  const shown = found.flatMap((each) => each.shown);
  const codes = codesOf(shown);
  if (shown.length !== lines.length || !codes) return false;
  for (const { contents, bytes, fonts, shown: own } of found) {
    const text = strFromU8(bytes, true);
    let written = '';
    let from = 0;
    for (const each of own.toSorted((a, b) => a.start - b.start)) {
      const digits = String(lines[each.line]!.page);
      const before = each.codes.slice(0, -PLACES).join('');
      const width = widthOf(pdf.context, fonts, each.font, each.codes.at(-1)!);
      const room = (PLACES - digits.length) * width;
      const number = Array.from(digits, (digit) => codes[Number(digit)]).join('');
      written += `${text.slice(from, each.start)}[${before && `<${before}>`}${-room}<${number}>] TJ`;
      from = each.end;
    }
    const changed = strToU8(written + text.slice(from), true);
    pdf.context.assign(contents, await flate(pdf.context, changed, codec));
  }
  return true;
}

function linksIn(element: StructElement): MarkedContent[][] {
  if (element.role === 'Link') return [contentIn(element)];
  return element.kids.flatMap((kid) => (kid.type === 'element' ? linksIn(kid) : []));
}

function contentIn(element: StructElement): MarkedContent[] {
  return element.kids.flatMap((kid) => {
    if (kid.type === 'element') return contentIn(kid);
    return kid.type === 'content' ? [kid] : [];
  });
}

/** The last text of each line on a page. */
function lastShown(bytes: Uint8Array, page: PDFRef, lines: readonly NumberedLine[]): Shown[] {
  const owners = new Map(
    lines.flatMap(({ content }, line) =>
      content.filter((each) => each.page === page).map(({ mcid }) => [mcid, line] as const),
    ),
  );
  const last = new Map<number, Shown>();
  const open: (number | undefined)[] = [];
  let font = '';
  readOperators(bytes, ({ name, start, end }) => {
    const text = (): string => strFromU8(bytes.subarray(start, end), true);
    if (name === 'BDC' || name === 'BMC') {
      const mcid = /\/MCID\s+(\d+)/.exec(text())?.[1];
      open.push(mcid === undefined ? open.at(-1) : owners.get(Number(mcid)));
    } else if (name === 'EMC') open.pop();
    else if (name === 'Tf') font = /\/(\S+)/.exec(text())?.[1] ?? '';
    else if (name === 'Tj') {
      const line = open.at(-1);
      const codes = /^<([\da-f]+)>\s*Tj$/i.exec(text())?.[1]?.match(/.{4}/g);
      if (line !== undefined && codes) last.set(line, { line, start, end, font, codes });
    }
  });
  return [...last.values()];
}

/** The codes of the ten digits; null where what is shown is not what was to be printed. */
function codesOf(shown: readonly Shown[]): string[] | null {
  const codes = new Map<string, string>();
  for (const { line, font, codes: own } of shown) {
    if (own.length < PLACES || font !== shown[0]!.font) return null;
    for (const [place, digit] of Array.from(placeholder(line)).entries()) {
      const code = own[own.length - PLACES + place]!;
      if ((codes.get(digit) ?? code) !== code) return null;
      codes.set(digit, code);
    }
  }
  const digits = Array.from('0123456789', (digit) => codes.get(digit));
  return new Set(digits).size === 10 && !digits.includes(undefined) ? (digits as string[]) : null;
}

/** Of a glyph, in thousandths of the type's size (9.7.4.3). */
function widthOf(context: PDFContext, fonts: PDFDict, font: string, code: string): number {
  const list = fonts.lookup(PDFName.of(font), PDFDict).lookup(DESCENDANTS, PDFArray);
  const widths = context.lookup(list.get(0), PDFDict).lookup(W, PDFArray).asArray();
  const wanted = Number.parseInt(code, 16);
  const numberAt = (index: number): number => {
    const value = context.lookup(widths[index]);
    return value instanceof PDFNumber ? value.asNumber() : NaN;
  };
  for (let at = 0; at < widths.length;) {
    const first = numberAt(at);
    const second = context.lookup(widths[at + 1]);
    if (second instanceof PDFArray) {
      const width = second.asArray()[wanted - first];
      if (wanted >= first && width instanceof PDFNumber) return width.asNumber();
      at += 2;
    } else {
      if (wanted >= first && wanted <= numberAt(at + 1)) return numberAt(at + 2);
      at += 3;
    }
  }
  return 0;
}
