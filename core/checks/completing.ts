/** The edits that give a document the zone or the day that its times lack. */
import type { Edit } from '../document/edits.ts';
import type { Postmortem, Time } from '../document/postmortem.ts';
import { addDays, HOUR } from '../time/calendar.ts';
import { instantOf } from '../time/zones.ts';
import { clockOf, dayOf, wallMs } from './moments.ts';

/** A time whose zone, and nothing else of its reading, is unknown. */
export function lacksZone(time: Time | null): time is Time {
  return time !== null && time.zone === null && time.instant === null && clockOf(time) !== null;
}

/** A time with a clock and no day. */
export function lacksDay(time: Time | null): time is Time {
  return time !== null && clockOf(time) !== null && dayOf(time) === null;
}

/** Sets the document's zone and reads every time that has none in it. */
export function setZone(document: Postmortem, zone: string): Edit[] {
  const read = (time: Time): Time => ({ ...time, zone, zoneFrom: 'document', instant: dayOf(time) === null ? null : instantOf(time.local!, zone).instant });
  const edits: Edit[] = document.incident.zone === zone ? [] : [{ op: 'set-incident', set: { zone } }];
  for (const { id, at } of document.timeline) if (lacksZone(at)) edits.push({ op: 'set-entry', id, set: { at: read(at) } });
  for (const { id, at, nextUpdate } of document.updates) {
    const set = { ...(lacksZone(at) ? { at: read(at) } : {}), ...(lacksZone(nextUpdate) ? { nextUpdate: read(nextUpdate) } : {}) };
    if (Object.keys(set).length > 0) edits.push({ op: 'set-update', id, set });
  }
  return edits;
}

/**
 * Sets the incident's day and gives it to every row without one. A clock more than 12 h before the row above is past midnight,
 * as in `TimeContext.previous`; rows with a day of their own give theirs to those below.
 */
export function setDay(document: Postmortem, date: string): Edit[] {
  const edits: Edit[] = [{ op: 'set-incident', set: { date } }];
  let day = date;
  let previous = Number.NaN;
  for (const { id, at } of document.timeline) {
    if (at && dayOf(at) !== null) day = dayOf(at)!;
    if (lacksDay(at)) {
      if (previous - wallMs({ ...at, local: `${day}${at.local!}` }) > 12 * HOUR) day = addDays(day, 1);
      const local = `${day}${at.local!}`;
      const zone = at.zone;
      edits.push({ op: 'set-entry', id, set: { at: { ...at, local, dateFrom: 'document', instant: zone === null ? null : instantOf(local, zone).instant } } });
      previous = wallMs({ ...at, local });
    } else if (!Number.isNaN(wallMs(at))) previous = wallMs(at);
  }
  return edits;
}
