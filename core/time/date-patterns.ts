/**
 * The patterns of dates that hold the names of months and weekdays in the languages that are read.
 */
import { alternatives, monthNames, weekdayNames } from './calendar-words.ts';
import { WORDS } from './language-words.ts';
import { joinedLines } from '../prose/joined-lines.ts';

interface Patterns {
  dayMonth: RegExp;
  glued: RegExp;
  spanDayFirst: RegExp;
}

export const ENGLISH_MONTH = joinedLines`
  jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
  |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
`;
/** Short forms that CLDR does not list. */
const MORE_WEEKDAYS = 'tues|weds|thur|thurs';
export const CJK_WEEKDAY =
  /(?:([月火水木金土日])(?:曜日?|(?= ?\)))|(?:星期|周|週|礼拜)([一二三四五六日天])|([월화수목금토일])(?:요일|(?= ?\))))/y;

/** Between the two days of a span: "7-8 March", "7 to 8 March", "7. bis 8. März". */
const SPAN = `\\s?-\\s?|\\s(?:${WORDS.to}|${WORDS.and}|au|al)\\s`;

const ENGLISH = `(${ENGLISH_MONTH})(?![a-z])`;
/** `March 4th, 2025`: only English has the month first. */
export const MONTH_DAY = new RegExp(
  joinedLines`
    ${ENGLISH}\.?(?:\s{1,2}|-)(?:the )?(\d{1,2})(st|nd|rd|th)?(?![\d]|[:.]\d|\s?[ap]\.?m\b)
    (?:(?:,\s*|\s+|-)(\d{4})(?![\d:.]\d|\d))?
  `,
  'iy',
);
export const SPAN_MONTH_FIRST = new RegExp(
  `${ENGLISH}\\.?\\s(\\d{1,2})(${SPAN})(\\d{1,2})(?!\\d|[:.]\\d|\\s?[ap]m)(?:,?\\s(\\d{4})(?!\\d))?`,
  'iuy',
);

let patterns: Patterns | null = null;

/**
 * The patterns with the months of all languages in them, made when the first text has what may be
 * one: in many there is none, and the names take as long as all the rest of a short text.
 */
export function datePatterns(): Patterns {
  if (patterns) return patterns;
  const month = `(${alternatives(monthNames())}|sept)(?!\\p{L})`;
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
    glued: new RegExp(
      `(\\d{1,2})(${alternatives(monthNames())})(\\d{4}|\\d{2})?(?![\\p{L}\\d])`,
      'iuy',
    ),
    spanDayFirst: new RegExp(
      `(\\d{1,2})\\.?(${SPAN})(\\d{1,2})\\.?${of}\\s${month}\\.?(?:,?(?:\\s(?:${WORDS.of}))?\\s(\\d{4})(?!\\d))?`,
      'iuy',
    ),
  };
  return patterns;
}

let weekday: RegExp | null = null;

/** A weekday by its name in any language, made when it is first asked for. */
export function weekdayPattern(): RegExp {
  weekday ??= new RegExp(`(${alternatives(weekdayNames())}|${MORE_WEEKDAYS})(?!\\p{L})\\.?`, 'iuy');
  return weekday;
}
