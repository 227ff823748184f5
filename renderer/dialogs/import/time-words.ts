import type { Incident, Time } from '../../../core/document/postmortem.ts';
import { explainTime } from '../../../core/time/explain.ts';
import { describeTime, formatDay, formatInstantIn } from '../../../core/time/format.ts';

/**
 * A time as it was understood, in one line: `Tue 3 March 2026, 09:58 UTC`; what is missing is said.
 */
export function understood(at: Time | null): string {
  if (at === null) return 'no time';
  const { clock, day, zone } = describeTime(at);
  if (at.local === null) return 'not understood as a time';
  return [
    day ? formatDay(day) : 'no day',
    clock === '' ? 'no time of day' : `${clock}${zone ? ` ${zone}` : ', no zone'}`,
  ].join(', ');
}

/** The same instant in UTC, where that says more; else ''. */
export function inUtc(at: Time | null): string {
  return at?.instant && at.zone !== 'UTC'
    ? formatInstantIn(at.instant, 'UTC').replace(' (UTC)', ' UTC')
    : '';
}

/** Why it was read so, in one line; '' for a time that is written out in full. */
export function why(at: Time | null, incident: Incident): string {
  return at ? explainTime(at, incident).join('; ') : '';
}
