/** What a table's columns say, by their names and by their values. */
import { joinedLines } from '../../../prose/joined-lines.ts';
import { excelSerial } from '../../../time/excel-serial.ts';
import { readTime } from '../../../time/read-time.ts';
import { clockOf, dayOf } from '../../../time/calendar.ts';
import type { CsvMapping } from '../../model/read-source.ts';
import { epochSeconds } from '../moments.ts';
import { holdsNotes } from './journal-notes.ts';
import type { CsvRow, CsvTable } from './rows.ts';
import {
  TIME_NAMES,
  TEXT_NAMES,
  ACTOR_NAMES,
  KIND_NAMES,
  LINK_NAMES,
  ZONE_NAMES,
  JOURNAL_NAMES,
  plainName,
} from './column-names.ts';

/** What the values of a column look like. */
interface ColumnValues {
  filled: number;
  times: number;
  clocks: number;
  days: number;
  epochs: number;
  /** Times that only a dot makes: 1.25 may be a number. */
  dotted: number;
  letters: number;
}

const SAMPLED = 60;
const LOOKS_TIMED = new RegExp(
  joinedLines`
    \d\s?[:.hH]\s?\d|\d\s?[ap]\.?m\b|\d[-/.]\d{1,2}[-/.]\d|\d{4}-\d|\b(?:jan|feb|mar|apr|may|jun
    |jul|aug|sep|oct|nov|dec)|^\d{9,16}(?:\.\d+)?$|^[3-7]\d{4}[.,]\d{3,}$|\d{8}T\d
    |^(?:noon|midnight|now)\b|^T?\+\d
  `,
  'i',
);

/** True for a cell that is a time and nothing else. */
export function isTimeCell(cell: string): { clock: boolean; day: boolean } | null {
  const text = cell.trim();
  if (text.length > 60 || !LOOKS_TIMED.test(text)) return null;
  if (epochSeconds(text) !== null || excelSerial(text) !== null) return { clock: true, day: true };
  const { time } = readTime(text, {
    zone: 'UTC',
    date: null,
    previous: null,
    dayFirst: true,
    year: 2000,
  });
  const other =
    time.local === null
      ? readTime(text, { zone: 'UTC', date: null, dayFirst: false, year: 2000 }).time
      : time;
  return other.local === null
    ? null
    : { clock: clockOf(other.local) !== null, day: dayOf(other.local) !== null };
}

function valuesOf(rows: readonly CsvRow[], column: number): ColumnValues {
  const values: ColumnValues = {
    filled: 0,
    times: 0,
    clocks: 0,
    days: 0,
    epochs: 0,
    dotted: 0,
    letters: 0,
  };
  const step = Math.max(1, Math.floor(rows.length / SAMPLED));
  for (let index = 0; index < rows.length && values.filled < SAMPLED; index += step) {
    const cell = rows[index]!.cells[column]?.trim() ?? '';
    if (cell === '') continue;
    values.filled++;
    values.letters += cell.match(/\p{L}/gu)?.length ?? 0;
    const read = isTimeCell(cell);
    if (!read) continue;
    values.times++;
    if (read.clock) values.clocks++;
    if (read.day) values.days++;
    if (epochSeconds(cell) !== null) values.epochs++;
    if (/^\d+\.\d+$/.test(cell) && epochSeconds(cell) === null) values.dotted++;
  }
  return values;
}

/**
 * True where the first row names the columns: it holds no time, and either a known name or times
 * below it.
 */
export function hasHeader(table: CsvTable): boolean {
  const [first, ...rest] = table.rows;
  if (!first || first.cells.some((cell) => isTimeCell(cell) !== null)) return false;
  if (first.cells.some((cell) => isKnownName(plainName(cell)))) return true;
  const filled = first.cells.filter((cell) => cell.trim() !== '');
  return (
    filled.length === new Set(filled).size &&
    filled.every((cell) => cell.length < 40) &&
    first.cells.some(
      (_, column) =>
        rest.slice(0, 20).filter(({ cells }) => isTimeCell(cells[column] ?? '')).length * 2 >
        Math.min(rest.length, 20),
    )
  );
}

function isKnownName(name: string): boolean {
  return (
    TIME_NAMES.some(([, pattern]) => pattern.test(name)) ||
    [TEXT_NAMES, ACTOR_NAMES, KIND_NAMES, LINK_NAMES].some((pattern) => pattern.test(name))
  );
}

/** The names of a table's columns as written, and its rows of data. */
export function dataOf(table: CsvTable, header: boolean): { columns: string[]; rows: CsvRow[] } {
  const rows = header ? table.rows.slice(1) : table.rows;
  let width = table.rows[0]?.cells.length ?? 0;
  for (const { cells } of rows) width = Math.max(width, cells.length);
  const names = header ? (table.rows[0]?.cells ?? []) : [];
  return {
    columns: Array.from(
      { length: width },
      (_, index) => names[index]?.replace(/\s+/g, ' ').trim() || `Column ${index + 1}`,
    ),
    rows,
  };
}

/**
 * How the table is read unless its author says otherwise. The day's order is settled elsewhere,
 * from all of its values.
 */
export function guessMapping(table: CsvTable): Omit<CsvMapping, 'dayOrder'> {
  const header = hasHeader(table);
  const { columns, rows } = dataOf(table, header);
  const names = columns.map(plainName);
  const values = columns.map((_, column) => valuesOf(rows, column));
  const rank = (column: number) =>
    header ? (TIME_NAMES.find(([, pattern]) => pattern.test(names[column]!))?.[0] ?? 0.5) : 1;
  const score = (column: number) => {
    const { filled, times, dotted } = values[column]!;
    const share = filled === 0 ? 0 : times / filled;
    const wanted = rank(column) >= 2 ? 0.3 : 0.7;
    if (share < wanted || (dotted * 2 > times && rank(column) < 3)) return 0;
    return share * rank(column) * Math.sqrt(filled / Math.max(1, Math.min(rows.length, SAMPLED)));
  };
  const best = bestOf(columns.map((_, column) => score(column)));
  const { time, clock } = withDay(
    best,
    columns.map((_, column) => (score(column) > 0 ? values[column]! : null)),
  );
  const taken = new Set([time, clock]);
  const pick = (pattern: RegExp) => {
    const found = header
      ? names.findIndex(
          (name, column) => !taken.has(column) && pattern.test(name) && values[column]!.filled > 0,
        )
      : -1;
    if (found !== -1) taken.add(found);
    return found;
  };
  const named = header
    ? names.flatMap((name, column) =>
        !taken.has(column) && TEXT_NAMES.test(name) && !isJournal(columns[column]!, rows, column)
          ? [column]
          : [],
      )
    : [];
  named.forEach((column) => taken.add(column));
  const actor = pick(ACTOR_NAMES);
  const kind = pick(KIND_NAMES);
  const link = pick(LINK_NAMES);
  const longest = bestOf(
    columns.map((_, column) =>
      taken.has(column) || values[column]!.times > 0
        ? 0
        : values[column]!.letters / Math.max(1, values[column]!.filled),
    ),
  );
  const unnamed = longest === -1 || time === -1 ? [] : [longest];
  return {
    delimiter: table.delimiter,
    header,
    time,
    clock,
    text: named.length > 0 ? named : unnamed,
    actor,
    kind,
    link,
  };
}

/** A day and a time of day in two columns. */
function withDay(
  best: number,
  values: readonly (ColumnValues | null)[],
): { time: number; clock: number } {
  const own = best === -1 ? null : values[best]!;
  if (!own) return { time: -1, clock: -1 };
  const daysOnly = (each: ColumnValues | null) =>
    each !== null && each.clocks === 0 && each.days > 0;
  const clocksOnly = (each: ColumnValues | null) => each !== null && each.days * 4 < each.clocks;
  if (daysOnly(own)) return { time: best, clock: values.findIndex((each) => clocksOnly(each)) };
  const day = clocksOnly(own) ? values.findIndex(daysOnly) : -1;
  return day === -1 ? { time: best, clock: -1 } : { time: day, clock: best };
}

/** The place of the greatest number above nothing; -1 for none. */
function bestOf(scores: readonly number[]): number {
  let best = -1;
  scores.forEach((score, index) => {
    if (score > 0 && (best === -1 || score > scores[best]!)) best = index;
  });
  return best;
}

/** The column that names each row's zone; -1 for none. */
export function zoneColumn(columns: readonly string[], header: boolean): number {
  return header ? columns.findIndex((name) => ZONE_NAMES.test(plainName(name))) : -1;
}

/** True for a column whose cells are journals: notes with their own dates and authors. */
function isJournal(name: string, rows: readonly CsvRow[], column: number): boolean {
  return JOURNAL_NAMES.test(plainName(name)) && holdsNotes(rows, column);
}
