/**
 * PagerDuty: pages of log entries, webhooks of both versions, an incident's notes, or the bare
 * incident.
 */
import type { Code, RootContent } from 'mdast';
import { counted } from '../../prose/counted.ts';
import type { Milestone } from '../../document/postmortem.ts';
import { paragraph, plainList } from '../../prose/build.ts';
import { plainBlocks } from '../understand/plain-blocks.ts';
import {
  at,
  firstText,
  flatLines,
  isRecord,
  recordsAt,
  textAt,
  textsWithin,
  type JsonRecord,
} from './json-value.ts';
import { inOrder, readMoment, type Moment } from './moments.ts';
import { chosenZone, lacksZone, notesOn, type ReaderOptions, type ReaderResult } from './reader.ts';
import { documentOfRows, linkTo, said, type EventRow } from './rows.ts';

/** One event of an incident, whatever form it came in. */
interface LogEntry {
  /**
   * `trigger`, `acknowledge`, `resolve`, `annotate`, `assign`, `escalate`, `notify`, …; '' where
   * the source has none.
   */
  type: string;
  stamp: unknown;
  who: string;
  /** What happened, in the source's words: its summary first, then what the channel adds. */
  texts: string[];
  links: RootContent[];
  /** Data that came with a trigger, for Unsorted. */
  payload: Code | null;
  incident: unknown;
  id: string;
}

/** True for data of PagerDuty. */
export function isPagerDuty(value: unknown): boolean {
  return entriesOf(value).length > 0;
}

/**
 * Reads an incident's log. The milestones are those that an entry's type says: trigger is detected,
 * acknowledge and resolve are themselves.
 */
export function readPagerDuty(value: unknown, options: ReaderOptions): ReaderResult {
  const zone = chosenZone(options);
  const unique = new Map<string, LogEntry>();
  entriesOf(value).forEach((entry, index) =>
    unique.set(entry.id === '' ? `#${index}` : entry.id, entry),
  );
  const dated = inOrder(
    [...unique.values()].map((entry) => ({ entry, moment: readMoment(entry.stamp, zone) })),
    ({ moment }) => moment?.ms ?? Number.NaN,
  );
  const notify = dated.filter(({ entry }) => entry.type === 'notify');
  const shown = dated.filter(({ entry }) => entry.type !== 'notify');
  const incidents = incidentsOf(
    value,
    dated.map(({ entry }) => entry),
  );
  const milestones = milestonesOf(shown.map(({ entry }) => entry));
  const events = shown.map(({ entry, moment }): EventRow => ({
    at: moment?.time ?? null,
    body: bodyOf(entry),
    source:
      incidents.length > 1 && numberOf(entry.incident) !== ''
        ? `PagerDuty #${numberOf(entry.incident)}`
        : 'PagerDuty',
    ...(milestones.has(entry) ? { milestone: milestones.get(entry)! } : {}),
  }));
  const first = incidents[0];
  const document = documentOfRows(
    {
      title: titleOf(first),
      reference: numberOf(first),
      severity: severityOf(first),
      zone: zone ?? '',
      events,
      services: incidents
        .map(
          (incident) =>
            textAt(incident, 'service', 'summary') || textAt(incident, 'service', 'name'),
        )
        .filter((name) => name !== ''),
      unsorted: [
        ...notifications(notify),
        ...shown.flatMap(({ entry, moment }) =>
          entry.payload
            ? [
                paragraph(`Data of ${moment?.time.written ?? 'an entry'} (PagerDuty)`),
                entry.payload,
              ]
            : [],
        ),
        ...incidentTexts(incidents),
      ],
    },
    options,
  );
  const notes: string[] = [];
  if (notify.length > 0)
    notes.push(`${counted(notify.length, 'notification')} not on the timeline: in “Unsorted”`);
  if (incidents.length > 1) notes.push(`${counted(incidents.length, 'incident')} in one log`);
  if (at(value, 'more') === true)
    notes.push('the file is one page of the log; PagerDuty says that there is more');
  return {
    document,
    read: { format: 'pagerduty', notes: notesOn(document, notes), asksZone: lacksZone(document) },
  };
}

function entriesOf(value: unknown): LogEntry[] {
  if (Array.isArray(value)) return value.flatMap((item) => (isRecord(item) ? entriesOf(item) : []));
  if (!isRecord(value)) return [];
  if (/_log_entry(?:_reference)?$/.test(textAt(value, 'type'))) return [logEntry(value, undefined)];
  const lists = [
    ...recordsAt(value, 'log_entries'),
    ...(isRecord(at(value, 'log_entry')) ? [at(value, 'log_entry') as JsonRecord] : []),
  ];
  if (lists.length > 0) return lists.map((entry) => logEntry(entry, at(value, 'incident')));
  const messages = recordsAt(value, 'messages');
  if (messages.length > 0) return messages.flatMap(messageEntries);
  if (isRecord(at(value, 'event')) && textAt(value, 'event', 'event_type') !== '')
    return [webhookEntry(at(value, 'event') as JsonRecord)];
  const notes = recordsAt(value, 'notes').filter(
    (note) => textAt(note, 'content') !== '' && textAt(note, 'created_at') !== '',
  );
  if (notes.length > 0) return notes.map(noteEntry);
  const incidents = isRecord(at(value, 'incident'))
    ? [at(value, 'incident') as JsonRecord]
    : recordsAt(value, 'incidents');
  return [value, ...incidents]
    .filter((incident) => textAt(incident, 'incident_number') !== '')
    .flatMap(bareIncident);
}

/**
 * Webhook, version 2: log entries with the incident beside them, or only the name of what happened.
 */
function messageEntries(message: JsonRecord): LogEntry[] {
  const entries = recordsAt(message, 'log_entries').map((entry) =>
    logEntry(entry, at(message, 'incident')),
  );
  if (entries.length > 0) return entries;
  const event = textAt(message, 'event');
  if (!event.startsWith('incident.')) return [];
  return [
    {
      type: verbOf(event),
      stamp: firstText(message, 'created_on', 'created_at'),
      who: '',
      texts: [eventWords(event)],
      links: [],
      payload: null,
      incident: at(message, 'incident'),
      id: textAt(message, 'id'),
    },
  ];
}

/** Webhook, version 3. */
function webhookEntry(event: JsonRecord): LogEntry {
  const type = textAt(event, 'event_type');
  const data = at(event, 'data');
  return {
    type: verbOf(type),
    stamp: at(event, 'occurred_at'),
    who: textAt(event, 'agent', 'summary'),
    id: textAt(event, 'id'),
    payload: null,
    links: [],
    texts: [eventWords(type), firstText(data, 'content', 'message', 'trimmed_content')].filter(
      Boolean,
    ),
    incident: isRecord(at(data, 'incident')) ? at(data, 'incident') : data,
  };
}

/** `incident.acknowledged` and `acknowledge_log_entry` name the same thing. */
function verbOf(type: string): string {
  const word = type.replace(/^incident\./, '').replace(/_log_entry(?:_reference)?$/, '');
  return VERBS.get(word) ?? word;
}

/** How log entries name what webhooks name otherwise. */
const VERBS: ReadonlyMap<string, string> = new Map([
  ['triggered', 'trigger'],
  ['acknowledged', 'acknowledge'],
  ['resolved', 'resolve'],
  ['annotated', 'annotate'],
  ['unacknowledged', 'unacknowledge'],
  ['escalated', 'escalate'],
  ['assigned', 'assign'],
  ['reassigned', 'assign'],
  ['delegated', 'delegate'],
]);

function eventWords(type: string): string {
  const words = type.replace(/^incident\./, '').replace(/[._]/g, ' ');
  return words === '' ? '' : words[0]!.toUpperCase() + words.slice(1);
}

const CHANNEL_TEXTS = [
  'subject',
  'summary',
  'description',
  'note',
  'content',
  'body',
  'text',
  'details',
] as const;
const CHANNEL_DATA = new Set<string>([
  'type',
  'id',
  'self',
  'html_url',
  'client',
  'client_url',
  'service_key',
  'incident_key',
  ...CHANNEL_TEXTS,
]);

function logEntry(entry: JsonRecord, incident: unknown): LogEntry {
  const channel = at(entry, 'channel');
  const type = verbOf(textAt(entry, 'type'));
  const summary = textAt(entry, 'summary') || eventWords(type);
  const said = [
    ...CHANNEL_TEXTS.map((key) => textAt(channel, key)),
    textAt(entry, 'note'),
    textAt(entry, 'event_details', 'description'),
    ...recordsAt(entry, 'contexts')
      .filter((context) => textAt(context, 'href') === '')
      .map((context) => textAt(context, 'text')),
  ];
  const texts = [summary];
  for (const text of said)
    if (text !== '' && !texts.some((other) => other.includes(text))) texts.push(text);
  const own = at(entry, 'incident');
  return {
    type,
    stamp: firstText(entry, 'created_at', 'time', 'at'),
    who: textAt(entry, 'agent', 'summary') || textAt(entry, 'user', 'summary'),
    texts,
    payload: payloadOf(channel),
    id: textAt(entry, 'id'),
    links: recordsAt(entry, 'contexts').flatMap((context) =>
      firstText(context, 'href', 'src') === ''
        ? []
        : [linkTo(firstText(context, 'href', 'src'), firstText(context, 'text', 'alt'))],
    ),
    incident: isRecord(own)
      ? {
          ...(isRecord(incident) ? incident : {}),
          ...own,
          service: at(own, 'service') ?? at(incident, 'service') ?? at(entry, 'service'),
        }
      : {
          ...(isRecord(incident) ? incident : {}),
          ...(isRecord(at(entry, 'service')) ? { service: at(entry, 'service') } : {}),
        },
  };
}

/** What a monitoring tool sent along: too long for a row, and not to be lost. */
function payloadOf(channel: unknown): Code | null {
  if (!isRecord(channel)) return null;
  const rest = Object.entries(channel).filter(([key, value]) =>
    typeof value === 'object'
      ? textsWithin(value).length > 0
      : typeof value === 'string' && value.trim() !== '' && !CHANNEL_DATA.has(key),
  );
  if (rest.length === 0) return null;
  return {
    type: 'code',
    lang: null,
    value: rest.flatMap(([key, value]) => flatLines(key, value)).join('\n'),
  };
}

function noteEntry(note: JsonRecord): LogEntry {
  return {
    type: 'annotate',
    stamp: at(note, 'created_at'),
    who: textAt(note, 'user', 'summary'),
    texts: [textAt(note, 'content')],
    links: [],
    payload: null,
    incident: undefined,
    id: textAt(note, 'id'),
  };
}

/**
 * An incident without its log gives what it knows itself. Acknowledgements are empty once it is
 * resolved.
 */
function bareIncident(incident: JsonRecord): LogEntry[] {
  const entry = (type: string, stamp: unknown, words: string): LogEntry[] =>
    textAt({ stamp }, 'stamp') === ''
      ? []
      : [{ type, stamp, who: '', texts: [words], links: [], payload: null, incident, id: '' }];
  const by = (record: JsonRecord, ...path: string[]) =>
    textAt(record, ...path) === '' ? '' : ` by ${textAt(record, ...path)}`;
  return [
    ...entry('trigger', at(incident, 'created_at'), 'Triggered'),
    ...recordsAt(incident, 'assignments').flatMap((each) =>
      entry(
        'assign',
        at(each, 'at'),
        `Assigned to ${textAt(each, 'assignee', 'summary') || 'a responder'}`,
      ),
    ),
    ...recordsAt(incident, 'acknowledgements').flatMap((each) =>
      entry('acknowledge', at(each, 'at'), `Acknowledged${by(each, 'acknowledger', 'summary')}`),
    ),
    ...entry(
      'resolve',
      at(incident, 'resolved_at') ??
        (textAt(incident, 'status') === 'resolved'
          ? at(incident, 'last_status_change_at')
          : undefined),
      `Resolved${by(incident, 'last_status_change_by', 'summary')}`,
    ),
  ];
}

function bodyOf({ who, texts, links }: LogEntry): RootContent[] {
  const blocks = texts.flatMap((text) => plainBlocks(text, { headings: false }));
  return [
    ...said(who !== '' && !texts.some((text) => text.includes(who)) ? who : '', blocks),
    ...links,
  ];
}

const MILESTONE: Readonly<Record<string, Milestone>> = {
  trigger: 'detected',
  acknowledge: 'acknowledged',
  resolve: 'resolved',
};

/**
 * The first trigger and acknowledgement, the last resolution: an incident that came back was not
 * resolved.
 */
function milestonesOf(entries: readonly LogEntry[]): Map<LogEntry, Milestone> {
  const found = new Map<Milestone, LogEntry>();
  for (const entry of entries) {
    const milestone = Object.hasOwn(MILESTONE, entry.type) ? MILESTONE[entry.type] : undefined;
    if (milestone && (milestone === 'resolved' || !found.has(milestone)))
      found.set(milestone, entry);
  }
  return new Map([...found].map(([milestone, entry]) => [entry, milestone]));
}

/**
 * Who was notified, and how: kept line for line, because a page that did not reach anyone may be
 * the point of a report.
 */
function notifications(
  notify: readonly { entry: LogEntry; moment: Moment | null }[],
): RootContent[] {
  if (notify.length === 0) return [];
  return [
    paragraph('Notifications (PagerDuty)'),
    plainList(
      notify.map(({ entry, moment }) =>
        [
          moment?.time.written ?? '',
          entry.texts.join('; '),
          entry.who !== '' && !entry.texts.join(' ').includes(entry.who) ? entry.who : '',
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
  ];
}

/** The incidents that the entries are about, each with all that is said of it. */
function incidentsOf(value: unknown, entries: readonly LogEntry[]): JsonRecord[] {
  const found = new Map<string, JsonRecord>();
  for (const incident of [at(value, 'incident'), ...entries.map((entry) => entry.incident)]) {
    if (!isRecord(incident)) continue;
    const key = textAt(incident, 'id') || numberOf(incident) || titleOf(incident);
    const known = found.get(key);
    if (key === '' && Object.keys(incident).length === 0) continue;
    found.set(
      key,
      known
        ? {
            ...incident,
            ...Object.fromEntries(
              Object.entries(known).filter(
                ([, each]) => each !== undefined && each !== null && each !== '',
              ),
            ),
          }
        : incident,
    );
  }
  // What is said without a name belongs to the one incident there is.
  const named = [...found].filter(([key]) => key !== '').map(([, incident]) => incident);
  const unnamed = found.get('');
  return unnamed && named.length <= 1 ? [{ ...unnamed, ...named[0] }] : named;
}

const NUMBERED = /^\[#(\d+)\]\s*/;

function numberOf(incident: unknown): string {
  return (
    firstText(incident, 'incident_number', 'number') ||
    (NUMBERED.exec(textAt(incident, 'summary'))?.[1] ?? '')
  );
}

function titleOf(incident: unknown): string {
  return textAt(incident, 'title') || textAt(incident, 'summary').replace(NUMBERED, '');
}

function severityOf(incident: unknown): string {
  return (
    textAt(incident, 'priority', 'summary') ||
    textAt(incident, 'priority', 'name') ||
    textAt(incident, 'urgency')
  );
}

/** What is said of an incident and has no field: its other titles and its description. */
function incidentTexts(incidents: readonly JsonRecord[]): RootContent[] {
  return incidents.flatMap((incident, index) => {
    const texts = [
      ...(index === 0
        ? []
        : [
            [numberOf(incident) && `#${numberOf(incident)}`, titleOf(incident)]
              .filter(Boolean)
              .join(' '),
          ]),
      firstText(incident, 'description'),
      textAt(incident, 'body', 'details'),
      textAt(incident, 'resolve_reason'),
    ];
    return [
      ...texts
        .filter((text) => text !== '' && text !== titleOf(incidents[0]))
        .map((text) => paragraph(text)),
      ...(textAt(incident, 'html_url') === '' ? [] : [linkTo(textAt(incident, 'html_url'))]),
    ];
  });
}
