/**
 * A source's parts -> a document: sections by meaning, timeline, updates in time order, actions,
 * the incident's own data.
 */
import type { Paragraph, Root, RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type {
  Postmortem,
  Section,
  SectionKind,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../document/postmortem.ts';
import { rowHomes } from '../../document/rows-home.ts';
import { epoch, updatesOrder } from '../../document/sorting.ts';
import { openPostmortem } from '../../file-format/open.ts';
import { prose, withoutPositions } from '../../prose/build.ts';
import { plainText } from '../../prose/text.ts';
import { withinDepth } from '../../prose/tidy.ts';
import { dayOf } from '../../time/calendar.ts';
import { findDeclaredDay, findDeclaredZone } from '../../time/declared-zone.ts';
import { findPromise } from '../../time/find-promise.ts';
import { readTime } from '../../time/read-time.ts';
import { resolveZone } from '../../time/zones.ts';
import { takeActionTables, takeActions } from './actions.ts';
import { certainDays } from './evidence.ts';
import { withHeadingStamps } from './heading-stamps.ts';
import { withInternalMarks } from './internal-marks.ts';
import { isLabelled, takeMetadata } from './metadata.ts';
import { outline, type SectionDraft } from './outline.ts';
import { takeOwnReport } from './own-report.ts';
import type { ReadingChoice } from '../model/doubt.ts';
import type { Source } from '../model/source.ts';
import type { OrderFound } from './doubts.ts';
import { timeTable } from './tables.ts';
import { countStamped, takeTimeline, type EntryDraft } from './timeline.ts';
import { dayInHeading } from './stamps.ts';
import { datesOf, entryTimes, readStamp, sharedZone, type Setting } from './times.ts';
import { withMachineMoment } from './machine-moments.ts';
import { zeroHour } from './zero-hour.ts';
import { withMilestones } from './milestones.ts';

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

/** Kinds whose stamped lines are never a timeline. */
const NO_TIMELINE = new Set<SectionKind>([
  'supporting',
  'actions',
  'next-steps',
  'communication',
  'lessons',
  'went-well',
  'went-poorly',
  'lucky',
]);

export function assemble(source: Source, options: AssembleOptions): Assembled {
  const { newId } = options;
  const notes: string[] = [];
  const ours = takeOwnReport(source, newId);
  const everything = wordsOf(source);
  const parts = outline(
    withHeadingStamps(source.body),
    source.format !== 'status-page' && !hasOwnTitle(source),
  );
  const title = parts.title || source.title;
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
  const unsorted = [...otherTitle, ...leftOver, ...source.unsorted];

  const dates = datesOf(everything, source.date, options.reading?.dayOrder);
  const order: OrderFound = {
    taken: dates.dayFirst === null ? null : dates.dayFirst ? 'day-first' : 'month-first',
    sure: dates.sureOrder,
  };
  const declared =
    ours && source.zone !== null
      ? { zone: source.zone, quote: source.zone }
      : zoneOfSource(source, title, drafts);

  const found: FoundEntries = ours ? { entries: [], title: '' } : takeEntries(drafts);
  // A notice without a day ("EDIT 06:04 UTC:") is of the one day that the page names; it passes
  // midnight where the clock falls back.
  const day = new Set(dates.days).size === 1 ? dates.days[0]! : null;
  const stampsIn = (zone: string | null): (Time | null)[] => {
    let previous: Time | null = null;
    return source.updates.map(({ stamp }) => {
      if (stamp === null) return null;
      const stamped = readStamp(stamp, {
        zone,
        zoneFrom: 'source',
        date: day,
        dateFrom: 'source',
        year: dates.year,
        dayFirst: dates.dayFirst,
        previous,
      });
      const read: Time = withMachineMoment(stamped, source.moments);
      if (dayOf(read.local)) previous = read;
      return read;
    });
  };
  const written = stampsIn(declared?.zone ?? null);
  const shared =
    declared?.zone ??
    sharedZone(
      everything,
      written.map((time, index) =>
        source.updates[index]!.body.length > 0 ? (time?.zone ?? null) : null,
      ),
      dates,
    );
  const stamps = shared === (declared?.zone ?? null) ? written : stampsIn(shared);
  const own =
    shared ?? sharedZone(found.entries.map(({ stamp }) => stamp ?? '').join('\n'), [], dates);
  const declaredDay = dayOfTimes(drafts, dates);
  const setting: Setting = {
    zone: own ?? (options.zone || null),
    zoneFrom: own === null ? 'document' : 'source',
    date: declaredDay ?? firstDay(found.title, title, drafts, stamps, source, dates.days),
    declared: declaredDay !== null,
    year: dates.year,
    dayFirst: dates.dayFirst,
    zero: zeroHour(everything),
    ...(source.moments && { moments: source.moments }),
  };

  const times = entryTimes(found.entries, setting);
  const timeline =
    ours?.timeline ??
    withMilestones(
      found.entries.map((entry, index): TimelineEntry => ({
        id: newId(),
        at: times[index]!,
        milestone: null,
        body: clean(entry.body),
        audience: 'everyone',
        source: entry.source,
      })),
    );
  const updates =
    ours?.updates ??
    inTimeOrder(
      source.updates.map((update, index): StatusUpdate => {
        const at = stamps[index]!;
        const body = clean(update.body);
        return {
          id: newId(),
          at,
          status: update.status,
          body,
          nextUpdate: at ? promisedUpdate(plainText(body), at, dates) : null,
        };
      }),
    );

  const actions =
    ours?.actions ??
    drafts.flatMap((draft) => {
      const taken =
        draft.kind === 'actions' || draft.kind === 'next-steps'
          ? takeActions(draft.blocks, newId)
          : takeActionTables(draft.blocks, newId);
      draft.blocks = taken.rest;
      return taken.actions;
    });

  const zone = setting.zone === null ? '' : (resolveZone(setting.zone).zone ?? setting.zone);
  const document: Postmortem = {
    format: 'postmortem',
    version: 2,
    id: newId(),
    title,
    state: ours?.state ?? 'draft',
    revision: ours?.revision ?? '1',
    edited: options.today,
    language: ours?.language ?? 'en',
    incident: {
      reference: source.reference,
      organization: source.organization,
      severity: source.severity,
      services: [...new Set(source.services)],
      zone,
      date: '',
    },
    people: source.people,
    sections: drafts.map((draft): Section =>
      section(draft.kind, draft.title, clean(draft.blocks), newId),
    ),
    timeline,
    updates,
    actions,
    media: {},
    ignored: [],
  };
  if (unsorted.length > 0)
    document.sections.push(section('unsorted', 'Unsorted', clean(unsorted), newId));
  document.incident.date = incidentDay(document, setting);

  if (timeline.length > 0) notes.push(count(timeline.length, 'timeline entry', 'timeline entries'));
  if (updates.length > 0) notes.push(count(updates.length, 'status update', 'status updates'));
  if (actions.length > 0) notes.push(count(actions.length, 'action', 'actions'));
  if (document.incident.services.length > 0)
    notes.push(
      count(document.incident.services.length, 'affected component', 'affected components'),
    );
  if (declared) notes.push(`zone ${zone} from “${declared.quote}”`);
  else if (own) notes.push(`zone ${zone} from the times themselves`);
  const placed = withPlaces(document, newId);
  if (!ours?.internal) return { document: placed, notes, order };
  const opened = source.carried === undefined ? null : openPostmortem(source.carried, newId);
  const marked = withInternalMarks(placed, opened?.ok ? opened.document : null);
  if (marked.note !== '') notes.push(marked.note);
  return { document: marked.document, notes, order };
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

/** Sections that rows are shown in exist wherever there are rows. */
export function withPlaces(document: Postmortem, newId: NewId): Postmortem {
  const sections = [...document.sections];
  const homes = rowHomes(sections);
  const beforeUnsorted = () =>
    sections.at(-1)?.kind === 'unsorted' ? sections.length - 1 : sections.length;
  if (document.timeline.length > 0 && homes.timeline === null) {
    const after = sections.findLastIndex(({ kind }) => kind === 'summary' || kind === 'impact');
    sections.splice(after + 1, 0, section('timeline', 'Timeline', prose(), newId));
  }
  if (document.actions.length > 0 && homes.actions === null)
    sections.splice(beforeUnsorted(), 0, section('actions', 'Actions', prose(), newId));
  if (document.updates.length > 0 && homes.updates === null)
    sections.splice(
      beforeUnsorted(),
      0,
      section('communication', 'Status updates', prose(), newId),
    );
  return { ...document, sections };
}

/**
 * Text above the first section: labelled lines that no field takes go to Unsorted, the zone's
 * declaration to the timeline, the rest is the summary.
 */
function withPreamble(
  preamble: RootContent[],
  sections: SectionDraft[],
  source: Source,
): { drafts: SectionDraft[]; leftOver: RootContent[] } {
  const drafts = [...sections];
  const timeline = drafts.find(({ kind }) => kind === 'timeline');
  const lead: RootContent[] = [];
  const placed: RootContent[] = [];
  for (const block of preamble) {
    const words = block.type === 'paragraph' ? plainText(prose(block)) : '';
    if (block.type === 'paragraph' && timeline && words.length < 80 && findDeclaredZone(words))
      timeline.blocks.unshift(block);
    else if (block.type === 'paragraph' && (isLabelled(block) || isByline(block)))
      placed.push(block);
    else lead.push(block);
  }
  if (lead.length === 0) return { drafts, leftOver: placed };
  // A page of notices may have a line or two above them; without a sentence they are no summary.
  if (
    drafts.length === 0 &&
    source.updates.some(({ body }) => body.length > 0) &&
    !/(?:^|[.!?\n])[^.!?\n\p{L}]*\p{L}[^.!?\n]{25,}[.!?](?:\s|$)/u.test(plainText(rootOf(lead)))
  )
    return { drafts, leftOver: [...lead, ...placed] };
  // Only a section that calls itself the summary takes what stands above it; "What happened" keeps
  // its place behind it.
  const summary = drafts.find(
    ({ kind, title }) => kind === 'summary' && /summary|overview|tl;?dr|abstract/i.test(title),
  );
  if (summary) summary.blocks = [...lead, ...summary.blocks];
  else drafts.unshift({ kind: 'summary', title: 'Summary', blocks: lead });
  return { drafts, leftOver: placed };
}

function isByline(block: Paragraph): boolean {
  const words = plainText(prose(block));
  return (
    words.length < 100 &&
    /^(?:written |posted |published )?by\s+\p{Lu}/iu.test(words) &&
    !/[.!?]$/.test(words)
  );
}

interface FoundEntries {
  entries: EntryDraft[];
  /** The title of the section that they stand in. */
  title: string;
}

/**
 * Takes the entries out of the sections that are timelines; where none is named so, out of a
 * section whose lines are mostly stamped.
 */
function takeEntries(drafts: SectionDraft[]): FoundEntries {
  let entries: EntryDraft[] = [];
  const titles: string[] = [];
  // A section for each day: each title dates its own entries.
  const dated = drafts.filter(
    ({ title, blocks }) => dayInHeading(title) !== null && countStamped(blocks).stamped > 0,
  ).length;
  const take = (draft: SectionDraft, mode: 'timeline' | 'other') => {
    const taken = takeTimeline(
      draft.blocks,
      mode,
      dated > 1 && dayInHeading(draft.title) !== null ? draft.title : null,
    );
    draft.blocks = taken.rest;
    entries = [...entries, ...taken.entries];
    if (taken.entries.length > 0) titles.push(draft.title);
  };
  for (const draft of drafts) if (draft.kind === 'timeline') take(draft, 'timeline');
  if (entries.length > 0) return { entries, title: titles.join(' ') };
  for (const draft of drafts) {
    const { stamped, lines } = countStamped(draft.blocks);
    // Of several days one may have a single entry.
    const least = dated > 1 && dayInHeading(draft.title) !== null ? 1 : 2;
    if (NO_TIMELINE.has(draft.kind) || stamped < least || (stamped * 5 < lines * 2 && stamped < 4))
      continue;
    const before = entries.length;
    take(draft, least === 1 ? 'timeline' : 'other');
    if (
      entries.length > before &&
      draft.kind === 'custom' &&
      !drafts.some(({ kind }) => kind === 'timeline')
    )
      draft.kind = 'timeline';
  }
  return { entries, title: titles.join(' ') };
}

/**
 * The zone that a source declares once for all: in the timeline's title, in a sentence, in a
 * column's head, in its metadata.
 */
function zoneOfSource(
  source: Source,
  title: string,
  drafts: readonly SectionDraft[],
): { zone: string; quote: string } | null {
  const timelines = drafts.filter(({ kind }) => kind === 'timeline');
  // What a title adds to its name speaks of its times: "Chronology of events [CET]", "Timeline –
  // UTC".
  const additions = timelines.map(({ title }) => ({
    line: title,
    read: `Times: ${/[([:\u2013\u2014-]\s*([^]*)/.exec(title)?.[1] ?? ''}`,
  }));
  // So does the head of a table's column of times: "When (UTC)".
  for (const { blocks } of drafts)
    for (const block of blocks) {
      const head = block.type === 'table' ? timeTable(block)?.timeHead : undefined;
      if (head)
        additions.push(
          { line: head, read: `Times: ${/[([]\s*([^]*)/.exec(head)?.[1] ?? ''}` },
          { line: head, read: `Times: ${/(?:^|\s)([A-Z]{2,5})$/.exec(head)?.[1] ?? ''}` },
        );
    }
  // A title that ends in a zone: "Ops log, 20 to 21 February (UTC)".
  const captions = plainText(rootOf(source.body))
    .split('\n')
    .filter((line) => line.length < 100 && dayInHeading(line) !== null);
  for (const line of [title, ...timelines.map((timeline) => timeline.title), ...captions]) {
    const bracketed = /[([（]([^()[\]（）]{1,30})[)\]）]\s*$/.exec(line)?.[1];
    if (bracketed) additions.push({ line, read: `Times: ${bracketed}` });
  }
  const lines = [
    ...timelines.flatMap(({ title, blocks }) => [title, ...plainText(rootOf(blocks)).split('\n')]),
    source.title,
    ...plainText(rootOf(source.body)).split('\n'),
  ];
  for (const { line, read } of [
    ...additions,
    ...lines.map((each) => ({ line: each, read: each })),
  ]) {
    const declared = findDeclaredZone(read);
    if (declared) return { zone: declared.zone, quote: line.length < 60 ? line : declared.written };
  }
  const zone = source.zone === null ? null : resolveZone(source.zone).zone;
  return zone === null ? null : { zone, quote: source.zone! };
}

/** The day that a sentence of the timeline gives to all of its times, ISO. */
function dayOfTimes(
  drafts: readonly SectionDraft[],
  { days, year, dayFirst }: Pick<Setting, 'year' | 'dayFirst'> & { days: readonly string[] },
): string | null {
  for (const { kind, blocks } of drafts) {
    const written = kind === 'timeline' ? findDeclaredDay(plainText(rootOf(blocks))) : null;
    if (written === null) continue;
    const context = { zone: null, date: days[0] ?? null, year, dayFirst };
    return dayOf(readTime(written, context).time.local);
  }
  return null;
}

/**
 * The day that a time without one is on: named by the timeline's title, the report's title, its
 * first text, its notices, its metadata; in this order.
 */
function firstDay(
  timelineTitle: string,
  title: string,
  drafts: readonly SectionDraft[],
  stamps: readonly (Time | null)[],
  source: Source,
  days: readonly string[],
): string | null {
  // A wiki's title is a path: "Incidents/2024-11-05 map tiles".
  const named = title.slice(title.lastIndexOf('/') + 1);
  const titled = certainDays(timelineTitle)[0] ?? certainDays(title)[0] ?? certainDays(named)[0];
  if (titled) return titled;
  const started = startedDay([
    ...source.updates.flatMap(({ body }) => body),
    ...drafts.flatMap(({ blocks }) => blocks),
    ...source.body,
    ...source.unsorted,
  ]);
  if (started) return started;
  const posted =
    stamps
      .flatMap((time, index) =>
        source.updates[index]!.body.length > 0 && source.updates[index]!.status !== 'scheduled'
          ? (dayOf(time?.local) ?? [])
          : [],
      )
      .sort()[0] ?? null;
  const lead = drafts.find(({ kind }) => kind === 'summary') ?? drafts[0];
  const told = lead ? certainDays(plainText(rootOf(lead.blocks)))[0] : undefined;
  if (
    told &&
    (!posted ||
      Math.abs(epoch(`${told}T00:00:00Z`) - epoch(`${posted}T00:00:00Z`)) <= 7 * 86_400_000)
  )
    return told;
  const only = new Set(days).size === 1 ? days[0]! : null;
  return (
    posted ??
    only ??
    stamps.map((time) => dayOf(time?.local)).find((day) => day !== null) ??
    told ??
    source.date
  );
}

/** The day that a labelled line gives for the beginning: "Incident start: 5 March 2024 15:52". */
function startedDay(blocks: readonly RootContent[]): string | undefined {
  const lines = plainText(rootOf(blocks))
    .split('\n')
    .map(
      (line) =>
        /^\W*(?:(?:incident|outage|event|issue) )?(?:start(?:ed)?|began|beginning)\b[^:]{0,20}:\s*(\S.{3,40})$/i.exec(
          line,
        )?.[1] ?? '',
    );
  return certainDays(lines.join('\n'))[0];
}

/** How an incident goes on; where the stamps do not tell (no year, no day), the status words do. */
const STAGES: readonly StatusUpdate['status'][] = [
  'scheduled',
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
];

/** When a notice promises the next one. A promised report is no update. */
function promisedUpdate(
  words: string,
  posted: Time,
  dates: Pick<Setting, 'year' | 'dayFirst'>,
): Time | null {
  const promise = findPromise(words, {
    zone: posted.zone,
    date: dayOf(posted.local),
    year: dates.year,
    dayFirst: dates.dayFirst,
    posted,
  });
  return promise?.kind === 'update' ? promise.time : null;
}

/**
 * Newest first on most pages: such a page is turned round before the stable sort, so that two
 * notices of one minute keep their true order.
 */
function inTimeOrder(updates: StatusUpdate[]): StatusUpdate[] {
  // Without a year there is no instant, but month, day and clock still tell the direction.
  const moments = updates.map(({ at }) => epoch(at?.instant));
  const known = (
    moments.every((instant) => Number.isNaN(instant))
      ? updates.map(({ at }) =>
          epoch(at ? readStamp(at.written, { zone: 'UTC', date: null, year: 2000 }).instant : null),
        )
      : moments
  ).filter((instant) => !Number.isNaN(instant));
  let falling = 0;
  for (let index = 1; index < known.length; index++)
    falling += Math.sign(known[index - 1]! - known[index]!);
  const newestFirst =
    falling !== 0
      ? falling > 0
      : STAGES.indexOf(updates[0]?.status ?? 'other') >
        STAGES.indexOf(updates.at(-1)?.status ?? 'other');
  return updatesOrder(newestFirst ? [...updates].reverse() : updates);
}

/**
 * The day on which the incident began, where it is evident: of the first entry, else of the first
 * notice.
 */
function incidentDay(document: Postmortem, setting: Setting): string {
  const entry = document.timeline.map(({ at }) => dayOf(at?.local)).find((day) => day !== null);
  if (entry) return entry;
  return setting.date ?? '';
}

function section(kind: SectionKind, title: string, body: Section['body'], newId: NewId): Section {
  return { id: newId(), kind, title, audience: 'everyone', required: false, guidance: '', body };
}

function clean(blocks: readonly RootContent[]): Section['body'] {
  return withinDepth(withoutPositions(rootOf(blocks)));
}

/** Not by spreading into a call: a text may have more blocks than a call takes arguments. */
function rootOf(blocks: readonly RootContent[]): Root {
  return { type: 'root', children: [...blocks] };
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
    plainText(rootOf(source.body)),
    ...updates,
    plainText(rootOf(source.unsorted)),
  ].join('\n');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
