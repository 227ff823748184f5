/** The lengths of time that prose states: "33 minutes", "35h 36m", "approximately two hours". */
import { DAY, HOUR, MINUTE } from './calendar.ts';
import { HALF_HOUR } from './half-hours.ts';
import { AMOUNT, numberOf, unitMs } from './relative.ts';
import { plain } from './tokens.ts';
import { joinedLines } from '../prose/joined-lines.ts';

export interface FoundDuration {
  start: number;
  end: number;
  /** `text.slice(start, end)`, without "approximately". */
  written: string;
  /**
   * The shortest and longest true length that the words allow: what is written, give or take its
   * rounding. `maxMs` is Infinity for "over an hour".
   */
  minMs: number;
  maxMs: number;
  approximate: boolean;
}

const JOIN = String.raw`(?:\s?(?:,|and|&|,\sand|(?<=\s)(?:und|et|y|e|en|i|oraz|och|og)(?=\s))\s?|\s)?`;
const SPAN = String.raw`(\d+(?:\.\d+)?)\s?(?:-|to)\s?(?=\d)`;
const HOUR_AND_HALF = joinedLines`
  an hour and a half|anderthalb Stunden|anderhalf uur|półtorej godziny|en och en halv timme
  |halvanden time|un[’']ora e mezza
`;
const QUARTER_HOUR = 'a quarter of an hour';
const THREE_QUARTERS = joinedLines`
  three[- ]quarters of an hour|(?:eine )?Dreiviertelstunde|trois quarts d[’']heure
  |tres cuartos de hora|tre quarti d[’']ora
`;
const FIXED = joinedLines`
  ${HALF_HOUR}|${HOUR_AND_HALF}|${QUARTER_HOUR}|${THREE_QUARTERS}
  |(\d+ ?(?:h|時間)) ?(\d{1,2} ?分|\d{2}(?: ?m(?:in)?)?)(?![a-z0-9])
`;
/** "dos horas y media": behind hours it is half of one. */
const AND_HALF = String.raw`\s(?:and a half|et demie|y media|e meia|e mezz[ao])(?!\p{L})`;
const IS_QUARTER_HOUR = new RegExp(`^(?:${QUARTER_HOUR})$`, 'iu');
const IS_THREE_QUARTERS = new RegExp(`^(?:${THREE_QUARTERS})$`, 'iu');
const IS_HALF_HOUR = new RegExp(`^(?:${HALF_HOUR})$`, 'iu');
const IS_HOUR_AND_HALF = new RegExp(`^(?:${HOUR_AND_HALF})$`, 'iu');
const ENDS_IN_HALF = new RegExp(`${AND_HALF}$`, 'iu');
/** "two and a half hours", "zweieinhalb Stunden". */
const AND_HALF_HOURS = joinedLines`
  (?<wholes>\d|two|three|four|five|six|zwei|drei|vier|fünf|sechs)
  (?: and a half hours|einhalb Stunden)
`;
const DURATION = new RegExp(
  joinedLines`
    (?<![\w.,/$€£#-])(?<!\d:)(?:${FIXED}|(?:${SPAN})?(?:${AMOUNT})(?:${JOIN}(?:${AMOUNT}))?
      (?:${JOIN}(?:${AMOUNT}))?(?:${AND_HALF})?|${AND_HALF_HOURS})(?!\s?(?:ago|old)\b|[-/]\w)
  `,
  'giu',
);
const APPROXIMATE = new RegExp(
  joinedLines`
    (?:~|≈|±|\b(?:approximately|approx\.?|about|around|roughly|nearly|almost|circa|ca\.?|some
        |close to|just under|just over|etwa|ungefähr|rund|knapp|gut|environ|près de
        |à peu près|unos|unas|casi|alrededor de|aproximadamente|cerca de|quase|circa|quasi
        |ongeveer|bijna|około|prawie|ungefär|nästan|omkring|næsten|約|约|大约|약))\s?$
  `,
  'i',
);
const AT_LEAST = /\b(?:over|more than|at least|longer than|in excess of|upwards of)\s$|[>≥]\s?$/i;
const AT_MOST = /\b(?:under|less than|at most|up to|no more than|shorter than|within)\s$|[<≤]\s?$/i;
/** Nearly that, and on which side of it. */
const JUST_UNDER =
  /(?<!\p{L})(?:just under|a (?:bit|little) (?:under|less than|short of)|knapp)\s$/iu;
const JUST_OVER = /(?<!\p{L})(?:just over|a (?:bit|little) (?:over|more than|above)|gut)\s$/iu;
/** Who says so looks at a clock, but not at its seconds. */
const SIDE_SLACK = 0.05;
const ONE_LETTER_ALONE = /^\d+(?:\.\d+)?\s?[smd]$/i;
const SAYS_LENGTH =
  /\b(?:for|lasted|took|of|after|within|in|~)\s?$|:\s?$|\b(?:mttr|mttd|duration)\b.{0,8}$/i;

const CLOCK_BEFORE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:at|by|from|until|till|since|between|and|to|à|de|vers|dès|depuis|entre|et
      |avant|après|às?|das|até|las?|e)\s$
  `,
  'iu',
);
/** "a duré 1 h 10": written apart it is a time of day in most places. */
const LASTS =
  /(?<!\p{L})(?:(?:environ|for|lasted|took)\s*:?\s?|(?:dur\p{L}*|pendant|durant)[^.;,\d]{0,45})$/iu;
/** "de 9 h 52 à 12 h 27, soit 2 h 35": what follows is what that comes to. */
const THAT_IS = /(?<!\p{L})(?:soit|cioè|ossia|ovvero|ou seja,?|es decir,?|o sea,?)\s$/iu;
/** "soit 10 h 05 UTC": the same moment on another clock. */
const ON_A_CLOCK = /^\s?\(?(?:UTC|GMT|TU|[A-Z]{3,4}\b|heures?\b|à |ora |hora )/u;
/** As far as it looks back. */
const LASTS_REACH = 70;

/** Quickly told of most texts: no number with a unit behind it, and no word for one. */
const MAY_HAVE_DURATION = new RegExp(
  joinedLines`
    \d\s?(?:-?s|-?m|-?h|-?d|-?w|[uogtj分時小秒天시분초])
    |hour|minute|day|second|week|mezz|\bhalv|\bpół
    |stunde|heure|hora|\bor[ae]\b|uur|uren|godzin|timm|timer|kwartier|viertel|quart
  `,
  'i',
);

/**
 * Every stated length of time. Whether it is a claim about the incident is for the reader of the
 * sentence to say.
 */
export function findDurations(text: string): FoundDuration[] {
  if (!MAY_HAVE_DURATION.test(text)) return [];
  const found: FoundDuration[] = [];
  for (const match of plain(text).matchAll(DURATION)) {
    const start = match.index;
    const before = text.slice(Math.max(0, start - 24), start);
    const amounts = amountsOf(match);
    const lasts =
      LASTS.test(text.slice(Math.max(0, start - LASTS_REACH), start)) ||
      (THAT_IS.test(before) && !ON_A_CLOCK.test(text.slice(start + match[0].length)));
    if (amounts.length === 0 || !isLength(match[0], amounts, before, lasts)) continue;
    const written = text.slice(start, start + match[0].length);
    found.push({
      start,
      end: start + written.length,
      written,
      ...bounds(amounts, match[3], before),
    });
  }
  return found;
}

interface Amount {
  value: number;
  unit: number;
}

function amountsOf(match: RegExpExecArray): Amount[] {
  const [whole, hours, minutes] = match;
  if (IS_QUARTER_HOUR.test(whole)) return [{ value: 15, unit: MINUTE }];
  if (IS_HALF_HOUR.test(whole)) return [{ value: 30, unit: MINUTE }];
  if (IS_THREE_QUARTERS.test(whole)) return [{ value: 45, unit: MINUTE }];
  if (IS_HOUR_AND_HALF.test(whole)) return [{ value: 90, unit: MINUTE }];
  const wholes = match.groups?.['wholes'];
  if (wholes) return [{ value: (numberOf(wholes) ?? 0) + 0.5, unit: HOUR }];
  if (hours)
    return [
      { value: Number.parseInt(hours), unit: HOUR },
      { value: Number.parseInt(minutes!), unit: MINUTE },
    ];
  const amounts: Amount[] = [];
  for (let index = 4; index + 1 < match.length; index += 2) {
    const value = match[index] === undefined ? null : numberOf(match[index]!);
    const unit = match[index + 1] === undefined ? null : unitMs(match[index + 1]!);
    if (value !== null && unit !== null) amounts.push({ value, unit });
  }
  const last = amounts.at(-1);
  if (last && ENDS_IN_HALF.test(whole)) last.value += 0.5;
  return amounts;
}

/** "a second engineer", "100 m users", "5m rows" are no lengths of time. */
function isLength(
  whole: string,
  amounts: readonly Amount[],
  before: string,
  lasts: boolean,
): boolean {
  if (/^(?:\p{L}+)\s(?:second|seconde|s|m|d)(?!\p{L})/iu.test(whole)) return false;
  // "12.47 uur" and "8시 13분" are times of day.
  if (/^\d{1,2} ?[分분]$/.test(whole) && /\d ?[時时시] ?$/.test(before)) return false;
  if (/^\d{1,2}\.\d\d\s?uur$/i.test(whole)) return false;
  // "at 10h30", "from 10h30 to 12h15" are times of day.
  if (/^\d{1,2}h\d\d$/i.test(whole) && CLOCK_BEFORE.test(before)) return false;
  if (/^\d{1,2}(?: h ?| ?h )\d\d$/i.test(whole) && !lasts) return false;
  if (
    amounts.length > 1 &&
    amounts.some(({ unit }, index) => index > 0 && unit >= amounts[index - 1]!.unit)
  )
    return false;
  return amounts.length > 1 || !ONE_LETTER_ALONE.test(whole) || SAYS_LENGTH.test(before);
}

function bounds(
  amounts: readonly Amount[],
  from: string | undefined,
  before: string,
): Pick<FoundDuration, 'minMs' | 'maxMs' | 'approximate'> {
  const total = amounts.reduce((sum, { value, unit }) => sum + value * unit, 0);
  const last = amounts.at(-1)!;
  const approximate = APPROXIMATE.test(before);
  const rounding =
    amounts.length > 1 ? Math.min(roundingOf(last), MOST_BESIDE_HOURS) : roundingOf(last);
  const slack = approximate ? Math.max(1.2 * rounding, 0.2 * total) : rounding;
  // "2019 to 2 hours" is no span of lengths.
  const least =
    from === undefined || Number(from) * last.unit > total ? total : Number(from) * last.unit;
  const side = SIDE_SLACK * total;
  if (JUST_UNDER.test(before))
    return { minMs: Math.max(0, total - slack), maxMs: total + side, approximate: true };
  if (JUST_OVER.test(before))
    return { minMs: total - side, maxMs: total + Math.max(slack, rounding), approximate: true };
  if (AT_LEAST.test(before))
    return { minMs: Math.max(0, total - rounding), maxMs: Number.POSITIVE_INFINITY, approximate };
  if (AT_MOST.test(before)) return { minMs: 0, maxMs: total + rounding, approximate };
  return { minMs: Math.max(0, least - slack), maxMs: total + slack, approximate };
}

/** "2 hours 10 minutes": who rounds 2 h 15 min to tens would say 2 hours 20. */
const MOST_BESIDE_HOURS = 4 * MINUTE;

/**
 * How far the truth may be from a number written in this way: people round minutes to fives and
 * tens, hours to halves, and count days at both ends.
 */
function roundingOf({ value, unit }: Amount): number {
  if (unit === MINUTE && value % 5 === 0) return (value % 10 === 0 ? 5 : 3) * MINUTE;
  if (unit === MINUTE) return MINUTE;
  if (unit === HOUR) return Number.isInteger(value) ? HOUR / 2 : HOUR / 4;
  if (unit === DAY) return DAY;
  return unit < MINUTE ? 5 * unit : unit / 2;
}
