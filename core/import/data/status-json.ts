/**
 * A status page's own data: `incidents.json`, one incident, a webhook, the private API's list, an
 * incident.io page. Its notices are the document's updates; what it says about its components, with
 * a time, are entries of the timeline.
 */
import type { RootContent } from 'mdast';
import { counted } from '../../prose/counted.ts';
import type { UpdateStatus } from '../../document/postmortem.ts';
import { paragraph } from '../../prose/build.ts';
import { plainText } from '../../prose/text.ts';
import { resolveZone } from '../../time/zones.ts';
import { assemble } from '../understand/assemble.ts';
import { readHtmlSource } from '../text/html.ts';
import { readMarkdown } from '../text/markdown.ts';
import { mergePostmortems } from '../merge/merge.ts';
import { emptySource, type Source } from '../model/source.ts';
import { statusOf } from '../status-page/read.ts';
import { fieldBlocks, setReport } from './bodies.ts';
import {
  at,
  firstText,
  isRecord,
  otherTexts,
  recordsAt,
  textAt,
  type JsonRecord,
} from './json-value.ts';
import { exactTime, inOrder, readMoment, sameMinute } from './moments.ts';
import { chosenZone, lacksZone, notesOn, type ReaderOptions, type ReaderResult } from './reader.ts';
import { linkTo, withEvents, type EventRow } from './rows.ts';
import { select } from './select.ts';
import { isHistory, readHistory } from './status-history.ts';

/** True for data of a status page. */
export function isStatusJson(value: unknown): boolean {
  return isHistory(value) || incidentsOf(value).length > 0;
}

/** Every form gives its list of incidents; an empty list for anything else. */
function incidentsOf(value: unknown): JsonRecord[] {
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

interface Update {
  status: string;
  body: string;
  stamp: string;
  ms: number;
  recorded: number;
  record: JsonRecord;
}

function updatesOf(incident: JsonRecord, zone: string | null): Update[] {
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
    ...ownTimes(incident, updates, zone),
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

const KNOWN_OF_INCIDENT = new Set([
  'id',
  'name',
  'title',
  'status',
  'impact',
  'impact_override',
  'created_at',
  'updated_at',
  'started_at',
  'monitoring_at',
  'resolved_at',
  'published_at',
  'last_update_at',
  'shortlink',
  'url',
  'page_id',
  'postmortem_body',
  'postmortem_body_last_updated_at',
  'postmortem_published_at',
  'scheduled_for',
  'scheduled_until',
  'scheduled_remind_prior',
  'scheduled_auto_in_progress',
  'scheduled_auto_completed',
  'type',
  'organization_id',
  'affected_status',
  'scheduled_reminded_at',
  'auto_transition_to_maintenance_state',
  'auto_transition_to_operational_state',
  'current_worst_impact',
  'status_page_id',
  'external_id',
  'slug',
  'reminder_intervals',
]);
const KNOWN_OF_UPDATE = new Set([
  'id',
  'incident_id',
  'status',
  'incident_status',
  'to_status',
  'state',
  'body',
  'message',
  'message_string',
  'content',
  'text',
  'created_at',
  'updated_at',
  'display_at',
  'published_at',
  'timestamp',
  'tweet_id',
  'twitter_updated_at',
  'automated_update',
]);

function sourceOf(incident: JsonRecord, file: unknown, updates: readonly Update[]): Source {
  const report =
    textAt(incident, 'postmortem_body') ||
    updates.find(({ status }) => status === 'postmortem')?.body ||
    '';
  const source = report === '' ? emptySource('status-json') : reportSource(report);
  const title = firstText(incident, 'name', 'title');
  if (source.title !== '' && source.title !== title)
    source.unsorted.unshift(paragraph(source.title));
  setReport(source, title, source.body);
  source.format = 'status-json';
  source.organization ||= textAt(file, 'page', 'name');
  const impact = firstText(incident, 'impact_override', 'impact', 'current_worst_impact');
  source.severity ||= impact === 'none' || impact === 'maintenance' ? '' : impact;
  source.services = [...source.services, ...componentNames(incident, updates)];
  source.updates = [
    ...source.updates,
    ...updates.map(({ status, stamp, body, record }) => ({
      status: statusFor(status),
      stamp: stamp || null,
      body:
        status === 'postmortem' && sameWords(body, report)
          ? []
          : [...fieldBlocks(body), ...tweet(record, body)],
    })),
  ];
  const published = textAt(incident, 'postmortem_published_at');
  if (report !== '' && published !== '' && !updates.some(({ status }) => status === 'postmortem'))
    source.updates.push({ status: 'postmortem', stamp: published, body: [] });
  source.unsorted = [...source.unsorted, ...leftOver(incident, updates)];
  return source;
}

function reportSource(report: string): Source {
  return /^\s*<(?:p|div|h[1-6]|ul|ol|table|section|article)\b/i.test(report)
    ? readHtmlSource(report)
    : readMarkdown(report);
}

/** What was posted elsewhere in other words. */
function tweet(record: JsonRecord, body: string): RootContent[] {
  const words = textAt(record, 'custom_tweet');
  return words === '' || sameWords(words, body) ? [] : [paragraph(words)];
}

/** A page's words for its states; a state of maintenance has no name of its own in a document. */
function statusFor(written: string): UpdateStatus {
  return written === '' ? 'update' : (statusOf(written.replace(/_/g, ' ')) ?? 'other');
}

/** Where a page lists no component, some services put a sentence in the component's place. */
const NO_COMPONENT = /^no components? (?:were|was|are) affected/i;

function componentNames(incident: JsonRecord, updates: readonly Update[]): string[] {
  const lists = [
    recordsAt(incident, 'components'),
    recordsAt(incident, 'affected_components'),
    ...updates.map(({ record }) => [
      ...recordsAt(record, 'affected_components'),
      ...recordsAt(record, 'component_statuses'),
    ]),
  ];
  const impacts = recordsAt(incident, 'component_impacts').map(
    (impact) => textAt(impact, 'component', 'name') || textAt(impact, 'name'),
  );
  return [...lists.flat().map((component) => textAt(component, 'name')), ...impacts].filter(
    (name) => name !== '' && !NO_COMPONENT.test(name),
  );
}

type DatedRow = EventRow & { ms: number };
const SOURCE = 'Status page';

/**
 * "API: operational to major outage", at the time of the notice that says so; and the spans that
 * incident.io gives.
 */
function componentEvents(
  incident: JsonRecord,
  updates: readonly Update[],
  zone: string | null,
): DatedRow[] {
  const rows: DatedRow[] = [];
  const add = (stamp: unknown, words: string) => {
    const moment = readMoment(stamp, zone);
    if (moment)
      rows.push({ at: moment.time, ms: moment.ms, body: [paragraph(words)], source: SOURCE });
  };
  for (const { record, stamp } of updates) {
    for (const component of recordsAt(record, 'affected_components')) {
      const [from, to] = [textAt(component, 'old_status'), textAt(component, 'new_status')];
      if (from !== to && to !== '')
        add(
          stamp,
          `${textAt(component, 'name')}: ${[from, to].filter(Boolean).map(inWords).join(' to ')}`,
        );
    }
  }
  const names = new Map(
    recordsAt(incident, 'affected_components').map((component) => [
      textAt(component, 'id'),
      textAt(component, 'name'),
    ]),
  );
  for (const impact of recordsAt(incident, 'component_impacts')) {
    const name =
      textAt(impact, 'component', 'name') ||
      textAt(impact, 'name') ||
      names.get(textAt(impact, 'component_id')) ||
      'A component';
    add(at(impact, 'start_at'), `${name}: ${inWords(textAt(impact, 'status')) || 'affected'}`);
    add(at(impact, 'end_at'), `${name}: end of ${inWords(textAt(impact, 'status')) || 'impact'}`);
  }
  return rows;
}

/**
 * The incident's own start and end, where no notice was shown at that time: authors set them by
 * hand.
 */
function ownTimes(
  incident: JsonRecord,
  updates: readonly Update[],
  zone: string | null,
): DatedRow[] {
  const times = [
    ['started_at', 'Incident started', 'started'],
    ['resolved_at', 'Incident resolved', 'resolved'],
  ] as const;
  return times.flatMap(([key, words, milestone]): DatedRow[] => {
    const moment = readMoment(at(incident, key), zone);
    if (
      !moment ||
      Number.isNaN(moment.ms) ||
      updates.some(
        ({ ms, recorded }) => sameMinute(ms, moment.ms) || sameMinute(recorded, moment.ms),
      )
    )
      return [];
    return [
      { at: moment.time, ms: moment.ms, body: [paragraph(words)], source: SOURCE, milestone },
    ];
  });
}

function leftOver(incident: JsonRecord, updates: readonly Update[]): RootContent[] {
  const links = ['shortlink', 'url']
    .map((key) => textAt(incident, key))
    .filter(Boolean)
    .map((url) => linkTo(url));
  const planned = ['scheduled_for', 'scheduled_until'].flatMap((key) =>
    textAt(incident, key) === '' ? [] : [`${inWords(key)}: ${textAt(incident, key)}`],
  );
  const texts = [
    ...planned,
    ...otherTexts(incident, KNOWN_OF_INCIDENT),
    ...updates.flatMap(({ record }) =>
      otherTexts(record, new Set([...KNOWN_OF_UPDATE, 'custom_tweet'])),
    ),
  ];
  return [...links, ...texts.map((text) => paragraph(text))];
}

function inWords(key: string): string {
  return key.replace(/_/g, ' ');
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    plainText({ type: 'root', children: fieldBlocks(text) })
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? '';
  return words(a) === words(b);
}
