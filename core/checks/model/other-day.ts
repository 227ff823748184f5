/** The fix for a row that is read on the wrong day. */
import { applyEdits, type Edit } from '../../editing/edits.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { followRow } from '../../time/reread.ts';
import { instantOf } from '../../time/zones.ts';
import type { Fix } from './diagnostic.ts';
import { clockOf, dayLabel } from './moments.ts';
import { rowsOf, sequenceOf } from './rows.ts';

/**
 * "It was 3 Mar 2026 (this and 4 rows below)": gives an entry that has a clock another day, and
 * takes along what stands on it.
 */
export function otherDay({ timeline, incident }: Postmortem, index: number, day: string): Fix {
  const at = onDay(timeline[index]!.at!, day, incident.date);
  const edits = followRow(timeline, index, at, incident).flatMap((row, place): Edit[] =>
    row === timeline[place] ? [] : [{ op: 'set-entry', id: row.id, set: { at: row.at } }],
  );
  return { title: `It was ${dayLabel(day)}${along(edits.length - 1)}`, edits };
}

/** How many entries would stand out of order. */
export function misplacedAfter(document: Postmortem, edits: readonly Edit[]): number {
  return sequenceOf(rowsOf(applyEdits(document, edits).timeline)).outOfPlace.length;
}

function along(rows: number): string {
  if (rows === 0) return '';
  return ` (this and ${rows === 1 ? 'the row' : `${rows} rows`} below)`;
}

/** Why the day that it had was taken. */
const OF_THE_DAY = new Set(['rolled-over', 'next-entry']);

/** The same clock on another day. On the incident's, it is of that and moves with it. */
function onDay(time: Time, day: string, incidentDay: string): Time {
  const local = `${day}T${clockOf(time)!}`;
  const instant = time.zone === null ? null : instantOf(local, time.zone).instant;
  const moved: Time = { ...time, local, instant };
  delete moved.dateFrom;
  if (day === incidentDay) moved.dateFrom = 'document';
  const reasons = time.reasons?.filter((reason) => !OF_THE_DAY.has(reason)) ?? [];
  delete moved.reasons;
  return reasons.length > 0 ? { ...moved, reasons } : moved;
}
