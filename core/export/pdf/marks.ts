/**
 * How a block of the report finds its element in the printed structure tree: by its language.
 * Chromium keeps no `id` there, but it writes the language of every element that has another than
 * its parent, so each block and row is printed in a private variant of its own language, which is
 * taken out again afterwards.
 *
 * A variant of its own for each of 10,000 rows would make Chromium look up fonts for each (printing
 * took three times as long), so a few are used in turn. Order says which block is meant; the turn
 * proves it.
 */

/** One block or row, in the order of the page. */
export interface PrintMark {
  /** Name in the file, `_pm_<key>`: as a bookmark of the Word file. */
  id: string;
  /** The private part of its language, `x-b3`. */
  turn: string;
  /**
   * A heading's text. Chromium writes some twice into the outline, where the heading came to stand
   * on the next page.
   */
  title?: string;
}

const TURNS = 7;
const KINDS: Readonly<Record<string, string>> = { tr: 'r', a: 'n' };
/** So many blocks in a row may leave nothing in the tree (an empty paragraph, a rule). */
const MOST_MISSING = 3;

/**
 * A cell that holds nothing is no element of the printed structure, and those behind it would stand
 * below other heads: each holds a space at least.
 */
function withoutEmptyCells(html: string): string {
  return html.replace(/(<(t[dh])(?: [^<>]*)?>)(?:\s|<br>)*(?=<\/\2>)/g, '$1\u00a0');
}

/**
 * The page with its blocks marked, and the marks in order. Only attributes of this shape are
 * written by our own writer: text cannot hold them, since its quotation marks are escaped.
 */
export function markedForPrint(
  html: string,
  language: string,
): { html: string; marks: PrintMark[] } {
  const marks: PrintMark[] = [];
  const marked = html.replace(
    /<([a-z0-9]+)((?: [a-z-]+="[^"]*")*?) id="pm-([^"]+)"([^>]*)>/g,
    (whole, tag: string, before: string, key: string, after: string, offset: number) => {
      // A row's turn is never that of its table, nor that of a reference to a footnote that of its
      // paragraph: only a language that differs from the parent's is written.
      const turn = `x-${KINDS[tag] ?? 'b'}${marks.length % TURNS}`;
      const title = /^h[1-6]$/.test(tag) ? headingText(html, offset + whole.length) : null;
      marks.push({ id: `_pm_${key.replaceAll('-', '_')}`, turn, ...(title !== null && { title }) });
      let own = language;
      const rest = (before + after).replace(/ lang="([^"]*)"/, (_, lang: string) => {
        own = lang;
        return '';
      });
      return `<${tag} id="pm-${key}" lang="${own}-${turn}"${rest}>`;
    },
  );
  return { html: withoutEmptyCells(marked), marks };
}

/** The text of the heading whose content begins here. */
function headingText(html: string, start: number): string {
  const content = html
    .slice(start, html.indexOf('</h', start))
    .replace(/<br>/g, ' ')
    .replace(/<sup>(?:(?!<sup>).)*?<\/sup>|<[^<>]*>/g, '');
  return content
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]!,
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Takes a language of the tree apart; null where it holds no mark. */
export function turnOf(language: string): { language: string; turn: string } | null {
  const [, own, turn] = /^(.*)-(x-[brn]\d)$/.exec(language) ?? [];
  return turn === undefined ? null : { language: own!, turn };
}

/**
 * Gives out the marks in order to the turns that are met. Once a turn does not fit, no more are
 * given: an element without a name is better than one with another's.
 */
export class MarkReader {
  private readonly marks: readonly PrintMark[];
  private next = 0;
  private lost = false;

  constructor(marks: readonly PrintMark[]) {
    this.marks = marks;
  }

  /**
   * The id of the element that has this turn; null for a further piece of the block before, or when
   * the order is lost.
   */
  take(turn: string): string | null {
    if (this.lost) return null;
    for (let skipped = 0; skipped <= MOST_MISSING; skipped++) {
      const mark = this.marks[this.next + skipped];
      if (mark?.turn !== turn) continue;
      this.next += skipped + 1;
      return mark.id;
    }
    if (this.marks[this.next - 1]?.turn !== turn) this.lost = true;
    return null;
  }
}
