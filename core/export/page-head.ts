import { columns } from '../prose/columns.ts';
import type { Report } from '../report/tree.ts';

/** What fits in one line at the head of a page, in letters of the usual width. */
const ROOM = 96;
const BETWEEN = 4;
const LONGEST_STAMP = 48;

/**
 * The two texts at the head of every page, the document's title and its stamp, short enough to
 * stand beside each other.
 */
export function pageHead({ title, stamp }: Pick<Report, 'title' | 'stamp'>): {
  title: string;
  stamp: string;
} {
  const right = shortened(stamp.head, LONGEST_STAMP);
  return { title: shortened(title, ROOM - BETWEEN - columns(right)), stamp: right };
}

function shortened(text: string, room: number): string {
  if (columns(text) <= room) return text;
  let kept = '';
  for (const sign of text) {
    if (columns(kept + sign) > room - 1) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}
