import type { Diagnostic } from '../model/diagnostic.ts';
import type { TimedRow } from '../model/timed-rows.ts';
import { dayOf, timeLabel } from '../model/moments.ts';
import { findOutOfPlace, lastBefore } from '../model/sequence.ts';

/**
 * Rows with a day but no time of day: out of place only beside rows of other days, in the same
 * zone. `kept` are the rows with times that are in order among themselves. The row without a time
 * of day is always the one named, so that its fix cannot put the others out of order.
 */
export function misplacedDays(
  timeline: readonly TimedRow[],
  kept: readonly number[],
): Omit<Diagnostic, 'rule'>[] {
  const whole: number[] = [];
  timeline.forEach(({ at }, index) => {
    if (at?.local?.length === 10) whole.push(index);
  });
  if (whole.length === 0) return [];
  const timed = kept.filter((index) => dayOf(timeline[index]!.at) !== null);
  const conflicts = new Map<number, number>();
  for (const index of whole) {
    const rival = rivalOf(timeline, timed, index);
    if (rival !== null) conflicts.set(index, rival);
  }
  const agreeing = whole.filter((index) => !conflicts.has(index));
  const days = findOutOfPlace(agreeing.map((index) => Date.parse(timeline[index]!.at!.local!)));
  const standing = days.kept.map((at) => agreeing[at]!);
  for (const at of days.outOfPlace) {
    const rival = rivalOf(timeline, standing, agreeing[at]!);
    if (rival !== null) conflicts.set(agreeing[at]!, rival);
  }
  const inOrder = [...timed, ...standing].sort((a, b) => a - b);
  return [...conflicts].map(([index, rival]) => diagnostic(timeline, inOrder, index, rival));
}

/** The nearest row of the list that this one stands on the wrong side of, or null. */
function rivalOf(
  timeline: readonly TimedRow[],
  rows: readonly number[],
  index: number,
): number | null {
  const { at } = timeline[index]!;
  const above = lastBefore(rows, index);
  for (const [position, wrong] of [
    [above, (day: string) => day > at!.local!],
    [above + 1, (day: string) => day < at!.local!],
  ] as const) {
    const rival = rows[position];
    if (
      rival !== undefined &&
      timeline[rival]!.at!.zone === at!.zone &&
      wrong(dayOf(timeline[rival]!.at)!)
    )
      return rival;
  }
  return null;
}

function diagnostic(
  timeline: readonly TimedRow[],
  inOrder: readonly number[],
  index: number,
  rival: number,
): Omit<Diagnostic, 'rule'> {
  const entry = timeline[index]!;
  const other = timeline[rival]!;
  const next = inOrder.find((row) => dayOf(timeline[row]!.at)! > entry.at!.local!);
  const below = next === undefined ? null : timeline[next]!;
  return {
    severity: 'warning',
    title: 'Out of order',
    message:
      `${timeLabel(entry.at!, other.at)} stands ${rival < index ? 'after' : 'before'} ` +
      `${timeLabel(other.at!, entry.at)}.`,
    where: { kind: 'timeline', id: entry.id },
    other: { kind: 'timeline', id: other.id },
    fixes: [
      {
        title: below ? `Move it before ${timeLabel(below.at!, entry.at)}` : 'Move it to the end',
        edits: [{ op: 'move-entry', id: entry.id, before: below?.id ?? null }],
      },
    ],
  };
}
