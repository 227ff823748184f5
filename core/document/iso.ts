/**
 * Dates and times as a document stores them. A shape alone is not enough: 30 February would make
 * every later reader fail.
 */

const LOCAL = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const INSTANT = /^(\d{4}|[+-]\d{6})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?Z$/;

/** True for a day that exists: `2026-03-03`. */
export function isDate(text: string): boolean {
  return !text.includes('T') && isLocalTime(text);
}

/**
 * True for a wall-clock reading: `2026-03-03T09:15`, with seconds, `T09:15` without a day, or a day
 * alone.
 */
export function isLocalTime(text: string): boolean {
  const match = LOCAL.exec(text);
  if (!match || text === '') return false;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match;
  return (
    (year === undefined || dayExists(Number(year), Number(month), Number(day))) &&
    clockExists(hour, minute, second)
  );
}

/** True for a UTC instant: `2026-03-03T08:15:00Z`. */
export function isInstant(text: string): boolean {
  const match = INSTANT.exec(text);
  if (!match || match[1] === '-000000') return false;
  const [, year, month, day, hour, minute, second] = match;
  return (
    dayExists(Number(year), Number(month), Number(day)) && clockExists(hour!, minute!, second!)
  );
}

function dayExists(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function clockExists(hour: string, minute: string, second: string): boolean {
  return Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
}
