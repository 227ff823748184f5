/** What a date and a weekday look like, in digits and by the names of `calendar-words.ts`. */
import { MONTHS } from './calendar.ts';
import { monthNames } from './calendar-words.ts';
import { isDigit, matchAt, type Mode, type WrittenDate } from './tokens.ts';
import { datePatterns, ENGLISH_MONTH, MONTH_DAY, SPAN_MONTH_FIRST } from './date-patterns.ts';

const ISO_DATE = /(\d{4,})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const COMPACT_DATE = /(\d{4})(\d{2})(\d{2})(?=[T ]\d{4}|[T ]\d{2}:|$)/y;
const NUMBER_DATE = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|\2\d)/y;
const SHORT_DATE = /(\d{1,2})([-/])(\d{1,2})(?![\d]|[-/.:]\d)/y;
/** `2025年6月12日`, `6月12日`, `2025년 6월 12일`. */
const CJK_DATE = /(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일](?![間间])/y;
/** `2019. 7. 4.` in Korean. */
const KOREAN_DATE = /(\d{4})\. (\d{1,2})\. (\d{1,2})\.(?= )/y;
const IS_ENGLISH_MONTH = new RegExp(`^(?:${ENGLISH_MONTH})$`, 'i');
const ENGLISH_MONTHS = MONTHS.map((name) => name.slice(0, 3).toLowerCase());

/** A date at `at`. */
export function dateAt(text: string, at: number, mode: Mode): WrittenDate | null {
  if (!isDigit(text, at)) return monthDay(text, at, mode);
  return (
    cjkDate(text, at) ??
    isoDate(text, at, mode) ??
    numberDate(text, at, mode) ??
    dayMonth(text, at, mode) ??
    gluedDate(text, at) ??
    shortDate(text, at) ??
    dottedDay(text, at, mode) ??
    ordinal(text, at, mode)
  );
}

function cjkDate(text: string, at: number): WrittenDate | null {
  const match = matchAt(CJK_DATE, text, at) ?? matchAt(KOREAN_DATE, text, at);
  return (
    match &&
    date(
      at + match[0].length,
      match[1] === undefined ? null : Number(match[1]),
      Number(match[2]),
      Number(match[3]),
    )
  );
}

function isoDate(text: string, at: number, mode: Mode): WrittenDate | null {
  const match = matchAt(ISO_DATE, text, at);
  if (match) {
    if (match[2] === '.' && mode === 'prose') return null; // a calendar version
    const malformed = match[1]!.length > 4 ? match[0] : null;
    return date(
      at + match[0].length,
      malformed ? null : Number(match[1]),
      Number(match[3]),
      Number(match[4]),
      { malformed },
    );
  }
  const compact = matchAt(COMPACT_DATE, text, at);
  return compact && (mode === 'field' || text[at + 8] === 'T')
    ? date(at + 8, Number(compact[1]), Number(compact[2]), Number(compact[3]))
    : null;
}

function numberDate(text: string, at: number, mode: Mode): WrittenDate | null {
  const match = matchAt(NUMBER_DATE, text, at);
  if (!match) return null;
  const [whole, a, separator, b, years] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (mode !== 'field' && years.length === 2 && separator !== '/') return null;
  return twoNumbers(at + whole.length, Number(a), Number(b), fullYear(years), {
    weak: years.length === 2,
    dots: separator === '.',
  });
}

function shortDate(text: string, at: number): WrittenDate | null {
  const match = matchAt(SHORT_DATE, text, at);
  if (!match) return null;
  const end = at + match[0].length;
  // No month and no day of any month: a place in a file, a span of numbers.
  if (
    Math.max(Number(match[1]), Number(match[3])) > 31 ||
    Math.min(Number(match[1]), Number(match[3])) > 12
  )
    return null;
  // `01-25` is an ISO date with its year left off: month first.
  if (match[2] === '-')
    return match[1]!.length === 2 && match[3]!.length === 2
      ? date(end, null, Number(match[1]), Number(match[3]), { weak: true })
      : null;
  return twoNumbers(end, Number(match[1]), Number(match[3]), null, { weak: true, dots: false });
}

const DOTTED_DAY = /(\d{1,2})\.(\d{1,2})\.? (?=\d{1,2}[:.h]\d\d)/y;
/** `24.3.`: in a line's beginning the second dot, or a clock with a colon, says that it is a day. */
const DOTTED_DAY_OF_LINE = /(\d{1,2})\.(\d{1,2})(?:\.(?=,? ?\d{1,2}[:.h]\d\d)|(?= \d{1,2}:\d\d))/y;

/** `24.3. 10:30`, `24.03 10:30`: day first, in a field and before a clock. */
function dottedDay(text: string, at: number, mode: Mode): WrittenDate | null {
  if (mode === 'prose') return null;
  const match = matchAt(mode === 'field' ? DOTTED_DAY : DOTTED_DAY_OF_LINE, text, at);
  if (!match || (mode === 'line' && (Number(match[1]) > 31 || Number(match[2]) > 12))) return null;
  return date(at + match[0].trimEnd().length, null, Number(match[2]), Number(match[1]), {
    weak: true,
  });
}

/** A cheap first look at what may be a day before its month: a number that is no clock, no year. */
const MAY_BE_DAY = /\d{1,2}(?![\d:,;)\]%])[^]/y;

function dayMonth(text: string, at: number, mode: Mode): WrittenDate | null {
  if (!matchAt(MAY_BE_DAY, text, at)) return null;
  const match = matchAt(datePatterns().dayMonth, text, at);
  if (!match) return null;
  const [whole, day, suffix, month, year, dashedYear, cutYear] = match;
  const writtenYear = year ?? dashedYear ?? cutYear;
  if (mode === 'prose' && (!isMonthHere(whole, month!, year) || (Number(day) > 31 && !year)))
    return null;
  return date(
    at + whole.length,
    writtenYear ? fullYear(writtenYear) : null,
    monthOf(month!),
    Number(day),
    { malformed: wrongSuffix(day!, suffix) ? `${day}${suffix}` : null },
  );
}

const MAY_BE_GLUED = /\d{1,2}[A-Za-z\u00aa-\uffff]/y;

/** `14JUN25`, `14Jun2025`; without a year in capitals only. */
function gluedDate(text: string, at: number): WrittenDate | null {
  if (!matchAt(MAY_BE_GLUED, text, at)) return null;
  const match = matchAt(datePatterns().glued, text, at);
  if (!match) return null;
  const [whole, day, month, year] = match;
  if (Number(day) > 31 || (year === undefined && month !== month!.toUpperCase())) return null;
  return date(at + whole.length, year ? fullYear(year) : null, monthOf(month!), Number(day));
}

/**
 * In running text "may" and "march" are verbs, and abbreviations of one language words of another
 * ("5 out of 6"): those need a capital or a year.
 */
function isMonthHere(whole: string, month: string, year: string | undefined): boolean {
  if (isEnglish(month) && capitalised(whole, month)) return true;
  const name = month.toLowerCase();
  if (year !== undefined) return true;
  return monthNames().whole.has(name) && !/^(?:may|march)$/.test(name);
}

function monthDay(text: string, at: number, mode: Mode): WrittenDate | null {
  if (!/[a-z]/i.test(text[at] ?? '')) return null;
  const match = matchAt(MONTH_DAY, text, at);
  if (!match) return null;
  const [whole, month, day, suffix, year] = match;
  if (mode === 'prose' && !capitalised(whole, month!)) return null;
  return date(at + whole.length, year ? Number(year) : null, monthOf(month!), Number(day), {
    malformed: wrongSuffix(day!, suffix) ? `${month} ${day}${suffix}` : null,
  });
}

const ORDINAL = /(\d{1,2})(st|nd|rd|th)(?![a-z])/iy;
const BEFORE_ORDINAL = /(?:\bthe|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)\s$/i;

/** "the 24th at 10:00", "Friday 24th": a date beside a clock only. */
function ordinal(text: string, at: number, mode: Mode): WrittenDate | null {
  const match = matchAt(ORDINAL, text, at);
  if (
    !match ||
    Number(match[1]) > 31 ||
    (mode !== 'field' && !BEFORE_ORDINAL.test(text.slice(Math.max(0, at - 12), at)))
  )
    return null;
  return date(at + match[0].length, null, 0, Number(match[1]), {
    weak: true,
    malformed: wrongSuffix(match[1]!, match[2]) ? match[0] : null,
  });
}

/** Two numbers of two digits, with a hyphen or words between them. */
const MAY_BE_SPAN = /\d{1,2}\.?\s?(?:-|[^\d\s][^\d]{0,20}\s)\s?\d{1,2}(?!\d)/y;

/**
 * `January 14-19, 2026`, `14-19 January`: two days that share month and year. `second` is where the
 * other end begins.
 */
export function daySpanAt(
  text: string,
  at: number,
): { from: WrittenDate; second: number; to: WrittenDate } | null {
  const monthFirst = isDigit(text, at) ? null : matchAt(SPAN_MONTH_FIRST, text, at);
  const match =
    monthFirst ??
    (matchAt(MAY_BE_SPAN, text, at) ? matchAt(datePatterns().spanDayFirst, text, at) : null);
  if (!match) return null;
  const [whole, a, b, c, d, years] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string | undefined,
  ];
  const [month, from, joint, to] = monthFirst ? [a, b, c, d] : [d, a, b, c];
  if (isEnglish(month) && !capitalised(whole, month)) return null;
  if (Number(from) >= Number(to)) return null;
  const cut = whole.indexOf(joint, monthFirst ? month.length + 1 : 0);
  const year = years ? Number(years) : null;
  const end = at + whole.length;
  return {
    from: date(at + cut, year, monthOf(month), Number(from)),
    second: at + cut + joint.length,
    to: date(end, year, monthOf(month), Number(to)),
  };
}

function twoNumbers(
  end: number,
  a: number,
  b: number,
  year: number | null,
  how: { weak: boolean; dots: boolean },
): WrittenDate {
  if (how.dots && (a > 12 || b > 12))
    return b > 12
      ? date(end, year, a, b, { weak: how.weak })
      : date(end, year, b, a, { weak: how.weak });
  if (a > 12) return { ...date(end, year, b, a, { weak: how.weak }), order: 'day' };
  if (b > 12) return { ...date(end, year, a, b, { weak: how.weak }), order: 'month' };
  return {
    ...date(end, year, a, b, { weak: how.weak }),
    dayFirst: a === b ? null : { month: b, day: a },
  };
}

function date(
  end: number,
  year: number | null,
  month: number,
  day: number,
  more: { malformed?: string | null; weak?: boolean } = {},
): WrittenDate {
  return {
    end,
    year,
    month,
    day,
    dayFirst: null,
    order: null,
    malformed: more.malformed ?? null,
    weak: more.weak ?? false,
  };
}

/** 1 to 12 for a month's name in any language; 0 for none. */
export function monthOf(written: string): number {
  const name = written.toLowerCase();
  if (isEnglish(name)) return ENGLISH_MONTHS.indexOf(name.slice(0, 3)) + 1;
  return monthNames().numbers.get(name) ?? monthNames().numbers.get(name.slice(0, 3)) ?? 0;
}

/** Two digits are of the years from 1970 to 2069. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** English writes its months with a capital; many languages do not. */
function isEnglish(month: string): boolean {
  return IS_ENGLISH_MONTH.test(month);
}

function capitalised(whole: string, word: string): boolean {
  const start = whole[whole.indexOf(word)]!;
  return start === start.toUpperCase();
}

function wrongSuffix(day: string, suffix: string | undefined): boolean {
  if (!suffix) return false;
  const number = Number(day);
  const isTeen = number > 10 && number < 14;
  const right = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return suffix.toLowerCase() !== right;
}
