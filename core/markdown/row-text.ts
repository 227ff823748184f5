/**
 * What of a row stands in the file: its cells as read back, and what stands for each field. Writer
 * and reader share it, so that both see the same.
 */
import type { RowsKind } from '../document/rows-home.ts';
import { inlineText } from '../prose/text.ts';
import { printOf, shortened } from './format.ts';
import { FIELD_OF, HIDDEN_FIELDS, ROW_DEFAULTS } from './row-fields.ts';
import type { ReadCell } from './cell-content.ts';

/**
 * What stands for a field in a row's cells; '' where its column is left out, null where it has
 * none.
 */
export function seenInRow(of: RowsKind, cells: readonly ReadCell[]): (field: string) => unknown {
  return (field) => {
    const cell = cells.find(({ role }) => role !== null && FIELD_OF[role] === field);
    if (!cell)
      return Object.hasOwn(ROW_DEFAULTS[of], field) && !HIDDEN_FIELDS.has(field) ? '' : null;
    // How a time was written stands below it and is no part of it.
    if (cell.role === 'time') return textOf(cell).split('\n', 1)[0]!.trim();
    return cell.blocks ?? (cell.content.length === 0 ? '' : cell.content);
  };
}

/** The words of a row. */
export function wordsOfRow(cells: readonly ReadCell[]): string {
  return cells
    .filter(({ role }) => role !== 'utc')
    .map(textOf)
    .join(' ');
}

/** A print of the time that stands in a row; '' where none does. */
export function timeMark(of: RowsKind, cells: readonly ReadCell[]): string {
  const time = seenInRow(of, cells)('at');
  return time === null || time === '' ? '' : shortened(printOf(time));
}

function textOf({ content, blocks }: ReadCell): string {
  return blocks ? blocks.map(inlineText).join(' ') : content.map(inlineText).join('');
}
