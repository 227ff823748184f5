/**
 * Text of separated values -> rows of cells with their line numbers. What a stray quote would
 * swallow is read line by line instead.
 */
import Papa from 'papaparse';

export interface CsvRow {
  /** The line of the file that the row begins on, from 1. */
  line: number;
  cells: string[];
}

export interface CsvTable {
  delimiter: string;
  /** Rows that hold something. */
  rows: CsvRow[];
  /** Lines whose quotes do not close; their quotes were read as text. */
  strayQuotes: number[];
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** How much of a file decides about its delimiter. */
const SAMPLE = 64_000;
/** After so many stray quotes the file does not quote at all. */
const MAX_REPAIRS = 40;

/** Parses a table. Never throws; ragged rows stay ragged. */
export function parseRows(text: string, delimiter?: string): CsvTable {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const hint = /^"?sep=([^"\n])"?\n/i.exec(lines);
  const from = hint ? hint[0].length : 0;
  const chosen =
    delimiter ??
    hint?.[1] ??
    guessDelimiter(lines.slice(from, from + SAMPLE), lines.length > from + SAMPLE);
  const table: CsvTable = { delimiter: chosen, rows: [], strayQuotes: [] };
  let at = from;
  let line = hint ? 2 : 1;
  while (at < lines.length) {
    const quoting = table.strayQuotes.length < MAX_REPAIRS;
    const stopped = parseUntilStray(lines.slice(at), chosen, line, quoting, table.rows);
    if (!stopped) break;
    table.strayQuotes.push(stopped.line);
    const start = at + stopped.offset;
    const end = lines.indexOf('\n', start);
    const stray = lines.slice(start, end === -1 ? lines.length : end);
    table.rows.push({ line: stopped.line, cells: stray.split(chosen) });
    at = start + stray.length + 1;
    line = stopped.line + 1;
  }
  table.rows = table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return table;
}

/**
 * Adds rows until one whose quotes run on over lines without closing as they should; null at the
 * end.
 */
function parseUntilStray(
  text: string,
  delimiter: string,
  firstLine: number,
  quoting: boolean,
  rows: CsvRow[],
): { offset: number; line: number } | null {
  let offset = 0;
  let line = firstLine;
  let stray: { offset: number; line: number } | null = null;
  Papa.parse(text, {
    delimiter,
    newline: '\n',
    ...(quoting ? {} : { quoteChar: '\u0000' }),
    step: ({ data, errors, meta }, parser) => {
      const taken = text.slice(offset, meta.cursor);
      const newlines = taken.split('\n').length - 1;
      const unclosed =
        errors.some(({ type }) => type === 'Quotes') && taken.replace(/\n$/, '').includes('\n');
      if (unclosed) {
        stray = { offset, line };
        parser.abort();
        return;
      }
      rows.push({ line, cells: data });
      line += newlines;
      offset = meta.cursor;
    },
  });
  return stray;
}

/** The separator that gives most rows the same number of cells, two at least. */
function guessDelimiter(sample: string, cut: boolean): string {
  const text = cut ? sample.slice(0, sample.lastIndexOf('\n') + 1) : sample;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse(text, { delimiter, newline: '\n', preview: 40 });
    const widths = data
      .filter((cells) => cells.some((cell) => cell.trim() !== ''))
      .map(({ length }) => length);
    const usual = mostCommon(widths);
    if (usual < 2) continue;
    const score =
      widths.filter((width) => width === usual).length / widths.length + Math.min(usual, 10) / 100;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The most frequent number; the larger of two equally frequent ones. */
export function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best),
    [0, 0],
  )[0];
}
