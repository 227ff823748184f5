/** The two ends that a row's own time may have: "13:40 to 14:05", "13h40 - 13h05". */
import type { Time } from '../../document/postmortem.ts';
import { remembered } from '../../document/remembered.ts';
import { findTimes } from '../../time/find-times.ts';
import { readTime } from '../../time/read-time.ts';
import type { FoundTime } from '../../time/reading.ts';
import { dayOf } from './moments.ts';

export type RangeEnd = Pick<FoundTime, 'time' | 'precision'>;

/** What stands in a field is a time: "13h40 - 13h05" needs no other words to be two of them. */
export function rangeEnds(time: Time): [RangeEnd?, RangeEnd?] {
  const context = { zone: time.zone, date: dayOf(time) };
  const found = endsOf(findTimes(time.written, context));
  if (found.length > 0) return found;
  const parts = time.written.split(/\s?[-–—]\s?/);
  if (parts.length !== 2 || parts.some((part) => !/^\s*\d{1,2}[:.h]\d\d\s*$/i.test(part)))
    return [];
  return [readTime(parts[0]!, context), readTime(parts[1]!, context)];
}

/** The ends as times alone. */
export const endsOfField = remembered((time: Time): [Time?, Time?] => {
  if (!/\d\D{1,20}\d/.test(time.written)) return [];
  const [from, to] = rangeEnds(time);
  return from && to ? [from.time, to.time] : [];
});

function endsOf(found: readonly FoundTime[]): [FoundTime?, FoundTime?] {
  const from = found.findIndex((each) => each.range === 'from');
  return from === -1 ? [] : [found[from], found[from + 1]];
}
