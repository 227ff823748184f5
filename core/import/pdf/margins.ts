/**
 * Running heads and page numbers: the same line at the same place on page after page is no part of
 * the text.
 */
import type { PdfLine } from './lines.ts';
import type { PdfPage } from './page.ts';

/** The part of a page's height at its head and foot where such lines stand. */
const MARGIN = 0.12;

export interface Margins {
  pages: PdfPage[];
  /** Each such line once, without mere page numbers. */
  margins: string[];
}

/** A document of one page has none that could be told. */
export function withoutMargins(pages: readonly PdfPage[]): Margins {
  const seen = new Map<string, number>();
  const written = pages.filter(({ lines }) => lines.length > 0);
  for (const page of written)
    for (const key of new Set(page.lines.flatMap((line) => keyOf(line, page))))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  const runs = (line: PdfLine, page: PdfPage): boolean =>
    keyOf(line, page).some(
      (key) => written.length >= 2 && (seen.get(key) ?? 0) >= Math.max(2, written.length * 0.5),
    );
  const margins = new Set<string>();
  const add = (text: string): void => {
    const words = text
      .replace(/\b(?:page|seite|p\.)?\s*\d+\s*(?:(?:\/|of|von|\|)\s*\d+)?$/i, '')
      .trim();
    if (/\p{L}/u.test(words)) margins.add(words);
  };
  for (const { artifacts } of pages) artifacts.forEach(add);
  const kept = pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      if (!runs(line, page)) return true;
      add(line.text);
      return false;
    }),
  }));
  return { pages: kept, margins: [...margins] };
}

/**
 * Place and words, numbers as such: "Page 3 of 12" is the same line as "Page 4 of 12". A line that
 * begins with a time is a row of a timeline, which may only by chance stand where another page's
 * does.
 */
function keyOf({ text, y }: PdfLine, { height }: PdfPage): string[] {
  const words = /^\s*\d{1,2}[:.]\d{2}\b/.test(text) ? text : text.replace(/\d+/g, '0');
  return y < height * MARGIN || y > height * (1 - MARGIN) ? [`${Math.round(y / 4)} ${words}`] : [];
}
