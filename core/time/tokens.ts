/**
 * The lexer: what a clock, a date, a weekday and a zone look like, each recognised at one position
 * of a text. It says what is written and never what it means; `expression.ts` puts the tokens
 * together and `settle.ts` gives them their meaning. Every recogniser takes `plain()` text, so that
 * exotic hyphens and spaces need one spelling only.
 */
import { isAbbreviation, isPlaceName } from './zones.ts';

/**
 * `prose` is careful: a number is a clock only where it can be nothing else. `field` is a box that
 * holds a time and nothing else.
 */
export type Mode = 'field' | 'prose';

export interface Clock {
  end: number;
  hour: number;
  minute: number;
  second: number | null;
  /**
   * `h`: `10h30`. `hour`: only an hour was written, and it can be nothing else. `bare`: a number
   * alone. `word`: noon and midnight.
   */
  form: 'colon' | 'dot' | 'military' | 'h' | 'hour' | 'word' | 'bare';
  halfDay: 'am' | 'pm' | null;
  /** False for `25:10` and `14:07am`. */
  exists: boolean;
}

export interface WrittenDate {
  end: number;
  year: number | null;
  /** 1 to 12; 0 for a day alone, "the 24th". */
  month: number;
  day: number;
  /**
   * Numbers alone with neither standing for itself: `03/04/2022` is also the 3rd of April. Holds
   * the day-first reading, the fields above the month-first one.
   */
  dayFirst: { month: number; day: number } | null;
  /** The order that two bare numbers prove by what the calendar allows. */
  order: 'day' | 'month' | null;
  /** `27nd`, a year of five digits: the part that is wrong. */
  malformed: string | null;
  /**
   * Day and month as bare numbers (`12/6`): a date only beside a weekday, a clock or a word that
   * says so.
   */
  weak: boolean;
}

export interface Weekday {
  end: number;
  index: number;
}

const HYPHENS = /[‐‑‒–—―−﹣－]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g;
const COLONS = /[：∶꞉]/g;

/** The same text, character for character, with one kind of hyphen, space and colon. */
export function plain(text: string): string {
  return text.replace(HYPHENS, '-').replace(SPACES, ' ').replace(COLONS, ':');
}

const HALF_DAY = '(?:\\s?([ap])(?:\\.\\s?m\\.?|m)(?!(?!ish\\b)[a-z0-9]))';
const COLON_CLOCK = new RegExp(
  `(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?![\\d])${HALF_DAY}?`,
  'iy',
);
const DOT_CLOCK = new RegExp(`(\\d{1,2})\\.(\\d{2})(?!\\d|\\.\\d)${HALF_DAY}?`, 'iy');
// `8:am` has lost its minutes.
const HOUR_CLOCK = new RegExp(`(\\d{1,2}):?${HALF_DAY}`, 'iy');
const H_CLOCK = /(\d{1,2})h([0-5]\d)?(?![a-z0-9])/iy;
const SPACED_H_CLOCK = /(\d{1,2}) h ?([0-5]\d)(?!\d)/iy;
const HOUR_OF_DAY =
  /(\d{1,2})(?:\s?o[’'`]clock)?(?:\s(?:in the (morning|afternoon|evening)|at (night)))?(?![a-z0-9])/iy;
const MILITARY = /([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)(?=\s?Z))?(?!\d)/y;
const CLOCK_WORD = /(?:12 )?(noon|midday|midnight)\b/iy;
const BARE_HOUR = /(\d{1,2})(?!\d)/y;
const CLOCK_SUFFIX = /\s?(?:hrs|hours|uhr|h)\b(?! ?\d)/iy;

/**
 * A clock time at `at`. In prose `8.30`, `1643`, `10h30`, `9` and noon are returned too: the caller
 * looks at what stands around them.
 */
export function clockAt(text: string, at: number, mode: Mode): Clock | null {
  const first = text.charCodeAt(at);
  if (first < 48 || first > 57) return wordClock(text, at);
  return (
    (first === 49 ? wordClock(text, at) : null) ??
    colonClock(text, at, mode) ??
    dotClock(text, at) ??
    hourClock(text, at) ??
    hClock(text, at, mode) ??
    hourOfDay(text, at) ??
    bareHour(text, at, mode) ??
    military(text, at, mode)
  );
}

function colonClock(text: string, at: number, mode: Mode): Clock | null {
  const match = matchAt(COLON_CLOCK, text, at);
  if (!match) return null;
  const end = at + match[0].length;
  const suffix =
    mode === 'field' || match[1]!.length === 2 ? matchAt(CLOCK_SUFFIX, text, end) : null;
  return clock(
    suffix && !/hours/i.test(suffix[0]) ? end + suffix[0].length : end,
    match[1]!,
    match[2],
    match[3],
    match[4],
    'colon',
  );
}

function dotClock(text: string, at: number): Clock | null {
  const match = matchAt(DOT_CLOCK, text, at);
  return match && clock(at + match[0].length, match[1]!, match[2], undefined, match[3], 'dot');
}

function hourClock(text: string, at: number): Clock | null {
  const match = matchAt(HOUR_CLOCK, text, at);
  return match && clock(at + match[0].length, match[1]!, undefined, undefined, match[2], 'hour');
}

function military(text: string, at: number, mode: Mode): Clock | null {
  const match = matchAt(MILITARY, text, at);
  if (!match) return null;
  const end = at + match[0].length;
  const suffix = matchAt(CLOCK_SUFFIX, text, end);
  if (mode === 'prose' && suffix && !/hrs|hours/i.test(suffix[0])) return null;
  return clock(
    end + (suffix?.[0].length ?? 0),
    match[1]!,
    match[2],
    match[3],
    undefined,
    'military',
  );
}

/** `14h07`, `14h`. */
function hClock(text: string, at: number, mode: Mode): Clock | null {
  const match =
    matchAt(H_CLOCK, text, at) ?? (mode === 'field' ? matchAt(SPACED_H_CLOCK, text, at) : null);
  return match && clock(at + match[0].length, match[1]!, match[2], undefined, undefined, 'h');
}

/** `9 o'clock`, `9 in the morning`. */
function hourOfDay(text: string, at: number): Clock | null {
  const match = matchAt(HOUR_OF_DAY, text, at);
  if (!match || match[0] === match[1]) return null;
  const half =
    match[2] === undefined && match[3] === undefined
      ? undefined
      : /morning/i.test(match[2] ?? '')
        ? 'a'
        : 'p';
  return clock(at + match[0].length, match[1]!, undefined, undefined, half, 'hour');
}

function bareHour(text: string, at: number, mode: Mode): Clock | null {
  const bare = matchAt(BARE_HOUR, text, at);
  if (!bare) return null;
  const end = at + bare[0].length;
  const suffix = mode === 'field' ? matchAt(CLOCK_SUFFIX, text, end) : null;
  return clock(end + (suffix?.[0].length ?? 0), bare[1]!, undefined, undefined, undefined, 'bare');
}

function wordClock(text: string, at: number): Clock | null {
  const match = matchAt(CLOCK_WORD, text, at);
  if (!match) return null;
  const hour = match[1]!.toLowerCase() === 'midnight' ? 0 : 12;
  return {
    end: at + match[0].length,
    hour,
    minute: 0,
    second: null,
    form: 'word',
    halfDay: null,
    exists: true,
  };
}

function clock(
  end: number,
  hours: string,
  minutes: string | undefined,
  seconds: string | undefined,
  half: string | undefined,
  form: Clock['form'],
): Clock {
  const halfDay = half ? (half.toLowerCase() === 'a' ? 'am' : 'pm') : null;
  const minute = Number(minutes ?? 0);
  const second = seconds === undefined ? null : Number(seconds);
  const written = Number(hours);
  let hour = written;
  let exists =
    minute < 60 &&
    (second ?? 0) < 60 &&
    (hour < 24 || (hour === 24 && minute === 0 && halfDay === null));
  if (halfDay !== null) {
    exists &&= written > 0 && !(halfDay === 'am' && written > 12);
    if (written <= 12) hour = (written % 12) + (halfDay === 'pm' ? 12 : 0);
  }
  return { end, hour, minute, second, form, halfDay, exists };
}

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])';
const MONTH_KEYS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const ISO_DATE = /(\d{4,})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const COMPACT_DATE = /(\d{4})(\d{2})(\d{2})(?=[T ]\d{4}|[T ]\d{2}:|$)/y;
const NUMBER_DATE = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|\2\d)/y;
const SHORT_DATE = /(\d{1,2})([-/])(\d{1,2})(?![\d]|[-/.:]\d)/y;
// `21. May` is written so in German-speaking countries; `12. May 3` is the end of one sentence and
// the beginning of the next.
const DAY_MONTH = new RegExp(
  `(\\d{1,2})(st|nd|rd|th)?(?:\\.(?!\\s[a-z]+\\.?\\s\\d{1,2}(?!\\d)))?(?:\\s+of)?[\\s/-]{1,2}${MONTH}\\.?(?:(?:,?\\s+|[-/])(\\d{4})(?!\\d|\\.\\d)|[-/](\\d{2})(?!\\d)|\\s[’'](\\d{2})(?!\\d))?`,
  'iy',
);
const MONTH_DAY = new RegExp(
  `${MONTH}\\.?(?:\\s+|-)(?:the )?(\\d{1,2})(st|nd|rd|th)?(?![\\d]|[:.]\\d|\\s?[ap]\\.?m\\b)(?:(?:,\\s*|\\s+|-)(\\d{4})(?![\\d:.]\\d|\\d))?`,
  'iy',
);

/** A date at `at`. */
export function dateAt(text: string, at: number, mode: Mode): WrittenDate | null {
  const first = text.charCodeAt(at);
  if (first < 48 || first > 57) return monthDay(text, at, mode);
  return (
    isoDate(text, at, mode) ??
    numberDate(text, at, mode) ??
    dayMonth(text, at, mode) ??
    shortDate(text, at) ??
    dottedDay(text, at, mode) ??
    ordinal(text, at, mode)
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
  if (mode === 'prose' && years.length === 2 && separator !== '/') return null;
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

/** `24.3. 10:30`, `24.03 10:30`: day first, in a field and before a clock. */
function dottedDay(text: string, at: number, mode: Mode): WrittenDate | null {
  const match = mode === 'field' ? matchAt(DOTTED_DAY, text, at) : null;
  return (
    match &&
    date(at + match[0].trimEnd().length, null, Number(match[2]), Number(match[1]), { weak: true })
  );
}

function dayMonth(text: string, at: number, mode: Mode): WrittenDate | null {
  const match = matchAt(DAY_MONTH, text, at);
  if (!match) return null;
  const [whole, day, suffix, month, year, dashedYear, cutYear] = match;
  const shortYear = dashedYear ?? cutYear;
  if (mode === 'prose' && (!capitalised(whole, month!) || (Number(day) > 31 && !year))) return null;
  return date(
    at + whole.length,
    year ? Number(year) : shortYear ? fullYear(shortYear) : null,
    monthOf(month!),
    Number(day),
    { malformed: wrongSuffix(day!, suffix) ? `${day}${suffix}` : null },
  );
}

function monthDay(text: string, at: number, mode: Mode): WrittenDate | null {
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
    (mode === 'prose' && !BEFORE_ORDINAL.test(text.slice(Math.max(0, at - 12), at)))
  )
    return null;
  return date(at + match[0].length, null, 0, Number(match[1]), {
    weak: true,
    malformed: wrongSuffix(match[1]!, match[2]) ? match[0] : null,
  });
}

const SPAN_MONTH_FIRST = new RegExp(
  `${MONTH}\\.?\\s(\\d{1,2})\\s?-\\s?(\\d{1,2})(?!\\d|[:.]\\d|\\s?[ap]m)(?:,?\\s(\\d{4})(?!\\d))?`,
  'iy',
);
const SPAN_DAY_FIRST = new RegExp(
  `(\\d{1,2})\\s?-\\s?(\\d{1,2})\\s${MONTH}\\.?(?:,?\\s(\\d{4})(?!\\d))?`,
  'iy',
);

/**
 * `January 14-19, 2026`, `14-19 January`: two days that share month and year. `second` is where the
 * other end begins.
 */
export function daySpanAt(
  text: string,
  at: number,
): { from: WrittenDate; second: number; to: WrittenDate } | null {
  const monthFirst = matchAt(SPAN_MONTH_FIRST, text, at);
  const match = monthFirst ?? matchAt(SPAN_DAY_FIRST, text, at);
  if (!match) return null;
  const [whole, a, b, c, years] = match as unknown as [
    string,
    string,
    string,
    string,
    string | undefined,
  ];
  const [month, from, to] = monthFirst ? [a, b, c] : [c, a, b];
  if (!capitalised(whole, month) || Number(from) >= Number(to)) return null;
  const hyphen = whole.indexOf('-');
  const year = years ? Number(years) : null;
  const end = at + whole.length;
  return {
    from: date(at + whole.slice(0, hyphen).trimEnd().length, year, monthOf(month), Number(from)),
    second: at + hyphen + 1 + (whole[hyphen + 1] === ' ' ? 1 : 0),
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

const monthOf = (written: string): number =>
  MONTH_KEYS.indexOf(written.slice(0, 3).toLowerCase()) + 1;
const fullYear = (digits: string): number =>
  digits.length === 4
    ? Number(digits)
    : Number(digits) < 70
      ? 2000 + Number(digits)
      : 1900 + Number(digits);

function capitalised(whole: string, word: string): boolean {
  const start = whole[whole.indexOf(word)]!;
  return start === start.toUpperCase();
}

function wrongSuffix(day: string, suffix: string | undefined): boolean {
  if (!suffix) return false;
  const number = Number(day);
  const right =
    number % 10 === 1 && number !== 11
      ? 'st'
      : number % 10 === 2 && number !== 12
        ? 'nd'
        : number % 10 === 3 && number !== 13
          ? 'rd'
          : 'th';
  return suffix.toLowerCase() !== right;
}

const WEEKDAY = /(sun|mon|tue|wed|thu|fri|sat)(?:day|s|sday|r|rs|rsday|nesday|urday)?\b\.?/iy;
const WEEKDAY_KEYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY_WORDS = new Set([
  'sun',
  'sunday',
  'mon',
  'monday',
  'tue',
  'tues',
  'tuesday',
  'wed',
  'weds',
  'wednesday',
  'thu',
  'thur',
  'thurs',
  'thursday',
  'fri',
  'friday',
  'sat',
  'saturday',
]);

/** A weekday at `at`. */
export function weekdayAt(text: string, at: number, mode: Mode): Weekday | null {
  const match = matchAt(WEEKDAY, text, at);
  if (!match || !WEEKDAY_WORDS.has(match[0].replace('.', '').toLowerCase())) return null;
  if (mode === 'prose' && match[0][0] !== match[0][0]!.toUpperCase()) return null;
  // The dot of "Tue." belongs to the word only when more of the expression follows.
  const dot =
    match[0].endsWith('.') &&
    !/^ [\dA-Z]/.test(text.slice(at + match[0].length, at + match[0].length + 2));
  return {
    end: at + match[0].length - (dot ? 1 : 0),
    index: WEEKDAY_KEYS.indexOf(match[1]!.toLowerCase()),
  };
}

const DAY_WORD = /(today|yesterday|tomorrow)\b/iy;
const DAY_WORDS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };

/** `today`, `yesterday`, `tomorrow`: days from today. */
export function dayWordAt(text: string, at: number): { end: number; days: number } | null {
  const match = matchAt(DAY_WORD, text, at);
  return match && { end: at + match[0].length, days: DAY_WORDS[match[1]!.toLowerCase()]! };
}

const NAMED_OFFSET = /(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?![\d:])/iy;
const OFFSET = /[+-]\d{2}:?\d{2}(?![\d:])(?: UTC\b)?/y;
const PLUS_OFFSET = /\+\d{1,2}(?![\d:])/y;
const ZONE_WORDS =
  /[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z]+)*(?:\/[A-Za-z][A-Za-z0-9+-]*(?:_[A-Za-z]+)*)*(?: [A-Za-z]+){0,3}/y;
const OFFSET_IN_BRACKETS =
  /(?:\s?\(\s?(?:(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?|UTC|GMT)\s?\)|,\s?(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?=\s?\)))/iy;
const LOOSE_END = /^(?:\s*(?:[-.,;:)\]]|$)|\s+(?:on|and|to|until|today|yesterday)\b)/i;

/**
 * A zone at `at`: its end, to be given to `resolveZone` as `text.slice(at, end)`. `offsets` says
 * whether a sign may begin one here: in `10:00-11:00` it is a range, in `10:00:00-05:00` an offset.
 */
export function zoneAt(
  text: string,
  at: number,
  mode: Mode,
  offsets: boolean,
): { end: number } | null {
  const code = text[at];
  if (code === '+' || code === '-') {
    const match =
      offsets || code === '+' || !/^-\d{2}:/.test(text.slice(at, at + 4))
        ? matchAt(OFFSET, text, at)
        : null;
    const short = match ?? (code === '+' ? matchAt(PLUS_OFFSET, text, at) : null);
    return short && { end: at + short[0].length };
  }
  const named = matchAt(NAMED_OFFSET, text, at);
  if (named) return { end: at + named[0].length };
  const words = matchAt(ZONE_WORDS, text, at);
  if (!words) return null;
  for (
    let name = words[0];
    name;
    name = name.includes(' ') ? name.slice(0, name.lastIndexOf(' ')) : ''
  ) {
    const end = at + name.length;
    if (!isZoneHere(name, text.slice(end, end + 12), mode)) continue;
    const bracket = matchAt(OFFSET_IN_BRACKETS, text, end);
    return { end: end + (bracket?.[0].length ?? 0) };
  }
  return null;
}

function isZoneHere(name: string, rest: string, mode: Mode): boolean {
  if (/\d/.test(name) && !name.includes('/')) return false;
  if (isAbbreviation(name)) return mode === 'field' || name === name.toUpperCase();
  if (!isPlaceName(name)) return false;
  if (mode === 'field') return true;
  if (/^(?:pacific|mountain|central|eastern) (?:standard |daylight )?time$/i.test(name))
    return true;
  if (name[0] !== name[0]!.toUpperCase()) return false;
  if (name.includes('/') || / time$/i.test(name)) return true;
  if (name.length <= 3) return name === name.toUpperCase();
  // `Eastern` or a city without "time" may begin the next words of the sentence.
  return LOOSE_END.test(rest);
}

/**
 * An abbreviation-like word that no table knows (`14:07 XYZT`): kept as the zone, without an
 * instant. Fields only.
 */
export function unknownZoneAt(text: string, at: number): { end: number } | null {
  const match = matchAt(/[A-Z]{3,5}(?![A-Za-z0-9])/y, text, at);
  return match && { end: at + match[0].length };
}

/** Runs a sticky expression at a position. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
