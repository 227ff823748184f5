/**
 * What neighbouring times in one text lend each other. A range and a list share zone and date both
 * ways. Otherwise a time without a zone or a date takes that of the time before it in the text; a
 * date later in the same sentence serves an earlier time only when nothing before says a date.
 */
import { addDays, clockOf, dayOf, HOUR, instantText, wallMs } from './calendar.ts';
import { findDeclaredZone } from './declared-zone.ts';
import type { Expression } from './expression-model.ts';
import type { Hit } from './hit.ts';
import type { FoundTime, Reading, TimeContext } from './reading.ts';
import { toldDay, type ToldDay } from './next-day.ts';
import { settle } from './settle.ts';
import type { SettleContext } from './settling.ts';

/** What the text has said so far. */
interface Said {
  zone: string | null;
  /**
   * `open`: a date was written that could not be settled, so the days after it are not known
   * either.
   */
  date: string | null | 'open';
  clock: string | null;
  /**
   * Where what has been said of days ends: behind the last time, or behind "the next day" where
   * that follows it.
   */
  upTo: number;
}

/** A context for a whole text. */
export type TextContext = TimeContext & Pick<SettleContext, 'orderReason'>;

const SENTENCE_END = /[.!?:]["”')\]]?\s+(?=["“'([]?\p{Lu})|\n\s*(?=\n|[-*•]|\d)/u;

/**
 * Settles accepted expressions in order. `flat` is `plain(text)`; `text` is what offsets and
 * `written` refer to.
 */
export function settleHits(
  flat: string,
  text: string,
  hits: readonly Hit[],
  context: TextContext,
): FoundTime[] {
  const said: Said = {
    zone: findDeclaredZone(text)?.zone ?? null,
    date: null,
    clock: null,
    upTo: 0,
  };
  const times: FoundTime[] = [];
  let rangeId = 0;
  hits.forEach((hit, index) => {
    const before = index > 0 && hits[index - 1]!.link ? hits[index - 1]! : null;
    const reading = settleOne(flat, text, hits, index, before, said, context, times.at(-1));
    const end = before?.link === 'range' ? 'to' : undefined;
    const range = hit.link === 'range' ? 'from' : end;
    if (range === 'from') rangeId++;
    times.push({
      ...reading,
      start: hit.found.start,
      end: hit.found.end,
      ...(range ? { range, rangeId } : {}),
    });
    said.upTo = Math.max(said.upTo, hit.found.end);
    remember(said, hit.found, reading, context, isBeside(flat, hit.found, hits[index + 1]?.found));
  });
  return times;
}

function settleOne(
  flat: string,
  text: string,
  hits: readonly Hit[],
  index: number,
  before: Hit | null,
  said: Said,
  context: TextContext,
  last: FoundTime | undefined,
): Reading {
  const { found, link } = hits[index]!;
  const mates = mateExpressions(hits, index);
  const written = text.slice(found.start, found.end);
  const own = withMates(found, mates);
  const settling: SettleContext = {
    ...context,
    previous: null,
    near: context.zone,
    date: context.date || null,
  };
  if (said.zone !== null) Object.assign(settling, { zone: said.zone, zoneFrom: 'previous' });
  if (own.date || own.dayWord !== null)
    return carryBack(
      settle(
        own,
        written,
        said.date && said.date !== 'open' ? { ...settling, date: said.date } : settling,
      ),
      found,
      link,
      hits[index + 1]?.found,
    );
  const told =
    own.clock && !own.weekday ? toldDay(flat, said.upTo, found.start, found.end, said.clock) : null;
  if (told) {
    said.upTo = told.end;
    return settleTold(own, written, told, said, settling, context);
  }
  const lent = said.date ?? laterInSentence(flat, hits, index, settling);
  if (lent === 'open') return settle(own, written, { ...settling, date: null });
  if (lent !== null) Object.assign(settling, { date: lent, dateFrom: 'previous' });
  if (own.weekday || !own.clock || settling.date === null) return settle(own, written, settling);
  const day = passMidnight(
    settling.date,
    own,
    said.clock,
    before?.link === 'range' ? last : undefined,
  );
  const reading = settle(own, written, { ...settling, date: day });
  if (day !== null && day !== settling.date) {
    reading.time.dateFrom = 'previous';
    reading.time.reasons = [...(reading.time.reasons ?? []), 'rolled-over'];
    reading.why.push(
      `it is after midnight, because the time before is at ${(said.clock ?? '').slice(0, 5)}`,
    );
  }
  return reading;
}

/**
 * A clock time on "the next day": of the day that the text has told of so far, which it must have
 * named, or the caller knows to be told before it.
 */
function settleTold(
  own: Expression,
  written: string,
  { days }: ToldDay,
  said: Said,
  settling: SettleContext,
  context: TextContext,
): Reading {
  const base =
    said.date === 'open'
      ? null
      : (said.date ?? (context.dateFrom === 'previous' ? context.date : null));
  if (days === null || base === null) {
    said.date = 'open';
    return settle(own, written, { ...settling, date: null });
  }
  const reading = settle(own, written, {
    ...settling,
    date: addDays(base, days),
    dateFrom: 'previous',
  });
  reading.why.push(`the text says that it is the day after ${base}`);
  reading.time.reasons = [...(reading.time.reasons ?? []), 'next-day'];
  return reading;
}

/** No list of times that share a zone is longer. */
const FAR = 24;

/**
 * The expressions joined to this one by "to", "and", a dash: the nearest after it first, then those
 * before.
 */
function mateExpressions(hits: readonly Hit[], index: number): Expression[] {
  const mates: Expression[] = [];
  for (let at = index; hits[at]?.link && at < index + FAR; at++) mates.push(hits[at + 1]!.found);
  for (let at = index - 1; hits[at]?.link && at > index - FAR; at--) mates.push(hits[at]!.found);
  return mates;
}

function withMates(found: Expression, mates: readonly Expression[]): Expression {
  const zone =
    found.zone ?? found.again?.zone ?? mates.find((mate) => mate.zone !== null)?.zone ?? null;
  if (found.date || found.weekday || found.dayWord !== null)
    return { ...found, zone: found.again ? found.zone : zone };
  const dated = mates.find(
    (mate) => mate.start > found.start && (mate.date || mate.dayWord !== null),
  );
  return {
    ...found,
    zone: found.again ? found.zone : zone,
    ...(dated
      ? {
          date: dated.date,
          dateText: dated.dateText,
          weekday: dated.weekday,
          dayWord: dated.dayWord,
        }
      : {}),
  };
}

/**
 * `between 23:50 and 00:10 on 3 March`: the beginning is on the day before the one that is written
 * for the end.
 */
function carryBack(
  reading: Reading,
  found: Expression,
  link: Hit['link'],
  next: Expression | undefined,
): Reading {
  const day = dayOf(reading.time.local);
  if (link !== 'range' || found.date || !next?.date || !found.clock || !next.clock || day === null)
    return reading;
  if (clockMs(found) - clockMs(next) <= 12 * HOUR) return reading;
  const local = `${addDays(day, -1)}T${clockOf(reading.time.local)!}`;
  const instant = reading.time.instant && instantText(Date.parse(reading.time.instant) - 24 * HOUR);
  return {
    ...reading,
    time: {
      ...reading.time,
      local,
      instant,
      reasons: [...(reading.time.reasons ?? []), 'before-midnight'],
    },
    why: [...reading.why, 'it is before midnight, because the end of the range is after it'],
  };
}

function clockMs({ clock }: Expression): number {
  return clock ? clock.hour * HOUR + clock.minute * 60_000 : 0;
}

/**
 * The day of a clock time that inherits one. More than twelve hours back means that midnight has
 * passed, surely within a range or from evening to early morning; anything else that far back may
 * as well be told out of order, so the day stays open (null).
 */
function passMidnight(
  day: string,
  found: Expression,
  lastClock: string | null,
  from: FoundTime | undefined,
): string | null {
  if (lastClock === null) return day;
  const last = wallMs(`T${lastClock}`);
  const now = clockMs(found);
  if (last - now <= 12 * HOUR) return day;
  return from || (last >= 18 * HOUR && now < 6 * HOUR) ? addDays(day, 1) : null;
}

function laterInSentence(
  flat: string,
  hits: readonly Hit[],
  index: number,
  settling: SettleContext,
): string | null {
  const { found } = hits[index]!;
  for (let at = index + 1; at < hits.length && at <= index + 6; at++) {
    const other = hits[at]!.found;
    if (SENTENCE_END.test(flat.slice(found.end, other.start + 1))) return null;
    if (!other.date) continue;
    const day = dayOf(settle(other, '', settling).time.local);
    // An earlier clock on the named day than the one that would borrow it: they may be on two days.
    return day !== null && (!other.clock || clockMs(found) <= clockMs(other)) ? day : null;
  }
  return null;
}

const NEAR_DAYS = 4;

/** "On Tuesday, 14 January 2025, between 10:18 and …": the clock is of the day right before it. */
function isBeside(flat: string, day: Expression, clock: Expression | undefined): boolean {
  if (!day.date || day.clock || !clock?.clock || clock.date) return false;
  return JOINS_CLOCK.test(flat.slice(day.end, clock.start));
}

const JOINS_CLOCK = /^[\s,(]{0,3}(?:\p{L}{1,10}[\s’']{1,2}){0,3}$/u;

function remember(
  said: Said,
  found: Expression,
  { time }: Reading,
  context: TimeContext,
  beside: boolean,
): void {
  if (found.zone !== null || found.again?.zone) said.zone = time.zone;
  const day = dayOf(time.local);
  // A day alone is what the text talks about when it is near the incident; a deadline or an old
  // release is not.
  const passing =
    !found.clock &&
    !beside &&
    context.date &&
    day !== null &&
    Math.abs(wallMs(day) - wallMs(context.date)) > NEAR_DAYS * 24 * HOUR;
  if (passing) return;
  if (day !== null) said.date = day;
  else if (found.date || found.weekday || found.dayWord) said.date = 'open';
  said.clock = found.clock ? clockOf(time.local) : null;
}
