/**
 * Several documents as one: imported sources with each other, and an import with the document that
 * is open. No word is dropped, no id is used twice.
 */
import type { RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type {
  Incident,
  Person,
  Postmortem,
  Section,
  SectionKind,
  Time,
} from '../../document/postmortem.ts';
import { withWord } from '../../spelling/dictionary.ts';
import { timelineOrder, updatesOrder } from '../../document/sorting.ts';
import { paragraph, prose } from '../../prose/build.ts';
import { isEmptyProse } from '../../prose/text.ts';
import { clockOf, dayOf } from '../../time/calendar.ts';
import { mergeInTimeOrder } from './rows.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import { inZoneOfImport } from './unchosen-zone.ts';
import { withFreshNames } from './fresh-names.ts';

export interface NamedPostmortem {
  /** What the source is called, for `source` of its entries; '' for none. */
  name: string;
  document: Postmortem;
}

/** Of these a document may have several, told apart by their titles. */
const BY_TITLE: ReadonlySet<SectionKind> = new Set(['custom', 'supporting']);
/**
 * Rows have one home: these are joined whoever may read them, and then only internal readers may.
 */
const ROW_SECTIONS: ReadonlySet<SectionKind> = new Set([
  'timeline',
  'actions',
  'next-steps',
  'communication',
]);

/**
 * Makes one document of several sources: the first gives title and details (what it lacks, the next
 * ones give), sections of one kind are joined, timelines and updates stand in time order and each
 * entry keeps its source. Equal entries of two sources both stay, for the author to judge
 * (`duplicates.ts`).
 */
export function mergePostmortems(sources: readonly NamedPostmortem[], newId: NewId): Postmortem {
  const [first, ...others] = sources;
  if (!first) throw new Error('Nothing to merge');
  if (others.length === 0) return first.document;
  const start = withSource(first.document, first.name);
  return others.reduce((all, next) => mergeInto(all, next, newId), {
    ...start,
    timeline: timelineOrder(start.timeline),
    updates: updatesOrder(start.updates),
  });
}

/**
 * The open document with an import added. What is there stays as it is and where it is: prose is
 * put under the section of the same kind (else the section comes along), rows are put between those
 * that are there by their time, and every entry keeps its source. What the import says otherwise
 * than the document (a title, a severity) stands in *Unsorted*. `defaultZone` is the zone that new
 * documents begin with: one that still has it, and needs it for nothing, takes the import's.
 */
export function mergeInto(
  into: Postmortem,
  imported: NamedPostmortem,
  newId: NewId,
  defaultZone: string | null = null,
): Postmortem {
  const open = defaultZone === null ? into : inZoneOfImport(into, imported.document, defaultZone);
  const next = withFreshNames(
    withRestingTimes(withSource(imported.document, imported.name), open),
    open,
    newId,
  );
  return {
    ...next,
    ...open,
    title: open.title || next.title,
    incident: mergeIncident(open, next),
    people: mergePeople(open.people, next.people),
    sections: mergeSections(open.sections, [...next.sections, ...saidOtherwise(open, next, newId)]),
    timeline: mergeInTimeOrder(open.timeline, timelineOrder(next.timeline)),
    updates: mergeInTimeOrder(open.updates, updatesOrder(next.updates)),
    actions: [...open.actions, ...next.actions],
    media: { ...next.media, ...open.media },
    ignored: [...open.ignored, ...next.ignored],
    ...(open.dictionary &&
      next.dictionary && {
        dictionary: next.dictionary.reduce(withWord, open.dictionary),
      }),
  };
}

function withSource(document: Postmortem, name: string): Postmortem {
  if (name === '') return document;
  return {
    ...document,
    timeline: document.timeline.map((entry) => ({
      ...entry,
      source: entry.source ? `${name}: ${entry.source}` : name,
    })),
  };
}

/**
 * What rested on the import's own zone, day or rows must not be read anew by another document's.
 */
function withRestingTimes(next: Postmortem, open: Postmortem): Postmortem {
  const { zone, date } = next.incident;
  const own = (time: Time | null): Time | null => {
    if (!time) return time;
    const settled = { ...time };
    if (
      time.zoneFrom === 'previous' ||
      (time.zoneFrom === 'document' && zone !== open.incident.zone)
    )
      settled.zoneFrom = 'source';
    if (
      time.dateFrom === 'previous' ||
      (time.dateFrom === 'document' && date !== open.incident.date)
    )
      settled.dateFrom = 'source';
    return settled;
  };
  return {
    ...next,
    timeline: next.timeline.map((entry) => ({ ...entry, at: own(entry.at) })),
    updates: next.updates.map((update) => ({
      ...update,
      at: own(update.at),
      nextUpdate: own(update.nextUpdate),
    })),
  };
}

/**
 * What the open document lacks, the import gives. Its zone and day only where no time that is there
 * would be read by them.
 */
function mergeIncident(open: Postmortem, next: Postmortem): Incident {
  const times = [...open.timeline, ...open.updates].flatMap(({ at }) => at ?? []);
  const zoneless = times.some(({ local, zone }) => clockOf(local) !== null && zone === null);
  const dayless = times.some(({ local }) => local !== null && dayOf(local) === null);
  const incident: Incident = { ...next.incident, ...open.incident };
  for (const field of ['reference', 'organization', 'severity'] as const)
    incident[field] ||= next.incident[field];
  if (!zoneless) incident.zone ||= next.incident.zone;
  if (!dayless) incident.date ||= next.incident.date;
  const { services } = open.incident;
  const added = next.incident.services.filter((each) => !services.includes(each));
  incident.services = [...services, ...new Set(added)];
  return incident;
}

function mergePeople(open: readonly Person[], next: readonly Person[]): Person[] {
  const people = [...open];
  for (const person of next) {
    const known = people.findIndex(
      ({ name, role }) =>
        name === person.name && (role === person.role || role === '' || person.role === ''),
    );
    if (known === -1) people.push(person);
    else if (people[known]!.role === '') people[known] = { ...people[known]!, role: person.role };
  }
  return people;
}

function mergeSections(open: readonly Section[], next: readonly Section[]): Section[] {
  const sections = [...open];
  const unsorted: Section[] = [];
  for (const section of next) {
    const home = sections.findIndex((each) => each.kind === section.kind && isHome(each, section));
    if (home !== -1) sections[home] = joinSections(sections[home]!, section);
    else if (section.kind === 'unsorted') unsorted.push(section);
    else sections.splice(placeFor(sections), 0, section);
  }
  return unsorted.reduce((all, section) => {
    const home = all.findIndex((each) => each.kind === 'unsorted' && isHome(each, section));
    return home === -1 ? [...all, section] : all.with(home, joinSections(all[home]!, section));
  }, sections);
}

function isHome(open: Section, next: Section): boolean {
  if (ROW_SECTIONS.has(next.kind)) return true;
  return open.audience === next.audience && (!BY_TITLE.has(next.kind) || sameTitle(open, next));
}

/** Before *Unsorted*, which is the last. */
function placeFor(sections: readonly Section[]): number {
  return sections.at(-1)?.kind === 'unsorted' ? sections.length - 1 : sections.length;
}

function joinSections(open: Section, next: Section): Section {
  const empty = isEmptyProse(next.body);
  const title = sameTitle(open, next) || (empty && isBareName(next)) ? [] : [heading(next.title)];
  const added: RootContent[] = [...title, ...(empty ? [] : next.body.children)];
  return {
    ...next,
    ...open,
    guidance: open.guidance || next.guidance,
    audience:
      open.audience === 'internal' || next.audience === 'internal' ? 'internal' : 'everyone',
    body:
      added.length === 0
        ? open.body
        : prose(...(isEmptyProse(open.body) ? [] : open.body.children), ...added),
  };
}

/** "Chronology" over rows says no more than its kind does; "Timeline (all times in CET)" does. */
function isBareName({ kind, title }: Section): boolean {
  return title.trim() === '' || (kindOfTitle(title) === kind && !/[([{\d]/.test(title));
}

function sameTitle(a: Section, b: Section): boolean {
  const plain = (title: string): string => title.trim().toLowerCase();
  return plain(a.title) === plain(b.title);
}

function heading(title: string): RootContent {
  return {
    type: 'heading',
    depth: 3,
    children: title === '' ? [] : [{ type: 'text', value: title }],
  };
}

/**
 * What only one document can have once (the title, a severity) stays in *Unsorted* when the
 * import's differs.
 */
function saidOtherwise(open: Postmortem, next: Postmortem, newId: NewId): Section[] {
  const once: [string, string][] = [
    [open.title, next.title],
    [open.incident.organization, next.incident.organization],
    [open.incident.severity, next.incident.severity],
    [open.incident.reference, next.incident.reference],
  ];
  const lines = once
    .filter(([kept, other]) => kept !== '' && other !== '' && kept !== other)
    .map(([, other]) => paragraph(other));
  return lines.length === 0 ? [] : [unsortedSection(lines, newId)];
}

export function unsortedSection(blocks: readonly RootContent[], newId: NewId): Section {
  return {
    id: newId(),
    kind: 'unsorted',
    title: 'Unsorted',
    audience: 'everyone',
    required: false,
    guidance: '',
    body: { type: 'root', children: [...blocks] },
  };
}
