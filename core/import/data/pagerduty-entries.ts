/**
 * The forms that PagerDuty’s data has -> one list of log entries: pages of the log, webhooks of
 * both versions, notes, and an incident without its log.
 */
import type { Code, RootContent } from 'mdast';
import {
  at,
  firstText,
  flatLines,
  isRecord,
  type JsonRecord,
  recordsAt,
  textAt,
  textsWithin,
} from './json-value.ts';
import { linkTo } from './rows.ts';

/** One event of an incident, whatever form it came in. */
export interface LogEntry {
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

export function entriesOf(value: unknown): LogEntry[] {
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
