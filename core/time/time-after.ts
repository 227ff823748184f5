/** Clock times that are known to lie after another moment, which tells their day. */
import type { Time, TimeReason } from '../document/postmortem.ts';
import { addDays, clockOf, dayOf, HOUR, wallMs, wallText } from './calendar.ts';
import { namesMinutes } from './exactness.ts';
import type { Precision, Reading } from './reading.ts';
import { instantOf, localAt } from './zones.ts';

/**
 * A moment some milliseconds after another: `+5m`. Counts in instants where they are known, else on
 * the wall clock.
 */
export function timeAfter(
  base: Time,
  ms: number,
  written: string,
  why: string,
  near: string | null,
  reason: TimeReason = 'counted',
): Reading {
  const seconds = ms % 60_000 !== 0 || (clockOf(base.local)?.length ?? 0) > 5;
  const time: Time = {
    written,
    local: null,
    zone: base.zone,
    instant: null,
    approximate: base.approximate,
  };
  if (base.zone !== null) time.zoneFrom = 'previous';
  const precision: Precision = seconds ? 'second' : 'minute';
  if (base.instant !== null) {
    time.instant = wallText(Date.parse(base.instant) + ms, true) + 'Z';
    const local = base.zone === null ? null : localAt(time.instant, base.zone, near);
    time.local = local && (seconds ? local : local.slice(0, 16));
  } else if (clockOf(base.local) !== null) {
    const wall = wallText(wallMs(base.local!) + ms, seconds);
    time.local = base.local!.startsWith('T') ? wall.slice(10) : wall;
  }
  if (time.local === null)
    return {
      time: { written, local: null, zone: null, instant: null, approximate: false },
      precision: 'none',
      why: [],
      problems: [],
    };
  if (dayOf(time.local) !== null) time.dateFrom = 'previous';
  const reasons: TimeReason[] = namesMinutes(base) ? [reason] : [reason, 'from-an-hour'];
  return { time: { ...time, reasons }, precision, why: [why], problems: [] };
}

/**
 * A promised clock time on the day of the posting, or the next day when it has passed by more than
 * twelve hours. Null when it lies in the past all the same.
 */
export function settleOnDay(promised: Time, posted: Time): Time | null {
  if (promised.instant === null || posted.instant === null) return promised;
  const late = Date.parse(posted.instant) - Date.parse(promised.instant);
  if (late <= 0) return promised;
  if (late <= 12 * HOUR || promised.dateFrom === undefined) return null;
  const local = `${addDays(dayOf(promised.local)!, 1)}T${clockOf(promised.local)!}`;
  return { ...promised, local, instant: instantOf(local, promised.zone!).instant };
}
