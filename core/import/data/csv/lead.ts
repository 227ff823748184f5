/** What a sheet says above its table: a title, a date, who made it. */
import { hasHeader } from './columns.ts';
import { mostCommon, type CsvRow, type CsvTable } from './rows.ts';

/** A sheet has its title and a few facts above its table, no page of text. */
const MOST_LINES = 20;

/**
 * The lines above the row that names the columns, and the table from there. They have a cell or two,
 * where the row of names has most of its cells; a table that begins with its names has none.
 */
export function partedFromLead(table: CsvTable): { lead: CsvRow[]; table: CsvTable } {
  const width = mostCommon(table.rows.map(({ cells }) => cells.length));
  const isFull = (row: CsvRow) => filled(row) * 2 > width;
  const names = table.rows.slice(0, MOST_LINES).findIndex(isFull);
  const below = { ...table, rows: table.rows.slice(names) };
  return names > 0 && hasHeader(below)
    ? { lead: table.rows.slice(0, names), table: below }
    : { lead: [], table };
}

function filled({ cells }: CsvRow): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
