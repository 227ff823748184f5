/**
 * A source's parts -> a document: sections by meaning, timeline, updates in time order, actions,
 * the incident's own data.
 */
import type { RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type {
  Postmortem,
  Section,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../document/postmortem.ts';
import { openPostmortem } from '../../file-format/open.ts';
import { plainText } from '../../prose/text.ts';
import { dayOf } from '../../time/calendar.ts';
import { resolveZone } from '../../time/zones.ts';
import type { ReadingChoice } from '../model/doubt.ts';
import type { Source, SourceUpdate } from '../model/source.ts';
import { takeActionTables, takeActions } from './actions.ts';
import { clean, rootOf, section } from './blocks.ts';
import type { OrderFound } from './doubts.ts';
import { takeEntries, type FoundEntries } from './found-entries.ts';
import { withHeadingStamps } from './heading-stamps.ts';
import { withInternalMarks } from './internal-marks.ts';
import { withMachineMoment } from './machine-moments.ts';
import { takeMetadata } from './metadata.ts';
import { withMilestones } from './milestones.ts';
import { postsAmongRows } from './posts-among-rows.ts';
import { outline } from './outline.ts';
import { takeOwnReport } from './own-report.ts';
import { withPlaces } from './places.ts';
import { withPreamble } from './preamble.ts';
import { dayOfTimes, firstDay, zoneOfSource } from './source-setting.ts';
import { clocksFall, datesOf, entryTimes, readStamp, sharedZone, type Setting } from './times.ts';
import { leadingStamp } from './stamps.ts';
import { inTimeOrder, promisedUpdate } from './update-order.ts';
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
  const dayOrder = dates.dayFirst ? 'day-first' : 'month-first';
  const order: OrderFound = {
    taken: dates.dayFirst === null ? null : dayOrder,
    sure: dates.sureOrder,
  };
  const declared =
    ours && source.zone !== null
      ? { zone: source.zone, quote: source.zone }
      : zoneOfSource(source, title, drafts);

  let found: FoundEntries = ours ? NOTHING_FOUND : takeEntries(drafts);
  const posts = source.updates.length === 0 ? postsAmongRows(found.entries) : null;
  if (posts) {
    source.updates = posts;
    found = NOTHING_FOUND;
  }
  // A notice without a day ("EDIT 06:04 UTC:") is of the one day that the page names; it passes
  // midnight where the clock falls back.
  const day = new Set(dates.days).size === 1 ? dates.days[0]! : null;
  const stampsIn = (zone: string | null): (Time | null)[] => {
    let previous: Time | null = null;
    const read = ({ stamp }: SourceUpdate): Time | null => {
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
      const time = withMachineMoment(stamped, source.moments);
      if (dayOf(time.local)) previous = time;
      return time;
    };
    // Clocks pass midnight from the oldest post on.
    const clocks = source.updates.map(({ stamp }) =>
      stamp !== null && leadingStamp(stamp)?.day === false ? stamp : null,
    );
    return clocksFall(clocks)
      ? [...source.updates].reverse().map(read).reverse()
      : source.updates.map(read);
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
    date: declaredDay ?? firstDay(found, title, drafts, stamps, source, dates),
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
    version: 3,
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

/**
 * The day on which the incident began, where it is evident: of the first entry, else of the first
 * notice.
 */
function incidentDay(document: Postmortem, setting: Setting): string {
  const entry = document.timeline.map(({ at }) => dayOf(at?.local)).find((day) => day !== null);
  if (entry) return entry;
  return setting.date ?? '';
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
