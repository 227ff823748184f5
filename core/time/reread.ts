/**
 * Times that rest on something else than their own words, read anew when that changes: the
 * document's zone and day, and the row before.
 */
import type { Incident, Postmortem, Time, TimeReason } from '../document/postmortem.ts';
import { addDays, clockOf, dayOf } from './calendar.ts';
import { readTime } from './read-time.ts';
import { wallIn } from './which-day.ts';
import { resolveZone, instantOf } from './zones.ts';

/** What a row's time may rest on in its document. */
type Known = Pick<Incident, 'zone' | 'date'>;

/** A row of a timeline, or a status update. */
export interface TimedRow {
  at: Time | null;
}

/**
 * The document with another zone or incident date, and with every time that rested on the old one
 * read anew. Times that say their own zone and date, or have them from the imported source, stay
 * the same objects.
 */
export function rereadDocument(document: Postmortem, change: Partial<Known>): Postmortem {
  const incident = { ...document.incident, ...change };
  const old = document.incident;
  if (incident.zone === old.zone && incident.date === old.date) return document;
  const own = (time: Time | null, previous: Time | null): Time | null =>
    time && reread(time, previous, old, incident);
  const timeline = rereadRows(document.timeline, incident, own);
  const updates = rereadRows(document.updates, incident, own).map((update) => {
    const nextUpdate = own(update.nextUpdate, null);
    return nextUpdate === update.nextUpdate ? update : { ...update, nextUpdate };
  });
  return {
    ...document,
    incident,
    timeline: same(document.timeline, timeline),
    updates: same(document.updates, updates),
  };
}

/**
 * The rows with another time for one of them, and with every row below read anew that stands on it:
 * one counted from it (`+9m`), or one that took its day from it. Rows that stay are the same
 * objects. `at` may be null: a row without a time lends nothing, and what stood on it stays.
 */
export function followRow<Row extends TimedRow>(
  rows: readonly Row[],
  index: number,
  at: Time | null,
  incident: Known,
): Row[] {
  return rereadRows(rows, incident, (time, _, row) => (row === rows[index] ? at : time));
}

/**
 * In order, because a row may stand on the one before it. `own` gives the time of a row that stands
 * by itself; it is told the time before it as it now is.
 */
function rereadRows<Row extends TimedRow>(
  rows: readonly Row[],
  incident: Known,
  own: (time: Time | null, previous: Time | null, row: Row) => Time | null,
): Row[] {
  let before: Base | null = null;
  return rows.map((row) => {
    const follows = row.at && before && before.now !== before.old && standsOn(row.at, before.old);
    const at: Time | null = follows
      ? readHeir(row.at!, before!.now, incident)
      : own(row.at, before?.now ?? null, row);
    if (at?.local) before = { old: row.at?.local ? row.at : at, now: at };
    return at === row.at ? row : { ...row, at };
  });
}

/** A row's time before and after the change. */
interface Base {
  old: Time;
  now: Time;
}

/**
 * Whether a time has its moment or its day from another, and not from a row that has gone from
 * between them.
 */
function standsOn(time: Time, base: Time): boolean {
  if (isCounted(time)) {
    const counted = readTime(time.written, { zone: base.zone, date: null, previous: base }).time;
    return counted.local === time.local && counted.instant === time.instant;
  }
  if (time.dateFrom !== 'previous') return false;
  const lent = dayOf(wallIn(base, time.zone, null));
  const rolled = time.reasons?.includes('rolled-over') ?? false;
  return lent !== null && dayOf(time.local) === (rolled ? addDays(lent, 1) : lent);
}

/** Counted from another row's time: `+9m`, `T+5`. */
export function isCounted({ reasons = [] }: Time): boolean {
  return reasons.includes('counted') || reasons.includes('counted-from-start');
}

function readHeir(time: Time, base: Time, incident: Known): Time {
  const zoneFree = time.zoneFrom === 'document' || time.zone === null;
  const source = time.zoneFrom === 'source';
  const { time: next } = readTime(time.written, {
    zone: zoneFree ? incident.zone || null : time.zone,
    zoneFrom: source ? 'source' : 'document',
    date: null,
    previous: base,
  });
  return next.local === null ? time : keep(time, next);
}

function reread(time: Time, previous: Time | null, old: Known, incident: Known): Time {
  const zoneFree = time.zoneFrom === 'document' || time.zone === null;
  const dateFree =
    time.dateFrom === 'document' || (time.dateFrom === undefined && dayOf(time.local) === null);
  const redated = dateFree && incident.date !== old.date;
  const rezoned = zoneFree && incident.zone !== old.zone;
  if (redated) return readAnew(time, previous, zoneFree, incident);
  if (rezoned) return inZone(time, incident.zone);
  // What IST means rests on the document's zone.
  if (
    time.zone !== null &&
    incident.zone !== old.zone &&
    resolveZone(time.zone).problem &&
    clockOf(time.local) !== null &&
    dayOf(time.local) !== null
  )
    return keep(time, {
      ...time,
      instant: instantOf(time.local!, time.zone, incident.zone).instant,
    });
  return time;
}

/** A time that is of the incident's day stays with it, whatever the row before it says. */
function readAnew(time: Time, previous: Time | null, zoneFree: boolean, incident: Known): Time {
  const undated = dayOf(time.local) === null;
  const reading = readTime(time.written, {
    zone: zoneFree ? incident.zone || null : time.zone,
    zoneFrom: time.zoneFrom === 'source' ? 'source' : 'document',
    previous: undated || dayOf(previous?.local) === incident.date ? previous : null,
    date: incident.date || null,
  }).time;
  if (reading.local === null || clockOf(reading.local) !== clockOf(time.local))
    return zoneFree ? inZone(time, incident.zone) : time;
  return keep(time, reading);
}

/** Reasons that hold in the old zone only. */
const OF_THE_CLOCK_CHANGE: ReadonlySet<TimeReason> = new Set<TimeReason>([
  'second-by-order',
  'first-chosen',
  'second-chosen',
  'skipped-forward',
  'skipped-back',
]);

/**
 * The same wall clock in another zone: a document's zone says what its clock times mean, it does
 * not move them.
 */
function inZone(time: Time, zone: string): Time {
  const next = zone === '' ? null : (resolveZone(zone).zone ?? zone);
  const whole = clockOf(time.local) !== null && dayOf(time.local) !== null;
  if (time.local === null || clockOf(time.local) === null) return time;
  const moved: Time = {
    ...time,
    zone: next,
    instant: whole && next !== null ? instantOf(time.local, next).instant : null,
  };
  if (next === null) delete moved.zoneFrom;
  else moved.zoneFrom = 'document';
  const reasons = time.reasons?.filter((reason) => !OF_THE_CLOCK_CHANGE.has(reason));
  if (reasons?.length) moved.reasons = reasons;
  else delete moved.reasons;
  return keep(time, moved);
}

/** The old object where nothing changed, so that readers can compare by identity. */
function keep(old: Time, next: Time): Time {
  const equal =
    old.local === next.local &&
    old.zone === next.zone &&
    old.instant === next.instant &&
    old.zoneFrom === next.zoneFrom &&
    old.dateFrom === next.dateFrom;
  return equal ? old : next;
}

function same<T>(old: T[], next: T[]): T[] {
  return old.length === next.length && old.every((item, index) => item === next[index])
    ? old
    : next;
}
