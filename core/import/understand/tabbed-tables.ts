/** Tables that were copied out of a page, a document or a sheet: their cells are parted by tabs. */
import type { RootContent } from 'mdast';
import { inlineOf } from './inline-of.ts';
import { leadingStamp } from './stamps.ts';

/** Fewer lines with tabs are no table. */
const LEAST_TABBED = 3;

/**
 * How many lines from `at` on are a table copied out of a page, a document or a sheet: cells parted
 * by tabs, as many in each row, the times of a timeline in a column. 0 for none.
 */
export function tabbedLines(lines: readonly string[], at: number): number {
  const tabs = tabsIn(lines[at]!);
  if (tabs === 0) return 0;
  let end = at + 1;
  while (end < lines.length && tabsIn(lines[end]!) === tabs) end++;
  if (end - at < LEAST_TABBED) return 0;
  const rows = lines.slice(at, end).map((line) => line.split('\t'));
  // Word processors part a bullet from its text by a tab.
  if (rows.every(([first = '']) => !/[\p{L}\p{N}]/u.test(first) && first.trim() !== '')) return 0;
  const stamped = rows.filter(([first = '', second = '', ...others]) => {
    const own = leadingStamp(first.trim());
    // A day, its time and one cell more are a line that begins with its stamp.
    const among = !own || (own.day && others.length > 1);
    return own?.clock || (among && leadingStamp(second.trim())?.clock);
  });
  return stamped.length * 2 > rows.length ? end - at : 0;
}

/** Two blanks and more part the columns of a text that was set in one width. */
const GAP = / {2,}/;

/**
 * How many lines from `at` on are a table whose columns stand below each other: its head, and rows
 * of as many cells that begin with a clock. 0 for none.
 */
export function spacedLines(lines: readonly string[], at: number): number {
  const heads = lines[at]!.trim().split(GAP);
  if (heads.length < LEAST_SPACED || heads.some((head) => leadingStamp(head)?.clock)) return 0;
  let end = at + 1;
  while (end < lines.length && isSpacedRow(lines[end]!, heads.length)) end++;
  return end - at >= LEAST_TABBED ? end - at : 0;
}

const LEAST_SPACED = 3;

function isSpacedRow(line: string, width: number): boolean {
  const cells = line.trim().split(GAP);
  return cells.length === width && leadingStamp(cells[0]!)?.clock === true;
}

/** Columns below each other as columns parted by tabs. */
export function spacesAsTabs(line: string): string {
  return line.trim().split(GAP).join('\t');
}

function tabsIn(line: string): number {
  return line.trim() === '' ? 0 : line.split('\t').length - 1;
}

/** The first row is the head where it has no clock; a table needs one. */
export function tabbedTable(lines: readonly string[]): RootContent {
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const headed = !rows[0]!.some((cell) => leadingStamp(cell)?.clock);
  const all = headed ? rows : [rows[0]!.map(() => ''), ...rows];
  return {
    type: 'table',
    align: rows[0]!.map(() => null),
    children: all.map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: inlineOf(cell) })),
    })),
  };
}
