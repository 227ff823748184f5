/**
 * Day arithmetic on ISO text (`2026-03-03`, `2026-03-03T09:15`). No zones here: a day is a day on
 * the wall.
 */

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/** True for a day that exists, in the years that a report can be about. */
export function dayExists({ year, month, day }: CalendarDay): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeapYear ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `2026-03-03`. */
export function isoDay({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/**
 * Milliseconds since 1970 of a wall-clock reading as if it were UTC: for differences between
 * readings of one zone. `T09:15` counts from 1970-01-01.
 */
export function wallMs(local: string): number {
  if (local.startsWith('T')) return Date.parse(`1970-01-01${local}Z`);
  return Date.parse(local.includes('T') ? `${local}Z` : `${local}T00:00Z`);
}

/** The reverse of `wallMs`: `2026-03-03T09:15`, with seconds when asked for. */
export function wallText(ms: number, seconds = false): string {
  const clock = ((ms % DAY) + DAY) % DAY;
  const day = isoDay(civilDay(Math.round((ms - clock) / DAY)));
  const minutes = `${pad(Math.floor(clock / HOUR))}:${pad(Math.floor((clock % HOUR) / MINUTE))}`;
  return `${day}T${minutes}${seconds ? `:${pad(Math.floor((clock % MINUTE) / 1000))}` : ''}`;
}

/** The Gregorian day of a count of days since 1970-01-01 (Howard Hinnant's civil_from_days). */
function civilDay(days: number): CalendarDay {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** UTC instant with seconds, `2026-03-03T08:15:00Z`. */
export function instantText(ms: number): string {
  return `${wallText(ms, true)}Z`;
}

export function addDays(day: string, count: number): string {
  return wallText(wallMs(day) + count * DAY).slice(0, 10);
}

/** 0 for Sunday. */
export function weekdayOf(day: string): number {
  return (((wallMs(day) / DAY + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

/** The day part of a wall-clock reading, null for none. */
export function dayOf(local: string | null | undefined): string | null {
  return local && !local.startsWith('T') ? local.slice(0, 10) : null;
}

/** The clock part of a wall-clock reading, `09:15` or `09:15:30`, null for none. */
export function clockOf(local: string | null | undefined): string | null {
  const at = local?.indexOf('T') ?? -1;
  return at === -1 ? null : local!.slice(at + 1);
}

export function pad(value: number): string {
  return String(value).padStart(2, '0');
}
