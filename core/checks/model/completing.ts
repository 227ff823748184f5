/**
 * The edits that give a document another zone or day, and every time that rests on it its new
 * reading.
 */
import type { Edit } from '../../editing/edits.ts';
import type { Incident, Postmortem, Time, TimelineEntry } from '../../document/postmortem.ts';
import { rereadDocument } from '../../time/reread.ts';
import { clockOf, dayOf } from './moments.ts';
import { perRow } from '../../document/remembered.ts';

/** A time whose zone, and nothing else of its reading, is unknown. */
export function lacksZone(time: Time | null): time is Time {
  return time !== null && time.zone === null && time.instant === null && clockOf(time) !== null;
}

/** A time with a clock and no day. */
export function lacksDay(time: Time | null): time is Time {
  return time !== null && clockOf(time) !== null && dayOf(time) === null;
}

/** Rows of the timeline whose time has a clock and no day. */
export const rowsWithoutDay = perRow(({ id, at }: TimelineEntry) =>
  lacksDay(at) ? { id, at } : null,
);

/** Rows of the timeline whose time lacks its zone and nothing else. */
export const rowsWithoutZone = perRow(({ id, at }: TimelineEntry) =>
  lacksZone(at) ? { id, at } : null,
);

/**
 * Sets the incident's zone or day. A value that it has already is taken as new: times written
 * before it was set are read with it.
 */
export function setIncident(
  document: Postmortem,
  change: Partial<Pick<Incident, 'zone' | 'date'>>,
): Edit[] {
  const before = {
    ...document,
    incident: {
      ...document.incident,
      ...(change.zone === document.incident.zone ? { zone: '' } : {}),
      ...(change.date === document.incident.date ? { date: '' } : {}),
    },
  };
  const after = rereadDocument(before, change);
  const edits: Edit[] =
    after.incident.zone === document.incident.zone && after.incident.date === document.incident.date
      ? []
      : [{ op: 'set-incident', set: change }];
  after.timeline.forEach(({ id, at }, index) => {
    if (at !== document.timeline[index]!.at) edits.push({ op: 'set-entry', id, set: { at } });
  });
  after.updates.forEach(({ id, at, nextUpdate }, index) => {
    const old = document.updates[index]!;
    const set = {
      ...(at === old.at ? {} : { at }),
      ...(nextUpdate === old.nextUpdate ? {} : { nextUpdate }),
    };
    if (Object.keys(set).length > 0) edits.push({ op: 'set-update', id, set });
  });
  return edits;
}
