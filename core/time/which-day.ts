/**
 * The day of a time that does not write one out: the document's, or that of an entry beside it,
 * whichever keeps the entries in order; "yesterday", "Friday".
 */
import type { Time, TimeOrigin } from '../document/postmortem.ts';
import { addDays, clockOf, dayOf, HOUR, MINUTE, pad, wallMs, weekdayOf } from './calendar.ts';
import type { Day, Notes, SettleContext } from './settling.ts';
import type { Clock } from './tokens.ts';
import { localAt } from './zones.ts';

/** The wall clocks of the entries around a time, in its zone where both are known. */
interface Neighbours {
  before: string | null;
  after: string | null;
}

/**
 * Where a clock time without a date stands. Of the document's day and those of the entries before
 * and after it, the one that keeps the three in order and that most of them have; where none does,
 * the inherited day, or the one after it when the clock has passed midnight.
 */
export function clockDay(
  inherited: Day,
  clock: Clock,
  context: SettleContext,
  zone: string | null,
  notes: Notes,
): Day {
  const shown = clockText(clock);
  const around = neighbours(context, zone);
  const settled =
    dayInOrder(shown, around, context, notes) ?? pastMidnight(inherited, clock, around, notes);
  if (settled) return settled;
  noteInherited(inherited, notes);
  return inherited;
}

/** The day that a time without one takes by itself: the document's, or that of the entry before. */
export function inheritedDay(context: SettleContext, zone: string | null): Day {
  const from = context.dateFrom ?? 'document';
  const lent = dayOf(neighbours(context, zone).before);
  const lends =
    lent !== null &&
    (context.date === null ||
      (lent !== context.date &&
        (from === 'document' ||
          (context.previous?.dateFrom === 'previous' && lent > context.date))));
  if (lends) return { date: lent, from: 'previous', open: false };
  return { date: context.date || null, from, open: false };
}

function neighbours(
  { previous, next, zone: near }: SettleContext,
  zone: string | null,
): Neighbours {
  return { before: wallIn(previous, zone, near), after: wallIn(next, zone, near) };
}

/** The wall clock of a time in another zone, where both are known; else its own. */
export function wallIn(
  time: Time | null | undefined,
  zone: string | null,
  near: string | null,
): string | null {
  if (!time?.instant || zone === null || zone === time.zone) return time?.local ?? null;
  return localAt(time.instant, zone, near) ?? time.local;
}

/** Null where the document and its entries know one day, or none of theirs keeps the order. */
function dayInOrder(
  clock: string,
  around: Neighbours,
  context: SettleContext,
  notes: Notes,
): Day | null {
  if ((context.dateFrom ?? 'document') !== 'document') return null;
  const [before, own, after] = [dayOf(around.before), context.date || null, dayOf(around.after)];
  const known = [before, own, after].filter((day) => day !== null);
  if (new Set(known).size < 2 && !(after !== null && own === null && before === null)) return null;
  const votes = (day: string): number => known.filter((other) => other === day).length;
  const [date] = known
    .filter((day) => keepsOrder(`${day}T${clock}`, around))
    .sort((a, b) => votes(b) - votes(a));
  if (date === undefined) return null;
  if (date !== own && date !== before) {
    notes.reasons.push('next-entry');
    notes.why.push(`the date is that of the entry after, ${date}`);
    return { date, from: 'written', open: false };
  }
  const day: Day = { date, from: date === own ? 'document' : 'previous', open: false };
  noteInherited(day, notes);
  return day;
}

/** As far as both are written: a day alone is before no time of that day. */
function keepsOrder(local: string, { before, after }: Neighbours): boolean {
  const dated = (wall: string | null): string => (dayOf(wall) === null ? '' : wall!);
  const inOrder = (a: string, b: string): boolean => {
    const length = Math.min(a.length, b.length);
    return a.slice(0, length) <= b.slice(0, length);
  };
  return inOrder(dated(before), local) && inOrder(local, dated(after));
}

/**
 * A clock earlier than the entry before by more than twelve hours, on the same inherited day, has
 * passed midnight; unless the entry after has not.
 */
function pastMidnight(
  day: Day,
  clock: Clock,
  { before, after }: Neighbours,
  notes: Notes,
): Day | null {
  const last = clockOf(before);
  if (last === null || day.date === null || dayOf(before) !== day.date) return null;
  const now = clock.hour * HOUR + clock.minute * MINUTE + (clock.second ?? 0) * 1000;
  if (wallMs(`T${last}`) - now <= 12 * HOUR) return null;
  const date = addDays(day.date, 1);
  if (!keepsOrder(`${date}T${clockText(clock)}`, { before: null, after })) return null;
  notes.reasons.push('rolled-over');
  notes.why.push(
    `it is after midnight, ${date}, because the entry before is at ${last.slice(0, 5)}`,
  );
  return { date, from: 'previous', open: false };
}

function clockText({ hour, minute, second }: Clock): string {
  return `${pad(hour)}:${pad(minute)}${second === null ? '' : `:${pad(second)}`}`;
}

function noteInherited(day: Day, notes: Notes): void {
  if (day.date !== null) notes.why.push(`the date is ${whose(day.from)}, ${day.date}`);
}

export function whose(from: TimeOrigin): string {
  return {
    document: 'the document’s',
    source: 'the source’s',
    previous: 'that of the time before',
    written: 'the one written beside it',
  }[from];
}

const DAY_WORDS = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
]);

/**
 * "yesterday": the day before the incident's where the author retells one, unless only the day
 * before the writing keeps the order; else the day before the writing.
 */
export function namedDay(
  days: number,
  clock: Clock | null,
  context: SettleContext,
  zone: string | null,
  notes: Notes,
): Day {
  const today = context.now
    ? localAt(context.now, zone ?? 'UTC', context.zone)?.slice(0, 10)
    : undefined;
  const atWriting = today === undefined ? null : addDays(today, days);
  const retold = context.retold && context.date ? addDays(context.date, days) : null;
  const around = neighbours(context, zone);
  const inOrder = [retold, atWriting].find(
    (day) => day !== null && keepsOrder(clock ? `${day}T${clockText(clock)}` : day, around),
  );
  const date = retold === null ? atWriting : (inOrder ?? retold);
  const word = DAY_WORDS.get(days) ?? `${days} days on`;
  if (date !== null) notes.why.push(`${word} is ${date}`);
  if (date !== null && date === retold)
    return { date, from: context.dateFrom ?? 'document', open: true };
  // "today" in a report is the day that the report is about.
  if (date === null && days === 0 && context.date)
    return { date: context.date, from: context.dateFrom ?? 'document', open: true };
  return { date, from: 'written', open: true };
}

/** A weekday without a date is the one nearest to the known day. */
export function weekdayDay(
  weekday: { index: number; text: string },
  near: string | null,
  from: TimeOrigin,
  notes: Notes,
): Day {
  if (near === null) return { date: null, from: 'written', open: true };
  const ahead = (weekday.index - weekdayOf(near) + 7) % 7;
  const date = addDays(near, ahead > 3 ? ahead - 7 : ahead);
  notes.why.push(`${weekday.text} nearest to ${near} is ${date}`);
  return { date, from, open: true };
}
