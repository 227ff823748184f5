/** What is wrong in the writing of a row's time, for the checks that tell it or leave it to them. */
import type { Time } from '../../document/postmortem.ts';
import { readTime } from '../../time/read-time.ts';
import type { TimeProblem } from '../../time/reading.ts';
import { dayOf } from './moments.ts';

export type Malformed = Extract<TimeProblem, { kind: 'malformed' }>;

export const isMalformed = (problem: TimeProblem): problem is Malformed =>
  problem.kind === 'malformed';

/** What two clocks or a zone and its offset say of one moment: `time/zone` tells it. */
export function ofZones({ what }: Malformed): boolean {
  return what === 'twice' || what === 'zone';
}

/** The part of a row's time that cannot be as it is written, or null. */
export function malformedPart(time: Time): Malformed | null {
  return (
    readTime(time.written, { zone: time.zone, date: dayOf(time) }).problems.find(isMalformed) ??
    null
  );
}

/** `Jul 02, 20`, `Mar 24, 2022 -`: what is left of a stamp whose end is missing. */
export function isCutOff({ local, written }: Time): boolean {
  return (
    local === null && /^\W*(?:posted\s+)?[a-z]{3,9}\.? \d{1,2}, \d{1,3}$/i.test(written.trim())
  );
}
