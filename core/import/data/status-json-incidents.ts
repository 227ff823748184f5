/**
 * The incidents of a status page’s data and the notices of each, in every form that the data has.
 */
import { at, firstText, isRecord, type JsonRecord, recordsAt } from './json-value.ts';
import { inOrder, readMoment } from './moments.ts';

/** Every form gives its list of incidents; an empty list for anything else. */
export function incidentsOf(value: unknown): JsonRecord[] {
  const list = Array.isArray(value)
    ? value.filter(isRecord)
    : [
        ...recordsAt(value, 'incidents'),
        ...recordsAt(value, 'ongoing_incidents'),
        ...recordsAt(value, 'scheduled_maintenances'),
      ];
  if (list.length > 0) return list.every(looksLikeIncident) ? list : [];
  const one = at(value, 'incident') ?? at(value, 'maintenance') ?? value;
  return isRecord(one) && looksLikeIncident(one) ? [one] : [];
}

const LISTS = [
  'incident_updates',
  'updates',
  'status_page_incident_updates',
  'maintenance_updates',
] as const;

function looksLikeIncident(record: JsonRecord): boolean {
  return (
    LISTS.some((key) => Array.isArray(at(record, key))) &&
    firstText(record, 'name', 'title', 'id', 'status') !== ''
  );
}

export interface Update {
  status: string;
  body: string;
  stamp: string;
  ms: number;
  recorded: number;
  record: JsonRecord;
}

export function updatesOf(incident: JsonRecord, zone: string | null): Update[] {
  const updates = LISTS.flatMap((key) => recordsAt(incident, key)).map((record): Update => {
    const stamp = firstText(
      record,
      'display_at',
      'published_at',
      'created_at',
      'timestamp',
      'updated_at',
    );
    return {
      record,
      stamp,
      ms: readMoment(stamp, zone)?.ms ?? Number.NaN,
      recorded: readMoment(at(record, 'created_at'), zone)?.ms ?? Number.NaN,
      status: firstText(record, 'status', 'incident_status', 'to_status', 'state'),
      body: firstText(record, 'body', 'message', 'message_string', 'content', 'text'),
    };
  });
  return inOrder(updates, ({ ms }) => ms);
}

export function inWords(key: string): string {
  return key.replace(/_/g, ' ');
}
