/** What a reviewer wrote into a cell, as the value of its row. */
import type { Postmortem, Time } from '../document/postmortem.ts';
import { ACTION_STATUSES, MILESTONES, UPDATE_STATUSES } from '../document/postmortem.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { FIELD_OF } from '../markdown/row-fields.ts';
import type { ColumnRole } from '../report/words/roles.ts';
import { wordsFor } from '../report/words/words.ts';
import { placeIn, type ValueChange } from '../revision/change.ts';
import { dayOf } from '../time/calendar.ts';
import { readTime } from '../time/read-time.ts';

/**
 * The change that a cell's new text is; null where it is no value that the column can have.
 * A time is read as in any row: with the document's zone and the day of the row above.
 */
export function fieldChange(
  document: Postmortem,
  list: RowsKind,
  id: string,
  role: ColumnRole,
  text: string,
): ValueChange | null {
  const rows: readonly { id: string; at?: Time | null }[] = document[list];
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index] as unknown as Record<string, unknown> | undefined;
  const key = FIELD_OF[role];
  if (!row || key === '' || key === 'body') return null;
  const written = text.trim();
  const after = valueOf(document, list, key, written, rows[index - 1]?.at ?? null);
  if (after === undefined) return null;
  return {
    kind: 'value',
    where: placeIn(list, id),
    owner: { of: list, id },
    key,
    ...(row[key] !== undefined && { before: row[key] }),
    after,
  };
}

/** The value that a text is; `undefined` for none. */
export function valueOf(
  document: Postmortem,
  list: RowsKind,
  key: string,
  written: string,
  previous: Time | null,
): unknown {
  const words = wordsFor(document.language);
  switch (key) {
    case 'at':
      return written === '' ? null : timeOf(document, written, previous);
    case 'milestone':
      return written === '' ? null : named(words.milestones, MILESTONES, written);
    case 'status':
      return list === 'updates'
        ? named(words.updateStatuses, UPDATE_STATUSES, written)
        : named(words.actionStatuses, ACTION_STATUSES, written);
    case 'due': {
      if (written === '') return null;
      const day = dayOf(timeOf(document, written, null).local);
      return day ?? undefined;
    }
    case 'source':
      return written === '' ? null : written;
    default:
      return written;
  }
}

/** A time as its row would read it. */
export function timeOf({ incident }: Postmortem, written: string, previous: Time | null): Time {
  return readTime(written, {
    zone: incident.zone === '' ? null : incident.zone,
    date: incident.date === '' ? null : incident.date,
    previous,
  }).time;
}

function named<T extends string>(
  names: Readonly<Record<T, string>>,
  values: readonly T[],
  written: string,
): T | undefined {
  const wanted = written.toLowerCase();
  return values.find((value) => value === wanted || names[value].toLowerCase() === wanted);
}
