/** The day that a written date means: which number is the month, and which year it is. */
import type { TimeReason } from '../document/postmortem.ts';
import {
  DAY,
  dayExists,
  dayOf,
  isoDay,
  MONTHS,
  pad,
  WEEKDAYS,
  wallMs,
  weekdayOf,
} from './calendar.ts';
import type { Expression } from './expression-model.ts';
import { noNotes, type Day, type Notes, type SettleContext } from './settling.ts';
import type { WrittenDate } from './tokens.ts';

/** Said of a day and month whose year nothing tells. */
export const YEAR_UNKNOWN = 'the year is not known';

export function writtenDay(
  found: Expression,
  written: WrittenDate,
  context: SettleContext,
  notes: Notes,
): Day {
  const none: Day = { date: null, from: 'written', open: true };
  if (written.malformed !== null) {
    const year = /^\d{5}/.test(written.malformed);
    notes.problems.push({
      kind: 'malformed',
      part: written.malformed,
      what: year ? 'year' : 'ordinal',
    });
    if (year) return none;
  }
  const known = context.date || dayOf(context.previous?.local);
  if (written.month === 0) return ordinalDay(written.day, known, notes) ?? none;
  const settled = dayAndMonth(found, written, context, known, notes);
  if (!settled) return none;
  const year = written.year ?? yearFor(settled, context, known);
  if (year === null) {
    if (settled.month > 12 || settled.day > 31 || !dayExists({ year: 2024, ...settled }))
      notes.problems.push({ kind: 'malformed', part: found.dateText, what: 'day' });
    else notes.why.push(YEAR_UNKNOWN);
    return none;
  }
  if (year < 1900 || year > 2199) return none; // the empty date of some program
  if (!dayExists({ year, ...settled })) {
    notes.problems.push({ kind: 'malformed', part: found.dateText, what: 'day' });
    return none;
  }
  const date = isoDay({ year, ...settled });
  const wrongDay = found.weekday !== null && weekdayOf(date) !== found.weekday.index;
  if (written.year === null) {
    // A year taken from a day far away is too weak to contradict the weekday that is written.
    if (wrongDay && known && Math.abs(wallMs(date) - wallMs(known)) > 45 * DAY) {
      notes.why.push(YEAR_UNKNOWN);
      return none;
    }
    notes.reasons.push(known ? 'year-near' : 'year-context');
    notes.why.push(`the year is taken from ${known ?? 'the context'}: ${year}`);
  }
  if (found.weekday && wrongDay)
    notes.problems.push({
      kind: 'weekday',
      written: found.weekday.text,
      actual: WEEKDAYS[weekdayOf(date)]!,
      date,
    });
  return { date, from: 'written', open: true };
}

/** A month that may lie before January or after December, in its own year. */
function inYear(year: number, month: number): { year: number; month: number } {
  return { year: year + Math.floor((month - 1) / 12), month: ((month + 11) % 12) + 1 };
}

/** "the 24th": the one nearest to a known day. */
function ordinalDay(day: number, known: string | null, notes: Notes): Day | null {
  if (!known) return null;
  const [year, month] = known.split('-').map(Number) as [number, number];
  const around = [month - 1, month, month + 1].map((each) => ({ ...inYear(year, each), day }));
  const days = around.filter(dayExists).map(isoDay);
  const date = days.sort(
    (a, b) => Math.abs(wallMs(a) - wallMs(known)) - Math.abs(wallMs(b) - wallMs(known)),
  )[0];
  if (!date) return null;
  notes.why.push(`the ${day}. nearest to ${known} is ${date}`);
  return { date, from: 'written', open: true };
}

/**
 * Which number is the day: by what the calendar allows, the weekday, the custom of the document, or
 * the only one near its day.
 */
function dayAndMonth(
  found: Expression,
  written: WrittenDate,
  context: SettleContext,
  known: string | null,
  notes: Notes,
): MonthDay | null {
  const monthFirst = { month: written.month, day: written.day };
  const { dayFirst } = written;
  if (!dayFirst) return monthFirst;
  const readings: Readings = [
    inItsYear(monthFirst, written, context, known),
    inItsYear(dayFirst, written, context, known),
  ];
  const weekday = byWeekday(found, readings);
  // 03.04.2022 is day first wherever no weekday says otherwise.
  if (!weekday && /^\d{1,2}\./.test(found.dateText)) return dayFirst;
  const order = weekday ?? byCustom(context) ?? byNearness(readings, known);
  if (!order) {
    notes.problems.push({
      kind: 'ambiguous-date',
      readings: [isoReading(readings[0]), isoReading(readings[1])],
    });
    return null;
  }
  const chosen = order.isDayFirst ? dayFirst : monthFirst;
  const shown = `${chosen.day} ${MONTHS[chosen.month - 1]}`;
  notes.reasons.push(order.reason);
  notes.why.push(`${found.dateText} is ${shown}: ${order.why}`);
  return chosen;
}

interface MonthDay {
  month: number;
  day: number;
}

/** A reading of two numbers, with the year that it would be of. */
interface DatedReading extends MonthDay {
  year: number | null;
  /** ISO; null for a day that no calendar has. */
  date: string | null;
}

/** Month first, and day first. */
type Readings = readonly [DatedReading, DatedReading];

/** Which of the two it is, and what tells it. */
interface Order {
  isDayFirst: boolean;
  reason: TimeReason;
  why: string;
}

function inItsYear(
  reading: MonthDay,
  written: WrittenDate,
  context: SettleContext,
  known: string | null,
): DatedReading {
  const year = written.year ?? yearFor(reading, context, known);
  const exists = year !== null && dayExists({ year, ...reading });
  return { ...reading, year, date: exists ? isoDay({ year, ...reading }) : null };
}

function isoReading({ year, month, day }: DatedReading): string {
  return year === null ? `--${pad(month)}-${pad(day)}` : isoDay({ year, month, day });
}

function byWeekday({ weekday }: Expression, readings: Readings): Order | null {
  if (!weekday) return null;
  const [monthFits, dayFits] = readings.map(
    ({ date }) => date !== null && weekdayOf(date) === weekday.index,
  );
  if (monthFits === dayFits) return null;
  return { isDayFirst: dayFits!, reason: 'order-weekday', why: `that is a ${weekday.text}` };
}

/** As the other dates of the document are written. */
function byCustom({ dayFirst, orderReason = 'order-document' }: SettleContext): Order | null {
  if (typeof dayFirst !== 'boolean') return null;
  const why = `dates here are written ${dayFirst ? 'day' : 'month'} first`;
  return { isDayFirst: dayFirst, reason: orderReason, why };
}

/** The only one near the day of the document. */
function byNearness(readings: Readings, known: string | null): Order | null {
  if (!known) return null;
  const [monthAway, dayAway] = readings.map(({ date }) =>
    date === null ? Number.POSITIVE_INFINITY : Math.abs(wallMs(date) - wallMs(known)) / DAY,
  ) as [number, number];
  const isMonthFirst = monthAway <= 7 && dayAway > 25;
  const isDayFirst = dayAway <= 7 && monthAway > 25;
  if (!isMonthFirst && !isDayFirst) return null;
  return { isDayFirst, reason: 'order-near', why: `it is next to ${known}` };
}

/**
 * Whether an expression by itself proves the order of its document's dates: true for day first,
 * null when it proves nothing.
 */
export function provenOrder(found: Expression, context: SettleContext): boolean | null {
  if (!found.date) return null;
  if (found.date.order) return found.date.order === 'day';
  if (!found.date.dayFirst) return null;
  const settled = dayAndMonth(
    found,
    found.date,
    { ...context, dayFirst: null },
    context.date,
    noNotes(),
  );
  return settled && settled.month === found.date.dayFirst.month;
}

/**
 * The year for a date written without one: the given one, or the one that brings the date nearest
 * to a known day.
 */
function yearFor(
  { month, day }: { month: number; day: number },
  context: SettleContext,
  known: string | null,
): number | null {
  if (known) {
    const around = Number(known.slice(0, 4));
    const years = [around - 1, around, around + 1].filter((year) =>
      dayExists({ year, month, day }),
    );
    const away = (year: number): number =>
      Math.abs(wallMs(isoDay({ year, month, day })) - wallMs(known));
    return years.sort((a, b) => away(a) - away(b))[0] ?? null;
  }
  return context.year ?? null;
}
