/** What the text is compared with: the timeline's entries as moments. */
import type { Milestone, Postmortem, Time, TimelineEntry } from '../document/postmortem.ts';
import type { StatedTime } from './facts.ts';
import type { FoundTime } from '../time/reading.ts';
import { clockOf, DAY, dayOf, instantMs, MINUTE, toleranceMs, wallMs } from './moments.ts';
import { rowsOf } from './rows.ts';

export interface Moment {
  entry: TimelineEntry;
  time: Time;
  ms: number;
}

export interface Entries {
  /** The text's time on the same scale as the entries': its instant, or its wall clock where no zone is known anywhere. NaN when it cannot be compared. */
  scale(stated: FoundTime): number;
  /** Entries with an instant, earliest first. */
  moments: Moment[];
  first: Moment | null;
  last: Moment | null;
  milestone(name: Milestone): Moment | null;
  /** The entry at the moment that the text names, within what "around" and "8pm" leave open. */
  at(stated: StatedTime): Moment | null;
}

const known = new WeakMap<readonly TimelineEntry[], Entries>();

/** The timed entries of a document. */
export function entriesOf({ timeline }: Postmortem): Entries {
  let result = known.get(timeline);
  if (!result) known.set(timeline, (result = read(timeline)));
  return result;
}

function read(timeline: readonly TimelineEntry[]): Entries {
  const { values, basis } = rowsOf(timeline);
  const moments = basis === 'clock' ? [] : timeline.flatMap((entry, index) => (Number.isNaN(values[index]!) ? [] : [{ entry, time: entry.at!, ms: values[index]! }])).sort((a, b) => a.ms - b.ms);
  const marked = new Map<Milestone, Moment>();
  for (const moment of moments) if (moment.entry.milestone && !marked.has(moment.entry.milestone)) marked.set(moment.entry.milestone, moment);
  return {
    scale: ({ time }) => (basis === 'wall' ? (time.zone === null ? wallMs(time) : Number.NaN) : instantMs(time)),
    moments,
    first: moments[0] ?? null,
    last: moments.at(-1) ?? null,
    milestone: (name) => marked.get(name) ?? null,
    at: (stated) => moments.find((moment) => isSameMoment(stated, moment)) ?? null,
  };
}

/** A text that names minutes means the whole minute; one whose day is inherited may mean any day that has this clock time. */
function isSameMoment(stated: StatedTime, { time, ms }: Moment): boolean {
  const tolerance = Math.max(toleranceMs(stated.time), toleranceMs(time), MINUTE - 1);
  const inherited = stated.time.dateFrom !== undefined && stated.time.dateFrom !== 'written';
  if (!inherited) return Math.abs(stated.ms - ms) <= tolerance;
  const apart = Math.abs(stated.ms - ms) % DAY;
  return Math.min(apart, DAY - apart) <= tolerance;
}

/** Whole days between two times of the same clock reading on different days; 0 for others. A slip of the date looks so. */
export function daysApart(a: Time, b: Time): number {
  const [dayA, dayB] = [dayOf(a), dayOf(b)];
  if (dayA === null || dayB === null || dayA === dayB || clockOf(a)?.slice(0, 5) !== clockOf(b)?.slice(0, 5) || clockOf(a) === null) return 0;
  return Math.round(Math.abs(Date.parse(`${dayA}T00:00Z`) - Date.parse(`${dayB}T00:00Z`)) / DAY);
}
