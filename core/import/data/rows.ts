/** Rows of structured data -> a document whose timeline they are. */
import type { RootContent } from 'mdast';
import type {
  Milestone,
  Postmortem,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../document/postmortem.ts';
import { timelineOrder } from '../../document/sorting.ts';
import { paragraph, prose } from '../../prose/build.ts';
import { withinDepth } from '../../prose/tidy.ts';
import { dayOf } from '../../time/calendar.ts';
import { withPlaces } from '../understand/places.ts';
import { unsortedSection } from '../merge/merge.ts';
import type { ReaderOptions } from './reader.ts';

/** A dated event of a source. */
export interface EventRow {
  at: Time | null;
  body: RootContent[];
  source: string;
  milestone?: Milestone;
}

export interface RowsDocument {
  title?: string;
  reference?: string;
  severity?: string;
  services?: string[];
  /**
   * The zone that the rows' clocks are in where the source or the author names one; '' for none.
   */
  zone: string;
  events: readonly EventRow[];
  updates?: StatusUpdate[];
  unsorted?: RootContent[];
}

/** A document of rows alone, in the order given; the incident's day is that of its first row. */
export function documentOfRows(rows: RowsDocument, { newId, today }: ReaderOptions): Postmortem {
  const timeline = rows.events.map((event) => entryOf(event, newId));
  const date = timeline.map(({ at }) => dayOf(at?.local)).find((day) => day !== null) ?? '';
  const document: Postmortem = {
    format: 'postmortem',
    version: 3,
    id: newId(),
    title: rows.title ?? '',
    state: 'draft',
    revision: '1',
    edited: today,
    language: 'en',
    incident: {
      reference: rows.reference ?? '',
      organization: '',
      severity: rows.severity ?? '',
      services: [...new Set(rows.services ?? [])],
      zone: rows.zone,
      date,
    },
    people: [],
    sections: [],
    timeline,
    updates: rows.updates ?? [],
    actions: [],
    media: {},
    ignored: [],
  };
  return withPlaces(withUnsorted(document, rows.unsorted ?? [], newId), newId);
}

/** The same document with more rows in its timeline, in time order. */
export function withEvents(
  document: Postmortem,
  events: readonly EventRow[],
  newId: () => string,
): Postmortem {
  if (events.length === 0) return document;
  const timeline = timelineOrder([
    ...document.timeline,
    ...events.map((event) => entryOf(event, newId)),
  ]);
  const date =
    document.incident.date ||
    (timeline.map(({ at }) => dayOf(at?.local)).find((day) => day !== null) ?? '');
  return withPlaces({ ...document, incident: { ...document.incident, date }, timeline }, newId);
}

/** The same document with more at the end of *Unsorted*. */
export function withUnsorted(
  document: Postmortem,
  blocks: readonly RootContent[],
  newId: () => string,
): Postmortem {
  if (blocks.length === 0) return document;
  const last = document.sections.at(-1);
  if (last?.kind === 'unsorted')
    return {
      ...document,
      sections: [
        ...document.sections.slice(0, -1),
        { ...last, body: { ...last.body, children: [...last.body.children, ...blocks] } },
      ],
    };
  return {
    ...document,
    sections: [...document.sections, unsortedSection(blocks, newId)],
  };
}

/** Blocks that begin with who speaks: "Kim: rolled back". */
export function said(who: string, blocks: readonly RootContent[]): RootContent[] {
  if (who === '') return [...blocks];
  const [first, ...rest] = blocks;
  if (first?.type === 'paragraph')
    return [
      { ...first, children: [{ type: 'text', value: `${who}: ` }, ...first.children] },
      ...rest,
    ];
  return [paragraph(`${who}:`), ...blocks];
}

/** An address as a link where it is one that a reader can follow, else as text. */
export function linkTo(url: string, label = ''): RootContent {
  const text = { type: 'text' as const, value: label || url };
  if (/^(?:https?|mailto):/i.test(url))
    return { type: 'paragraph', children: [{ type: 'link', url, title: null, children: [text] }] };
  return paragraph(label === '' || url === '' ? label || url : `${label} (${url})`);
}

function entryOf({ at, body, source, milestone }: EventRow, newId: () => string): TimelineEntry {
  return {
    id: newId(),
    at,
    milestone: milestone ?? null,
    body: withinDepth(prose(...body)),
    audience: 'everyone',
    source,
  };
}
