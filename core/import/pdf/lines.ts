/**
 * Letters at places -> lines of text, in the order in which the page draws them: that is the
 * reading order also of columns and table cells.
 */

/** A piece of text as the page draws it. Points; `y` counts upwards from the page's foot. */
export interface PdfItem {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Height of the letters. */
  size: number;
  upright: boolean;
  endsLine: boolean;
}

export interface PdfLine {
  text: string;
  x: number;
  /** Where the line ends. */
  right: number;
  y: number;
  size: number;
}

/** Wider than any space between words, in sizes of the letters. */
const COLUMN_GAP = 1.2;

/** Lines with their words apart. What stands in the next column is a line of its own. */
export function linesOfPage(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let current: PdfItem[] = [];
  const flush = (): void => {
    const line = lineOf(current);
    if (line) lines.push(line);
    current = [];
  };
  for (const item of items) {
    // Empty space is known by the places of the words, and may be as wide as a column.
    if (item.text.trim() === '') continue;
    const last = current.at(-1);
    if (last && !continues(last, item)) flush();
    current.push(item);
  }
  flush();
  return lines;
}

/**
 * On the same baseline (a footnote's sign stands a little higher) and further to the right, but not
 * as far as the next column.
 */
function continues(last: PdfItem, next: PdfItem): boolean {
  const size = Math.max(last.size, next.size);
  const gap = next.x - last.x - last.width;
  return (
    last.upright === next.upright &&
    Math.abs(next.y - last.y) < size * 0.45 &&
    gap > -size * 0.6 &&
    gap < size * COLUMN_GAP
  );
}

function lineOf(items: readonly PdfItem[]): PdfLine | null {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const { text: piece, x, width, size } of items) {
    if (text !== '' && x - end > size * 0.12 && !text.endsWith(' ')) text += ' ';
    text += piece;
    end = x + width;
  }
  if (items.length === 0) return null;
  const letters = (item: PdfItem): number => item.text.trim().length;
  const widest = items.reduce((best, item) => (letters(item) > letters(best) ? item : best));
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    x: items[0]!.x,
    right: end,
    y: items[0]!.y,
    size: Math.round(widest.size * 10) / 10,
  };
}
