/**
 * The timeline without its words: what the checks of times look at. Most edits change words only,
 * and leave it as it is.
 */
import type { Milestone, Time, TimelineEntry } from '../../document/postmortem.ts';
import { changedStretch } from '../../document/remembered.ts';

/** What the checks of times may know of an entry. Its text is read from the document itself. */
export interface TimedRow {
  readonly id: string;
  readonly at: Time | null;
  readonly milestone: Milestone | null;
}

let last: { timeline: readonly TimelineEntry[]; rows: readonly TimedRow[] } = {
  timeline: [],
  rows: [],
};

/**
 * The rows of a timeline for the checks of times: the same value as before while no id, time or
 * milestone changed, so that what was computed from it can be remembered by it. The texts behind it
 * may be older than the document's, which is why they are not to be seen here.
 */
export function timedRows(timeline: readonly TimelineEntry[]): readonly TimedRow[] {
  if (timeline === last.timeline) return last.rows;
  const rows =
    timeline.length === last.timeline.length && sameTimes(last.timeline, timeline)
      ? last.rows
      : timeline;
  last = { timeline, rows };
  return rows;
}

function sameTimes(before: readonly TimelineEntry[], after: readonly TimelineEntry[]): boolean {
  const { start, end } = changedStretch(before, after);
  for (let index = start; index < end; index++) {
    const [a, b] = [before[index]!, after[index]!];
    if (a.id !== b.id || a.at !== b.at || a.milestone !== b.milestone) return false;
  }
  return true;
}
