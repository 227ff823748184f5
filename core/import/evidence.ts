/**
 * What a whole source says about its times: the day and year it is about, which way round its dates
 * are. Only what the text itself shows; where it shows nothing, null.
 */
import { dayExists, isoDay, wallMs, DAY } from '../time/calendar.ts';
import { dayFirstEvidence } from '../time/find-times.ts';

/** Days of one incident lie within this of each other. */
const NEAR = 3 * DAY;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;

/**
 * The days that a text names beyond doubt, in order of appearance: ISO dates, and dates with the
 * month's name and a year.
 */
export function certainDays(text: string): string[] {
  const found: { at: number; day: string }[] = [];
  const add = (at: number, year: number, month: number, day: number) => {
    if (dayExists({ year, month, day })) found.push({ at, day: isoDay({ year, month, day }) });
  };
  const dates = text.replace(/[\u2010-\u2013]/g, '-');
  for (const match of dates.matchAll(/(?<![\d/-])(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\d-])/g))
    add(match.index, +match[1]!, +match[2]!, +match[3]!);
  for (const match of dates.matchAll(
    new RegExp(
      String.raw`\b${MONTH} (\d{1,2})(?:st|nd|rd|th)?(?: ?[-&] ?\d{1,2}(?:st|nd|rd|th)?)?,? (\d{4})\b`,
      'gi',
    ),
  ))
    add(match.index, +match[3]!, monthOf(match[1]!), +match[2]!);
  for (const match of dates.matchAll(
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:of )?${MONTH},?[ -](\d{4})\b`, 'gi'),
  ))
    add(match.index, +match[3]!, monthOf(match[2]!), +match[1]!);
  for (const match of dates.matchAll(
    /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?![\d])/g,
  )) {
    const [first, second, year] = [+match[1]!, +match[3]!, +match[4]!];
    // With dots the day comes first.
    if (first > 12 || (match[2] === '.' && second <= 12)) add(match.index, year, second, first);
    else if (second > 12) add(match.index, year, first, second);
    else if (first === second) add(match.index, year, first, second);
  }
  return found.sort((a, b) => a.at - b.at).map(({ day }) => day);
}

/**
 * The one year that a text's days agree on; where it names no day with its year, the one year that
 * stands beside a month ("November 2023"). Else null.
 */
export function certainYear(days: readonly string[], text = ''): number | null {
  const named =
    days.length > 0
      ? days.map((day) => Number(day.slice(0, 4)))
      : [...text.matchAll(new RegExp(String.raw`\b${MONTH},? (20\d{2})\b`, 'gi'))].map((match) =>
          Number(match[2]),
        );
  const years = new Set(named);
  return years.size === 1 ? [...years][0]! : null;
}

/**
 * Whether dates such as 12/7/16 are day-first: what they prove themselves (a number above 12, a
 * weekday), else a day named elsewhere beyond doubt that one reading is near to and the other is
 * not. Null when there is no evidence, or when it conflicts.
 */
export function dayFirst(text: string, days: readonly string[]): boolean | null {
  const proven = dayFirstEvidence(text, { zone: null, date: null, year: certainYear(days, text) });
  if (proven !== null) return proven;
  const votes = new Set<boolean>();
  for (const match of text.matchAll(/(?<![\d/.])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/%])/g)) {
    const [first, second] = [Number(match[1]), Number(match[2])];
    const year = Number(match[3]) + (match[3]!.length === 2 ? 2000 : 0);
    if (first === second) continue;
    const near = (day: { year: number; month: number; day: number }) =>
      dayExists(day) && days.some((other) => Math.abs(wallMs(isoDay(day)) - wallMs(other)) <= NEAR);
    const european = near({ year, month: second, day: first });
    if (european !== near({ year, month: first, day: second })) votes.add(european);
  }
  return votes.size === 1 ? [...votes][0]! : null;
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
