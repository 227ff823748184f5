import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Time } from '../../document/postmortem.ts';
import { placeOf } from '../model/facts.ts';
import { rangeEnds, type RangeEnd } from '../model/field-range.ts';
import {
  clockOf,
  dayOf,
  instantMs,
  spanLabel,
  timeLabel,
  toleranceMs,
  wallMs,
} from '../model/moments.ts';
import { textFacts, timeFields } from './worth-reading.ts';

export const range: Check = {
  rule: 'time/range',
  describes: 'A range of times or days whose end is before its start.',
  run: (document) => [
    ...timeFields(document).flatMap(({ time, where }) => {
      const [from, to] = rangeEnds(time);
      return from && to ? backwards(from, to, where) : [];
    }),
    ...textFacts(document).flatMap(({ part, sentences }) =>
      sentences.flatMap(({ times }) =>
        times.flatMap((from, index) => {
          const to = times[index + 1];
          if (from.range !== 'from' || !to || to.rangeId !== from.rangeId) return [];
          return backwards(from, to, placeOf(part, from.time.written, from.offset));
        }),
      ),
    ),
  ],
};

function backwards(from: RangeEnd, to: RangeEnd, where: Diagnostic['where']): Diagnostic[] {
  const span = spanMs(from.time, to.time);
  if (
    span === null ||
    // "Mo-Do 8:00-18:00, Fr 8:00-14:00": a weekday alone may belong to what comes behind it.
    (dayOf(from.time) !== dayOf(to.time) && !(isWritten(from.time) && isWritten(to.time))) ||
    span <= Math.max(toleranceMs(from.time), from.precision === 'day' ? 0 : toleranceMs(to.time)) ||
    mayBeAfternoon(from.time, to.time)
  )
    return [];
  // Where the day of the end is only taken over from the start, it may have been the next one.
  const certain =
    isWritten(to.time) && (isWritten(from.time) || dayOf(from.time) !== dayOf(to.time));
  return [
    {
      rule: range.rule,
      severity: certain ? 'error' : 'warning',
      title: 'Ends before it starts',
      message:
        `${from.time.written} to ${to.time.written}: ` +
        `${timeLabel(to.time, from.time)} is ${spanLabel(span)} before ` +
        `${timeLabel(from.time, to.time)}.${certain ? '' : ' If it ended on another day, write the date.'}`,
      where,
      fixes: [],
    },
  ];
}

/**
 * How far the end lies before the start, null where they cannot be compared. Days are compared as
 * days, clocks without a day within one day.
 */
function spanMs(from: Time, to: Time): number | null {
  if (
    from.local === null ||
    to.local === null ||
    (clockOf(from) === null) !== (clockOf(to) === null)
  )
    return null;
  if (from.instant !== null && to.instant !== null) return instantMs(from) - instantMs(to);
  if (from.zone !== to.zone || (dayOf(from) === null) !== (dayOf(to) === null)) return null;
  if (clockOf(from) === null)
    return Date.parse(`${from.local}T00:00Z`) - Date.parse(`${to.local}T00:00Z`);
  const span = dayOf(from) === null ? clockMs(from) - clockMs(to) : wallMs(from) - wallMs(to);
  // A clock without any day that goes back by more than half a day has passed midnight.
  return dayOf(from) === null && span > 12 * 3_600_000 ? null : span;
}

function clockMs(time: Time): number {
  return Date.parse(`1970-01-01${time.local!}Z`);
}

/**
 * "from 11:30 to 1:30": an end of one digit may be of the afternoon, where the twelve-hour clock is
 * in use.
 */
function mayBeAfternoon(from: Time, to: Time): boolean {
  const digit = /(?<![\d:.])\d(?:[:.h]\d\d)?(?!\d)/.exec(to.written);
  return (
    digit !== null &&
    !/[ap]\.?m\b/i.test(to.written) &&
    // "9 h 31" is of the clock of 24 hours.
    !/\d\s?h\s?\d\d/.test(to.written) &&
    !/(?<!\d)(?:1[3-9]|2\d)[:.h]\d\d/.test(from.written) &&
    clockOf(to) !== null
  );
}

function isWritten({ dateFrom }: Time): boolean {
  return dateFrom === undefined || dateFrom === 'written';
}
