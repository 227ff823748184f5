/** Tables that are timelines or action lists, by their column heads and first cells. */
import type { RootContent, Table, TableCell, TableRow } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { inlineText } from '../../prose/text.ts';
import { resolveZone } from '../../time/zones.ts';
import {
  CLOCK_COLUMNS,
  DAY_COLUMNS,
  EVENT_COLUMNS,
  UNSPACED_EVENT_COLUMNS,
  UNSPACED_TIME_COLUMNS,
} from './column-words.ts';
import { leadingStamp } from './stamps.ts';

export interface TimeRow {
  /** The text of the day and time cells. */
  stamp: string;
  body: RootContent[];
}

export interface TimeTable {
  /** The head of the column that the stamps stand in. */
  timeHead: string;
  /** The column heads as one line, '' where the table has none. */
  head: string;
  rows: TimeRow[];
}

const TIME_HEAD = new RegExp(
  joinedLines`
    ^(date|day|time|when|timestamp|date ?(\/|and|&) ?time|datetime|at|start|clock
    |${CLOCK_COLUMNS}|${DAY_COLUMNS})(?!\p{L})|^(?:${UNSPACED_TIME_COLUMNS})
  `,
  'iu',
);
const EVENT_HEAD = new RegExp(
  joinedLines`
    ^(events?|what|description|details?|actions?|activity|entry|message|comments?|notes?|summary
    |${EVENT_COLUMNS})(?!\p{L})|^(?:${UNSPACED_EVENT_COLUMNS})
  `,
  'iu',
);
const ACTION_HEAD =
  /^(actions?|action items?|tasks?|to ?-?do|follow[- ]?ups?|items?|what|description|recommendations?|improvements?)\b/i;
const OWNER_HEAD = /^(owners?|assignee|assigned( to)?|responsible|who|dri|lead|team|person)\b/i;
const DUE_HEAD = /^(due|deadline|target|by when|eta|due date|date|completion)\b/i;
const TICKET_HEAD = /^(tickets?|issues?|bugs?|jira|links?|tracking|reference|ref|pr|id)\b/i;
const PRIORITY_HEAD = /^(priority|prio|severity|p)\b/i;
const STATUS_HEAD = /^(status|state|done|progress)\b/i;

/**
 * A table whose rows begin with times, or null. A table with an owner's or ticket's column lists
 * actions, whatever its dates.
 * @param ofDays a column of days alone is one too: the section says that it is a timeline
 */
export function timeTable(table: Table, ofDays = false): TimeTable | null {
  const [first, ...others] = table.children;
  if (!first || others.length === 0) return null;
  const heads = first.children.map((cell) => inlineText(cell).trim());
  if (actionColumns(table)) return null;
  const headless = leadingStamp(heads[0] ?? '')?.clock === true;
  const rows = headless ? table.children : others;
  const timed = heads.flatMap((head, index) => (TIME_HEAD.test(head) ? [index] : []));
  let columns = timed.slice(0, 2);
  if (headless || timed.length === 0) columns = [headless ? 0 : stampColumn(rows)];
  // A day and its time make one stamp; two clocks are one moment in two zones, and the first of
  // them is the stamp.
  const clocked = (column: number) =>
    rows.some((row) => leadingStamp(cellText(row.children[column]))?.clock);
  if (columns.length === 2 && clocked(columns[0]!) === clocked(columns[1]!))
    columns = [columns[0]!];
  const zoned = heads.flatMap((head, index) => (isZone(head) && clocked(index) ? [index] : []));
  const isZoned = timed.length === 0 && zoned.length > 1;
  if (isZoned) columns = zoned;
  const stampOf = (cells: readonly TableCell[]) => {
    if (isZoned) return inZones(cells, heads, zoned);
    return columns
      .map((index) => inBothZones(cellText(cells[index]), heads[index]!))
      .filter((text) => text !== '')
      .join(' ');
  };
  const clocks = rows.filter((row) => leadingStamp(stampOf(row.children))?.clock).length;
  const stamps = rows.filter((row) => leadingStamp(stampOf(row.children))).length;
  const isOfDays = ofDays && timed.length > 0 && stamps >= 2;
  if ((clocks === 0 && !isOfDays) || stamps * 2 < rows.length) return null;
  const alone = heads.length - columns.length === 1;
  const isEvent = (index: number) =>
    headless || alone || EVENT_HEAD.test(heads[index] ?? '') || (heads[index] ?? '') === '';
  return {
    timeHead: headless ? '' : columns.map((index) => heads[index]).join(' '),
    head: headless ? '' : heads.filter((head) => head !== '').join(' | '),
    rows: rows.map((row) => ({
      stamp: stampOf(row.children),
      // What happened comes first, then who and where, under their columns' names.
      body: [true, false].flatMap((event) =>
        row.children.flatMap((cell, index) =>
          columns.includes(index) || isEvent(index) !== event
            ? []
            : cellBlocks(cell, event ? '' : heads[index]!),
        ),
      ),
    })),
  };
}

/** The column that has nothing but stamps; the first where none has. */
function stampColumn(rows: readonly TableRow[]): number {
  const isStamp = (text: string) => {
    const stamp = leadingStamp(text);
    return stamp?.clock === true && stamp.length >= text.length;
  };
  const most = Math.max(...rows.map(({ children }) => children.length));
  for (let column = 0; column < most; column++)
    if (rows.every(({ children }) => isStamp(cellText(children[column])))) return column;
  return 0;
}

function isZone(head: string): boolean {
  return /^[A-Z]{2,5}$/.test(head) && resolveZone(head).zone !== null;
}

/** A column for each zone, "UTC | SAST": "03:12 UTC / 05:12 SAST". */
function inZones(
  cells: readonly TableCell[],
  heads: readonly string[],
  zoned: readonly number[],
): string {
  return zoned
    .flatMap((index) => {
      const clock = cellText(cells[index]);
      return clock === '' ? [] : [`${clock} ${heads[index]!}`];
    })
    .join(' / ');
}

const TWO_ZONES = /([A-Z]{2,5}) ?[/|] ?([A-Z]{2,5})\W*$/;

/** "10:05 / 11:05" below "Time (UTC / CET)": each clock with its zone. */
function inBothZones(stamp: string, head: string): string {
  const zones = TWO_ZONES.exec(head);
  const cut = Math.max(stamp.lastIndexOf('/'), stamp.lastIndexOf('|'));
  const [first, second] = [stamp.slice(0, cut).trimEnd(), stamp.slice(cut + 1).trimStart()];
  if (!zones || cut < 0 || !/\d\d$/.test(first) || !/^\d/.test(second)) return stamp;
  return `${first} ${zones[1]} / ${second} ${zones[2]}`;
}

export interface ActionColumns {
  body: number;
  owner: number;
  due: number;
  ticket: number;
  priority: number;
  status: number;
}

/** Which columns of a table of actions are which; -1 for none. Null when the table is not one. */
export function actionColumns(table: Table): ActionColumns | null {
  const heads =
    table.children[0]?.children.map((cell) =>
      inlineText(cell)
        .replace(/^[^\p{L}]+/u, '')
        .trim(),
    ) ?? [];
  const find = (pattern: RegExp, taken: number[] = []) =>
    heads.findIndex((head, index) => pattern.test(head) && !taken.includes(index));
  const body = find(ACTION_HEAD);
  if (body === -1) return null;
  const columns = {
    body,
    owner: find(OWNER_HEAD, [body]),
    due: find(DUE_HEAD, [body]),
    ticket: find(TICKET_HEAD, [body]),
    priority: find(PRIORITY_HEAD, [body]),
    status: find(STATUS_HEAD, [body]),
  };
  const named =
    /^(actions?|action items?|tasks?|to ?-?do|follow[- ]?ups?|recommendations?)\b/i.test(
      heads[body]!,
    );
  if (
    columns.owner === -1 &&
    columns.ticket === -1 &&
    !(named && (columns.due !== -1 || columns.status !== -1 || columns.priority !== -1))
  )
    return null;
  // Rows that begin with a clock are a log of who did what when, whatever the columns are called.
  const [, ...rows] = table.children;
  const clocks = rows.filter(({ children: [first] }) => leadingStamp(cellText(first))?.clock);
  if (rows.length > 0 && clocks.length * 2 > rows.length && !named) return null;
  // "Time | Who | What" is one, too.
  if (heads.some((head) => /^(time|timestamp|when)\b/i.test(head)) && !named) return null;
  return columns;
}

export function cellText(cell: TableCell | undefined): string {
  return cell ? inlineText(cell).replace(/\s+/g, ' ').trim() : '';
}

function cellBlocks(cell: TableCell, label: string): RootContent[] {
  if (cell.children.length === 0) return [];
  const text = label === '' ? [] : [{ type: 'text' as const, value: `${label}: ` }];
  return [{ type: 'paragraph', children: [...text, ...cell.children] }];
}
