import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../../document/place.ts';
import type { StatusUpdate, Time } from '../../document/postmortem.ts';
import { countWords, plainText } from '../../prose/text.ts';
import { addDays, weekdayOf } from '../../time/calendar.ts';
import { findPromise } from '../../time/find-promise.ts';
import { readTime } from '../../time/read-time.ts';
import { instantOf } from '../../time/zones.ts';
import { placeOf } from '../model/facts.ts';
import { rowsOf, valueOf, type Rows } from '../model/rows.ts';
import {
  clockOf,
  DAY,
  dayLabel,
  dayOf,
  MINUTE,
  wallMs,
  spanLabel,
  timeLabel,
  toleranceMs,
} from '../model/moments.ts';

/** A post so shortly before the promised time keeps the promise. */
const EARLY_MS = 10 * MINUTE;
/** Lateness that a reader hardly minds. */
const SLIGHT_MS = 5 * MINUTE;

export const late: Check = {
  rule: 'updates/late',
  describes:
    'An update promised for a time was posted after it. ' +
    'Of promises for one time the last is named; ' +
    'those that came up to five minutes late are one card together.',
  run({ updates }) {
    const { values: known, basis } = rowsOf(updates);
    // A month and a day put posts in order without a year.
    const yearless = basis === 'clock' ? yearlessValues(updates) : null;
    const values = yearless ?? known;
    // Without a day, a clock that goes back has passed midnight, and nothing tells how often.
    if (basis === 'clock' && values.some((value, index) => value < values[index - 1]!)) return [];
    const posted: Posted[] = updates
      .flatMap((update, index) => {
        const ms = values[index]!;
        return Number.isNaN(ms) || update.status === 'scheduled'
          ? []
          : [{ update, ms, promise: onItsDay(promiseOf(update, basis), ms, yearless !== null) }];
      })
      .sort((a, b) => a.ms - b.ms);
    return posted.flatMap((update, index) => judge(posted, index, update));
  },
};

/** Any leap year will do: what counts is how far apart the posts are. */
const SOME_YEAR = 2000;

function yearlessValues(updates: readonly StatusUpdate[]): Float64Array | null {
  const values = Float64Array.from(updates, ({ at }) =>
    at
      ? wallMs(readTime(at.written, { zone: null, date: null, year: SOME_YEAR }).time)
      : Number.NaN,
  );
  return values.every((value) => !Number.isNaN(value)) ? values : null;
}

/** A promise on a bare clock, on the day of its post or the one after. */
function onItsDay(promise: Promised | null, posted: number, dated: boolean): Promised | null {
  if (!promise || !dated || promise.wholeDay) return promise;
  const ahead = (((promise.due - posted) % DAY) + DAY) % DAY;
  return { ...promise, due: posted + ahead };
}

interface Promised {
  time: Time;
  /** The last moment at which the promise is kept. */
  due: number;
  wholeDay: boolean;
  /** Promised is the postmortem, not the next status update. */
  report: boolean;
}

interface Posted {
  update: StatusUpdate;
  ms: number;
  promise: Promised | null;
}

const promises = new WeakMap<StatusUpdate, { basis: Rows['basis']; promise: Promised | null }>();

function promiseOf(update: StatusUpdate, basis: Rows['basis']): Promised | null {
  let known = promises.get(update);
  if (known?.basis !== basis)
    promises.set(update, (known = { basis, promise: readPromise(update, basis) }));
  return known.promise;
}

/** What the field says, else what the text does. */
function readPromise(
  { at, nextUpdate, body }: StatusUpdate,
  basis: Rows['basis'],
): Promised | null {
  const text = plainText(body);
  const found = at ? findPromise(text, { zone: at.zone, date: dayOf(at), posted: at }) : null;
  const time = nextUpdate ?? found?.time ?? null;
  if (time === null) return null;
  const report = found?.kind === 'report' && found.written === time.written;
  const due = valueOf(time, basis);
  if (basis !== 'instant' && (time.zone ?? at?.zone) !== at?.zone) return null;
  if (!Number.isNaN(due))
    return { time, due: due + (time.approximate ? toleranceMs(time) : 0), wholeDay: false, report };
  const day = clockOf(time) === null ? dayOf(time) : null;
  const zone = time.zone ?? at?.zone ?? null;
  if (day === null || zone === null) return null;
  const end = instantOf(`${addDays(day, 1)}T00:00`, zone).instant;
  return end === null ? null : { time, due: Date.parse(end) - 1, wholeDay: true, report };
}

function judge(
  posted: readonly Posted[],
  index: number,
  { update, ms, promise }: Posted,
): Diagnostic[] {
  if (promise === null || promise.due <= ms) return [];
  const after = posted.slice(index + 1);
  const before = promise.report ? [] : after.filter((other) => other.ms < promise.due - EARLY_MS);
  if (before.some((other) => renews(other, promise) || keeps(other, ms))) return [];
  const answer = after.find((other) =>
    promise.report ? other.update.status === 'postmortem' : other.ms >= promise.due - EARLY_MS,
  );
  // The page shows minutes: an update within the promised minute is in time.
  const by = answer ? answer.ms - promise.due : 0;
  if (!answer || by < MINUTE) return [];
  return [diagnostic(update, promise, answer, by)];
}

/** A later post that names the same time again, or a later one, takes the promise over. */
function renews(other: Posted, promise: Promised): boolean {
  return other.promise !== null && other.promise.due >= promise.due;
}

const NO_NEWS =
  /\b(?:continu(?:e|ing)|still|remain)\b.{0,200}\b(?:investigat\w*|working|monitor\w*|looking)\b/i;

/**
 * A post before its time that brings news is the update that was promised; "we continue to
 * investigate" is not.
 */
function keeps({ update, ms }: Posted, promisedAt: number): boolean {
  if (update.status === 'resolved' || update.status === 'postmortem') return true;
  const text = plainText(update.body);
  return ms - promisedAt >= SLIGHT_MS && !(NO_NEWS.test(text) && countWords(text) < 25);
}

function diagnostic(
  update: StatusUpdate,
  { time, wholeDay }: Promised,
  answer: Posted,
  by: number,
): Diagnostic {
  const at = answer.update.at!;
  const [promised, posted] = wholeDay
    ? [dayLabel(dayOf(time)!), dayLabel(dayOf(at) ?? dayOf(time)!)]
    : [timeLabel(time, at), timeLabel(at, time)];
  return {
    rule: late.rule,
    severity: by > SLIGHT_MS ? 'warning' : 'info',
    ...(by <= SLIGHT_MS && { together: 'late by minutes' }),
    title: 'Update came late',
    message:
      `Promised ${quoted(time, promised)}, posted ${posted}: ` +
      `${wholeDay ? lateDays(dayOf(time)!, dayOf(at)!, time.written) : spanLabel(by)} late.`,
    where: placeIn(update, time),
    other: { kind: 'update', id: answer.update.id },
    fixes: [],
  };
}

function quoted(time: Time, label: string): string {
  return time.written.trim() === label || /^\d/.test(time.written)
    ? label
    : `“${time.written.trim()}” (${label})`;
}

function lateDays(due: string, posted: string, written: string): string {
  const business = /\b(?:business|working)\b/i.test(written);
  let days = 0;
  for (let day = due; day < posted; day = addDays(day, 1))
    if (!business || ![0, 6].includes(weekdayOf(addDays(day, 1)))) days++;
  return `${days} ${business ? 'business ' : ''}${days === 1 ? 'day' : 'days'}`;
}

function placeIn({ id, body }: StatusUpdate, { written }: Time): Place {
  const at = written === '' ? -1 : plainText(body).lastIndexOf(written);
  return at === -1 ? { kind: 'update', id } : placeOf({ kind: 'update', id, body }, written, at);
}
