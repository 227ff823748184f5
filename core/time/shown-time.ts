/** A time as a reader is shown it. */
import type { Time } from '../document/postmortem.ts';
import { clockOf, dayOf } from './calendar.ts';
import { clockChange, instantOf, localAt, zoneOffset } from './zones.ts';
import { utcLabel } from './zone-offsets.ts';

/** A time as a row shows it. */
export interface ShownTime {
  /** ISO day in the shown zone, null when unknown. */
  day: string | null;
  /**
   * "09:15", "~09:15", "01:30 UTC-4" in an hour that came twice, "14:07 MDT" when it could not be
   * brought to the report's zone; the written text when nothing was understood.
   */
  clock: string;
  /** What was written, where a reader could not tell it from `clock`; else ''. */
  written: string;
}

/** How a time is shown in a zone ('' = each in its own). */
export function shownTime(time: Time, zone: string): ShownTime {
  const written = time.written.trim();
  const own = time.zone ?? '';
  const converted =
    zone !== '' && own !== zone && time.instant !== null ? localAt(time.instant, zone) : null;
  const local = converted ?? time.local;
  const reading = clockOf(local);
  if (reading === null) return { day: dayOf(local), clock: written, written: '' };
  const seconds = clockOf(time.local)?.length ?? 5;
  const clock = `${time.approximate ? '~' : ''}${reading.slice(0, seconds > 5 ? 8 : 5)}`;
  const foreign = converted === null && own !== '' && own !== zone;
  const beside = foreign ? ` ${own}` : whichOfTwo(time, local!, zone || own);
  const moved = converted !== null && converted.slice(0, 16) !== time.local?.slice(0, 16);
  return {
    day: dayOf(local),
    clock: `${clock}${beside}`,
    written: moved || saysMore(written, reading) ? written : '',
  };
}

/** The offset of a clock time that came twice, when clocks were set back: " UTC-4". */
function whichOfTwo({ instant }: Time, local: string, zone: string): string {
  if (instant === null || zone === '' || !clockChange(local, zone)) return '';
  if (!instantOf(local, zone).candidates) return '';
  const offset = zoneOffset(zone, Date.parse(instant));
  return offset === null ? '' : ` ${utcLabel(offset)}`;
}

/**
 * True when what was written names another clock time than the one shown: "14.07-14.10", "2.07pm
 * (15.07 BST)". Twelve-hour clocks count as the same.
 */
function saysMore(written: string, reading: string): boolean {
  if (written === '' || reading.startsWith(written)) return false;
  const minutes = (hour: string, minute: string): number =>
    (Number(hour) % 12) * 60 + Number(minute);
  const shown = minutes(reading.slice(0, 2), reading.slice(3, 5));
  // An offset is no clock time: 14:07-07:00 after a date's T, UTC+02:00.
  const clocks = written.replace(/(T[\d:.]+|UTC|GMT)\s?[+−-]\d{1,2}(?::?\d{2})?/gi, '$1');
  return [...clocks.matchAll(/(?<![\d:.+])(\d{1,2})[:.](\d{2})(?!\d)/g)].some(
    ([, hour, minute]) => minutes(hour!, minute!) !== shown,
  );
}
