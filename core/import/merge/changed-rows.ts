/** Rows with the changes that an author made to them, each found by its words. */
import type {
  ActionItem,
  Postmortem,
  Prose,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../document/postmortem.ts';
import { remembered } from '../../document/remembered.ts';
import { fromEditable } from '../../prose/editable.ts';
import { plainText } from '../../prose/text.ts';
import { dayOf } from '../../time/calendar.ts';
import { readTime } from '../../time/read-time.ts';
import { mergeInTimeOrder } from './rows.ts';
import type { ImportChanges, KeyedRow, Row, RowChange } from './change-model.ts';

const textOf = remembered((body: Prose) => plainText(body));

function rowWords(row: Row): string {
  return [
    'at' in row ? (row.at?.written ?? '') : row.owner,
    'source' in row ? (row.source ?? '') : '',
    textOf(row.body),
  ].join('|');
}

/** Equal words are told apart by their number. */
export function counter(): (words: string) => string {
  const seen = new Map<string, number>();
  return (words) => {
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return nth === 1 ? words : `${words}|${nth}`;
  };
}

export function keyed<T extends Row>(
  rows: readonly T[],
  kind: string,
  changes: ImportChanges['rows'],
  change: (row: T, by: RowChange, previous: T | null) => T,
): KeyedRow<T>[] {
  const keyOf = counter();
  let previous: T | null = null;
  return rows.map((row) => {
    const key = keyOf(`${kind}|${rowWords(row)}`);
    const by = changes[key];
    const item: T = by ? change(row, by, previous) : row;
    previous = item;
    return { key, item, changed: by !== undefined, leftOut: by?.leftOut ?? false };
  });
}

export function changeEntry(
  entry: TimelineEntry,
  by: RowChange,
  previous: TimelineEntry | null,
  incident: Postmortem['incident'],
): TimelineEntry {
  return {
    ...entry,
    at:
      by.written === undefined
        ? entry.at
        : readChanged(by.written, entry.at, previous?.at ?? null, incident),
    milestone: by.milestone === undefined ? entry.milestone : by.milestone,
    body: by.text === undefined ? entry.body : fromEditable(by.text, entry.body),
  };
}

export function changeUpdate(
  update: StatusUpdate,
  by: RowChange,
  previous: StatusUpdate | null,
  incident: Postmortem['incident'],
): StatusUpdate {
  return {
    ...update,
    at:
      by.written === undefined
        ? update.at
        : readChanged(by.written, update.at, previous?.at ?? null, incident),
    status: by.status ?? update.status,
    body: by.text === undefined ? update.body : fromEditable(by.text, update.body),
  };
}

export function changeAction(action: ActionItem, by: RowChange): ActionItem {
  return {
    ...action,
    owner: by.owner ?? action.owner,
    body: by.text === undefined ? action.body : fromEditable(by.text, action.body),
  };
}

/** A time typed over another: what it does not say itself, it keeps from the one before. */
export function readChanged(
  written: string,
  before: Time | null,
  previous: Time | null,
  { zone, date }: Pick<Postmortem['incident'], 'zone' | 'date'>,
): Time | null {
  if (written.trim() === '') return null;
  const own = before?.zone ?? null;
  return readTime(written, {
    zone: own ?? (zone || null),
    zoneFrom: own === null || before?.zoneFrom === 'document' ? 'document' : 'source',
    date: dayOf(before?.local) ?? dayOf(previous?.local) ?? (date || null),
    dateFrom:
      dayOf(before?.local) === null && dayOf(previous?.local) === null ? 'document' : 'source',
  }).time;
}

/** Rows whose time was changed go where it belongs; the others stay in their order. */
export function byTime(
  rows: KeyedRow<TimelineEntry>[],
  changes: ImportChanges['rows'],
): KeyedRow<TimelineEntry>[] {
  const asRow = (row: KeyedRow<TimelineEntry>) => ({ row, at: row.item.at });
  const moved = (row: KeyedRow<TimelineEntry>): boolean =>
    changes[row.key]?.written !== undefined && Boolean(row.item.at?.instant);
  const sorted = rows
    .filter(moved)
    .map(asRow)
    .sort((a, b) => Date.parse(a.at!.instant!) - Date.parse(b.at!.instant!));
  return mergeInTimeOrder(rows.filter((row) => !moved(row)).map(asRow), sorted).map(
    ({ row }) => row,
  );
}
