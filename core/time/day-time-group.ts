/** A date-time group: `110310Z FEB 25`, `110310ZFEB2025`, `110310Z Feb`. */
import { ENGLISH_MONTH } from './date-patterns.ts';
import { fullYear, monthOf } from './date-token.ts';
import { isDigit, matchAt, type Clock, type WrittenDate } from './tokens.ts';

const GROUP = new RegExp(
  `(0[1-9]|[12]\\d|3[01])([01]\\d|2[0-3])([0-5]\\d) ?Z ?(${ENGLISH_MONTH})\\.?(?: ?(20\\d{2}|\\d{2}))?(?![\\p{L}\\d:])`,
  'iuy',
);

/** The day and the clock of a date-time group at `at`, or null. */
export function dayTimeGroupAt(
  text: string,
  at: number,
): { date: WrittenDate; clock: Clock } | null {
  if (!isDigit(text, at) || !isDigit(text, at + 5)) return null;
  const match = matchAt(GROUP, text, at);
  if (!match) return null;
  const [whole, day, hour, minute, month, year] = match;
  return {
    date: {
      end: at + whole.length,
      year: year === undefined ? null : fullYear(year),
      month: monthOf(month!),
      day: Number(day),
      dayFirst: null,
      order: null,
      malformed: null,
      weak: false,
    },
    clock: {
      end: at + 6,
      hour: Number(hour),
      minute: Number(minute),
      second: null,
      form: 'colon',
      halfDay: null,
      exists: true,
    },
  };
}
