/**
 * A status page's own data: `incidents.json`, one incident, a webhook, the private API's list, an
 * incident.io page. Its notices are the document's updates; what it says about its components, with
 * a time, are entries of the timeline.
 */
import { counted } from '../../prose/counted.ts';
import { resolveZone } from '../../time/zones.ts';
import { assemble } from '../understand/assemble.ts';
import { mergePostmortems } from '../merge/merge.ts';
import { at, firstText, type JsonRecord, textAt } from './json-value.ts';
import { exactTime, inOrder, readMoment, sameMinute } from './moments.ts';
import { chosenZone, lacksZone, notesOn, type ReaderOptions, type ReaderResult } from './reader.ts';
import { withEvents } from './rows.ts';
import { select } from './select.ts';
import { isHistory, readHistory } from './status-history.ts';
import { componentEvents, incidentTimes } from './status-json-events.ts';
import { incidentsOf, updatesOf } from './status-json-incidents.ts';
import { sourceOf } from './status-json-source.ts';

/** True for data of a status page. */
export function isStatusJson(value: unknown): boolean {
  return isHistory(value) || incidentsOf(value).length > 0;
}

/**
 * Reads a status page's data; the newest incident where there are several and the author named
 * none.
 */
export function readStatusJson(value: unknown, options: ReaderOptions): ReaderResult {
  if (isHistory(value)) return readHistory(value, options);
  const pageZone = resolveZone(textAt(value, 'page', 'time_zone')).zone;
  const zone = pageZone ?? chosenZone(options);
  const incidents = incidentsOf(value);
  const { taken, notes, channels } = select(
    incidents.map((incident) => {
      const updates = updatesOf(incident, zone);
      const began =
        readMoment(firstText(incident, 'started_at', 'published_at', 'created_at'), zone)?.ms ??
        Number.NaN;
      return {
        item: incident,
        label: labelOf(incident),
        rows: updates.length,
        began,
        spare: textAt(incident, 'impact') === 'maintenance',
      };
    }),
    'incident',
    options,
  );
  const read = taken.map(({ item, label }) => ({
    name: label,
    ...readIncident(item, value, pageZone, options),
  }));
  const document = read.length === 1 ? read[0]!.document : mergePostmortems(read, options.newId);
  return {
    document,
    read: {
      format: 'status-json',
      notes: notesOn(document, [...notes, ...read.flatMap(({ notes: own }) => own)]),
      asksZone: lacksZone(document),
      ...(channels ? { channels } : {}),
    },
  };
}

function labelOf(incident: JsonRecord): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(
    firstText(incident, 'started_at', 'published_at', 'created_at'),
  )?.[0];
  return [firstText(incident, 'name', 'title', 'id') || 'unnamed incident', day ? `(${day})` : '']
    .filter(Boolean)
    .join(' ');
}

function readIncident(
  incident: JsonRecord,
  file: unknown,
  pageZone: string | null,
  options: ReaderOptions,
): Pick<ReaderResult, 'document'> & { notes: string[] } {
  const zone = pageZone ?? chosenZone(options);
  const updates = updatesOf(incident, zone);
  const source = sourceOf(incident, file, updates);
  source.zone = zone;
  const { document, notes: found } = assemble(source, options);
  const notes = found.filter((note) => !note.startsWith(`zone ${zone} from`));
  if (pageZone !== null) notes.push(`zone ${pageZone} from the page`);
  const onPage =
    zone === null
      ? document
      : {
          ...document,
          updates: document.updates.map((update) => ({
            ...update,
            at: update.at && (exactTime(update.at.written, zone) ?? update.at),
          })),
        };
  const events = [
    ...componentEvents(incident, updates, zone),
    ...incidentTimes(incident, updates, zone),
  ];
  const backdated = updates.filter(
    ({ ms, recorded }) => !Number.isNaN(ms) && !Number.isNaN(recorded) && !sameMinute(ms, recorded),
  ).length;
  if (backdated > 0)
    notes.push(
      `${counted(backdated, 'update')} recorded at another time than the page shows; the shown time is taken`,
    );
  if (at(incident, 'backfilled') === true)
    notes.push('the page says that the incident was filled in afterwards');
  return {
    document: withEvents(
      onPage,
      inOrder(events, ({ ms }) => ms),
      options.newId,
    ),
    notes,
  };
}
