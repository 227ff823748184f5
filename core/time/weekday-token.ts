/** What a weekday looks like, and a day that is named by its distance from today. */
import { weekdayNames } from './calendar-words.ts';
import { matchAt, type Mode, type Weekday } from './tokens.ts';
import { CJK_WEEKDAY, weekdayPattern } from './date-patterns.ts';

const IS_ENGLISH_WEEKDAY = /^(?:sun|mon|tue|wed|thu|fri|sat)/i;
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
  const match = matchAt(weekdayPattern(), text, at);
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
