/** Tables of a GFM file whose columns line up also for those who read the file itself. */
import { columns } from '../prose/columns.ts';

/** A column wider than this is not padded: its lines would only trail spaces. */
const WIDEST = 80;

/**
 * The lines of a table. `tails` stand behind the last cell of each row, after its text: comments
 * that only the file shows.
 */
export function alignedTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  tails: readonly string[],
): string[] {
  const widths = titles.map((title, column) => {
    let width = columns(title);
    for (const row of rows) width = Math.max(width, columns(row[column] ?? ''));
    return width <= WIDEST ? width : null;
  });
  // What stands behind a ragged column cannot line up.
  const ragged = widths.indexOf(null);
  if (ragged !== -1) widths.fill(null, ragged);
  const line = (cells: readonly string[], tail: string): string =>
    `| ${cells
      .map((cell, column) => {
        const last = column === cells.length - 1;
        const text = padded(cell, widths[column]!);
        return last && tail !== '' ? `${text}${text === '' ? '' : ' '}${tail}` : text;
      })
      .join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => '-'.repeat(Math.max(3, width ?? columns(titles[column]!)))).join(' | ')} |`;
  return [line(titles, ''), rule, ...rows.map((row, index) => line(row, tails[index] ?? ''))];
}

function padded(text: string, width: number | null): string {
  return width === null ? text : text + ' '.repeat(Math.max(0, width - columns(text)));
}
