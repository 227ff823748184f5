/** When something is due, in the words that people plan with: `next friday`, `end of Q1`. */
import { addDays, isoDay, weekdayOf } from './calendar.ts';
import { numberOf } from './relative.ts';
import { joinedLines } from '../prose/joined-lines.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = [
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun'],
  ...['jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
];
const FRIDAY = 5;

/** What may stand before a day without moving it. */
const LEAD = /^(?:due|by|on|until|till)\s+(?:the\s+)?/;
const DAY_NAME = String.raw`(sun|mon|tue|wed|thu|fri|sat)(?:s|rs?)?(?:(?:nes|ur)?day)?`;
const MONTH_NAME = joinedLines`
  (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t
    |(?:t|o)?(?:em)?ber)?
`;
const END = String.raw`(?:(?:the\s+)?end\s+of\s+(?:the\s+)?)`;
const YEAR = String.raw`(?:\s+(\d{4}))?`;

type Found = (string | undefined)[];

/** Each form, and the day that it means for one who writes it on a day. */
const FORMS: readonly (readonly [RegExp, (today: string, found: Found) => string | null])[] = [
  [/^today$/, (today) => today],
  [/^tomorrow$/, (today) => addDays(today, 1)],
  [/^day after tomorrow$/, (today) => addDays(today, 2)],
  [
    new RegExp(`^(next|this|coming)?\\s*${DAY_NAME}$`),
    (today, [, which, name]) => weekday(today, WEEKDAYS.indexOf(name!), which === 'next'),
  ],
  [
    /^(?:in\s+)?(\d{1,3}|[a-z-]+)\s+(day|week|fortnight|month)s?(?:\s+from\s+(?:now|today))?$/,
    (today, [, count, unit]) => later(today, numberOf(count!), unit!),
  ],
  [
    new RegExp(`^(?:${END}(?:(this|next)\\s*)?week|eow)$`),
    (today, [, which]) => weekday(addDays(today, -1), FRIDAY, which === 'next'),
  ],
  [
    new RegExp(`^(?:${END}(?:(this|next)\\s*)?month|eom)$`),
    (today, [, which]) => endOfMonth(year(today), month(today) + (which === 'next' ? 1 : 0)),
  ],
  [
    new RegExp(`^(?:${END}(?:(this|next)\\s*)?quarter|eoq)$`),
    (today, [, which]) =>
      endOfMonth(year(today), Math.ceil((month(today) + (which === 'next' ? 3 : 0)) / 3) * 3),
  ],
  [
    new RegExp(`^(?:${END}(?:(this|next)\\s*)?year|eoy)$`),
    (today, [, which]) => endOfMonth(year(today) + (which === 'next' ? 1 : 0), 12),
  ],
  [
    new RegExp(`^${END}q([1-4])${YEAR}$`),
    (today, [, quarter, written]) => coming(today, Number(quarter) * 3, written),
  ],
  [
    new RegExp(`^${END}${MONTH_NAME}${YEAR}$`),
    (today, [, name, written]) => coming(today, MONTHS.indexOf(name!) + 1, written),
  ],
];

/**
 * The day that words mean, as an ISO date; null for words that are none of these, dates among them
 * (`readTime` reads those).
 *
 * @param today the ISO date of writing
 */
export function readDue(written: string, today: string): string | null {
  const words = written.trim().toLowerCase().replace(/\s+/g, ' ').replace(LEAD, '');
  for (const [form, day] of FORMS) {
    const found = form.exec(words);
    if (found) return day(today, found);
  }
  return null;
}

/** The first such weekday after today; "next" is that of the week after this one. */
function weekday(today: string, wanted: number, next: boolean): string {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  if (next) return addDays(monday, 7 + ((wanted + 6) % 7));
  return addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1);
}

function later(today: string, count: number | null, unit: string): string | null {
  if (count === null) return null;
  if (unit === 'month') return sameDayIn(today, count);
  const days = { day: 1, week: 7, fortnight: 14 }[unit]!;
  return addDays(today, count * days);
}

/** The same day some months on, or the last of a month that is shorter. */
function sameDayIn(today: string, months: number): string {
  const last = endOfMonth(year(today), month(today) + months);
  const day = Math.min(Number(today.slice(8)), Number(last.slice(8)));
  return `${last.slice(0, 8)}${String(day).padStart(2, '0')}`;
}

/** The end of a month of the year that was written, else of the next such month. */
function coming(today: string, wanted: number, written: string | undefined): string {
  if (written) return endOfMonth(Number(written), wanted);
  const here = endOfMonth(year(today), wanted);
  return here < today ? endOfMonth(year(today) + 1, wanted) : here;
}

/** The last day of a month; the 13th is January of the year after. */
function endOfMonth(inYear: number, wanted: number): string {
  const [more, index] = [Math.floor((wanted - 1) / 12), (wanted - 1) % 12];
  const next = index === 11 ? { y: inYear + more + 1, m: 1 } : { y: inYear + more, m: index + 2 };
  return addDays(isoDay({ year: next.y, month: next.m, day: 1 }), -1);
}

function year(day: string): number {
  return Number(day.slice(0, 4));
}

function month(day: string): number {
  return Number(day.slice(5, 7));
}
