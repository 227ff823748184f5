/** What the text is compared with: the timeline's entries as moments. */
import type { Milestone, Postmortem, Time } from '../../document/postmortem.ts';
import type { FoundTime } from '../../time/reading.ts';
import {
  clockOf,
  DAY,
  dayOf,
  instantMs,
  MINUTE,
  MOST_TOLERANCE_MS,
  toleranceMs,
  wallMs,
} from './moments.ts';
import { byTime, clockMs as clockOfDay, rowsOf, sequenceOf } from './rows.ts';
import { remembered } from '../../document/remembered.ts';
import { timedRows, type TimedRow } from './timed-rows.ts';
import { isReversed, placeFor } from './sequence.ts';

export interface Moment {
  entry: TimedRow;
  /** Of the entry in the timeline. */
  index: number;
  time: Time;
  ms: number;
}

export interface Entries {
  /**
   * Entries with a comparable time, earliest first. Made when first asked for: most checks need a
   * few of a long timeline.
   */
  readonly moments: readonly Moment[];
  count: number;
  first: Moment | null;
  last: Moment | null;
  /**
   * Of several entries with one milestone the first in time counts, of `resolved` the last, as in
   * the metrics (core/timeline/milestones.ts).
   */
  milestone(name: Milestone): Moment | null;
  /**
   * The entry at the moment that the text names (`ms` on the scale of `scaleOf`), within what
   * "around" and "8pm" leave open.
   */
  at(stated: FoundTime & { ms: number }): Moment | null;
  /** The id of the row before which a row of this moment belongs; null for the end. */
  before(ms: number): string | null;
}

/**
 * The text's times on the same scale as the entries', or as the notices' where there are none:
 * instants, wall clocks where no zone is known anywhere, or bare clocks where no day is. NaN when one
 * cannot be compared.
 */
export function scaleOf({
  timeline,
  updates,
}: Pick<Postmortem, 'timeline' | 'updates'>): (time: Time) => number {
  const rows = rowsOf(timeline.length > 0 ? timedRows(timeline) : updates);
  if (rows.basis === 'wall') return (time) => (time.zone === null ? wallMs(time) : Number.NaN);
  if (rows.basis === 'instant') return instantMs;
  const zone = onOneDay(updates);
  return (time) =>
    zone !== null && time.zone === zone.name && dayOf(time) === null
      ? clockOfDay(time)
      : Number.NaN;
}

/** The zone of notices without a day, where their clocks do not pass midnight; else null. */
const onOneDay = remembered((updates: Postmortem['updates']): { name: string | null } | null => {
  const [first, ...others] = updates.flatMap(({ at }) => at ?? []);
  if (!first || others.length === 0) return null;
  const all = [first, ...others];
  const clocks = all.map(clockOfDay);
  const rises = clocks.every((ms, index) => index === 0 || ms >= clocks[index - 1]!);
  const falls = clocks.every((ms, index) => index === 0 || ms <= clocks[index - 1]!);
  return (rises || falls) && all.every(({ zone }) => zone === first.zone)
    ? { name: first.zone }
    : null;
});

/** The timed entries of a document. */
export function entriesOf({ timeline }: Postmortem): Entries {
  return readEntries(timedRows(timeline));
}

const readEntries = remembered(read);

function read(timeline: readonly TimedRow[]): Entries {
  const rows = rowsOf(timeline);
  const { values, basis } = rows;
  const order = basis === 'clock' ? new Int32Array() : byTime(rows);
  const momentAt = (index: number): Moment => ({
    entry: timeline[index]!,
    index,
    time: timeline[index]!.at!,
    ms: values[index]!,
  });
  const marked = new Map<Milestone, Moment>();
  for (const index of order) {
    const { milestone } = timeline[index]!;
    if (milestone && (milestone === 'resolved' || !marked.has(milestone)))
      marked.set(milestone, momentAt(index));
  }
  let moments: Moment[] | null = null;
  const all = () => (moments ??= Array.from(order, momentAt));
  let byClock: Moment[] | null = null;
  return {
    get moments() {
      return all();
    },
    count: order.length,
    first: order.length > 0 ? momentAt(order[0]!) : null,
    last: order.length > 0 ? momentAt(order.at(-1)!) : null,
    milestone: (name) => marked.get(name) ?? null,
    at(stated) {
      const same = nearest(all(), stated.ms, ({ ms }) => ms, stated);
      if (same || !inheritsDay(stated.time)) return same;
      // A text whose day is inherited may mean any day that has this clock time.
      byClock ??= [...all()].sort((a, b) => clockMs(a.ms) - clockMs(b.ms));
      return (
        [-DAY, 0, DAY]
          .map((shift) =>
            nearest(byClock!, clockMs(stated.ms) + shift, ({ ms }) => clockMs(ms), stated),
          )
          .find((moment) => moment !== null) ?? null
      );
    },
    before(ms) {
      // In a timeline written newest first, a row belongs where it leaves that order whole.
      if (isReversed(values)) return timeline[values.findIndex((value) => value < ms)]?.id ?? null;
      return timeline[placeFor(values, sequenceOf(rows).kept, ms)]?.id ?? null;
    },
  };
}

/**
 * The closest of the sorted moments that is the stated one, as far as both are exact; a text that
 * names minutes means the whole minute.
 */
function nearest(
  sorted: readonly Moment[],
  value: number,
  key: (moment: Moment) => number,
  stated: FoundTime,
): Moment | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(sorted[middle]!) < value - MOST_TOLERANCE_MS) low = middle + 1;
    else high = middle;
  }
  const own = Math.max(toleranceMs(stated.time), MINUTE - 1);
  let best: Moment | null = null;
  for (
    let index = low;
    index < sorted.length && key(sorted[index]!) <= value + MOST_TOLERANCE_MS;
    index++
  ) {
    const moment = sorted[index]!;
    const apart = Math.abs(key(moment) - value);
    if (best !== null && apart >= Math.abs(key(best) - value)) continue;
    if (apart <= own || apart <= toleranceMs(moment.time)) best = moment;
  }
  return best;
}

function clockMs(ms: number): number {
  return ((ms % DAY) + DAY) % DAY;
}

/** Whether the day stands elsewhere than in the written time. */
export function inheritsDay({ dateFrom }: Time): boolean {
  return dateFrom !== undefined && dateFrom !== 'written';
}

/**
 * Whole days between two times of the same clock reading on different days; 0 for others. A slip of
 * the date looks so.
 */
export function daysApart(a: Time, b: Time): number {
  const [dayA, dayB] = [dayOf(a), dayOf(b)];
  if (
    dayA === null ||
    dayB === null ||
    clockOf(a) === null ||
    clockOf(a)!.slice(0, 5) !== clockOf(b)?.slice(0, 5)
  )
    return 0;
  return Math.round(Math.abs(Date.parse(`${dayA}T00:00Z`) - Date.parse(`${dayB}T00:00Z`)) / DAY);
}
