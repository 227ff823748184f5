/**
 * A source's parts -> a document: sections by meaning, timeline, updates in time order, actions,
 * the incident's own data.
 */
import type { RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type { Postmortem, Section, Time } from '../../document/postmortem.ts';
import { openPostmortem } from '../../file-format/open.ts';
import { plainText } from '../../prose/text.ts';
import { resolveZone } from '../../time/zones.ts';
import type { ReadingChoice } from '../model/doubt.ts';
import type { Source } from '../model/source.ts';
import { clean, rootOf, section } from './blocks.ts';
import type { OrderFound } from './doubts.ts';
import { takeEntries, type FoundEntries } from './found-entries.ts';
import { withHeadingStamps } from './heading-stamps.ts';
import { withInternalMarks } from './internal-marks.ts';
import { takeMetadata } from './metadata.ts';
import { postsAmongRows, postsOfSections } from './posts-among-rows.ts';
import { outline, type SectionDraft } from './outline.ts';
import { takeOwnReport, type OwnReport } from './own-report.ts';
import { withPlaces } from './places.ts';
import { withPreamble } from './preamble.ts';
import { dayOfTimes, firstDay, zoneOfSource } from './source-setting.ts';
import { actionsOf, incidentDay, timelineOf, updatesOf } from './source-rows.ts';
import { datesOf, sharedZone, type Dates, type Setting } from './times.ts';
import { updateStamps } from './update-stamps.ts';
import { zeroHour } from './zero-hour.ts';

export interface AssembleOptions {
  /** The zone for times whose source names none, '' or undefined for none. */
  zone?: string;
  newId: NewId;
  /** ISO date, for the `edited` stamp. */
  today: string;
  /** What the author decided where the text can be read in two ways. */
  reading?: ReadingChoice;
}

export interface Assembled {
  document: Postmortem;
  notes: string[];
  order: OrderFound;
}

const NOTHING_FOUND: FoundEntries = { entries: [], title: '', above: '' };

export function assemble(source: Source, options: AssembleOptions): Assembled {
  const { newId } = options;
  const ours = takeOwnReport(source, newId);
  const everything = wordsOf(source);
  const parts = partsOf(source, ours);
  const dates = datesOf(everything, source.date, options.reading?.dayOrder);
  const declared =
    ours && source.zone !== null
      ? { zone: source.zone, quote: source.zone }
      : zoneOfSource(source, parts.title, parts.drafts);
  const found = ours ? NOTHING_FOUND : takeRows(source, parts.drafts);
  const { setting, stamps } = settled(
    source,
    { ...parts, everything, dates, found, options },
    declared,
  );

  const document: Postmortem = {
    format: 'postmortem',
    version: 3,
    id: '',
    title: parts.title,
    state: ours?.state ?? 'draft',
    revision: ours?.revision ?? '1',
    edited: options.today,
    language: ours?.language ?? 'en',
    incident: {
      reference: source.reference,
      organization: source.organization,
      severity: source.severity,
      services: [...new Set(source.services)],
      zone: setting.zone === null ? '' : (resolveZone(setting.zone).zone ?? setting.zone),
      date: '',
    },
    people: source.people,
    timeline: ours?.timeline ?? timelineOf(found, setting, newId),
    updates: ours?.updates ?? updatesOf(source, stamps, dates, newId),
    actions: ours?.actions ?? actionsOf(parts.drafts, newId),
    sections: [],
    media: {},
    ignored: [],
  };
  document.id = newId();
  document.sections = parts.drafts.map((draft): Section =>
    section(draft.kind, draft.title, clean(draft.blocks), newId),
  );
  if (parts.unsorted.length > 0)
    document.sections.push(section('unsorted', 'Unsorted', clean(parts.unsorted), newId));
  document.incident.date = incidentDay(document, setting);
  return finished(document, {
    source,
    internal: ours?.internal ?? false,
    notes: notesOf(document, declared?.quote ?? null, setting),
    order: orderOf(dates),
    newId,
  });
}

interface Parts {
  title: string;
  drafts: SectionDraft[];
  unsorted: RootContent[];
}

/** The title, the sections by their meaning, and what belongs to none. */
function partsOf(source: Source, ours: OwnReport | null): Parts {
  const parts = outline(
    withHeadingStamps(source.body),
    source.format !== 'status-page' && !hasOwnTitle(source),
  );
  const { drafts, leftOver } = withPreamble(
    takeMetadata(parts.preamble, source),
    parts.sections,
    source,
  );
  // Metadata's title stays even where the heading says the same: it is a line of the source.
  const otherTitle =
    parts.title !== '' && source.title !== '' && !(ours && source.title === parts.title)
      ? [text(source.title)]
      : [];
  return {
    title: parts.title || source.title,
    drafts,
    unsorted: [...otherTitle, ...leftOver, ...source.unsorted],
  };
}

/** The rows of the timeline; where they are posts, they become the source's notices instead. */
function takeRows(source: Source, drafts: SectionDraft[]): FoundEntries {
  if (source.updates.length === 0) source.updates = postsOfSections(drafts);
  const found = takeEntries(drafts);
  const posts = source.updates.length === 0 ? postsAmongRows(found.entries) : null;
  if (!posts) return found;
  source.updates = posts;
  return NOTHING_FOUND;
}

interface Evidence extends Parts {
  everything: string;
  dates: Dates;
  found: FoundEntries;
  options: AssembleOptions;
}

/** What is read into all times, and the times of the notices, which say some of it. */
function settled(
  source: Source,
  { title, drafts, everything, dates, found, options }: Evidence,
  declared: { zone: string } | null,
): { setting: Setting; stamps: (Time | null)[] } {
  const zone = declared?.zone ?? null;
  const written = updateStamps(source, zone, dates);
  const zones = written.map((time, index) =>
    source.updates[index]!.body.length > 0 ? (time?.zone ?? null) : null,
  );
  const shared = zone ?? sharedZone(everything, zones, dates);
  const stamps = shared === zone ? written : updateStamps(source, shared, dates);
  const own =
    shared ?? sharedZone(found.entries.map(({ stamp }) => stamp ?? '').join('\n'), [], dates);
  const declaredDay = dayOfTimes(drafts, dates);
  const setting: Setting = {
    zone: own ?? (options.zone || null),
    zoneFrom: own === null ? 'document' : 'source',
    date: declaredDay ?? firstDay(found, title, drafts, stamps, source, dates),
    declared: declaredDay !== null,
    year: dates.year,
    dayFirst: dates.dayFirst,
    zero: zeroHour(everything),
    ...(source.moments && { moments: source.moments }),
  };
  return { setting, stamps };
}

function orderOf({ dayFirst, sureOrder }: Dates): OrderFound {
  if (dayFirst === null) return { taken: null, sure: sureOrder };
  return { taken: dayFirst ? 'day-first' : 'month-first', sure: sureOrder };
}

/** What was understood, in a few words each. */
function notesOf(
  { timeline, updates, actions, incident: { services, zone } }: Postmortem,
  quote: string | null,
  { zoneFrom }: Setting,
): string[] {
  const counts: [number, string, string][] = [
    [timeline.length, 'timeline entry', 'timeline entries'],
    [updates.length, 'status update', 'status updates'],
    [actions.length, 'action', 'actions'],
    [services.length, 'affected component', 'affected components'],
  ];
  const notes = counts.filter(([number]) => number > 0).map((each) => count(...each));
  if (quote !== null) notes.push(`zone ${zone} from “${quote}”`);
  else if (zoneFrom === 'source') notes.push(`zone ${zone} from the times themselves`);
  return notes;
}

interface Rest {
  source: Source;
  internal: boolean;
  notes: string[];
  order: OrderFound;
  newId: NewId;
}

/** With its rows at their places and, of a report of ours, what was internal internal again. */
function finished(
  document: Postmortem,
  { source, internal, notes, order, newId }: Rest,
): Assembled {
  const placed = withPlaces(document, newId);
  if (!internal) return { document: placed, notes, order };
  const opened = source.carried === undefined ? null : openPostmortem(source.carried, newId);
  const marked = withInternalMarks(placed, opened?.ok ? opened.document : null);
  return {
    document: marked.document,
    notes: marked.note === '' ? notes : [...notes, marked.note],
    order,
  };
}

/**
 * Whether metadata gives the title and the first heading, not of the highest level, is only a
 * section's.
 */
function hasOwnTitle({ title, body }: Source): boolean {
  const first = body.find((block) => block.type === 'heading');
  return (
    title !== '' &&
    first?.type === 'heading' &&
    first.depth > 1 &&
    plainText(rootOf([first])).trim() !== title
  );
}

function text(value: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

/** All that a source says, in order: the evidence about its times as a whole. */
function wordsOf(source: Source): string {
  const updates = source.updates.flatMap((update) => [
    update.stamp ?? '',
    plainText(rootOf(update.body)),
  ]);
  return [
    source.title,
    source.organization,
    plainText(rootOf(source.body)),
    ...updates,
    plainText(rootOf(source.unsorted)),
  ].join('\n');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
