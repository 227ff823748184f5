/** What the preview says of a table: how much was understood, and which rows show how. */
import { counted } from '../../../prose/counted.ts';
import type { CsvMapping, ReadSource } from '../../model/read-source.ts';
import type { EventRow } from '../rows.ts';
import type { CsvRow, CsvTable } from './rows.ts';

/** The first rows, those that could not be read, the last: where a wrong mapping shows. */
export function sampleOf(
  rows: readonly CsvRow[],
  width: number,
  without: readonly number[],
): NonNullable<ReadSource['csv']>['sample'] {
  const odd = new Set(without.slice(0, 5));
  const ragged = rows
    .filter(({ cells, line }) => cells.length !== width && !odd.has(line))
    .slice(0, 3);
  const picked = new Set([
    ...rows.slice(0, 5),
    ...rows.filter(({ line }) => odd.has(line)),
    ...ragged,
    ...rows.slice(-2),
  ]);
  return [...picked].sort((a, b) => a.line - b.line).map(({ line, cells }) => ({ line, cells }));
}

interface Findings {
  events: readonly EventRow[];
  without: readonly number[];
  mapping: CsvMapping;
  columns: readonly string[];
  table: CsvTable;
  open: boolean;
  undated: boolean;
  zone: { zone: string; column: string } | null;
}

export function notesOf({
  events,
  without,
  mapping,
  columns,
  table,
  open,
  undated,
  zone,
}: Findings): string[] {
  const notes = [counted(events.length, 'timeline entry', 'timeline entries')];
  if (mapping.time === -1) notes.push('no column of times was found: choose one');
  if (without.length > 0)
    notes.push(
      `${counted(without.length, 'row')} without a time: ${lines(without)}, in “Unsorted”`,
    );
  if (zone) notes.push(`zone ${zone.zone} from “${zone.column}”`);
  if (mapping.dayOrder !== null)
    notes.push(`days are read ${mapping.dayOrder === 'day-first' ? 'day first' : 'month first'}`);
  if (open)
    notes.push(
      `whether day or month comes first in “${columns[mapping.time]}” is not settled by its values: choose`,
    );
  if (undated) notes.push('the times have no day: the document’s date gives it');
  if (table.strayQuotes.length > 0)
    notes.push(`quotes that do not close on ${lines(table.strayQuotes)}: read as text`);
  return notes;
}

function lines(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 8).map((line) => line.toString());
  const more = numbers.length - shown.length;
  if (more > 0) return `lines ${shown.join(', ')} and ${counted(more, 'more', 'more')}`;
  return shown.length === 1
    ? `line ${shown[0]}`
    : `lines ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
