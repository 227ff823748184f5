/** Rows that were written as records: the same labels again and again, each with its value. */
import { leadingStamp } from './stamps.ts';
import { statusOfWords } from './status-words.ts';

const FIELD = /^\s{0,3}[*_]{0,3}(\p{L}[\p{L} ./-]{0,28}?)\s?[*_]{0,3}[:：][*_]{0,3}\s{0,3}(?=\S)/u;
/** Fewer records may be the fields of a report. */
const LEAST = 3;
const LABELS = { least: 2, most: 5 };

/** Records as rows of a table: the labels are its heads. */
export interface Records {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** How many lines they take. */
  lines: number;
}

/**
 * The records that begin at a line, parted by blank lines ("Time: 12-02-2026 09.14", "Event: The
 * pump stops"); null where there are none. One label has times alone; what has a status is a post.
 */
export function recordsAt(lines: readonly string[], at: number): Records | null {
  const first = recordAt(lines, at);
  if (!first || first.length < LABELS.least || first.length > LABELS.most) return null;
  const heads = first.map(([label]) => label);
  const rows: string[][] = [];
  let from = at;
  let end = at;
  for (let record: Field[] | null = first; record; record = recordAt(lines, from)) {
    if (record.length !== heads.length) break;
    if (record.some(([label], index) => label !== heads[index])) break;
    rows.push(record.map(([, value]) => value));
    end = from + record.length;
    from = end;
    while (from < lines.length && lines[from]!.trim() === '') from++;
  }
  return rows.length >= LEAST && tellsTimes(rows) ? { heads, rows, lines: end - at } : null;
}

type Field = [label: string, value: string];

/** The labelled lines up to the next blank one; null where another line stands among them. */
function recordAt(lines: readonly string[], at: number): Field[] | null {
  const fields: Field[] = [];
  for (let index = at; index < lines.length && lines[index]!.trim() !== ''; index++) {
    const match = FIELD.exec(lines[index]!);
    if (!match || fields.length === LABELS.most + 1) return null;
    fields.push([match[1]!, lines[index]!.slice(match[0].length).trim()]);
  }
  return fields.length > 0 ? fields : null;
}

function tellsTimes(rows: readonly (readonly string[])[]): boolean {
  const isTime = (value: string): boolean => {
    const stamp = leadingStamp(value);
    return stamp?.clock === true && stamp.length >= value.length;
  };
  const columns = rows[0]!.map((_, index) => rows.map((row) => row[index]!));
  const timed = columns.filter((column) => column.every(isTime)).length;
  return (
    timed === 1 && !columns.some((column) => column.every((value) => statusOfWords(value) !== null))
  );
}
