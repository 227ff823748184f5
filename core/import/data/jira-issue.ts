/**
 * Texts in Atlassian Document Format as files: a Jira issue or search, a Confluence page, or the
 * bare document.
 */
import type { RootContent } from 'mdast';
import { counted } from '../../prose/counted.ts';
import { paragraph } from '../../prose/build.ts';
import { assemble } from '../understand/assemble.ts';
import { readHtmlSource } from '../text/html.ts';
import { mergePostmortems } from '../merge/merge.ts';
import { emptySource, type Source } from '../model/source.ts';
import { isAdf, readAdf } from './adf.ts';
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
import { inOrder, readMoment } from './moments.ts';
import { chosenZone, lacksZone, notesOn, type ReaderOptions, type ReaderResult } from './reader.ts';
import { said, withEvents, type EventRow } from './rows.ts';
import { select } from './select.ts';

/** True for a document, an issue or a page of Atlassian's. */
export function isAdfFile(value: unknown): boolean {
  return isAdf(value) || issuesOf(value).length > 0 || isPage(value);
}

function issuesOf(value: unknown): JsonRecord[] {
  const list = Array.isArray(value) ? value.filter(isRecord) : recordsAt(value, 'issues');
  const one = isRecord(value) ? [value] : [];
  return (list.length > 0 ? list : one).filter(
    (issue) =>
      isRecord(at(issue, 'fields')) &&
      (textAt(issue, 'fields', 'summary') !== '' || isAdf(at(issue, 'fields', 'description'))),
  );
}

function isPage(value: unknown): boolean {
  return (
    isRecord(value) &&
    (isAdf(at(value, 'body')) ||
      isAdf(at(value, 'content')) ||
      PAGE_BODIES.some((name) => textAt(value, 'body', name, 'value') !== ''))
  );
}

const PAGE_BODIES = ['atlas_doc_format', 'storage', 'view', 'export_view'] as const;

/** Reads the document; of several issues the newest where the author named none. */
export function readAdfFile(value: unknown, options: ReaderOptions): ReaderResult {
  const issues = issuesOf(value);
  if (issues.length === 0) {
    const { document, notes } = assemble(pageSource(value), options);
    return { document, read: { format: 'adf', notes, asksZone: lacksZone(document) } };
  }
  const zone = chosenZone(options);
  const { taken, notes, channels } = select(
    issues.map((item) => ({
      item,
      label:
        [textAt(item, 'key'), textAt(item, 'fields', 'summary')].filter(Boolean).join(' ') ||
        'unnamed issue',
      rows: recordsAt(item, 'fields', 'comment', 'comments').length,
      began: readMoment(at(item, 'fields', 'created'), zone)?.ms ?? Number.NaN,
    })),
    'issue',
    options,
  );
  const read = taken.map(({ item, label }) => ({ name: label, ...readIssue(item, zone, options) }));
  const document = read.length === 1 ? read[0]!.document : mergePostmortems(read, options.newId);
  return {
    document,
    read: {
      format: 'adf',
      notes: notesOn(document, [...notes, ...read.flatMap(({ notes: own }) => own)]),
      asksZone: lacksZone(document),
      ...(channels ? { channels } : {}),
    },
  };
}

function pageSource(value: unknown): Source {
  const format = PAGE_BODIES.find((name) => textAt(value, 'body', name, 'value') !== '');
  const text = format ? textAt(value, 'body', format, 'value') : '';
  if (format && format !== 'atlas_doc_format') {
    const page = readHtmlSource(text);
    page.format = 'adf';
    setReport(page, textAt(value, 'title'), page.body);
    return page;
  }
  const source = emptySource('adf');
  setReport(
    source,
    textAt(value, 'title'),
    readAdf(
      format
        ? parsed(text)
        : ([value, at(value, 'body')].find((each) => isAdf(each)) ?? at(value, 'content')),
    ),
  );
  return source;
}

/** A document that is kept as JSON text within JSON; text of any other kind is itself. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const KNOWN_FIELDS = new Set([
  'summary',
  'description',
  'environment',
  'created',
  'updated',
  'lastViewed',
  'statuscategorychangedate',
  'resolutiondate',
  'workratio',
  'duedate',
]);

function readIssue(
  issue: JsonRecord,
  zone: string | null,
  options: ReaderOptions,
): Pick<ReaderResult, 'document'> & { notes: string[] } {
  const source = emptySource('adf');
  const fields = at(issue, 'fields') as JsonRecord;
  source.reference = textAt(issue, 'key');
  source.severity = textAt(fields, 'priority', 'name');
  source.services = recordsAt(fields, 'components')
    .map((component) => textAt(component, 'name'))
    .filter((name) => name !== '');
  source.people = ['reporter', 'assignee', 'creator'].flatMap((role) => {
    const name = firstText(at(fields, role), 'displayName', 'name', 'emailAddress');
    return name === '' || (role === 'creator' && name === textAt(fields, 'reporter', 'displayName'))
      ? []
      : [{ name, role }];
  });
  setReport(source, textAt(fields, 'summary'), bodyOf(at(fields, 'description')));
  source.date = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(textAt(fields, 'created'))?.[0] ?? null;
  const texts = [
    ...bodyOf(at(fields, 'environment')),
    ...otherTexts(fields, KNOWN_FIELDS).map((text) => paragraph(text)),
    ...otherDocuments(fields),
  ];
  source.unsorted = texts;
  const { document, notes } = assemble(source, options);
  const rows = inOrder([...comments(fields, zone), ...changes(issue, zone)], ({ ms }) => ms);
  if (rows.length > 0)
    notes.push(`${counted(rows.length, 'entry', 'entries')} from the issue’s comments and changes`);
  return { document: withEvents(document, rows, options.newId), notes };
}

/** Fields of a site's own that hold a text, such as "Root cause". */
function otherDocuments(fields: JsonRecord): RootContent[] {
  return Object.entries(fields).flatMap(([key, value]) =>
    KNOWN_FIELDS.has(key) || !isAdf(value) ? [] : readAdf(value),
  );
}

function bodyOf(value: unknown): RootContent[] {
  if (typeof value === 'string') return fieldBlocks(value);
  return isRecord(value) ? readAdf(value) : [];
}

type Dated = EventRow & { ms: number };

function comments(fields: JsonRecord, zone: string | null): Dated[] {
  const list = [
    ...recordsAt(fields, 'comment', 'comments'),
    ...(Array.isArray(at(fields, 'comment')) ? recordsAt(fields, 'comment') : []),
  ];
  return list.map((comment) => {
    const moment = readMoment(firstText(comment, 'created', 'updated'), zone);
    return {
      at: moment?.time ?? null,
      ms: moment?.ms ?? Number.NaN,
      body: said(
        firstText(at(comment, 'author'), 'displayName', 'name'),
        bodyOf(at(comment, 'body')),
      ),
      source: 'Jira comment',
    };
  });
}

function changes(issue: JsonRecord, zone: string | null): Dated[] {
  return recordsAt(issue, 'changelog', 'histories').flatMap((history) =>
    recordsAt(history, 'items').map((item): Dated => {
      const moment = readMoment(at(history, 'created'), zone);
      const values = [textAt(item, 'fromString'), textAt(item, 'toString')].filter(Boolean);
      const words = `${textAt(item, 'field') || 'changed'}: ${values.join(' to ')}`;
      return {
        at: moment?.time ?? null,
        ms: moment?.ms ?? Number.NaN,
        body: said(firstText(at(history, 'author'), 'displayName', 'name'), [paragraph(words)]),
        source: 'Jira',
      };
    }),
  );
}
