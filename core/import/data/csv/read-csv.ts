/**
 * Separated values -> a timeline: one entry a row that has a time, what a row says besides in the
 * entry, rows without a time in *Unsorted*.
 */
import type { RootContent } from 'mdast';
import { counted } from '../../../prose/counted.ts';
import type { Time } from '../../../document/postmortem.ts';
import { paragraph } from '../../../prose/build.ts';
import { clockOf, dayOf, wallMs } from '../../../time/calendar.ts';
import { readTime } from '../../../time/read-time.ts';
import { resolveZone } from '../../../time/zones.ts';
import { plainBlocks } from '../../understand/plain-blocks.ts';
import { FileProblem } from '../../../files/source-file.ts';
import type { CsvMapping, ReadSource } from '../../model/read-source.ts';
import { epochSeconds, inOrder, momentAt } from '../moments.ts';
import { chosenZone, lacksZone, type ReaderOptions, type ReaderResult } from '../reader.ts';
import { documentOfRows, linkTo, said, type EventRow } from '../rows.ts';
import { dataOf, guessMapping, isTimeCell, plainName, zoneColumn, zoneOfName } from './columns.ts';
import { dayOrderOf } from './day-order.ts';
import { readJournal } from './journal.ts';
import { mostCommon, parseRows, type CsvRow, type CsvTable } from './rows.ts';

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
  const mapping = guessMapping({ ...table, rows });
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
  const guessed = chosen ?? guessMapping(table);
  const { columns, rows } = dataOf(table, guessed.header);
  const stamps = rows.map(({ cells }) =>
    [cells[guessed.time], cells[guessed.clock]].filter(Boolean).join(' '),
  );
  const days =
    chosen && chosen.dayOrder !== null
      ? { order: chosen.dayOrder, open: false }
      : dayOrderOf(stamps);
  const mapping: CsvMapping = { ...guessed, dayOrder: days.order };
  const reader = new RowReader(columns, mapping, options);
  const { events, unsorted, without } = reader.read(rows);
  const one = rows.length === 1 ? recordFields(columns, rows[0]!) : {};
  const document = documentOfRows({ ...one, zone: reader.zone ?? '', events, unsorted }, options);
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

/** An event with what it is ordered by. */
interface OrderedRow extends EventRow {
  ms: number;
}

interface Understood {
  events: EventRow[];
  unsorted: RootContent[];
  /** The lines of rows without a readable time. */
  without: number[];
}

class RowReader {
  /** The zone of the times that name none. */
  readonly zone: string | null;
  /** The zone and the column that names it, for a note. */
  readonly namedZone: { zone: string; column: string } | null;
  private readonly columns: readonly string[];
  private readonly mapping: CsvMapping;
  private readonly zones: number;
  private readonly chosen: boolean;
  private day: string | null = null;
  private previous: Time | null = null;

  constructor(columns: readonly string[], mapping: CsvMapping, options: ReaderOptions) {
    this.columns = columns;
    this.mapping = mapping;
    const named = mapping.header
      ? [mapping.clock, mapping.time]
          .flatMap((column) =>
            columns[column] === undefined
              ? []
              : [{ column: columns[column], zone: zoneOfName(columns[column]) }],
          )
          .find(({ zone }) => zone !== null)
      : undefined;
    this.namedZone = named ? { zone: named.zone!, column: named.column } : null;
    this.zone = this.namedZone?.zone ?? chosenZone(options);
    this.chosen = Boolean(options.choice?.zone);
    this.zones = zoneColumn(columns, mapping.header);
  }

  read(rows: readonly CsvRow[]): Understood {
    const understood: Understood = { events: [], unsorted: [], without: [] };
    const dated: OrderedRow[] = [];
    for (const row of runsBackwards(rows, this.mapping) ? [...rows].reverse() : rows) {
      const own = this.eventOf(row);
      if (own === 'day') continue;
      const notes = row.cells.flatMap((cell, column) => this.notesOf(cell, column, row));
      if (own) dated.push(own);
      else if (this.bodyOf(row).length > 0) {
        understood.without.push(row.line);
        understood.unsorted.push(...this.bodyOf(row));
      }
      dated.push(...notes);
    }
    understood.without.sort((a, b) => a - b);
    understood.events = inOrder(dated, ({ ms }) => ms);
    return understood;
  }

  /**
   * A row's event; `day` for a row that only says which day the rows below it are on; null for one
   * without a time.
   */
  private eventOf(row: CsvRow): OrderedRow | 'day' | null {
    const { time, clock } = this.mapping;
    const stamp = [row.cells[time], row.cells[clock]]
      .map((cell) => cell?.trim() ?? '')
      .filter((cell) => cell !== '')
      .join(' ');
    if (stamp === '') return null;
    const alone = row.cells.every(
      (cell, column) => column === time || column === clock || cell.trim() === '',
    );
    const at = this.readStamp(stamp, row);
    if (alone && at !== null && clockOf(at.local) === null && dayOf(at.local) !== null) {
      this.day = dayOf(at.local);
      this.previous = null;
      return 'day';
    }
    if (at === null) return null;
    this.previous = at;
    return { at, ms: orderOf(at), body: this.bodyOf(row), source: this.sourceOf(row) };
  }

  private readStamp(stamp: string, row: CsvRow): Time | null {
    const seconds = epochSeconds(stamp);
    if (seconds !== null) return { ...momentAt(seconds * 1000, this.zone).time, written: stamp };
    const own = this.zones === -1 ? null : resolveZone(row.cells[this.zones] ?? '').zone;
    const zone = own ?? this.zone;
    const { time } = readTime(stamp, {
      zone,
      zoneFrom: own !== null || this.namedZone !== null || this.chosen ? 'source' : 'document',
      date: this.day,
      dateFrom: 'source',
      previous: this.previous,
      dayFirst: this.mapping.dayOrder === null ? null : this.mapping.dayOrder === 'day-first',
    });
    return time.local === null ? null : time;
  }

  /** What happened, by whom, with the row's other cells under their columns' names. */
  private bodyOf({ cells }: CsvRow): RootContent[] {
    const { time, clock, text, actor, link } = this.mapping;
    const unread = (column: number) =>
      (column === time || column === clock) && isTimeCell(cells[column] ?? '') === null;
    const words = text.flatMap((column) =>
      plainBlocks(this.textOf(cells[column]), { headings: false }),
    );
    const shown = new Set([time, clock, actor, link, ...text]);
    const others = cells.flatMap((cell, column): RootContent[] => {
      if ((shown.has(column) && !unread(column)) || cell.trim() === '') return [];
      const value = this.textOf(cell);
      return value === '' ? [] : labelled(this.mapping.header ? this.columns[column]! : '', value);
    });
    return [
      ...said(actor === -1 ? '' : (cells[actor]?.trim() ?? ''), words),
      ...others,
      ...(link === -1 ? [] : this.addressOf(cells[link]?.trim() ?? '')),
    ];
  }

  /** What the column of links says: an address, or words under the column's name. */
  private addressOf(target: string): RootContent[] {
    if (target === '') return [];
    if (/^(?:https?|mailto):\S+$/i.test(target)) return [linkTo(target)];
    return labelled(this.mapping.header ? this.columns[this.mapping.link]! : '', target);
  }

  /** A cell without the notes that are entries of their own. */
  private textOf(cell: string | undefined): string {
    const text = cell?.trim() ?? '';
    const journal = text.length < 20 ? null : readJournal(text);
    return journal ? journal.rest : text;
  }

  private notesOf(cell: string, column: number, row: CsvRow): OrderedRow[] {
    if (column === this.mapping.time || column === this.mapping.clock || cell.trim().length < 20)
      return [];
    const journal = readJournal(cell);
    if (!journal) return [];
    return journal.notes.map(({ stamp, who, kind, text }) => {
      const { previous } = this;
      this.previous = null;
      const at = this.readStamp(stamp, row) ?? {
        written: stamp,
        local: null,
        zone: null,
        instant: null,
        approximate: false,
      };
      this.previous = previous;
      const name = this.columns[column]!;
      return {
        at,
        ms: orderOf(at),
        body: said(who, plainBlocks(text, { headings: false })),
        source:
          kind || (this.mapping.header ? `${name}, ${this.sourceOf(row)}` : this.sourceOf(row)),
      };
    });
  }

  private sourceOf({ line }: CsvRow): string {
    return `line ${line}`;
  }
}

/** Exact where the instant is known; else the clock, which orders the rows of one zone. */
function orderOf(at: Time): number {
  if (at.instant !== null) return Date.parse(at.instant);
  return at.local !== null && dayOf(at.local) !== null ? wallMs(at.local) : Number.NaN;
}

/**
 * True where rows of bare clock times run newest first: there a time earlier than the one above it
 * is no new day.
 */
function runsBackwards(rows: readonly CsvRow[], { time, clock }: CsvMapping): boolean {
  if (clock !== -1) return false;
  const clocks = rows.flatMap(({ cells }) => {
    const match = /^\s*T?(\d{1,2})[:.](\d{2})/.exec(cells[time] ?? '');
    return match ? [Number(match[1]) * 60 + Number(match[2])] : [];
  });
  let rising = 0;
  let falling = 0;
  for (let index = 1; index < clocks.length; index++) {
    if (clocks[index]! > clocks[index - 1]!) rising++;
    if (clocks[index]! < clocks[index - 1]!) falling++;
  }
  return falling > 1 && falling > 2 * rising;
}

function labelled(name: string, value: string): RootContent[] {
  if (name === '') return plainBlocks(value, { headings: false });
  const [first, ...rest] = value.split('\n');
  return [
    paragraph(
      [`${name}: ${first}`, ...rest]
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    ),
  ];
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

/** The first rows, those that could not be read, the last: where a wrong mapping shows. */
function sampleOf(
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

function notesOf({
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
