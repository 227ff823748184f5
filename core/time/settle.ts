/**
 * Gives an expression its meaning: a day, a zone, an instant, with the evidence for each. Nothing
 * is taken that the text or the context does not say.
 */
import type { Time, TimeOrigin, TimeReason } from '../document/postmortem.ts';
import {
  addDays,
  clockOf,
  DAY,
  dayExists,
  dayOf,
  HOUR,
  isoDay,
  MONTHS,
  pad,
  WEEKDAYS,
  wallMs,
  wallText,
  weekdayOf,
} from './calendar.ts';
import { namesMinutes } from './exactness.ts';
import type { Expression } from './expression.ts';
import type { Precision, Reading } from './reading.ts';
import { leapSecondFollows } from './leap-seconds.ts';
import { noNotes, type Day, type Notes, type SettleContext } from './settling.ts';
import type { Clock, WrittenDate } from './tokens.ts';
import { clockDay, inheritedDay, namedDay, weekdayDay, whose } from './which-day.ts';
import { instantOf, localAt, resolveZone, seasonProblem, zoneOffset } from './zones.ts';

/** Said of a day and month whose year nothing tells. */
export const YEAR_UNKNOWN = 'the year is not known';

/** What one expression means in its context. */
export function settle(found: Expression, written: string, context: SettleContext): Reading {
  const notes = noNotes();
  const reading = settleWith(found, written, context, notes);
  if (notes.reasons.length > 0 && dayOf(reading.time.local) !== null)
    reading.time.reasons = notes.reasons;
  return reading;
}

function settleWith(
  found: Expression,
  written: string,
  context: SettleContext,
  notes: Notes,
): Reading {
  const { why, problems } = notes;
  const clock = found.clock && usableClock(found, notes);
  const zone = settleZone(found, context, notes);
  const day = settleDay(found, context, clock, zone.zone, notes);
  const named = found.clock ? zone.zone : null; // a day alone is no moment and needs no zone
  const time: Time = {
    written,
    local: null,
    zone: named,
    instant: null,
    approximate: found.approximate || clock?.form === 'holed',
  };
  if (zone.from !== 'written' && named !== null) time.zoneFrom = zone.from;
  if (day.from !== 'written' && day.date !== null) time.dateFrom = day.from;
  if (found.clock && !clock)
    return {
      time: { written, local: null, zone: null, instant: null, approximate: found.approximate },
      precision: 'none',
      why,
      problems,
    };
  if (!clock)
    return {
      time: { ...time, local: day.date },
      precision: day.date === null ? 'none' : 'day',
      why,
      problems,
    };
  const date = day.date !== null && clock.hour === 24 ? addDays(day.date, 1) : day.date;
  // No calendar counts a leap second: it is kept as written, and stands beside the one before it.
  const second = clock.second === null ? '' : `:${pad(Math.min(clock.second, 59))}`;
  const shown = `${pad(clock.hour % 24)}:${pad(clock.minute)}${second}`;
  time.local = date === null ? `T${shown}` : `${date}T${shown}`;
  if (date !== null && zone.zone !== null) settleInstant(time, zone.zone, context, notes);
  if (clock.second === 60 && !(time.instant && leapSecondFollows(time.instant))) {
    problems.push({ kind: 'malformed', part: found.clockText.trim(), what: 'clock' });
    return {
      time: { ...time, local: null, zone: null, instant: null },
      precision: 'none',
      why,
      problems,
    };
  }
  if (found.again) compareAgain(found, clock, time, context, notes);
  return { time, precision: precisionOf(clock, found), why, problems };
}

function precisionOf(clock: Clock, found: Expression): Precision {
  if (clock.second !== null) return 'second';
  const isWholeHour =
    ['hour', 'word', 'bare', 'holed'].includes(clock.form) || /^\d+h$/i.test(found.clockText);
  return isWholeHour ? 'hour' : 'minute';
}

/** The two midnights of a day have one clock time. */
function whichMidnight(hour: number, text: string): string {
  if (hour === 24) return ' at the end of the day';
  return /midnight/i.test(text) ? ', the beginning of the day' : '';
}

function usableClock(found: Expression, notes: Notes): Clock | null {
  const clock = found.clock!;
  const text = found.clockText.trim();
  if (!clock.exists) {
    notes.problems.push({ kind: 'malformed', part: text, what: 'clock' });
    return null;
  }
  if (/^\d{1,2}:\s?[ap]/i.test(text) || clock.form === 'holed')
    notes.problems.push({ kind: 'malformed', part: text, what: 'minutes' });
  // What no clock shows, but can mean one thing only: ten past midnight.
  if (clock.hour === 24 && clock.minute > 0)
    notes.problems.push({ kind: 'malformed', part: text, what: 'clock' });
  if (found.joint !== null)
    notes.problems.push({ kind: 'malformed', part: found.joint, what: 'joint' });
  const shown = `${pad(clock.hour % 24)}:${pad(clock.minute)}`;
  if (!text.startsWith(shown))
    notes.why.push(`${text} is ${shown}${whichMidnight(clock.hour, text)}`);
  return clock;
}

function settleZone(
  found: Expression,
  context: SettleContext,
  notes: Notes,
): { zone: string | null; from: TimeOrigin } {
  if (!found.clock) return { zone: context.zone || null, from: 'written' };
  const written = found.zone ?? found.again?.zone ?? null;
  if (written === null) {
    if (context.zone === null || context.zone === '') return { zone: null, from: 'written' };
    const from = context.zoneFrom ?? 'document';
    notes.why.push(`the zone is ${whose(from)}, ${context.zone}`);
    return { zone: resolveZone(context.zone).zone ?? context.zone, from };
  }
  const reading = resolveZone(written, { near: context.near ?? context.zone });
  if (reading.zone !== 'UTC') notes.why.push(reading.why);
  if (reading.problem) notes.problems.push(reading.problem);
  return { zone: reading.zone ?? written, from: 'written' };
}

function settleInstant(time: Time, zone: string, context: SettleContext, notes: Notes): void {
  const reading = instantOf(time.local!, zone, context.near ?? context.zone);
  time.instant = reading.instant;
  if (reading.candidates) {
    const previous = context.previous?.instant ? Date.parse(context.previous.instant) : Number.NaN;
    const [earlier, later] = reading.candidates;
    // Of the two, the earlier lies before the row above: only the later keeps the order.
    if (Date.parse(earlier) < previous && previous <= Date.parse(later)) {
      time.instant = later;
      notes.reasons.push('second-by-order');
      notes.why.push(
        'the clock showed this twice; it is the second, because the entry before is later than the first',
      );
      return;
    }
  }
  if (reading.problem) notes.problems.push(reading.problem);
  const season =
    time.instant &&
    seasonProblem(
      resolveZone(zone, { near: context.near ?? context.zone }),
      Date.parse(time.instant),
      time.local!.slice(0, 10),
    );
  if (season) notes.problems.push(season);
}

/** `2.07pm (14.07 MDT)`: both must be the same moment. */
function compareAgain(
  found: Expression,
  clock: Clock,
  time: Time,
  context: SettleContext,
  notes: Notes,
): void {
  const again = found.again!;
  const minutes = (each: Clock): number => (each.hour % 24) * 60 + each.minute;
  const day = dayOf(time.local) ?? '2000-01-01';
  const own =
    found.zone ??
    (again.zone !== null && minutes(clock) !== minutes(again.clock) ? context.zone : null);
  let expected = minutes(clock);
  if (own !== null && again.zone !== null) {
    const at = wallMs(`${day}T12:00`);
    const ownOffset = zoneOffset(own, at, context.zone);
    const otherOffset = zoneOffset(again.zone, at, own);
    if (ownOffset === null || otherOffset === null) return;
    expected += otherOffset - ownOffset;
  }
  const agrees = again.clock.exists && (expected - minutes(again.clock)) % 1440 === 0;
  const where = again.zone ?? '';
  if (agrees) {
    notes.why.push(`${again.text}${where && ` ${where}`} says the same`);
    if (found.zone === null && own !== null) rezoneFirst(time, own, context);
    return;
  }
  notes.problems.push({ kind: 'malformed', part: time.written.trim(), what: 'twice' });
  // Two readings that disagree give no instant: either may be the slip.
  time.instant = null;
}

/** The first clock is in the document's zone, the bracket in its own: `14:07 (20:07 UTC)`. */
function rezoneFirst(time: Time, zone: string, context: SettleContext): void {
  time.zone = resolveZone(zone).zone ?? zone;
  time.zoneFrom = context.zoneFrom ?? 'document';
  if (dayOf(time.local) !== null) time.instant = instantOf(time.local!, time.zone).instant;
}

function settleDay(
  found: Expression,
  context: SettleContext,
  clock: Clock | null,
  zone: string | null,
  notes: Notes,
): Day {
  if (found.date) return writtenDay(found, found.date, context, notes);
  if (found.dayWord !== null) return namedDay(found.dayWord, clock, context, zone, notes);
  const inherited = inheritedDay(context, zone);
  if (found.weekday && found.otherWeek) return { date: null, from: 'written', open: true };
  if (found.weekday) return weekdayDay(found.weekday, inherited.date, inherited.from, notes);
  if (clock === null) return { date: null, from: 'written', open: false };
  return clockDay(inherited, clock, context, zone, notes);
}

function writtenDay(
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

/** "the 24th": the one nearest to a known day. */
function ordinalDay(day: number, known: string | null, notes: Notes): Day | null {
  if (!known) return null;
  const [year, month] = known.split('-').map(Number) as [number, number];
  const around = [-1, 0, 1].map(
    (shift) =>
      new Map([
        [0, { year: year - 1, month: 12, day }],
        [13, { year: year + 1, month: 1, day }],
      ]).get(month + shift) ?? { year, month: month + shift, day },
  );
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
): { month: number; day: number } | null {
  const monthFirst = { month: written.month, day: written.day };
  const dayFirst = written.dayFirst;
  if (!dayFirst) return monthFirst;
  const dated = [monthFirst, dayFirst].map((reading) => ({
    reading,
    year: written.year ?? yearFor(reading, context, known),
  }));
  const days = dated.map(({ reading, year }) =>
    year !== null && dayExists({ year, ...reading }) ? isoDay({ year, ...reading }) : null,
  );
  const choose = (
    index: 0 | 1,
    reason: TimeReason,
    why: string,
  ): { month: number; day: number } => {
    const { reading } = dated[index]!;
    notes.reasons.push(reason);
    notes.why.push(`${found.dateText} is ${reading.day} ${MONTHS[reading.month - 1]}: ${why}`);
    return reading;
  };
  if (found.weekday) {
    const fits = days.map((day) => day !== null && weekdayOf(day) === found.weekday!.index);
    if (fits[0] !== fits[1])
      return choose(fits[0] ? 0 : 1, 'order-weekday', `that is a ${found.weekday.text}`);
  }
  // 03.04.2022 is day first wherever no weekday says otherwise.
  if (/^\d{1,2}\./.test(found.dateText)) return dayFirst;
  if (typeof context.dayFirst === 'boolean')
    return choose(
      context.dayFirst ? 1 : 0,
      context.orderReason ?? 'order-document',
      `dates here are written ${context.dayFirst ? 'day' : 'month'} first`,
    );
  if (known) {
    const away = days.map((day) =>
      day === null ? Number.POSITIVE_INFINITY : Math.abs(wallMs(day) - wallMs(known)) / DAY,
    );
    if (away[0]! <= 7 && away[1]! > 25) return choose(0, 'order-near', `it is next to ${known}`);
    if (away[1]! <= 7 && away[0]! > 25) return choose(1, 'order-near', `it is next to ${known}`);
  }
  const label = ({ month, day }: { month: number; day: number }, year: number | null): string =>
    year === null ? `--${pad(month)}-${pad(day)}` : isoDay({ year, month, day });
  notes.problems.push({
    kind: 'ambiguous-date',
    readings: [label(monthFirst, dated[0]!.year), label(dayFirst, dated[1]!.year)],
  });
  return null;
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

/**
 * A moment some milliseconds after another: `+5m`. Counts in instants where they are known, else on
 * the wall clock.
 */
export function timeAfter(
  base: Time,
  ms: number,
  written: string,
  why: string,
  near: string | null,
  reason: TimeReason = 'counted',
): Reading {
  const seconds = ms % 60_000 !== 0 || (clockOf(base.local)?.length ?? 0) > 5;
  const time: Time = {
    written,
    local: null,
    zone: base.zone,
    instant: null,
    approximate: base.approximate,
  };
  if (base.zone !== null) time.zoneFrom = 'previous';
  const precision: Precision = seconds ? 'second' : 'minute';
  if (base.instant !== null) {
    time.instant = wallText(Date.parse(base.instant) + ms, true) + 'Z';
    const local = base.zone === null ? null : localAt(time.instant, base.zone, near);
    time.local = local && (seconds ? local : local.slice(0, 16));
  } else if (clockOf(base.local) !== null) {
    const wall = wallText(wallMs(base.local!) + ms, seconds);
    time.local = base.local!.startsWith('T') ? wall.slice(10) : wall;
  }
  if (time.local === null)
    return {
      time: { written, local: null, zone: null, instant: null, approximate: false },
      precision: 'none',
      why: [],
      problems: [],
    };
  if (dayOf(time.local) !== null) time.dateFrom = 'previous';
  const reasons: TimeReason[] = namesMinutes(base) ? [reason] : [reason, 'from-an-hour'];
  return { time: { ...time, reasons }, precision, why: [why], problems: [] };
}

/**
 * A promised clock time on the day of the posting, or the next day when it has passed by more than
 * twelve hours. Null when it lies in the past all the same.
 */
export function settleOnDay(promised: Time, posted: Time): Time | null {
  if (promised.instant === null || posted.instant === null) return promised;
  const late = Date.parse(posted.instant) - Date.parse(promised.instant);
  if (late <= 0) return promised;
  if (late <= 12 * HOUR || promised.dateFrom === undefined) return null;
  const local = `${addDays(dayOf(promised.local)!, 1)}T${clockOf(promised.local)!}`;
  return { ...promised, local, instant: instantOf(local, promised.zone!).instant };
}
