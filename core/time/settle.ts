/**
 * Gives an expression its meaning: a day, a zone, an instant, with the evidence for each. Nothing
 * is taken that the text or the context does not say.
 */
import type { Time, TimeOrigin } from '../document/postmortem.ts';
import { addDays, dayOf, pad, wallMs } from './calendar.ts';
import type { Again, Expression } from './expression-model.ts';
import type { Precision, Reading } from './reading.ts';
import { leapSecondFollows } from './leap-seconds.ts';
import { noNotes, type Day, type Notes, type SettleContext } from './settling.ts';
import type { Clock } from './tokens.ts';
import { clockDay, inheritedDay, namedDay, weekdayDay, whose } from './which-day.ts';
import { resolveZone, seasonProblem, instantOf, zoneOffset } from './zones.ts';
import { writtenDay } from './written-date.ts';

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
  const named = clock ? zone.zone : null; // a day alone is no moment and needs no zone
  const time: Time = {
    written,
    local: null,
    zone: named,
    instant: null,
    approximate: found.approximate || clock?.form === 'holed',
  };
  if (zone.from !== 'written' && named !== null) time.zoneFrom = zone.from;
  if (day.from !== 'written' && day.date !== null) time.dateFrom = day.from;
  // A clock that shows nothing leaves its day.
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
  for (const again of found.again ? [found.again, ...found.further] : [])
    compareAgain(found, again, clock, time, context, notes);
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
  again: Again,
  clock: Clock,
  time: Time,
  context: SettleContext,
  notes: Notes,
): void {
  const minutes = (each: Clock): number => (each.hour % 24) * 60 + each.minute;
  const day = dayOf(time.local) ?? '2000-01-01';
  const own =
    found.zone ??
    (again.zone !== null && minutes(clock) !== minutes(again.clock) ? context.zone : null);
  let expected = minutes(clock);
  if (own !== null && again.zone !== null) {
    const at = wallMs(`${day}T12:00`);
    const firstOffset = zoneOffset(own, at, context.zone);
    const otherOffset = zoneOffset(again.zone, at, own);
    if (firstOffset === null || otherOffset === null) return;
    expected += otherOffset - firstOffset;
  }
  const agrees = again.clock.exists && (expected - minutes(again.clock)) % 1440 === 0;
  const where = again.zone ?? '';
  if (agrees) {
    notes.why.push(`${again.text}${where && ` ${where}`} says the same`);
    if (found.zone === null && own !== null) rezoneFirst(time, own, context);
    return;
  }
  const part = time.written.trim();
  if (!notes.problems.some((problem) => 'what' in problem && problem.what === 'twice'))
    notes.problems.push({ kind: 'malformed', part, what: 'twice' });
  if (found.zone === null && own !== null) rezoneFirst(time, own, context);
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
