/**
 * The stamp at the start of a timeline line: how far it reaches. What it means is read by
 * `core/time`. Forms seen in published reports: research/LAYOUTS.md, "Timeline forms".
 */

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

const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const WEEKDAY = String.raw`(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?`;
/** Reports copied from word processors write ISO dates with other hyphens. */
const HYPHEN = '[-\u2010\u2011\u2012\u2013]';
const NTH = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const FULL_DATE = String.raw`(?:\d{4,5}${HYPHEN}\d{1,2}${HYPHEN}\d{1,2}|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{1,2}/\d{2}|${NTH}(?:[ -]|\. )(?:of )?${MONTH}(?:,?[ -]\d{4})?|${MONTH}[ -]?${NTH}(?!\d|:)(?:,? \d{4}(?!:))?)`;
const SHORT_DATE = String.raw`(?:\d{1,2}[/-]\d{1,2})`;
const AM_PM = String.raw`(?: ?[ap]\.?m\b\.?)`;
const CLOCK = String.raw`(?:(?:[01]?\d|2[0-4])[:\uA789\u2236][0-5]\d(?:[:.][0-5]\d(?:[.,]\d{1,9})?)?${AM_PM}?(?!\d|:\d)|(?:[01]?\d|2[0-3])\.[0-5]\d${AM_PM}?(?![\d%]|\.\d| ?(?:[GMKT]i?B|ms|sec|s|min|hours?|x)\b)|(?:1[0-2]|0?[1-9])${AM_PM}(?!\w)|(?:[01]\d|2[0-3])h[0-5]\d\b|(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:h|hrs|hours|UTC|GMT|Z|[CEWM]E?S?T|[PMCE][SD]T|BST)\b)(?: ?(?:h|hrs|hours)\b)?|(?:noon|midnight)\b)(?:-?ish\b)?`;
/** Written in capitals: "met", "et" and "est" are words. */
const ABBREVIATION =
  '(?-i:UTC|GMT|BST|IST|CES?T|EES?T|WES?T|MSK|[ECMP][SD]?T|AK[SD]T|H[SD]T|A[CEW][SD]T|NZ[SD]T|JST|KST|SGT|HKT|PHT|PKT|SAST|[EWC]AT|BRT|ART|MEZ|MESZ|Z)';
const OFFSET = String.raw`(?:[+\u2212-]\d{1,2}(?::?\d{2})?)`;
const ZONE = String.raw`(?:(?:${ABBREVIATION})(?:/(?:${ABBREVIATION}))?(?: ?${OFFSET})?\b(?: ?\((?:UTC|GMT)? ?${OFFSET}\))?|${OFFSET}(?!\d)|(?:pacific|mountain|central|eastern)(?: (?:standard|daylight))?(?: time)?\b|(?-i:[A-Z][a-z]+/[A-Z][A-Za-z_]+)|\((?:${ABBREVIATION})(?: ?${OFFSET})?\))`;
/** A city for a zone, only before a dash: "16:37 Denver - x". */
const PLACE = String.raw`(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= [-\u2013\u2014] ))`;
const TO = String.raw`(?: ?(?:[-\u2013\u2014]|to|and|until|till|&) ?)`;
const APPROXIMATE = String.raw`(?:(?:~|\u2248|ca\.?|circa|c\.|around|about|approx\.?|approximately|roughly|shortly (?:before|after)|just (?:before|after)|before|after|by|at|from|since|between|on|until) ?)`;
const UNKNOWN = String.raw`(?:\?{2,}(?::\?{2})?|\?|tb[cd]|unknown)`;

/** A template's clock that nobody filled in. */
const UNFILLED = String.raw`(?:(?:HH|XX|\?\?):(?:MM|XX|\?\?)(?!\w))`;

const DATED = String.raw`(?:(?:${WEEKDAY},? ?)?(?:${FULL_DATE}|${SHORT_DATE}(?=[ ,T]))|${WEEKDAY})`;
/** The same moment in a second zone: "10:00 PDT / 17:00 UTC", "2.07pm (14.07 MDT)". */
const AGAIN = String.raw`(?: ?(?:/ ?${CLOCK} ?${ZONE}|\(${CLOCK} ?${ZONE}\)))`;
const TIMED = String.raw`${CLOCK}(?: ?${ZONE}| ${PLACE})?(?:${AGAIN}|${TO}(?:${CLOCK}(?: ?${ZONE})?|ongoing|now))?`;
/** Counted from the start or from the entry above: "T+5 min", "T+00:12", "+10m". */
const RELATIVE = String.raw`(?:T ?)?\+ ?\d{1,3}(?::\d{2}|(?: ?(?:h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)\b ?\d{0,2}){1,2})?(?!\d|[:.]\d|%)`;
const STAMP = new RegExp(
  String.raw`^(?<words>${APPROXIMATE}{0,3})(?:(?<date1>${DATED})(?:,? ?(?:at|@|T|[-\u2013\u2014|])? ?${APPROXIMATE}?(?<time1>${TIMED})(?: (?:19|20)\d{2}(?= ?[-\u2013\u2014:]|$))?| ${UNFILLED})?(?: ?${ZONE})?|(?<time2>${TIMED})(?:,? (?:on )?(?<date2>(?:${WEEKDAY},? ?)?${FULL_DATE}|${WEEKDAY}(?= ?[-\u2013\u2014:.,)\]]|$))| \((?:on )?(?<date3>(?:${WEEKDAY},? ?)?${FULL_DATE})\))?|(?<relative>${RELATIVE})|(?<unknown>${UNKNOWN}))`,
  'iu',
);
/**
 * A cheap first look: a stamp has its number, its weekday or its question mark at the beginning.
 */
const MAY_BE_STAMP =
  /^.{0,30}?(?:\d|\?\?|noon|midnight|mon|tue|wed|thu|fri|sat|sun|tb[cd]|unknown|\[\?)/i;
/** Brackets, marks and little pictures before a stamp. */
const OPENING =
  /^[\s[({*_`~"\p{Extended_Pictographic}\uFE0F\u200D]*(?=[^\s[({*_`~"\p{Extended_Pictographic}\uFE0F\u200D])/u;
const CLOSING = /^[\s]*[\])}*_`"]*/u;
const SEPARATOR =
  /^(?:[\s]*(?:[:|·•;]+(?!\/\/)|[-–—−]+>?(?=[\s\p{L}[(*]|$)|=>|→|,|\.(?=\s|$)))*[\s]*/u;

/**
 * The stamp that a line begins with, or null.
 * A line whose first words only look like one (`1.25 GB`, `12 nodes`, `2021 was`) has none.
 */
export function leadingStamp(line: string): LeadingStamp | null {
  if (!MAY_BE_STAMP.test(line)) return null;
  const text = line.replace(/\u00a0|\t/g, ' ');
  const opening = OPENING.exec(text)?.[0].length ?? 0;
  const bracketed = /[[(]/.test(text.slice(0, opening));
  // A tilde is a mark of strikethrough only in pairs; one means "about".
  const start = text[opening - 1] === '~' && text[opening - 2] !== '~' ? opening - 1 : opening;
  const match = STAMP.exec(text.slice(start));
  if (!match?.groups) return null;
  const {
    words = '',
    date1,
    date2 = match.groups.date3,
    time1,
    time2,
    relative,
    unknown,
  } = match.groups;
  const noClock =
    unknown?.includes(':') === true &&
    /^ ?[-:|\u2013\u2014]/.test(text.slice(start + match[0].length));
  if (unknown !== undefined && (!(bracketed || noClock) || words !== '')) return null;
  const day = (date1 ?? date2) !== undefined;
  const clock = (time1 ?? time2) !== undefined;
  if (!clock && words !== '') return null;
  const written = match[0].trimEnd();
  let end = start + written.length;
  if (/[\p{L}\p{N}]/u.test(written.at(-1)!) && /^[\p{L}\p{N}]/u.test(text.slice(end))) return null;
  const closing = CLOSING.exec(text.slice(end))![0];
  end += closing.length;
  const separator = SEPARATOR.exec(text.slice(end))![0];
  // A day alone needs a sign that it is a stamp and not the start of a sentence.
  if (!clock && unknown === undefined && end < text.length && separator.trim() === '' && !bracketed)
    return null;
  if (relative !== undefined && end >= text.length && !bracketed) return null;
  if (
    !clock &&
    day &&
    /^(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?$/i.test(date1 ?? '') &&
    end + separator.length < text.length &&
    !bracketed
  )
    return null;
  return {
    written,
    length: end + separator.length,
    clock,
    day,
    worded: /[a-z]{2}/i.test(words) && !/^(?:ca|circa|approx)/i.test(words),
  };
}

/**
 * True when a line is a day and nothing else, or a day and its zone in brackets: a heading that
 * dates what follows.
 */
export function isDayAlone(line: string): boolean {
  const text = line
    .replace(/[:.]\s*$/, '')
    .replace(/(\S)\s*\([^()]{1,40}\)\s*$/, '$1')
    .trimEnd();
  const stamp = leadingStamp(text);
  return stamp !== null && stamp.day && !stamp.clock && stamp.length >= text.length;
}

const DAY_WITHIN = new RegExp(
  String.raw`(?<![\d/.\p{L}-])(?:${WEEKDAY},? ?)?${FULL_DATE}(?![\d/\p{L}-]|\.\d)`,
  'iu',
);

/**
 * The day that a heading names somewhere: "Day 2 – 13 March 2024", "13 March 2024: recovery". Null
 * when it names none, or a time of day as well.
 */
export function dayInHeading(heading: string): string | null {
  const match = DAY_WITHIN.exec(heading);
  return match && !new RegExp(CLOCK, 'i').test(heading.replace(match[0], ' ')) ? match[0] : null;
}

/**
 * Where the lines of a timeline were lost ("16:47 - first alarm16:54 - pager16:56 - …"): what parts
 * them, or null. At least two more stamps in the first one's own form, with a sign after the time.
 */
export function runOnStamps(text: string): RegExp | null {
  const stamp = text.length < 40 ? null : leadingStamp(text);
  if (!stamp?.clock || stamp.worded) return null;
  const form = text.slice(0, stamp.length).trimStart();
  if (
    !/\d\s*(?:[A-Z]{1,5}\s*)?[)\]]?\s*[:|\u2013\u2014-]\s*$/.test(form) &&
    !/^[[(].*[)\]]\s*$/.test(form)
  )
    return null;
  const pattern = form
    .trimEnd()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\d+/g, (digits) => (digits.length === 1 ? '\\d{1,2}' : `\\d{${digits.length}}`))
    .replace(/\s+/g, '\\s+');
  const parts = new RegExp(`(?<=[\\p{L}.!?)\\]%"\\s])(?<!\\d[:./-])(?=${pattern}\\s*\\S)`, 'gu');
  const found = [...text.slice(stamp.length).matchAll(parts)].length;
  return found >= 2 ? parts : null;
}
