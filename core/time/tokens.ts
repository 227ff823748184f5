/**
 * The lexer: what a clock, a date, a weekday and a zone look like, each recognised at one position
 * of a text. It says what is written and never what it means; `expression.ts` puts the tokens
 * together and `settle.ts` gives them their meaning. Every recogniser takes `plain()` text, so that
 * exotic hyphens and spaces need one spelling only.
 */

/**
 * `prose` is careful: a number is a clock only where it can be nothing else. `line` is the beginning
 * of a line that may be a timeline's. `field` is a box that holds a time and nothing else.
 */
export type Mode = 'field' | 'line' | 'prose';

export interface Clock {
  end: number;
  hour: number;
  minute: number;
  second: number | null;
  /**
   * `h`: `10h30`. `hour`: only an hour was written, and it can be nothing else. `bare`: a number
   * alone. `word`: noon and midnight. `holed`: `22:XX`, of which the hour is known.
   */
  form: 'colon' | 'dot' | 'military' | 'h' | 'hour' | 'word' | 'bare' | 'holed';
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
const WIDE = /[０-９（）［］，．／～]/g;

/** Nothing in it has more than one kind. Most lines are so, and are asked for again and again. */
const IS_PLAIN = /^[\n\x20-\x7e]*$/;

/** The same text, character for character, with one kind of hyphen, space, colon and digit. */
export function plain(text: string): string {
  if (IS_PLAIN.test(text)) return text;
  const flat = text.replace(HYPHENS, '-').replace(SPACES, ' ').replace(COLONS, ':');
  return flat.replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** Runs a sticky expression at a position. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
