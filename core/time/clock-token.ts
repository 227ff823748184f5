/** What a clock time looks like: `14:07`, `2.07 p.m.`, `10h47`, `19 Uhr`, `8時04分`, `noon`. */
import { CJK, WORD_BEGINS, WORD_ENDS, WORDS } from './language-words.ts';
import { isDigit, matchAt, type Clock, type Mode } from './tokens.ts';
import { joinedLines } from '../prose/joined-lines.ts';

const HALF_DAY = '(?:\\s?([ap])(?:\\.\\s?m\\.?|m)(?!(?!ish\\b)[a-z0-9]))';
const COLON_CLOCK = new RegExp(
  `(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?![\\d])${HALF_DAY}?`,
  'iy',
);
const DOT_CLOCK = new RegExp(`(\\d{1,2})\\.(\\d{2})(?!\\d|\\.\\d)${HALF_DAY}?`, 'iy');
// `8:am` has lost its minutes.
const HOUR_CLOCK = new RegExp(`(\\d{1,2}):?${HALF_DAY}`, 'iy');
const HOLED_CLOCK = /([01]\d|2[0-3]):(?:XX|xx|\?\?|--|__)(?!\w)/y;
const H_CLOCK = /(\d{1,2})h([0-5]\d)?(?![a-z0-9])/iy;
const SPACED_H_CLOCK = /(\d{1,2}) h(?: ?([0-5]\d)(?!\d)|(?![a-z0-9]))/iy;
const O_CLOCK = /(\d{1,2})\s?o[’'`]clock(?![a-z0-9])/iy;
const MILITARY = /([01]\d|2[0-3])([0-5]\d)(?:([0-5]\d)(?=\s?Z))?(?!\d)/y;
/** `18 September 2025, UTC`: behind a day and its month it is the year. */
const YEAR_OF = /\d{1,2}\.? \p{L}{3,10},? (?:19|20)\d\d$/u;
const CLOCK_WORD = new RegExp(
  `(?:12(?::00|\\.00)? )?(?:(${WORDS.noon})|(${WORDS.midnight}))${WORD_ENDS}`,
  'iuy',
);
const CJK_WORD = new RegExp(`(?:(${CJK.noon})|(${CJK.midnight}))(?! ?\\d)`, 'y');
const CJK_CLOCK = new RegExp(
  joinedLines`
    (?:(${CJK.am})|(${CJK.pm}|${CJK.noon})|(${CJK.night}))? ?(\d{1,2})
    (?: ?([時时点點시])(?![間间간])(?: ?(半|반)|(?:過ぎ)?
        (?: ?(\d{1,2}) ?[分분]?(?!\d)(?: ?(\d{1,2}) ?[秒초])?))?|:(\d{2})(?::(\d{2}))?)(?!\d)
  `,
  'y',
);
/** A number alone is no such clock without its sign. */
const SIGNED_HOUR = /\d{1,2} ?[時时点點시]/y;
/** "a las 6:40 h": what is led to is no length. */
const LED = new RegExp(`${WORD_BEGINS}(?:${WORDS.at})\\s$`, 'iu');
const BARE_HOUR = /(\d{1,2})(?!\d)/y;
const CLOCK_SUFFIX = /\s?(?:hrs|hours|uhr|h)\b(?! ?\d)/iy;
/** "heure de Paris" is a zone, "heures de la nuit" is none. */
const OF_A_PLACE = " d(?:e |[’'])(?!la |l[’'])\\p{L}";
/** `14.20 Uhr`, `19 Uhr 30`, `9 heures 46`: the word says that the number is a clock. */
const WITH_WORD = new RegExp(
  joinedLines`
    (\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?)? ?
    (?:(${WORDS.oclock})|(?:${WORDS.hours})(?!${OF_A_PLACE}))
    (?: ?(\d{2})(?![\d:.]))?${WORD_ENDS}
  `,
  'iuy',
);
/** `kl. 14.05`, `Ore 10`. */
const SIGN = new RegExp(`${WORD_BEGINS}(?:${WORDS.sign}) ?$`, 'iu');
/** "1 h 16 min", "2 ore 16": the sign is the unit of the number before it, and this is a length. */
const COUNTED = new RegExp(`(?<![\\p{L}\\d./:-])\\d{1,3} ?(?:${WORDS.sign}) ?$`, 'iu');
/** "due ore 16 minuti": a number of minutes or seconds is no hour. */
const IN_MINUTES = /^ ?(?:m|s)(?:[ei][nck]\p{L}*)?\.?(?!\p{L})/iu;
/** Long enough for the longest sign with a number before it. */
const SIGN_WIDTH = 20;
const DAY_PART = new RegExp(
  `,? (?:(${WORDS.morning})|(${WORDS.afternoon})|(${WORDS.night})|(noon)|(midnight))${WORD_ENDS}`,
  'iuy',
);
const BEGINS_WORD = new RegExp(
  `^(?:${WORDS.noon}|${WORDS.midnight}|${CJK.am}|${CJK.pm}|${CJK.night}|${CJK.noon}|${CJK.midnight})`,
  'iu',
);

/**
 * A clock time at `at`. In prose `8.30`, `1643`, `10h30`, `9` and noon are returned too: the caller
 * looks at what stands around them.
 */
export function clockAt(text: string, at: number, mode: Mode): Clock | null {
  const found = isDigit(text, at) ? numberClock(text, at, mode) : wordClock(text, at);
  return found && withDayPart(found, text);
}

function numberClock(text: string, at: number, mode: Mode): Clock | null {
  return (
    (text.startsWith('12', at) ? wordClock(text, at) : null) ??
    cjkClock(text, at) ??
    worded(text, at, mode) ??
    colonClock(text, at, mode) ??
    dotClock(text, at) ??
    hourClock(text, at) ??
    hClock(text, at, mode) ??
    hourOfDay(text, at) ??
    holedClock(text, at) ??
    bareHour(text, at, mode) ??
    military(text, at, mode)
  );
}

function colonClock(text: string, at: number, mode: Mode): Clock | null {
  const match = matchAt(COLON_CLOCK, text, at);
  if (!match) return null;
  const end = at + match[0].length;
  const suffix =
    mode !== 'prose' || match[1]!.length === 2 || LED.test(text.slice(Math.max(0, at - 8), at))
      ? matchAt(CLOCK_SUFFIX, text, end)
      : null;
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
  if (!match) return null;
  const end = at + match[0].length;
  const form = isSigned(text, at, end) ? 'colon' : 'dot';
  return clock(end, match[1]!, match[2], undefined, match[3], form);
}

function hourClock(text: string, at: number): Clock | null {
  const match = matchAt(HOUR_CLOCK, text, at);
  return match && clock(at + match[0].length, match[1]!, undefined, undefined, match[2], 'hour');
}

function holedClock(text: string, at: number): Clock | null {
  const match = matchAt(HOLED_CLOCK, text, at);
  return match && clock(at + match[0].length, match[1]!, undefined, undefined, undefined, 'holed');
}

function military(text: string, at: number, mode: Mode): Clock | null {
  const match = matchAt(MILITARY, text, at);
  if (!match || YEAR_OF.test(text.slice(Math.max(0, at - 12), at) + match[0])) return null;
  if (/^(?:19|20)\d\d-\d{3}/.test(text.slice(at, at + 8))) return null; // a number of its year
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

/** `14h07`, `14h`, `9 h 46`. */
function hClock(text: string, at: number, mode: Mode): Clock | null {
  const spaced = matchAt(SPACED_H_CLOCK, text, at);
  const match =
    matchAt(H_CLOCK, text, at) ?? (spaced?.[2] !== undefined || mode !== 'field' ? spaced : null);
  return match && clock(at + match[0].length, match[1]!, match[2], undefined, undefined, 'h');
}

/** `19 Uhr`, `14.05 uur`, `9 heures 46`, `9 o'clock`. */
function worded(text: string, at: number, mode: Mode): Clock | null {
  const match = matchAt(WITH_WORD, text, at);
  if (!match || /^\d{1,2}(?:[:.]\d{2})? ?(?:hrs|hours?)$/i.test(match[0])) return null;
  const [, hours, digits, seconds, oclock, behind] = match;
  const minutes = digits ?? behind;
  const end = at + match[0].length;
  // "9 heures" alone may be a length.
  const alone = oclock !== undefined || mode === 'field' ? 'hour' : 'h';
  const form = minutes !== undefined ? 'colon' : alone;
  return clock(end, hours!, minutes, seconds, undefined, form);
}

function hourOfDay(text: string, at: number): Clock | null {
  const match = matchAt(O_CLOCK, text, at);
  return match && clock(at + match[0].length, match[1]!, undefined, undefined, undefined, 'hour');
}

function bareHour(text: string, at: number, mode: Mode): Clock | null {
  const bare = matchAt(BARE_HOUR, text, at);
  if (!bare) return null;
  const end = at + bare[0].length;
  const suffix = mode === 'field' ? matchAt(CLOCK_SUFFIX, text, end) : null;
  const form = isSigned(text, at, end) ? 'hour' : 'bare';
  return clock(end + (suffix?.[0].length ?? 0), bare[1]!, undefined, undefined, undefined, form);
}

/** A word before the number says that it is a clock, and does not count something else. */
function isSigned(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - SIGN_WIDTH), at);
  return SIGN.test(before) && !COUNTED.test(before) && !IN_MINUTES.test(text.slice(end, end + 12));
}

/** `8時04分`, `下午2点11分`, `오후 3시`. */
function cjkClock(text: string, at: number): Clock | null {
  if (isDigit(text, at) && !matchAt(SIGNED_HOUR, text, at)) return null;
  const match = matchAt(CJK_CLOCK, text, at);
  if (!match) return null;
  const [whole, am, pm, night, hours, sign, half, minutes, seconds, digits, digitSeconds] = match;
  if (sign === undefined && am === undefined && pm === undefined && night === undefined)
    return null; // a plain `14:05`
  const before = Number(hours);
  const isAfternoon = !am && Boolean(pm || (night && before >= 6));
  const isMorning = Boolean(am || night) && !isAfternoon;
  const part = (isAfternoon && 'p') || (isMorning && 'a') || undefined;
  const alone = half === undefined && minutes === undefined && digits === undefined;
  // "3点" alone may be three points.
  const mayBePoints = part === undefined && alone && /[点點]/.test(sign!);
  const hourForm = mayBePoints ? 'h' : 'hour';
  const form = alone ? hourForm : 'colon';
  return clock(
    at + whole.length,
    // 午後0時 is noon.
    before === 0 && part !== undefined ? '12' : hours!,
    half === undefined ? (minutes ?? digits) : '30',
    seconds ?? digitSeconds,
    before > 12 ? undefined : part,
    form,
  );
}

function wordClock(text: string, at: number): Clock | null {
  if (!isDigit(text, at) && !BEGINS_WORD.test(text.slice(at, at + 14))) return null;
  const match = matchAt(CLOCK_WORD, text, at) ?? matchAt(CJK_WORD, text, at);
  if (!match) return isDigit(text, at) ? null : cjkClock(text, at);
  return {
    end: at + match[0].length,
    hour: match[2] === undefined ? 12 : 0,
    minute: 0,
    second: null,
    form: 'word',
    halfDay: null,
    exists: true,
  };
}

/** `3:30 in the afternoon`, `12:00 midnight`, `9 Uhr abends`, `a las 2 de la tarde`. */
function withDayPart(found: Clock, text: string): Clock {
  if (found.halfDay !== null || found.form === 'word' || !found.exists) return found;
  if (text[found.end] !== ' ' && text[found.end] !== ',') return found;
  const match = matchAt(DAY_PART, text, found.end);
  if (!match) return found;
  const [whole, morning, , night, noon, midnight] = match;
  const end = found.end + whole.length;
  const form = found.form === 'bare' || found.form === 'h' ? 'hour' : found.form;
  const { hour } = found;
  if (noon !== undefined || midnight !== undefined)
    return hour === 12 || hour === 0 || hour === 24
      ? { ...found, end, form, hour: noon !== undefined ? 12 : 0 }
      : found;
  // A clock of 24 hours says the same again.
  if (hour > 12) return { ...found, end, form };
  const early = morning !== undefined || (night !== undefined && (hour < 6 || hour === 12));
  return {
    ...found,
    end,
    form,
    halfDay: early ? 'am' : 'pm',
    hour: (hour % 12) + (early ? 0 : 12),
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
  const named = half?.toLowerCase() === 'a' ? 'am' : 'pm';
  const halfDay = half ? named : null;
  const minute = Number(minutes ?? 0);
  const second = seconds === undefined ? null : Number(seconds);
  const written = Number(hours);
  let hour = written;
  // Seconds go to 60 where one was put in: `settle.ts` looks whether it was that day.
  let exists =
    minute < 60 &&
    ((second ?? 0) < 60 || (second === 60 && minute % 15 === 14)) &&
    (hour < 24 || (hour === 24 && halfDay === null));
  if (halfDay !== null) {
    // "00:45 AM" can only be what it says.
    exists &&= (written > 0 || halfDay === 'am') && !(halfDay === 'am' && written > 12);
    if (written <= 12) hour = (written % 12) + (halfDay === 'pm' ? 12 : 0);
  }
  return { end, hour, minute, second, form, halfDay, exists };
}
