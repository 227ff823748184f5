/**
 * What a whole source says about its times: the day and year it is about, which way round its dates
 * are. Only what the text itself shows; where it shows nothing, null.
 */
import { byText } from '../../time/by-text.ts';
import { dayExists, dayOf, isoDay, wallMs, DAY } from '../../time/calendar.ts';
import { alternatives, monthNames } from '../../time/calendar-words.ts';
import { dateAt, daySpanAt } from '../../time/date-token.ts';
import { dayFirstEvidence, findTimes } from '../../time/find-times.ts';
import { languageOf } from '../../prose/language-of.ts';
import { plain } from '../../time/tokens.ts';

const DAY_FIRST = new Set(['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'da']);

/** Days of one incident lie within this of each other. */
const NEAR = 3 * DAY;

/** Where a date may begin: not within a number, a path or an address. */
const BEGINS =
  /(?<![\d/\p{L}]|\d[.-])(?:\d|(?<!\p{L})(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/giu;

/**
 * The days that a text names beyond doubt, in order of appearance: with their year, and with a
 * month's name, in ISO order or by numbers that can be read one way only.
 */
export const certainDays = byText((text): readonly string[] => {
  const flat = plain(text);
  const found: string[] = [];
  let from = 0;
  for (const { index } of flat.matchAll(BEGINS)) {
    if (index < from) continue;
    const day = dayAt(flat, index);
    if (day === null) continue;
    found.push(day.iso);
    from = day.end;
  }
  return found;
});

/** 17/06/24: no month, and no year that a report of two digits would begin with. */
const DAY_BEFORE_SHORT_YEAR = /^1[3-9]\/\d{1,2}\/(?:2\d|3[2-9])$/;

function dayAt(flat: string, at: number): { iso: string; end: number } | null {
  const span = daySpanAt(flat, at);
  const date = span?.to.year ? span.from : dateAt(flat, at, 'line');
  if (!date || date.year === null || date.month === 0 || date.malformed?.match(/^\d{5}/))
    return null;
  const end = span?.to.end ?? date.end;
  if (/^(?:\d|[/-]\d)/.test(flat.slice(end, end + 2))) return null;
  const numbers = flat.slice(at, date.end);
  if (/^\d{1,2}[/-]\d{1,2}[/-]\d{2}$/.test(numbers) && !DAY_BEFORE_SHORT_YEAR.test(numbers))
    return null;
  // With dots the day comes first.
  const read = date.dayFirst && /^\d{1,2}\./.test(numbers) ? date.dayFirst : date;
  if (date.dayFirst && read === date) return null;
  const day = { year: span?.to.year ?? date.year, month: read.month, day: read.day };
  return dayExists(day) ? { iso: isoDay(day), end } : null;
}

/**
 * The one year that a text's days agree on; where it names no day with its year, the one year that
 * stands beside a month ("November 2023"). Else null.
 */
export function certainYear(days: readonly string[], text = ''): number | null {
  const named =
    days.length > 0
      ? days.map((day) => Number(day.slice(0, 4)))
      : [...text.matchAll(monthAndYear())].map((match) => Number(match[1] ?? match[2]));
  const years = new Set(named);
  return years.size === 1 ? [...years][0]! : null;
}

/**
 * Whether dates such as 12/7/16 are day-first: what they prove themselves (a number above 12, a
 * weekday), else a day named elsewhere beyond doubt that one reading is near to and the other is
 * not; else the custom of the text's language. Null when there is no evidence, or when it
 * conflicts. `sure` is false for a custom: the text itself shows nothing.
 */
export function dayFirst(
  text: string,
  days: readonly string[],
): { dayFirst: boolean | null; sure: boolean } {
  const said = ORDER_SAID.exec(text)?.[0];
  if (said) return { dayFirst: !/^m/i.test(said), sure: true };
  const proven = dayFirstEvidence(text, { zone: null, date: null, year: certainYear(days, text) });
  if (proven !== null) return { dayFirst: proven, sure: true };
  const votes = new Set<boolean>();
  for (const match of text.matchAll(/(?<![\d/.])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/%])/g)) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    const year = Number(match[3]) + (match[3]!.length === 2 ? 2000 : 0);
    if (first === second) continue;
    const named = [...days, ...namedDays(text, year)];
    const near = (day: { year: number; month: number; day: number }) =>
      dayExists(day) &&
      named.some((other) => Math.abs(wallMs(isoDay(day)) - wallMs(other)) <= NEAR);
    const european = near({ year, month: second, day: first });
    if (european !== near({ year, month: first, day: second })) votes.add(european);
  }
  if (votes.size === 1) return { dayFirst: [...votes][0]!, sure: true };
  const inOrder = votes.size === 0 ? orderInWhichDaysRise(text) : null;
  if (inOrder !== null) return { dayFirst: inOrder, sure: true };
  return { dayFirst: votes.size === 0 ? customOf(text) : null, sure: false };
}

/** Lines that begin with 1/5/2024, 1/5/2024, 2/1/2024: in one order the days rise, in the other not. */
const LINE_OF_DAY = /^[^\p{L}\d\n]{0,8}(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/%])/gmu;

/** Fewer days may stand in any order. */
const LEAST_OF_DAYS = 3;

function orderInWhichDaysRise(text: string): boolean | null {
  const days = [...text.matchAll(LINE_OF_DAY)].map(([, ...parts]) => parts.map(Number));
  if (days.length < LEAST_OF_DAYS) return null;
  const rise = (month: 0 | 1): boolean => {
    const values = days.map((part) => part[2]! * 10_000 + part[month]! * 100 + part[1 - month]!);
    return values.every((value, at) => at === 0 || values[at - 1]! <= value);
  };
  const [monthFirst, dayFirst] = [rise(0), rise(1)];
  return monthFirst === dayFirst ? null : dayFirst;
}

/** "(dd/mm/yyyy)", "TT.MM.JJJJ", "JJ/MM/AAAA": how the dates are written, said outright. */
const ORDER_SAID =
  /(?<!\p{L})(?:(?:dd|tt|jj|gg)[/.-]mm|mm[/.-](?:dd|tt|jj|gg))[/.-](?:[yja]{2,4})(?!\p{L})/iu;

/** The days with a month's name and no year, as days of that year: "Wednesday 3 September". */
export function namedDays(text: string, year: number): string[] {
  return findTimes(text, { zone: null, date: null, year }).flatMap(({ precision, time }) =>
    precision === 'day' && /\p{L}{3}/u.test(time.written) ? (dayOf(time.local) ?? []) : [],
  );
}

/** Outside of English the day comes first; English has both ways. */
function customOf(text: string): true | null {
  const language = languageOf(text);
  return language !== null && DAY_FIRST.has(language) ? true : null;
}

function monthAndYear(): RegExp {
  return new RegExp(
    String.raw`(?<!\p{L})(?:${alternatives(monthNames())})\.?,?(?: de| del)? (20\d{2})(?!\d)|(20\d{2}) ?[年년]`,
    'giu',
  );
}
