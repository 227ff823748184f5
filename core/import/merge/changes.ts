/**
 * What the author changed in the preview of an import, before it is taken over. A change is kept by
 * the words of what it changed, not by an id: sources are read again when a zone or a column is
 * chosen, and what was changed then stays changed.
 */
import type { RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type {
  ActionItem,
  Milestone,
  Postmortem,
  Prose,
  SectionKind,
  StatusUpdate,
  Time,
  TimelineEntry,
  UpdateStatus,
} from '../../document/postmortem.ts';
import { timelineOrder } from '../../document/sorting.ts';
import { paragraph, prose } from '../../prose/build.ts';
import { fromEditable } from '../../prose/editable.ts';
import { isEmptyProse, plainText } from '../../prose/text.ts';
import { dayOf } from '../../time/calendar.ts';
import { readTime } from '../../time/read-time.ts';
import { withPlaces } from '../understand/places.ts';
import { takeActions } from '../understand/actions.ts';
import { mergeInTimeOrder } from './rows.ts';
import { unsortedSection } from './merge.ts';
import { takeTimeline } from '../understand/timeline.ts';
import { entryTimes } from '../understand/times.ts';

export interface RowChange {
  leftOut?: boolean;
  /** The time as text; '' for none. */
  written?: string;
  /** As `editableText` gives it. */
  text?: string;
  milestone?: Milestone | null;
  status?: UpdateStatus;
  owner?: string;
}

export interface SectionChange {
  title?: string;
  /**
   * As a timeline or as actions, its lines are read as rows; as `unsorted`, it goes there with its
   * title.
   */
  kind?: SectionKind;
}

/** Where a block of *Unsorted* goes: among the entries, or to the section with this key. */
export type BlockHome = { entry: true } | { section: string };

/** All changes by the keys that `withChanges` gives. */
export interface ImportChanges {
  rows: Readonly<Record<string, RowChange>>;
  sections: Readonly<Record<string, SectionChange>>;
  blocks: Readonly<Record<string, BlockHome>>;
}

export const NO_CHANGES: ImportChanges = { rows: {}, sections: {}, blocks: {} };

type Row = TimelineEntry | StatusUpdate | ActionItem;

/** A part of the import with the key that its changes are kept by. */
export interface Keyed<T> {
  key: string;
  item: T;
  /** The author has changed it. */
  changed: boolean;
}
export interface KeyedRow<T> extends Keyed<T> {
  leftOut: boolean;
}

/**
 * An import with the author's changes: what the preview shows and `finishImport` makes a document
 * of.
 */
export interface ChangedImport {
  document: Postmortem;
  timeline: KeyedRow<TimelineEntry>[];
  updates: KeyedRow<StatusUpdate>[];
  actions: KeyedRow<ActionItem>[];
  /** All sections but *Unsorted*. */
  sections: Keyed<Postmortem['sections'][number]>[];
  unsorted: Keyed<RootContent>[];
}

/** Makes the changes that still find what they are about; the others do nothing. */
export function withChanges(
  document: Postmortem,
  changes: ImportChanges,
  newId: NewId,
): ChangedImport {
  const placed = placeBlocks(
    placeSections(document, changes.sections, newId),
    changes.blocks,
    newId,
  );
  const { incident } = placed.document;
  const timeline = keyed(
    placed.document.timeline,
    'entry',
    changes.rows,
    (entry, change, previous) => changeEntry(entry, change, previous, incident),
  );
  const order = Object.values(changes.rows).some(({ written }) => written !== undefined);
  return {
    ...placed,
    timeline: order ? byTime(timeline, changes.rows) : timeline,
    updates: keyed(placed.document.updates, 'update', changes.rows, (update, change, previous) =>
      changeUpdate(update, change, previous, incident),
    ),
    actions: keyed(placed.document.actions, 'action', changes.rows, changeAction),
  };
}

/**
 * The document to take over.
 * @param keepLeftOut puts the rows that the author left out into *Unsorted*, word for word; else
 *   they are gone
 */
export function finishImport(
  { document, timeline, updates, actions, sections, unsorted }: ChangedImport,
  keepLeftOut: boolean,
  newId: NewId,
): Postmortem {
  const kept = <T>(rows: readonly KeyedRow<T>[]): T[] =>
    rows.filter(({ leftOut }) => !leftOut).map(({ item }) => item);
  const gone = [...timeline, ...updates, ...actions]
    .filter(({ leftOut }) => leftOut)
    .flatMap(({ item }) => verbatim(item));
  const rest = [...unsorted.map(({ item }) => item), ...(keepLeftOut ? gone : [])];
  const old = document.sections.find(({ kind }) => kind === 'unsorted');
  const last =
    rest.length === 0
      ? []
      : [old ? { ...old, body: prose(...rest) } : unsortedSection(rest, newId)];
  return withPlaces(
    {
      ...document,
      timeline: kept(timeline),
      updates: kept(updates),
      actions: kept(actions),
      sections: [...sections.map(({ item }) => item), ...last],
    },
    newId,
  );
}

function verbatim(row: Row): RootContent[] {
  const label =
    'owner' in row
      ? [row.owner, row.due ?? '', row.priority, row.ticket]
      : [row.at?.written ?? '', 'status' in row ? row.status : (row.source ?? '')];
  const words = label.filter((part) => part !== '').join(' · ');
  return [...(words === '' ? [] : [paragraph(words)]), ...row.body.children];
}

// Rows

const texts = new WeakMap<Prose, string>();

function textOf(body: Prose): string {
  const known = texts.get(body) ?? plainText(body);
  texts.set(body, known);
  return known;
}

function rowWords(row: Row): string {
  return [
    'at' in row ? (row.at?.written ?? '') : row.owner,
    'source' in row ? (row.source ?? '') : '',
    textOf(row.body),
  ].join('|');
}

/** Equal words are told apart by their number. */
function counter(): (words: string) => string {
  const seen = new Map<string, number>();
  return (words) => {
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return nth === 1 ? words : `${words}|${nth}`;
  };
}

function keyed<T extends Row>(
  rows: readonly T[],
  kind: string,
  changes: ImportChanges['rows'],
  change: (row: T, by: RowChange, previous: T | null) => T,
): KeyedRow<T>[] {
  const keyOf = counter();
  let previous: T | null = null;
  return rows.map((row) => {
    const key = keyOf(`${kind}|${rowWords(row)}`);
    const by = changes[key];
    const item: T = by ? change(row, by, previous) : row;
    previous = item;
    return { key, item, changed: by !== undefined, leftOut: by?.leftOut ?? false };
  });
}

function changeEntry(
  entry: TimelineEntry,
  by: RowChange,
  previous: TimelineEntry | null,
  incident: Postmortem['incident'],
): TimelineEntry {
  return {
    ...entry,
    at:
      by.written === undefined
        ? entry.at
        : readChanged(by.written, entry.at, previous?.at ?? null, incident),
    milestone: by.milestone === undefined ? entry.milestone : by.milestone,
    body: by.text === undefined ? entry.body : fromEditable(by.text, entry.body),
  };
}

function changeUpdate(
  update: StatusUpdate,
  by: RowChange,
  previous: StatusUpdate | null,
  incident: Postmortem['incident'],
): StatusUpdate {
  return {
    ...update,
    at:
      by.written === undefined
        ? update.at
        : readChanged(by.written, update.at, previous?.at ?? null, incident),
    status: by.status ?? update.status,
    body: by.text === undefined ? update.body : fromEditable(by.text, update.body),
  };
}

function changeAction(action: ActionItem, by: RowChange): ActionItem {
  return {
    ...action,
    owner: by.owner ?? action.owner,
    body: by.text === undefined ? action.body : fromEditable(by.text, action.body),
  };
}

/** A time typed over another: what it does not say itself, it keeps from the one before. */
export function readChanged(
  written: string,
  before: Time | null,
  previous: Time | null,
  { zone, date }: Pick<Postmortem['incident'], 'zone' | 'date'>,
): Time | null {
  if (written.trim() === '') return null;
  const own = before?.zone ?? null;
  return readTime(written, {
    zone: own ?? (zone || null),
    zoneFrom: own === null || before?.zoneFrom === 'document' ? 'document' : 'source',
    date: dayOf(before?.local) ?? dayOf(previous?.local) ?? (date || null),
    dateFrom:
      dayOf(before?.local) === null && dayOf(previous?.local) === null ? 'document' : 'source',
  }).time;
}

/** Rows whose time was changed go where it belongs; the others stay in their order. */
function byTime(
  rows: KeyedRow<TimelineEntry>[],
  changes: ImportChanges['rows'],
): KeyedRow<TimelineEntry>[] {
  const asRow = (row: KeyedRow<TimelineEntry>) => ({ row, at: row.item.at });
  const moved = (row: KeyedRow<TimelineEntry>): boolean =>
    changes[row.key]?.written !== undefined && Boolean(row.item.at?.instant);
  const sorted = rows
    .filter(moved)
    .map(asRow)
    .sort((a, b) => Date.parse(a.at!.instant!) - Date.parse(b.at!.instant!));
  return mergeInTimeOrder(rows.filter((row) => !moved(row)).map(asRow), sorted).map(
    ({ row }) => row,
  );
}

// Sections and Unsorted

interface Placed {
  document: Postmortem;
  sections: ChangedImport['sections'];
  /** Blocks that a section brought to Unsorted, after those that were there. */
  unsorted: ChangedImport['unsorted'];
}

function placeSections(
  document: Postmortem,
  changes: ImportChanges['sections'],
  newId: NewId,
): Placed {
  const keyOf = counter();
  const blockKey = counter();
  const blocks: RootContent[] = document.sections
    .filter(({ kind }) => kind === 'unsorted')
    .flatMap(({ body }) => body.children);
  const sections: Placed['sections'] = [];
  let { timeline, actions } = document;
  for (const section of document.sections.filter(({ kind }) => kind !== 'unsorted')) {
    const key = keyOf(`section|${section.kind}|${section.title}`);
    const by = changes[key];
    let item = by ? { ...section, ...by } : section;
    if (item.kind === 'unsorted') {
      blocks.push(
        { type: 'heading', depth: 3, children: [{ type: 'text', value: item.title }] },
        ...item.body.children,
      );
      continue;
    }
    if (item.kind === 'timeline' && section.kind !== 'timeline') {
      const taken = entriesOf(item.body.children, document, newId, item.title);
      timeline = mergeInTimeOrder(timeline, timelineOrder(taken.entries));
      item = { ...item, body: prose(...taken.rest) };
    } else if (
      item.kind === 'actions' &&
      section.kind !== 'actions' &&
      section.kind !== 'next-steps'
    ) {
      const taken = takeActions(item.body.children, newId);
      actions = [...actions, ...taken.actions];
      item = { ...item, body: prose(...taken.rest) };
    }
    sections.push({ key, item, changed: by !== undefined });
  }
  const unsorted = blocks.map((item) => ({
    key: blockKey(`block|${item.type}|${plainText(prose(item))}`),
    item,
    changed: false,
  }));
  return { document: { ...document, timeline, actions }, sections, unsorted };
}

function placeBlocks(placed: Placed, homes: ImportChanges['blocks'], newId: NewId): Placed {
  let { timeline } = placed.document;
  const toSection = new Map<string, RootContent[]>();
  const stays: Placed['unsorted'] = [];
  for (const block of placed.unsorted) {
    const home = homes[block.key];
    if (home && 'entry' in home) {
      const taken = entriesOf([block.item], placed.document, newId, null);
      // A block without a stamp is one entry whose time the author writes.
      const entries =
        taken.entries.length > 0 ? taken.entries : [entryOf(null, [block.item], null, newId)];
      timeline = mergeInTimeOrder(timeline, timelineOrder(entries));
      if (taken.entries.length > 0)
        taken.rest.forEach((item, index) =>
          stays.push({ key: `${block.key}|rest${index}`, item, changed: false }),
        );
    } else if (home && placed.sections.some(({ key }) => key === home.section)) {
      toSection.set(home.section, [...(toSection.get(home.section) ?? []), block.item]);
    } else stays.push(block);
  }
  const sections = placed.sections.map((section) => {
    const added = toSection.get(section.key);
    return added
      ? {
          ...section,
          item: {
            ...section.item,
            body: prose(
              ...(isEmptyProse(section.item.body) ? [] : section.item.body.children),
              ...added,
            ),
          },
        }
      : section;
  });
  return { document: { ...placed.document, timeline }, sections, unsorted: stays };
}

function entriesOf(
  blocks: readonly RootContent[],
  { incident }: Postmortem,
  newId: NewId,
  source: string | null,
): { entries: TimelineEntry[]; rest: RootContent[] } {
  const taken = takeTimeline(blocks, 'timeline', null);
  const times = entryTimes(taken.entries, {
    zone: incident.zone || null,
    zoneFrom: 'document',
    date: incident.date || null,
    year: null,
    dayFirst: null,
  });
  return {
    entries: taken.entries.map((draft, index) =>
      entryOf(times[index]!, draft.body, draft.source ?? source, newId),
    ),
    rest: taken.rest,
  };
}

function entryOf(
  at: Time | null,
  body: readonly RootContent[],
  source: string | null,
  newId: NewId,
): TimelineEntry {
  return {
    id: newId(),
    at,
    milestone: null,
    body: { type: 'root', children: [...body] },
    audience: 'everyone',
    source,
  };
}
