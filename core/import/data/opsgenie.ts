/** Opsgenie: a postmortem report, an incident's timeline entries, or both in one file. */
import type { RootContent } from 'mdast';
import { counted } from '../../prose/counted.ts';
import type { Milestone } from '../../document/postmortem.ts';
import { paragraph } from '../../prose/build.ts';
import { assemble } from '../understand/assemble.ts';
import { emptySource, type Source } from '../model/source.ts';
import { isAdf, readAdf } from './adf.ts';
import { atLeast, fieldBlocks, heading, setReport } from './bodies.ts';
import {
  at,
  firstText,
  isRecord,
  otherTexts,
  recordsAt,
  textAt,
  textsWithin,
  type JsonRecord,
} from './json-value.ts';
import { inOrder, readMoment } from './moments.ts';
import { chosenZone, lacksZone, notesOn, type ReaderOptions, type ReaderResult } from './reader.ts';
import { said, withEvents, type EventRow } from './rows.ts';

/** True for a postmortem or timeline of Opsgenie. */
export function isOpsgenie(value: unknown): boolean {
  return parts(value).some((part) => isPostmortem(part) || timelineOf(part).length > 0);
}

/** The answer's own data, or a list of such answers. */
function parts(value: unknown): JsonRecord[] {
  const list = Array.isArray(value) ? value : [value];
  return list
    .filter(isRecord)
    .map((each) => (isRecord(at(each, 'data')) ? (at(each, 'data') as JsonRecord) : each));
}

function isPostmortem(part: JsonRecord): boolean {
  const report =
    isAdf(at(part, 'executiveSummary')) ||
    isAdf(at(part, 'content')) ||
    textAt(part, 'executiveSummary') !== '';
  return (
    report ||
    (isRecord(at(part, 'rootIncident')) &&
      ['startTime', 'resolveTime', 'endTime', 'respondTime'].some(
        (key) => textAt(part, key) !== '',
      ))
  );
}

function timelineOf(part: JsonRecord): JsonRecord[] {
  const entries = [
    ...recordsAt(part, 'entries'),
    ...recordsAt(part, 'timeline', 'entries'),
    ...(Array.isArray(at(part, 'data')) ? recordsAt(part, 'data') : []),
  ];
  return entries.filter((entry) => firstText(entry, 'eventTime', 'time', 'createdAt') !== '');
}

interface Dated extends EventRow {
  ms: number;
}

/** Reads a postmortem of Opsgenie and its timeline. Hidden entries are for readers inside. */
export function readOpsgenie(value: unknown, options: ReaderOptions): ReaderResult {
  const zone = chosenZone(options);
  const all = parts(value);
  const report = all.find(isPostmortem);
  const source = report ? sourceOf(report) : emptySource('opsgenie');
  const { document, notes } = assemble(source, options);
  const entries = all.flatMap(timelineOf);
  const rows = inOrder(
    [
      ...(report ? milestoneRows(report, zone) : []),
      ...inOrder(
        entries.map((entry) => rowOf(entry, zone)),
        ({ ms }) => ms,
      ),
    ],
    ({ ms }) => ms,
  );
  const hidden = entries.filter((entry) => at(entry, 'hidden') === true).length;
  if (hidden > 0)
    notes.push(`${counted(hidden, 'entry', 'entries')} hidden in Opsgenie, kept on the timeline`);
  const complete = withEvents(document, rows, options.newId);
  return {
    document: complete,
    read: { format: 'opsgenie', notes: notesOn(complete, notes), asksZone: lacksZone(complete) },
  };
}

const KNOWN = new Set([
  'id',
  'title',
  'severity',
  'status',
  'startTime',
  'endTime',
  'respondTime',
  'resolveTime',
  'createdAtTime',
  'updatedAtTime',
  'executiveSummary',
  'content',
  'state',
]);

function sourceOf(report: JsonRecord): Source {
  const source = emptySource('opsgenie');
  const summary = bodyOf(at(report, 'executiveSummary'));
  const content = bodyOf(at(report, 'content'));
  const title = textAt(report, 'title') || textAt(report, 'rootIncident', 'message');
  source.severity = textAt(report, 'severity') || textAt(report, 'rootIncident', 'priority');
  source.reference = textAt(report, 'rootIncident', 'tinyId');
  source.services = recordsAt(report, 'affectedServices')
    .map((service) => firstText(service, 'name', 'summary'))
    .filter((name) => name !== '');
  const people: [string, JsonRecord[]][] = [
    ['owner', [at(report, 'owner')].filter(isRecord)],
    ['responder', recordsAt(report, 'responders')],
    ['responder team', recordsAt(report, 'responderTeams')],
  ];
  source.people = people.flatMap(([role, list]) =>
    list.flatMap((person) =>
      firstText(person, 'name', 'fullName', 'username') === ''
        ? []
        : [{ name: firstText(person, 'name', 'fullName', 'username'), role }],
    ),
  );
  setReport(
    source,
    title,
    summary.length > 0
      ? [heading(2, 'Executive summary'), ...atLeast(3, summary), ...named(atLeast(2, content))]
      : content,
  );
  const message = textAt(report, 'rootIncident', 'message');
  const related = ['jiraIssues', 'relatedIncidents'].flatMap((key) =>
    recordsAt(report, key)
      .map((each) => firstText(each, 'key', 'message', 'title', 'summary', 'tinyId', 'id'))
      .filter((name) => name !== ''),
  );
  const lines = [
    ...(message !== '' && message !== title ? [message] : []),
    ...textsWithin(at(report, 'rootIncident', 'tags')),
    ...related,
    ...otherTexts(report, KNOWN),
  ];
  source.unsorted = lines.map((line) => paragraph(line));
  return source;
}

/**
 * The report's text ends the summary's section, if need be under the name that Opsgenie has for it.
 */
function named(content: readonly RootContent[]): RootContent[] {
  return content.length === 0 || content[0]!.type === 'heading'
    ? [...content]
    : [heading(2, 'Postmortem'), ...content];
}

function bodyOf(value: unknown): RootContent[] {
  if (typeof value === 'string') return fieldBlocks(value);
  return isRecord(value) ? readAdf(value) : [];
}

/** What Opsgenie says itself about when it began, was responded to and ended. */
const TIMES: readonly [string, string, Milestone][] = [
  ['startTime', 'Incident started', 'started'],
  ['respondTime', 'First response', 'acknowledged'],
  ['resolveTime', 'Incident resolved', 'resolved'],
];

function milestoneRows(report: JsonRecord, zone: string | null): Dated[] {
  return TIMES.flatMap(([key, words, milestone]): Dated[] => {
    const moment = readMoment(at(report, key), zone);
    return moment
      ? [
          {
            at: moment.time,
            ms: moment.ms,
            body: [paragraph(words)],
            source: 'Opsgenie',
            milestone,
          },
        ]
      : [];
  });
}

function rowOf(entry: JsonRecord, zone: string | null): Dated {
  const moment = readMoment(firstText(entry, 'eventTime', 'time', 'createdAt'), zone);
  const texts = [at(entry, 'title'), at(entry, 'description')].flatMap(textBlocks);
  const type = textAt(entry, 'type');
  const name = type === '' ? [] : [paragraph(type.replace(/(?<=[a-z])(?=[A-Z])/g, ' '))];
  const body = texts.length > 0 ? texts : name;
  return {
    at: moment?.time ?? null,
    ms: moment?.ms ?? Number.NaN,
    body: said(textAt(entry, 'actor', 'name'), body),
    source: 'Opsgenie',
  };
}

/** A title or a description: a document, a text, or texts anywhere within. */
function textBlocks(value: unknown): RootContent[] {
  const content = isRecord(value) && !isAdf(value) ? at(value, 'content') : value;
  if (isAdf(content)) return readAdf(content);
  if (typeof content === 'string') return fieldBlocks(content);
  return isRecord(content) ? textsWithin(content).map((text) => paragraph(text)) : [];
}
