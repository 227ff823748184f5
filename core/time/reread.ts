import type { Incident, Postmortem, Time, TimeReason } from '../document/postmortem.ts';
import { clockOf, dayOf } from './calendar.ts';
import { readTime } from './read-time.ts';
import { instantOf, resolveZone } from './zones.ts';

/**
 * The document with another zone or incident date, and with every time that rested on the old one
 * read anew. Times that say their own zone and date, or have them from the imported source, stay
 * the same objects.
 */
export function rereadDocument(
  document: Postmortem,
  change: Partial<Pick<Incident, 'zone' | 'date'>>,
): Postmortem {
  const incident = { ...document.incident, ...change };
  if (incident.zone === document.incident.zone && incident.date === document.incident.date)
    return document;
  const old = document.incident;
  const timeline = rereadRows(document.timeline, old, incident);
  const updates = rereadRows(document.updates, old, incident).map((update) => {
    const nextUpdate = update.nextUpdate && reread(update.nextUpdate, null, false, old, incident);
    return nextUpdate === update.nextUpdate ? update : { ...update, nextUpdate };
  });
  return {
    ...document,
    incident,
    timeline: same(document.timeline, timeline),
    updates: same(document.updates, updates),
  };
}

/** In order, because a row's date may rest on the row before. */
function rereadRows<T extends { at: Time | null }>(
  rows: readonly T[],
  old: Incident,
  incident: Incident,
): T[] {
  let previous: Time | null = null;
  let previousChanged = false;
  return rows.map((row) => {
    if (row.at === null) return row;
    const at = reread(row.at, previous, previousChanged, old, incident);
    previous = at;
    previousChanged = at !== row.at;
    return previousChanged ? { ...row, at } : row;
  });
}

function reread(
  time: Time,
  previous: Time | null,
  previousChanged: boolean,
  old: Incident,
  incident: Incident,
): Time {
  const zoneFree = time.zoneFrom === 'document' || time.zone === null;
  const dateFree =
    time.dateFrom === 'document' || (time.dateFrom === undefined && dayOf(time.local) === null);
  const follows = previousChanged && (time.dateFrom === 'previous' || time.zoneFrom === 'previous');
  const redated = dateFree && incident.date !== old.date;
  const rezoned = zoneFree && incident.zone !== old.zone;
  if (redated || follows)
    return readAnew(
      time,
      previous,
      { zoneFree, dateFree: dateFree || time.dateFrom === 'previous' },
      incident,
    );
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

function readAnew(
  time: Time,
  previous: Time | null,
  { zoneFree, dateFree }: { zoneFree: boolean; dateFree: boolean },
  incident: Incident,
): Time {
  const zone = zoneFree ? incident.zone || null : time.zone;
  const source = time.zoneFrom === 'source';
  const reading = readTime(time.written, {
    zone,
    zoneFrom: source ? 'source' : 'document',
    previous,
    date: dateFree ? incident.date || null : dayOf(time.local),
    dateFrom: dateFree ? 'document' : time.dateFrom === 'source' ? 'source' : 'document',
  }).time;
  if (
    reading.local === null ||
    (clockOf(reading.local) !== clockOf(time.local) && time.dateFrom !== 'previous')
  )
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
