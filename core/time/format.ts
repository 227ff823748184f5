/** Times and lengths of time as readers see them: fixed English, the same on every machine. */
import type { Time } from '../document/postmortem.ts';
import { clockOf, dayOf, HOUR, MINUTE, MONTHS, WEEKDAYS, weekdayOf } from './calendar.ts';
import { resolveZone, localAt, zoneOffset } from './zones.ts';
import { utcLabel } from './zone-offsets.ts';

/** `7 min`, `1 h 16 min`, from 48 hours on `2 d 5 h`; under a minute `40 s`. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `−${formatDuration(-ms)}`;
  if (ms > 0 && ms < MINUTE) return `${Math.max(1, Math.round(ms / 1000))} s`;
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return join(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(ms / HOUR);
  return join(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

export interface ClockOptions {
  /** Show seconds: `written` (default) only where the author wrote them. */
  seconds?: 'written' | 'never';
}

/**
 * `09:42` on the clock that the author wrote by, or in `zone` where the instant is known; '' when
 * there is no clock time.
 */
export function formatClock(
  time: Time,
  zone?: string,
  { seconds = 'written' }: ClockOptions = {},
): string {
  const own = clockOf(time.local);
  if (own === null) return '';
  const local = zone !== undefined && time.instant !== null ? localAt(time.instant, zone) : null;
  const clock = clockOf(local) ?? own;
  return seconds === 'never' ? clock.slice(0, 5) : clock.slice(0, own.length);
}

/**
 * `day`: "Tue 3 March 2026". `long`: "Tuesday 3 March 2026". `plain`: "3 March 2026". `short`: "3
 * Mar 2026".
 */
export type DayStyle = 'day' | 'long' | 'plain' | 'short';

/** An ISO day for people. */
export function formatDay(isoDate: string, style: DayStyle = 'day'): string {
  const [year, month, day] = isoDate.split('-').map(Number) as [number, number, number];
  const name = MONTHS[month - 1]!;
  const plain = `${day} ${style === 'short' ? name.slice(0, 3) : name} ${year}`;
  if (style === 'plain' || style === 'short') return plain;
  const weekday = WEEKDAYS[weekdayOf(isoDate.slice(0, 10))]!;
  return `${style === 'long' ? weekday : weekday.slice(0, 3)} ${plain}`;
}

/**
 * `Tue 3 March 2026, 09:15 (UTC+1)`: unmistakable, and `readTime` reads it back to the same
 * instant. Seconds only when there are some.
 */
export function formatInstantIn(instant: string, zone: string): string {
  const offset = zoneOffset(zone, Date.parse(instant)) ?? 0;
  const local = localAt(instant, zone) ?? instant.slice(0, 19);
  const clock = local.endsWith(':00') ? local.slice(11, 16) : local.slice(11);
  return `${formatDay(local.slice(0, 10))}, ${clock} (${utcLabel(offset)})`;
}

/**
 * `Europe/Copenhagen (UTC+1)`, `MDT (UTC-6)`, `UTC`; without an instant a place has no offset:
 * `Europe/Copenhagen`.
 */
export function zoneLabel(zone: string, instant: string | null): string {
  const reading = resolveZone(zone);
  if (reading.zone === null) return zone;
  if (reading.place === null) return utcLabel(reading.offset!);
  const moment = reading.offset === null ? instant : EPOCH;
  return zoneWithOffsets(reading.zone, moment === null ? [] : [moment]);
}

const EPOCH = '1970-01-01T00:00:00Z';

/**
 * A zone with every offset that was on its clock at these instants: `Europe/Copenhagen (UTC+1 and
 * UTC+2)` when the clocks changed between them.
 */
export function zoneWithOffsets(zone: string, instants: readonly string[]): string {
  const known = resolveZone(zone).zone;
  const offsets = [
    ...new Set(
      instants
        .map((instant) => zoneOffset(zone, Date.parse(instant)))
        .filter((offset) => offset !== null),
    ),
  ].sort((a, b) => a - b);
  return offsets.length === 0 || known === null || known === 'UTC'
    ? zone
    : `${zone} (${offsets.map(utcLabel).join(' and ')})`;
}

/** How a row shows its time in the editor. */
export interface TimeDescription {
  /** `09:42`, '' when no clock time was understood. */
  clock: string;
  day: string | null;
  zone: string | null;
  /** `as written “9.42”` where the reading does not show what was typed, else ''. */
  note: string;
}

export function describeTime(time: Time): TimeDescription {
  const clock = formatClock(time);
  const day = dayOf(time.local);
  const written = time.written.trim();
  const plainForms = [
    clock,
    `${clock} ${time.zone}`,
    `${day} ${clock}`,
    `${day} ${clock} ${time.zone}`,
    `${day}T${clock}`,
  ];
  const isPlain = written === '' || plainForms.includes(written);
  const other =
    time.local === null ? `“${written}” is not understood as a time` : `as written “${written}”`;
  const note = isPlain || (clock === '' && written === day) ? '' : other;
  return { clock, day, zone: time.zone, note };
}
