/**
 * The timeline without its words: what the checks of times look at. Most edits change words only,
 * and leave it as it is.
 */
import type { Milestone, Time, TimelineEntry } from '../document/postmortem.ts';
import { changedStretch } from './per-row.ts';

/** What the checks of times may know of an entry. Its text is read from the document itself. */
export interface Bone {
  readonly id: string;
  readonly at: Time | null;
  readonly milestone: Milestone | null;
}

let last: { timeline: readonly TimelineEntry[]; bones: readonly Bone[] } = {
  timeline: [],
  bones: [],
};

/**
 * The rows of a timeline for the checks of times: the same value as before while no id, time or
 * milestone changed, so that what was computed from it can be remembered by it. The texts behind it
 * may be older than the document's, which is why they are not to be seen here.
 */
export function skeletonOf(timeline: readonly TimelineEntry[]): readonly Bone[] {
  if (timeline === last.timeline) return last.bones;
  const bones =
    timeline.length === last.timeline.length && sameTimes(last.timeline, timeline)
      ? last.bones
      : timeline;
  last = { timeline, bones };
  return bones;
}

function sameTimes(before: readonly TimelineEntry[], after: readonly TimelineEntry[]): boolean {
  const { start, end } = changedStretch(before, after);
  for (let index = start; index < end; index++) {
    const [a, b] = [before[index]!, after[index]!];
    if (a.id !== b.id || a.at !== b.at || a.milestone !== b.milestone) return false;
  }
  return true;
}

/**
 * Remembers what is computed from a skeleton (or from any other value that is never changed) by its
 * identity.
 */
export function remembered<Key extends object, Value>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    let result = known.get(key);
    if (!result) known.set(key, (result = { value: compute(key) }));
    return result.value;
  };
}
