/** What a zone looks like: `UTC`, `PDT (UTC-7)`, `+02:00`, `London time`, `heure de Paris`. */
import { localZoneEnd } from './local-zone-names.ts';
import { matchAt, type Clock, type Mode } from './tokens.ts';
import { isAbbreviation } from './zones.ts';
import { isPlaceName } from './zone-places.ts';
import { joinedLines } from '../prose/joined-lines.ts';

/** Between two blanks a sign is a dash, "10:05 UTC - 2 nodes fail", unless nothing follows. */
const NAMED_OFFSET = new RegExp(
  joinedLines`
      (?:UTC|GMT)(?: ?[+-]| ?\+ |[+-] | [+-] (?=\d{1,2}(?::?\d{2})?(?:[)\],;]
      |$)))\d{1,2}(?::?\d{2})?(?!\d|:\d|[.,]\d)
    `,
  'iy',
);
/** No place is further than 14 hours from UTC, and all are at quarters of an hour. */
const OFFSET = /[+-](?:0\d|1[0-4]):?(?:[03]0|[14]5)(?!\d|:\d)(?: UTC\b)?/y;
const PLUS_OFFSET = /\+\d{1,2}(?!\d|:\d)/y;
/** `0310z`: close behind its clock the small letter is a zone, too. */
const ZULU = /(?<=\d)z(?![\p{L}\p{N}])/uy;
const ZONE_WORDS = new RegExp(
  joinedLines`
      [A-Za-z][A-Za-z0-9]*(?:_[A-Za-z]+)*(?:\/[A-Za-z][A-Za-z0-9+-]*(?:_[A-Za-z]+)*)*(?: [A-Za-z]+){0,3}
    `,
  'y',
);
const OFFSET_IN_BRACKETS = new RegExp(
  joinedLines`
    (?:\s?\(\s?(?:(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?|UTC|GMT)\s?\)|,\s?
      (?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?=\s?\)))
  `,
  'iy',
);
/** A cheap first look: a name begins with a letter. */
const BEGINS_NO_NAME = /[\0-@[-`{-\x7f]/;
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
  if (code === undefined || BEGINS_NO_NAME.test(code)) return null;
  const zulu = code === 'z' ? matchAt(ZULU, text, at) : null;
  if (zulu) return { end: at + 1 };
  const named = matchAt(NAMED_OFFSET, text, at);
  if (named) return { end: at + named[0].length };
  const local = localZoneEnd(text, at);
  if (local !== -1 && isPlaceName(text.slice(at, local))) return { end: local };
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
 * `2025-09-03 10:42-07:00`: what is an offset somewhere, and would be a range that runs back. With a
 * zone of its own behind it, it is that range.
 */
export function isOffsetBehind({ hour, minute, form }: Clock, text: string, at: number): boolean {
  const offset = /^-(0\d|1[0-2]):([03]0)(?!\d|:\d|\s?[A-Z]{3,5}(?![A-Za-z]))/.exec(
    text.slice(at, at + 14),
  );
  if (!offset || form !== 'colon') return false;
  const back = (hour - Number(offset[1])) * 60 + minute - Number(offset[2]);
  return back > 0 && back < 12 * 60;
}

/**
 * An abbreviation-like word that no table knows (`14:07 XYZT`): kept as the zone, without an
 * instant. Fields only.
 */
export function unknownZoneAt(text: string, at: number): { end: number } | null {
  const match = matchAt(/[A-Z]{3,5}(?![A-Za-z0-9])/y, text, at);
  return match && { end: at + match[0].length };
}
