/** A document's zone that nobody chose: the machine's, that every new document begins with. */
import type { Postmortem, Prose, Time } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { clockOf } from '../../time/calendar.ts';
import { findTimes } from '../../time/find-times.ts';

/**
 * The open document in the zone of an import, where its own is only the default and no time in it
 * is read by it: no row's, none in its text. The same document otherwise.
 */
export function inZoneOfImport(
  open: Postmortem,
  imported: Postmortem,
  defaultZone: string,
): Postmortem {
  const { zone } = imported.incident;
  const unchosen = open.incident.zone === defaultZone && !restsOnZone(open);
  if (zone === '' || zone === open.incident.zone || !unchosen) return open;
  return { ...open, incident: { ...open.incident, zone } };
}

function restsOnZone({ sections, timeline, updates, actions }: Postmortem): boolean {
  const times = [
    ...timeline.map(({ at }) => at),
    ...updates.flatMap(({ at, nextUpdate }) => [at, nextUpdate]),
  ];
  return (
    times.some((time) => time !== null && takesZone(time)) ||
    [...sections, ...timeline, ...updates, ...actions].some(({ body }) => namesClock(body))
  );
}

function takesZone({ local, zone, zoneFrom }: Time): boolean {
  return clockOf(local) !== null && (zone === null || zoneFrom === 'document');
}

/** A clock time without a zone of its own: `09:15`. */
function namesClock(body: Prose): boolean {
  return findTimes(plainText(body), { zone: null, date: null }).some(
    ({ time }) => clockOf(time.local) !== null && time.zone === null,
  );
}
