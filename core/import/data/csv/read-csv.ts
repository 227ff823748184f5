/**
 * Separated values -> a timeline: one entry a row that has a time, what a row says besides in the
 * entry, rows without a time in *Unsorted*.
 */
import { FileProblem } from '../../../files/source-file.ts';
import type { CsvMapping } from '../../model/read-source.ts';
import { findDeclaredZone } from '../../../time/declared-zone.ts';
import { lacksZone, type ReaderOptions, type ReaderResult } from '../reader.ts';
import { documentOfRows } from '../rows.ts';
import { paragraph } from '../../../prose/build.ts';
import { partedFromLead } from './lead.ts';
import { plainName } from './column-names.ts';
import { dataOf, guessMapping } from './columns.ts';
import { dayOrderOf } from './day-order.ts';
import { type CsvRow, mostCommon, parseRows } from './rows.ts';
import { RowReader, type NamedZone } from './row-reader.ts';
import { notesOf, sampleOf } from './table-notes.ts';

/**
 * True for text that is a table of separated values with times in it: several rows of one width,
 * and a column of times. For text whose name says nothing.
 */
export function looksLikeCsv(text: string): boolean {
  const table = parseRows(text.slice(0, 64_000));
  const rows = text.length > 64_000 ? table.rows.slice(0, -1) : table.rows;
  if (rows.length < 2 || table.strayQuotes.length > 1) return false;
  // A Markdown table or a bulleted list has rows of one width too.
  if (
    rows.filter(
      ({ cells }) =>
        /^\s*(?:\||[-*•#>]\s)/.test(cells[0]!) ||
        (table.delimiter === '|' && cells[0]!.trim() === ''),
    ).length *
      2 >
    rows.length
  )
    return false;
  const width = mostCommon(rows.map(({ cells }) => cells.length));
  const regular = rows.filter(({ cells }) => cells.length === width).length;
  if (width < 2 || regular < rows.length * 0.9) return false;
  const mapping = guessMapping(partedFromLead({ ...table, rows }).table);
  // Prose with a comma in each line may begin with times; a header, or several columns, tells a
  // table.
  return mapping.time !== -1 && (mapping.header || (width >= 3 && rows.length >= 3));
}

/** As many columns as a spreadsheet can have; a line of more is no table. */
const MOST_COLUMNS = 16_384;

/** Reads a table as its columns suggest, or as the author mapped them. */
export function readCsv(text: string, options: ReaderOptions): ReaderResult {
  const chosen = options.choice?.csv;
  const table = parseRows(text, chosen?.delimiter);
  if (table.rows.length === 0)
    throw new FileProblem(options.name, 'The table is empty: there is no row with anything in it.');
  const wide = table.rows.find(({ cells }) => cells.length > MOST_COLUMNS);
  if (wide)
    throw new FileProblem(
      options.name,
      `Line ${wide.line} has ${wide.cells.length.toLocaleString('en-GB')} columns, more than any table has. ` +
        'Check what separates the columns, and that the file is a table.',
    );
  const parted = partedFromLead(table);
  const guessed = chosen ?? guessMapping(parted.table);
  const { lead } = guessed.header ? parted : { lead: [] };
  const { columns, rows } = dataOf(guessed.header ? parted.table : table, guessed.header);
  const stamps = rows.map(({ cells }) =>
    [cells[guessed.time], cells[guessed.clock]].filter(Boolean).join(' '),
  );
  const days =
    chosen && chosen.dayOrder !== null
      ? { order: chosen.dayOrder, open: false }
      : dayOrderOf(stamps);
  const mapping: CsvMapping = { ...guessed, dayOrder: days.order };
  const reader = new RowReader(columns, mapping, options, zoneOfLead(lead));
  const { events, unsorted, without } = reader.read(rows);
  const one = rows.length === 1 ? recordFields(columns, rows[0]!) : {};
  const document = documentOfRows(
    {
      ...(lead.length > 0 && { title: cellsOf(lead[0]!).join(' ') }),
      ...one,
      zone: reader.zone ?? '',
      events,
      unsorted: [...lead.slice(1).map((row) => paragraph(cellsOf(row).join(' – '))), ...unsorted],
    },
    options,
  );
  const notes = notesOf({
    events,
    without,
    mapping,
    columns,
    table,
    open: days.open,
    undated: !days.open && events.some(({ at }) => at?.local?.startsWith('T') === true),
    zone: reader.namedZone,
  });
  return {
    document,
    read: {
      format: 'csv',
      notes,
      asksZone: lacksZone(document),
      csv: { columns, rows: rows.length, mapping, sample: sampleOf(rows, columns.length, without) },
    },
  };
}

/** "Time zone; CET" above the table. */
function zoneOfLead(lead: readonly CsvRow[]): NamedZone | null {
  for (const row of lead) {
    const line = cellsOf(row).join(': ');
    const declared = findDeclaredZone(line);
    if (declared) return { zone: declared.zone, column: line };
  }
  return null;
}

/** What stands in a line, without its empty cells. */
function cellsOf({ cells }: CsvRow): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

const TITLE_NAMES = /^(?:summary|short description|title|subject)$/;
const REFERENCE_NAMES = /^(?:issue key|key|number|incident (?:id|number)|ticket(?: id)?)$/;
const SEVERITY_NAMES = /^(?:priority|severity|urgency)$/;

/** A table of one row is about that incident: its own fields are the report's. */
function recordFields(
  columns: readonly string[],
  { cells }: CsvRow,
): { title?: string; reference?: string; severity?: string } {
  const field = (pattern: RegExp) =>
    cells[columns.findIndex((name) => pattern.test(plainName(name)))]?.trim() ?? '';
  return field(REFERENCE_NAMES) === ''
    ? {}
    : {
        title: field(TITLE_NAMES),
        reference: field(REFERENCE_NAMES),
        severity: field(SEVERITY_NAMES),
      };
}
