import type { BlockContent } from 'mdast';
import type { ColumnRole } from '../report/words/roles.ts';
import {
  columnWidths,
  isKey,
  measuredText,
  SMALL_FIT,
  tableFit,
  type TableFit,
} from './column-widths.ts';

/**
 * Sentences that get less of the width are set smaller, with the rest of their table; those with a
 * little more only where another column takes nearly as much. Tables of one report are to have one
 * size of letters unless one is really too wide.
 */
const [NARROW, RATHER_NARROW] = [0.3, 0.38];
const NEARLY_AS_MUCH = 2 / 3;

/** How a table of rows is set, and how wide its columns are. @param text the column of sentences */
export function rowsFit(
  texts: readonly (readonly string[])[],
  width: number,
  letters: number,
  text: number,
): { fit: TableFit; widths: number[] } {
  const usual = tableFit(texts[0]!.length);
  const widths = columnWidths(texts, width, usual, letters, text);
  if (!areTight(widths, width, text)) return { fit: usual, widths };
  return { fit: SMALL_FIT, widths: columnWidths(texts, width, SMALL_FIT, letters, text) };
}

function areTight(widths: readonly number[], width: number, text: number): boolean {
  const sentences = widths[text]!;
  const widest = Math.max(0, ...widths.filter((_, column) => column !== text));
  return (
    sentences < width * NARROW ||
    (sentences < width * RATHER_NARROW && widest > sentences * NEARLY_AS_MUCH)
  );
}

/**
 * What a cell asks room for. How a time was written may wrap below the time, so it does not widen
 * the column.
 */
export function cellWidthText(blocks: readonly BlockContent[], role: ColumnRole): string {
  const text = blocks.map(blockText).join('\n');
  if (role === 'time') return text.length <= TIME ? text : beginningsOfLines(text);
  return staysInLine(text, role) ? text.replaceAll(' ', '\u00a0') : text;
}

function blockText(block: BlockContent): string {
  if ('children' in block) return measuredText(block);
  return 'value' in block ? block.value : '';
}

/** Letters of a time that stand in one line. */
const TIME = 12;

function beginningsOfLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.slice(0, TIME))
    .join('\n');
}

/** What stands in one line; a date that is a sentence, or a long key, does not. */
export function staysInLine(text: string, role: ColumnRole): boolean {
  return role === 'ticket' ? isKey(text) : UNBROKEN.has(role) && text.length <= SHORT;
}
const SHORT = 16;
/** Columns of short words. */
const UNBROKEN: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'milestone',
  'status',
  'due',
  'priority',
]);
