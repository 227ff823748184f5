/** What a date and a weekday look like, in digits and by the names of `calendar-words.ts`. */
import { alternatives, monthNames, weekdayNames } from './calendar-words.ts';
import { WORDS } from './language-words.ts';
import { isDigit, matchAt, type Mode, type Weekday, type WrittenDate } from './tokens.ts';
import { joinedLines } from '../prose/joined-lines.ts';

const ISO_DATE = /(\d{4,})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const COMPACT_DATE = /(\d{4})(\d{2})(\d{2})(?=[T ]\d{4}|[T ]\d{2}:|$)/y;
const NUMBER_DATE = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|\2\d)/y;
const SHORT_DATE = /(\d{1,2})([-/])(\d{1,2})(?![\d]|[-/.:]\d)/y;
/** `2025年6月12日`, `6月12日`, `2025년 6월 12일`. */
const CJK_DATE = /(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일](?![間间])/y;
/** `2019. 7. 4.` in Korean. */
const KOREAN_DATE = /(\d{4})\. (\d{1,2})\. (\d{1,2})\.(?= )/y;

interface Patterns {
  dayMonth: RegExp;
  monthDay: RegExp;
  spanMonthFirst: RegExp;
  spanDayFirst: RegExp;
  weekday: RegExp;
}

let patterns: Patterns | null = null;

/** Between the two days of a span: "7-8 March", "7 to 8 March", "7. bis 8. März". */
const SPAN = `\\s?-\\s?|\\s(?:${WORDS.to}|${WORDS.and}|au|al)\\s`;

/** The patterns with names in them, made when the first text is read. */
function named(): Patterns {
  if (patterns) return patterns;
  const month = `(${alternatives(monthNames())}|sept)(?!\\p{L})`;
  const english = `(${ENGLISH_MONTH})(?![a-z])`;
  const of = `(?:\\s(?:${WORDS.of}))?`;
  patterns = {
    // `21. May` is written so in German-speaking countries; `12. May 3` is the end of one sentence
    // and the beginning of the next.
    dayMonth: new RegExp(
      joinedLines`
        (\d{1,2})(st|nd|rd|th)?(?:er|º|ª|°|\.
          (?!\s[a-z]+\.?\s\d{1,2}(?!\d)(?!\s?(?:uhr|h|kl)|[.:]\d)))?${of}[\s/-]{1,2}${month}\.?
        (?:(?:,?\s+(?:(?:${WORDS.of})\s+)?|[-/])(\d{4})(?!\d|\.\d)(?:\sr\.)?|[-/](\d{2})(?!\d)
          |\s[’'](\d{2})(?!\d))?
      `,
      'iuy',
    ),
    monthDay: new RegExp(
      joinedLines`
        ${english}\.?(?:\s{1,2}|-)(?:the )?(\d{1,2})(st|nd|rd|th)?(?![\d]|[:.]\d|\s?[ap]\.?m\b)
        (?:(?:,\s*|\s+|-)(\d{4})(?![\d:.]\d|\d))?
      `,
      'iy',
    ),
    spanMonthFirst: new RegExp(
      `${english}\\.?\\s(\\d{1,2})(${SPAN})(\\d{1,2})(?!\\d|[:.]\\d|\\s?[ap]m)(?:,?\\s(\\d{4})(?!\\d))?`,
      'iuy',
    ),
    spanDayFirst: new RegExp(
      `(\\d{1,2})\\.?(${SPAN})(\\d{1,2})\\.?${of}\\s${month}\\.?(?:,?(?:\\s(?:${WORDS.of}))?\\s(\\d{4})(?!\\d))?`,
      'iuy',
    ),
    weekday: new RegExp(`(${alternatives(weekdayNames())}|${MORE_WEEKDAYS})(?!\\p{L})\\.?`, 'iuy'),
  };
  return patterns;
}

const ENGLISH_MONTH = joinedLines`
    jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
    |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
  `;
const IS_ENGLISH_MONTH = new RegExp(`^(?:${ENGLISH_MONTH})$`, 'i');

/** A date at `at`. */
export function dateAt(text: string, at: number, mode: Mode): WrittenDate | null {
  if (!isDigit(text, at)) return monthDay(text, at, mode);
  return (
    cjkDate(text, at) ??
    isoDate(text, at, mode) ??
    numberDate(text, at, mode) ??
    dayMonth(text, at, mode) ??
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

function dayMonth(text: string, at: number, mode: Mode): WrittenDate | null {
  const match = matchAt(named().dayMonth, text, at);
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

/**
 * In running text "may" and "march" are verbs, and abbreviations of one language words of another
 * ("5 out of 6"): those need a capital or a year.
 */
function isMonthHere(whole: string, month: string, year: string | undefined): boolean {
  if (IS_ENGLISH_MONTH.test(month) && capitalised(whole, month)) return true;
  const name = month.toLowerCase();
  if (year !== undefined) return true;
  return monthNames().whole.has(name) && !/^(?:may|march)$/.test(name);
}

function monthDay(text: string, at: number, mode: Mode): WrittenDate | null {
  if (!/[a-z]/i.test(text[at] ?? '')) return null;
  const match = matchAt(named().monthDay, text, at);
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

/**
 * `January 14-19, 2026`, `14-19 January`: two days that share month and year. `second` is where the
 * other end begins.
 */
export function daySpanAt(
  text: string,
  at: number,
): { from: WrittenDate; second: number; to: WrittenDate } | null {
  const monthFirst = matchAt(named().spanMonthFirst, text, at);
  const match = monthFirst ?? matchAt(named().spanDayFirst, text, at);
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
  return monthNames().numbers.get(name) ?? monthNames().numbers.get(name.slice(0, 3)) ?? 0;
}

/** Two digits are of the years from 1970 to 2069. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** English writes its months with a capital; many languages do not. */
function isEnglish(month: string): boolean {
  return new RegExp(`^(?:${ENGLISH_MONTH})$`, 'i').test(month);
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

/** Short forms that CLDR does not list. */
const MORE_WEEKDAYS = 'tues|weds|thur|thurs';
const IS_ENGLISH_WEEKDAY = /^(?:sun|mon|tue|wed|thu|fri|sat)/i;
const CJK_WEEKDAY =
  /(?:([月火水木金土日])(?:曜日?|(?= ?\)))|(?:星期|周|週|礼拜)([一二三四五六日天])|([월화수목금토일])(?:요일|(?= ?\))))/y;
const CJK_DAYS = ['日天일', '月一월', '火二화', '水三수', '木四목', '金五금', '土六토'];

/** A weekday at `at`. */
export function weekdayAt(text: string, at: number, mode: Mode): Weekday | null {
  const cjk = text.charCodeAt(at) > 0x3000 ? matchAt(CJK_WEEKDAY, text, at) : null;
  if (cjk) {
    const sign = (cjk[1] ?? cjk[2] ?? cjk[3])!;
    return {
      end: at + cjk[0].length,
      index: CJK_DAYS.findIndex((signs) => signs.includes(sign)),
    };
  }
  if (!/\p{L}/u.test(text[at] ?? '')) return null;
  const match = matchAt(named().weekday, text, at);
  if (!match) return null;
  const name = match[1]!.toLowerCase();
  const english = IS_ENGLISH_WEEKDAY.test(name);
  if (mode !== 'field' && !isWeekdayHere(match[1]!, english, text.slice(at + match[0].length)))
    return null;
  const { numbers } = weekdayNames();
  // The dot of "Tue." belongs to the word only when more of the expression follows.
  const dot =
    match[0].endsWith('.') &&
    !/^,? [\dA-Z]/.test(text.slice(at + match[0].length, at + match[0].length + 3));
  return {
    end: at + match[0].length - (dot ? 1 : 0),
    index: numbers.get(name) ?? numbers.get(name.slice(0, 3))!,
  };
}

/** "Di" and "mar" are words of other languages: they count before a day only. */
function isWeekdayHere(word: string, english: boolean, after: string): boolean {
  if (english) return word[0] === word[0]!.toUpperCase();
  return weekdayNames().whole.has(word.toLowerCase()) || /^,? (?:d[ea]\w? )?\d{1,2}/.test(after);
}

const DAY_WORD = /(today|yesterday|tomorrow)\b/iy;
const DAY_WORDS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };

/** `today`, `yesterday`, `tomorrow`: days from today. */
export function dayWordAt(text: string, at: number): { end: number; days: number } | null {
  const match = matchAt(DAY_WORD, text, at);
  return match && { end: at + match[0].length, days: DAY_WORDS[match[1]!.toLowerCase()]! };
}
