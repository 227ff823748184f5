/**
 * The stamp at the start of a timeline line: how far it reaches. What it means is read by
 * `core/time`. Forms seen in published reports: research/LAYOUTS.md, "Timeline forms".
 */

import { joinedLines } from '../../prose/joined-lines.ts';
import { byText } from '../../time/by-text.ts';
import { daySpanAt } from '../../time/date-token.ts';
import type { Expression } from '../../time/expression-model.ts';
import { expressionAt } from '../../time/expression.ts';
import { WORDS } from '../../time/language-words.ts';
import { isDigit, matchAt, plain } from '../../time/tokens.ts';

/** A stamp at the start of a line of text. */
export interface LeadingStamp {
  /** As written, without brackets and marks around it. */
  written: string;
  /** How much of the line the stamp takes, with its brackets and the separator after it. */
  length: number;
  /** It names a time of day. */
  clock: boolean;
  /** It names a day. */
  day: boolean;
  /** It stands in a sentence: "At 10:05 …", "Around 14:00 …". Outside a timeline that is prose. */
  worded: boolean;
}

/** No stamp is longer, with all that stands before it. */
export const LONGEST_STAMP = 400;

const TO = /(?: ?(?:-+>?|→|=>|~) ?| (?:&|to|till)? ?)/y;
const TO_WORD = new RegExp(` ?(?:${WORDS.to}|${WORDS.and}|till|&)(?!\\p{L}) `, 'iuy');
const OPEN_END = /(?:ongoing|now)\b/iy;
/** "~", "around", "um", "shortly after": up to three of them. */
const LEAD = new RegExp(
  joinedLines`
    (?:~|≈|±|(?:${WORDS.about}|${WORDS.at}|ca|c|shortly (?:before|after)|just (?:before|after)
    |between|on)\.?(?!\p{L})) ?
  `,
  'iuy',
);
const SIGN = new RegExp(`(?:${WORDS.sign}|time|at|t)(?!\\p{L})\\.?:? ?`, 'iuy');
const EXACT_LEAD = new RegExp(`^(?:ca|circa|approx|cirka|zirka|${WORDS.sign})`, 'iu');
const UNKNOWN = /(?:\?{2,}(?::\?{2})?|\?|tb[cd]|unknown)/iy;
/** A template's clock that nobody filled in. */
const UNFILLED = / (?:(?:HH|XX|\?\?):(?:MM|XX|\?\?)(?!\w))/iy;
const RELATIVE_UNIT =
  '(?:d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)(?![a-z])';
/**
 * Counted from the start or from the entry above: "T+5 min", "T-20m", "T+00:12", "T+1h05m", "+10m";
 * "T" and "T0" are the start.
 */
const RELATIVE = new RegExp(
  [
    String.raw`T0?(?!\s{0,3}(?:[:=]\s{0,3})?(?:\d{1,2}[:.h]\d|\d{4}-|(?:=|is|was)\s))`,
    String.raw`(?:(?=\s{0,3}(?:[:|→–—-](?=\s|$)|$))|(?<=0)(?=\s))|(?:T ?[+\u2212\u2013-]|\+) ?\d{1,3}`,
    String.raw`(?::\d{2}|(?: ?${RELATIVE_UNIT} ?\d{0,2}){1,3})?(?!\d|[:.]\d|%)`,
  ].join(''),
  'iy',
);
/** `1.25 GB`, `2.30x`: a number, not a clock. */
const UNIT = /^(?:[\d%]|\.\d| ?(?:[GMKT]i?B|ms|sec|s|min|hours?|x|%)\b)/i;
/**
 * A cheap first look: a stamp has its number, its weekday or its question mark at the beginning.
 */
const MAY_BE_STAMP = new RegExp(
  joinedLines`
    ^.{0,30}?(?:\d|\?\?|noon|midnight|mitternacht|minuit|m[ei]di|mezzanotte|medianoche
    |meia-noite|(?:mon|tue|wed|thu|fri|sat|sun)|tb[cd]|unknown|\[\?
    |(?<!\p{L})t\s*[:|-]|\p{L}+\s*$)
  `,
  'iu',
);
/** Brackets, marks and little pictures before a stamp. */
const OPENING =
  /^[\s[({*_`~"\p{Extended_Pictographic}\uFE0F\u200D]*(?=[^\s[({*_`~"\p{Extended_Pictographic}\uFE0F\u200D])/u;
const CLOSING = /^[\s]*[\])}*_`"]*/u;
const SEPARATOR =
  /^(?:[\s]*(?:[:|·•;、。，]+(?!\/\/)|[-–—−]+>?(?=[\s\p{L}[(*]|$)|=>|→|,|\.(?=\s|[*_]|$)))*[\s]*/u;
/** Glued to a time it makes it part of a sentence: 10時15分に, 10시부터. */
const PARTICLE = /^(?:頃|ごろ)?(?:に|から|より|まで|には|時点)|^(?:경)?(?:에|부터|까지)/;
const GLUES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * The stamp that a line begins with, or null.
 * A line whose first words only look like one (`1.25 GB`, `12 nodes`, `2021 was`) has none.
 * @param fourDigits the lines around it show that `0612` is a clock, see `four-digits.ts`
 */
export function leadingStamp(line: string, fourDigits = false): LeadingStamp | null {
  const start = startOf(line);
  return fourDigits ? readStamp(start, { fourDigits, impossible: false }) : stampOf(start);
}

/** What stands in a stamp's place among other stamps and is no time of day: "09:72", "07.72". */
export function impossibleStamp(line: string): LeadingStamp | null {
  return impossibleOf(startOf(line));
}

const stampOf = byText((start) => readStamp(start, { fourDigits: false, impossible: false }));
const impossibleOf = byText((start) => readStamp(start, { fourDigits: false, impossible: true }));

/** As much of a line as a stamp can take. */
function startOf(line: string): string {
  return line.length > LONGEST_STAMP ? line.slice(0, LONGEST_STAMP) : line;
}

/** What the lines around show of how a list writes its clocks. */
interface Custom {
  fourDigits: boolean;
  impossible: boolean;
}

function readStamp(line: string, custom: Custom): LeadingStamp | null {
  const text = plain(line);
  if (!MAY_BE_STAMP.test(text)) return null;
  const opening = OPENING.exec(text)?.[0].length ?? 0;
  const bracketed = /[[(]/.test(text.slice(0, opening));
  // A tilde is a mark of strikethrough only in pairs; one means "about".
  const start = text[opening - 1] === '~' && text[opening - 2] !== '~' ? opening - 1 : opening;
  const found =
    relativeAt(text, start) ?? unknownAt(text, start, bracketed) ?? momentAt(text, start, custom);
  if (!found) return null;
  const written = text.slice(start, found.end).trimEnd();
  let end = start + written.length;
  if (joinsWord(text, end)) return null;
  end += CLOSING.exec(text.slice(end))![0].length;
  const separator = SEPARATOR.exec(text.slice(end))![0];
  const alone = end >= text.length;
  const parted = separator.trim() !== '' || bracketed || alone;
  // A day alone needs a sign that it is a stamp and not the start of a sentence.
  if (found.kind === 'day' && !parted) return null;
  if (found.kind === 'weekday' && !(bracketed || end + separator.length >= text.length))
    return null;
  if (found.kind === 'hour' && !parted) return null;
  if (found.kind === 'relative' && !found.clock && alone && !bracketed) return null;
  return {
    written: line.slice(start, start + written.length),
    length: end + separator.length,
    clock: found.clock,
    day: found.day,
    worded:
      (isWord(found.words, separator) && !EXACT_LEAD.test(found.words)) ||
      (found.clock && PARTICLE.test(text.slice(start + written.length))),
  };
}

/** "À 22h15, le", "o 14:05 ": one letter is a word where no sign of a list parts it from the text. */
function isWord(words: string, separator: string): boolean {
  return /\p{L}{2}/u.test(words) || (/\p{L}/u.test(words) && /^,?\s*$/.test(separator));
}

/** A line that begins with a day as many languages write it, which looks like a numbered item: "4. Mai". */
export function opensWithDay(line: string): boolean {
  return /^\s*\d{1,2}\.\s?\p{L}/u.test(line) && leadingStamp(line.trim())?.day === true;
}

interface Found {
  kind: 'clock' | 'day' | 'weekday' | 'hour' | 'relative' | 'unknown';
  end: number;
  clock: boolean;
  day: boolean;
  /** The words before the time, which belong to the stamp. */
  words: string;
}

function relativeAt(text: string, at: number): Found | null {
  if (!/[t+]/i.test(text[at] ?? '')) return null;
  const match = matchAt(RELATIVE, text, at);
  if (!match || match[0] === 't') return null;
  // What counts from T can be nothing else; "+1" alone may be a vote.
  return { ...simple('relative', at + match[0].length), clock: /^T/i.test(match[0]) };
}

function unknownAt(text: string, at: number, bracketed: boolean): Found | null {
  const match = matchAt(UNKNOWN, text, at);
  if (!match) return null;
  const end = at + match[0].length;
  const noClock = match[0].includes(':') && /^ ?[-:|]/.test(text.slice(end));
  return bracketed || noClock ? simple('unknown', end) : null;
}

function simple(kind: Found['kind'], end: number): Found {
  return { kind, end, clock: false, day: false, words: '' };
}

/** A day, a clock, both, or the two ends of a stretch of time. */
function momentAt(text: string, start: number, custom: Custom): Found | null {
  let at = start;
  for (let count = 0; count < 3 && !isDigit(text, at); count++) {
    const word = matchAt(LEAD, text, at) ?? matchAt(SIGN, text, at);
    if (!word || expressionAt(text, at, 'line')) break;
    at += word[0].length;
  }
  const words = text.slice(start, at);
  const days = words === '' ? daySpanAt(text, at) : null;
  if (days) return { kind: 'day', end: days.to.end, clock: false, day: true, words };
  const moment = expressionAt(text, at, 'line');
  if (!moment) return null;
  if (!moment.clock) return dayOnly(text, moment, words);
  const bare = custom.fourDigits && moment.clock.exists && moment.clock.form === 'military';
  const broken = custom.impossible && isImpossible(moment);
  if (!bare && !broken && !isClockOfLine(moment, text)) return null;
  const hour = moment.clock.form === 'h' && !/h ?\d/i.test(moment.clockText) && !moment.zone;
  return {
    kind: hour && !moment.date ? 'hour' : 'clock',
    end: rangeEnd(text, moment),
    clock: true,
    day: moment.date !== null || moment.weekday !== null,
    words,
  };
}

function dayOnly(text: string, moment: Expression, words: string): Found | null {
  if (words !== '' || moment.dayWord !== null) return null;
  // `12/6` and `12-06` alone are days only beside a clock.
  if (moment.date?.weak && moment.date.year === null && !moment.weekday) return null;
  const unfilled = matchAt(UNFILLED, text, moment.end);
  const end = moment.end + (unfilled?.[0].length ?? 0);
  return { kind: moment.date ? 'day' : 'weekday', end, clock: false, day: true, words };
}

function isImpossible({ clock, clockText }: Expression): boolean {
  return !clock!.exists && /^\d{1,2}[:.]\d\d(?!\d)/.test(clockText.trim());
}

function isClockOfLine({ clock, clockText, zone, date, start, end }: Expression, text: string) {
  if (!clock!.exists || clock!.form === 'bare') return false;
  // "2024-04-01 0251: …"
  const dated = date !== null && date.year !== null;
  if (clock!.form === 'military')
    return (
      zone !== null || /[a-z]/i.test(clockText) || (dated && /^ ?[:–—-]/.test(text.slice(end)))
    );
  if (clock!.form === 'dot' && clock!.halfDay === null && zone === null && date === null)
    return !UNIT.test(text.slice(end, end + 8));
  if (clock!.form === 'colon' && clock!.second === null && /^:\d/.test(text.slice(end)))
    return false;
  return end > start;
}

/** Where "16:35 and 23:47 UTC", "11:12 & Ongoing" end; the end of the moment where it is one. */
function rangeEnd(text: string, moment: Expression): number {
  const link = matchAt(TO_WORD, text, moment.end) ?? matchAt(TO, text, moment.end);
  if (!link || link[0].trim() === '') return moment.end;
  const at = moment.end + link[0].length;
  const open = matchAt(OPEN_END, text, at);
  if (open) return at + open[0].length;
  const other = expressionAt(text, at, 'line');
  if (!other?.clock || !isClockOfLine(other, text)) return moment.end;
  // "10:05 - 5 June 09:00 …" has its day in front; "10:05 – Monday …" is what happened.
  return other.end;
}

/** Letters that go on behind the stamp; where no blanks are written, a stamp needs none. */
function joinsWord(text: string, end: number): boolean {
  const next = text[end] ?? '';
  return (
    /[\p{L}\p{N}]/u.test(text[end - 1] ?? '') && /[\p{L}\p{N}]/u.test(next) && !GLUES.test(next)
  );
}

/** A line of a list, not a sentence of a text. */
const LONGEST_LINE = 130;
const LEADS = new RegExp(
  joinedLines`
    (?<!\p{L})(?:${WORDS.at}|${WORDS.about}|${WORDS.to}|${WORDS.and}|between|around|for|than|next
    |only|of)\.?$|[-–—(/]$
  `,
  'iu',
);

/** A word, and something behind it. */
function hasWords(text: string): boolean {
  const word = text.search(/\p{L}{2}/u);
  return word !== -1 && /\s/.test(text.slice(word));
}

/**
 * The stamp that a line of a timeline ends with: "Sorting belts stopped by hand 17.38". Null where a
 * word leads to it, as in "closed until 17.38".
 */
export function trailingStamp(line: string): { written: string; text: string } | null {
  const whole = line.trimEnd();
  if (whole.length > LONGEST_LINE || !/\d\W{0,2}$|[apm]\.?$|[A-Z]{2,4}\)?$/.test(whole))
    return null;
  const flat = plain(whole);
  for (const { index } of flat.matchAll(/(?<=[\s,([])\d/g)) {
    if (index < flat.length - 40) continue;
    const moment = expressionAt(flat, index, 'line');
    if (!moment?.clock || !isClockOfLine(moment, flat)) continue;
    if (!/^[\s.)\]]*$/.test(flat.slice(moment.end))) continue;
    const text = flat.slice(0, index).replace(/(?<![\s,;([–—-])[\s,;([–—-]+$/, '');
    if (LEADS.test(text) || /[.!?]\s/.test(text) || !hasWords(text)) return null;
    return { written: whole.slice(index, moment.end), text: whole.slice(0, text.length) };
  }
  return null;
}
