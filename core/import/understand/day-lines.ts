/** Lines and headings that name the day of what follows them. */
import { findTimes } from '../../time/find-times.ts';
import { leadingStamp, LONGEST_STAMP } from './stamps.ts';

/**
 * True when a line is a day and nothing else, or a day and its zone in brackets: a heading that
 * dates what follows.
 */
export function isDayAlone(line: string): boolean {
  const text = line
    .replace(/[:.]\s*$/, '')
    .replace(/(\S)\s*\([^()]{1,40}\)\s*$/, '$1')
    .trimEnd();
  if (text.length > LONGEST_STAMP) return false;
  const stamp = leadingStamp(text);
  return stamp !== null && stamp.day && !stamp.clock && stamp.length >= text.length;
}

/**
 * The day that a heading names somewhere: "Day 2 – 13 March 2024", "13 March 2024: recovery". Null
 * when it names none, or a time of day as well.
 */
export function dayInHeading(heading: string): string | null {
  const times = findTimes(heading, { zone: null, date: null, year: 2000 });
  if (times.some(({ precision, time }) => precision !== 'day' && time.local !== null)) return null;
  // In "Day 2 – 13 March 2024" the first number is no day of the calendar.
  const day = times.find(({ precision, time }) => precision === 'day' && /\D/.test(time.written));
  return day?.time.written ?? null;
}
