/** When a document's times are, as numbers that can be compared, and as words for messages. */
import { epoch } from '../../document/sorting.ts';
import type { Time } from '../../document/postmortem.ts';
import { namesMinutes } from '../../time/exactness.ts';
import { formatDay } from '../../time/format.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds since 1970 of a time's instant; NaN without one. */
export function instantMs(time: Time | null): number {
  return epoch(time?.instant);
}

/**
 * The wall clock read as if it were UTC, for times whose zone nobody knows: they can be compared
 * with one another only. NaN without a day and a time of day.
 */
export function wallMs(time: Time | null): number {
  return time?.local && time.local.length >= 16
    ? Date.parse(`${time.local.length === 16 ? `${time.local}:00` : time.local}Z`)
    : Number.NaN;
}

/** The day of a time's wall clock, `2026-03-03`, or null. */
export function dayOf(time: Time | null): string | null {
  return time?.local && time.local[0] !== 'T' ? time.local.slice(0, 10) : null;
}

/** The clock of a time's wall reading, `09:15` or `09:15:30`, or null. */
export function clockOf(time: Time | null): string | null {
  const at = time?.local?.indexOf('T') ?? -1;
  return at === -1 ? null : time!.local!.slice(at + 1);
}

/** The most that `toleranceMs` ever gives. */
export const MOST_TOLERANCE_MS = 30 * MINUTE;

/**
 * How far a time may be off without being wrong: a quarter of an hour for "around 9:15", half an
 * hour for "9am", nothing for `09:15`. What is counted (`+9m`) is as exact as what it stands on.
 */
export function toleranceMs(time: Time): number {
  if (!namesMinutes(time)) return MOST_TOLERANCE_MS;
  return time.approximate ? 15 * MINUTE : 0;
}

/** `23 Nov 2021` */
export function dayLabel(isoDay: string): string {
  return formatDay(isoDay, 'short');
}

/**
 * A time in the words of a message: `09:42`; with its day where the times it is compared with are
 * on other days, with its zone where they are in other zones.
 */
export function timeLabel(time: Time, ...beside: (Time | null | undefined)[]): string {
  const clock = clockOf(time);
  const day = dayOf(time);
  if (clock === null && day === null) return `“${time.written.trim()}”`;
  const others = beside.filter((other): other is Time => other !== null && other !== undefined);
  const needsDay = day !== null && (clock === null || others.some((other) => dayOf(other) !== day));
  const needsZone =
    clock !== null && time.zone !== null && others.some((other) => other.zone !== time.zone);
  return [needsDay ? dayLabel(day) : '', clock ?? '', needsZone ? time.zone : '']
    .filter((part) => part !== '')
    .join(' ');
}

/** `2 h 1 min`, `53 h 36 min`, `12 days`, `5 min`, `40 s`. */
export function spanLabel(ms: number): string {
  const size = Math.abs(ms);
  if (size < MINUTE) return `${Math.round(size / 1000)} s`;
  if (size >= 2 * DAY && size % DAY === 0) return `${size / DAY} days`;
  const minutes = Math.round(size / MINUTE);
  const parts = [
    minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '',
    minutes % 60 ? `${minutes % 60} min` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
