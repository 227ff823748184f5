/** The words of a PDF's pages, and where each stands. */
import type { Annotation } from './annotations.ts';
import { letterEdges } from './letter-widths.ts';

export interface PageWord {
  /** Its letters and digits, in small letters. */
  key: string;
  text: string;
  page: number;
  /** Left, bottom, right, top, in points. */
  box: [number, number, number, number];
}

/** Letters of one line as they are printed: where they begin on their base line, in points. */
export interface PrintedLine {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** What is printed on a page: left, bottom, right, top of the page, in points, and its lines. */
export interface PageText {
  view: readonly [number, number, number, number];
  lines: PrintedLine[];
}

/** Words of the pages by their indices: those on or beside which a mark is. */
export interface WordsAt {
  first: number;
  last: number;
  text: string;
  /** False where the mark is only near to them. */
  isOn: boolean;
  /** A caret that stands before the word, not behind it. */
  isBefore: boolean;
}

/** As `getTextContent` of pdf.js gives it. */
interface TextContent {
  items: readonly object[];
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export class PageWords {
  readonly words: PageWord[] = [];
  private readonly pages = new Map<number, [from: number, to: number]>();
  private readonly texts = new Map<number, PageText>();

  /** @param view of the page: left, bottom, right, top, in points */
  add(page: number, { items }: TextContent, view: readonly number[]): void {
    const from = this.words.length;
    const [left = 0, bottom = 0, right = 0, top = 0] = view;
    const lines: PrintedLine[] = [];
    this.texts.set(page, { view: [left, bottom, right, top], lines });
    const marks: boolean[] = [];
    for (const raw of items) {
      const item = raw as Record<string, unknown>;
      if (typeof item['str'] !== 'string') {
        if (item['type'] === 'endMarkedContent') marks.pop();
        else marks.push(item['tag'] === 'Artifact');
        continue;
      }
      const [text, transform] = [item['str'], item['transform'] as number[]];
      const [width, size] = [Number(item['width']), Number(item['height'])];
      const [, turned = 0, , , x = 0, y = 0] = transform;
      if (turned === 0) lines.push({ text, x, y, width, size });
      // Heads and feet of pages are no text of the report.
      if (!marks.includes(true)) this.item(page, text, transform, width, size);
    }
    this.pages.set(page, [from, this.words.length]);
  }

  private item(
    page: number,
    text: string,
    transform: number[],
    width: number,
    height: number,
  ): void {
    const [, , , , x = 0, y = 0] = transform;
    const edges = letterEdges(text, width);
    for (const { 0: word, index } of text.matchAll(WORD))
      this.words.push({
        key: word.toLowerCase(),
        text: word,
        page,
        box: [x + edges[index]!, y - height * 0.25, x + edges[index + word.length]!, y + height],
      });
  }

  /** What is printed on a page. */
  textOf(page: number): PageText | undefined {
    return this.texts.get(page);
  }

  /** What a mark is on: the words under its lines, else the one nearest to it on its page. */
  under({ page, quads, rect, kind }: Annotation): WordsAt | null {
    const [from, to] = this.pages.get(page) ?? [0, 0];
    if (from === to) return null;
    if (kind === 'mark' || kind === 'strike') {
      const areas = quads.length > 0 ? quads : [rect];
      let [first, last] = [-1, -1];
      for (let index = from; index < to; index++) {
        if (!areas.some((area) => isUnder(this.words[index]!.box, area))) continue;
        if (first === -1) first = index;
        last = index;
      }
      if (first !== -1) return this.at(first, last, true);
    }
    return this.nearest(from, to, rect, kind === 'caret');
  }

  private nearest(from: number, to: number, rect: Annotation['rect'], isCaret: boolean): WordsAt {
    const [x, y] = [(rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2];
    let best = { index: from, distance: Infinity };
    for (let index = from; index < to; index++) {
      const [left, bottom, right, top] = this.words[index]!.box;
      const across = Math.max(left - x, x - right, 0);
      const along = Math.max(bottom - y, y - top, 0);
      // What is on the same line is nearer than what is above.
      const distance = across + 4 * along;
      // A caret stands behind its word, where two are as near.
      if (distance < best.distance) best = { index, distance };
    }
    const [left, , right] = this.words[best.index]!.box;
    return {
      ...this.at(best.index, best.index, false),
      isBefore: isCaret && x < (left + right) / 2,
    };
  }

  private at(first: number, last: number, isOn: boolean): WordsAt {
    const text = this.words
      .slice(first, last + 1)
      .map((word) => word.text)
      .join(' ');
    return { first, last, text, isOn, isBefore: false };
  }
}

/** Most of the word is in the area. */
function isUnder(
  [left, bottom, right, top]: PageWord['box'],
  [areaLeft, areaBottom, areaRight, areaTop]: PageWord['box'],
): boolean {
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return areaLeft - 1 <= x && x <= areaRight + 1 && areaBottom - 1 <= y && y <= areaTop + 1;
}
