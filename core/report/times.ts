import type { Postmortem, Time } from '../document/postmortem.ts';
import { clockOf, dayOf, MONTHS, WEEKDAYS, weekdayOf } from '../time/calendar.ts';
import { localAt, resolveZone, utcLabel, zoneOffset } from '../time/zones.ts';

/** A time as a row shows it. */
export interface ShownTime {
  /** ISO day in the shown zone, null when unknown. */
  day: string | null;
  /** "09:15", "~09:15", "14:07 MDT" when it could not be brought to the report's zone; the written text when nothing was understood. */
  clock: string;
  /** What was written, where a reader could not tell it from `clock`; else ''. */
  written: string;
}

/** How a time is shown in a zone ('' = each in its own). */
export function shownTime(time: Time, zone: string): ShownTime {
  const written = time.written.trim();
  const own = time.zone ?? '';
  const converted = zone !== '' && own !== zone && time.instant !== null ? localAt(time.instant, zone) : null;
  const local = converted ?? time.local;
  const reading = clockOf(local);
  if (reading === null) return { day: dayOf(local), clock: written, written: '' };
  const seconds = clockOf(time.local)?.length ?? 5;
  const clock = `${time.approximate ? '~' : ''}${reading.slice(0, seconds > 5 ? 8 : 5)}`;
  const foreign = converted === null && own !== '' && own !== zone ? ` ${own}` : '';
  const moved = converted !== null && converted.slice(0, 16) !== time.local?.slice(0, 16);
  return { day: dayOf(local), clock: `${clock}${foreign}`, written: moved || saysMore(written, reading) ? written : '' };
}

/** True when what was written names another clock time than the one shown: "14.07-14.10", "2.07pm (15.07 BST)". Twelve-hour clocks count as the same. */
function saysMore(written: string, reading: string): boolean {
  const minutes = (hour: string, minute: string): number => (Number(hour) % 12) * 60 + Number(minute);
  const shown = minutes(reading.slice(0, 2), reading.slice(3, 5));
  // An offset is no clock time: 14:07-07:00 after a date's T, UTC+02:00.
  const clocks = written.replace(/(T[\d:.]+|UTC|GMT)\s?[+−-]\d{1,2}(?::?\d{2})?/gi, '$1');
  return [...clocks.matchAll(/(?<![\d:.+])(\d{1,2})[:.](\d{2})(?!\d)/g)].some(([, hour, minute]) => minutes(hour!, minute!) !== shown);
}

/** An ISO day for people. `plain`: "3 March 2026"; `short`: "3 Mar 2026"; `day`: "Tue 3 March 2026"; `long`: "Tuesday 3 March 2026". */
export function dayName(day: string, style: 'plain' | 'short' | 'day' | 'long'): string {
  const [year, month, date] = [day.slice(0, 4), MONTHS[Number(day.slice(5, 7)) - 1]!, Number(day.slice(8, 10))];
  const weekday = WEEKDAYS[weekdayOf(day)]!;
  const plain = `${date} ${style === 'short' ? month.slice(0, 3) : month} ${year}`;
  if (style === 'long') return `${weekday} ${plain}`;
  return style === 'day' ? `${weekday.slice(0, 3)} ${plain}` : plain;
}

export interface ZoneName {
  /** "Europe/Copenhagen (UTC+1)", '' when there is no zone. */
  label: string;
  /** "Times in Europe/Copenhagen (UTC+1)". */
  times: string;
}

/** How a report names the zone of its times: with the offset that was on its clock, or both when it changed during the incident. */
export function zoneName(zone: string, { timeline, updates, incident }: Postmortem): ZoneName {
  if (zone === '') return { label: '', times: 'Times as written' };
  const instants = [...timeline, ...updates].map(({ at }) => at?.instant).filter((instant) => instant !== null && instant !== undefined);
  if (instants.length === 0 && incident.date) instants.push(`${incident.date}T12:00:00Z`);
  const offsets = [...new Set(instants.map((instant) => zoneOffset(zone, Date.parse(instant))).filter((offset) => offset !== null))].sort((a, b) => a - b);
  const known = resolveZone(zone).zone;
  const label = offsets.length === 0 || known === null || known === 'UTC' ? zone : `${zone} (${offsets.map(utcLabel).join(' and ')})`;
  return { label, times: `Times in ${label}` };
}
