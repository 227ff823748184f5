/** Which way round the days of a column are, 03/04/2026: what its values prove together. */
import { dayExists, isoDay, wallMs } from '../../../time/calendar.ts';
import { dayFirstEvidence } from '../../../time/find-times.ts';
import type { CsvMapping } from '../../model/read-source.ts';

const NUMBERS = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const WEEKDAY = /\b(?:mon|tue|wed|thu|fri|sat|sun)/i;

/**
 * Settled by a value that exists one way only, by a weekday written beside a date, by the order of
 * the rows (one way they run on, the other way they jump), in this order. Null where the values
 * prove nothing, or where they contradict one another; `open` says whether there is a question at
 * all.
 */
export function dayOrderOf(stamps: readonly string[]): {
  order: CsvMapping['dayOrder'];
  open: boolean;
} {
  const found = stamps.flatMap((stamp) => {
    const match = NUMBERS.exec(stamp);
    return match
      ? [{ first: Number(match[1]), second: Number(match[3]), year: fullYear(match[4]!), stamp }]
      : [];
  });
  if (found.every(({ first, second }) => first === second)) return { order: null, open: false };
  const dayFirst = found.some(({ first, second }) => first > 12 && second <= 12);
  const monthFirst = found.some(({ first, second }) => second > 12 && first <= 12);
  if (dayFirst !== monthFirst)
    return { order: dayFirst ? 'day-first' : 'month-first', open: false };
  if (dayFirst) return { order: null, open: true };
  const weekdays = found
    .filter(({ stamp }) => WEEKDAY.test(stamp))
    .slice(0, 50)
    .map(({ stamp }) => stamp)
    .join('\n');
  const proven = weekdays === '' ? null : dayFirstEvidence(weekdays, { zone: null, date: null });
  if (proven !== null) return { order: proven ? 'day-first' : 'month-first', open: false };
  const european = jumps(
    found.map(({ first, second, year }) => ({ day: first, month: second, year })),
  );
  const american = jumps(
    found.map(({ first, second, year }) => ({ day: second, month: first, year })),
  );
  if (european === american || Math.min(european, american) > 0) return { order: null, open: true };
  return { order: european < american ? 'day-first' : 'month-first', open: false };
}

/** How often the days turn back against the way they run, oldest or newest first. */
function jumps(days: readonly { day: number; month: number; year: number }[]): number {
  const at = days.filter(dayExists).map((day) => wallMs(isoDay(day)));
  let rising = 0;
  let falling = 0;
  for (let index = 1; index < at.length; index++) {
    if (at[index]! > at[index - 1]!) rising++;
    if (at[index]! < at[index - 1]!) falling++;
  }
  return Math.min(rising, falling) + (at.length < days.length ? 1 : 0);
}

function fullYear(written: string): number {
  return Number(written) + (written.length === 2 ? 2000 : 0);
}
