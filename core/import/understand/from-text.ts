/**
 * "Build the timeline from the text": the dated events that the prose states, as proposals for
 * entries.
 */
import type { Root } from 'mdast';
import { timelineOrder } from '../../document/sorting.ts';
import type { NewId } from '../../document/ids.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, Section, Time, TimelineEntry } from '../../document/postmortem.ts';
import { paragraph, prose } from '../../prose/build.ts';
import { isEmptyProse, plainText } from '../../prose/text.ts';
import { addDays, dayOf } from '../../time/calendar.ts';
import type { TimeContext } from '../../time/reading.ts';
import { readTime } from '../../time/read-time.ts';
import { certainDays } from './evidence.ts';
import { isOfThePage } from './labelled-days.ts';
import { dayInHeading } from './day-lines.ts';
import { eventsIn } from './prose-events.ts';
import type { Event } from './sentence-events.ts';
import { tellsEvents } from '../../document/sections.ts';

export interface Proposal {
  entry: TimelineEntry;
  /** The section or update that states the event, with the sentence as its quote. */
  place: Place;
  /** The id of that section or update. */
  section: string;
  /** The sentence, exactly as in the part's plain text. */
  quote: string;
}

/**
 * One proposal for each time of day that the prose gives to an event, in text order: that of the
 * report's sections, then that of the notices. Times that the timeline has
 * already, what is told again, promises, days without a time of day, and times within code, quotes,
 * tables and link texts give none.
 * @param dayFirst the order of day and month, where the author says it
 */
export function proposeEntries(
  document: Postmortem,
  newId: NewId,
  dayFirst: boolean | null = null,
): Proposal[] {
  const known = new Set(document.timeline.flatMap(({ at }) => (at ? keysOf(at) : [])));
  const told = new Map<string, Event[]>();
  const proposals: Proposal[] = [];
  // The fields of a report, by their keys: a sentence that states the moment says better what
  // happened then.
  const replaceable = new Map<string, number>();
  /** "10:11 down, 10:22 back, 19:15 begun": a sentence of moments that were all told before. */
  const isRecap = (said: readonly Event[]): boolean =>
    said.length >= LEAST_OF_RECAP &&
    said.every(({ time, quote }) =>
      keysOf(time).some((key) => told.get(key)?.some((earlier) => earlier.quote !== quote)),
    );
  const read = (
    body: Root,
    context: TimeContext,
    kind: 'section' | 'update',
    id: string,
    source: string,
  ) => {
    const events = [...eventsIn(body, context, kind === 'section')];
    const bySentence = Map.groupBy(events, ({ quote }) => quote);
    const recaps = new Map<string, boolean>();
    for (const event of events) {
      if (!recaps.has(event.quote)) recaps.set(event.quote, isRecap(bySentence.get(event.quote)!));
      if (recaps.get(event.quote)) continue;
      // Above notices such lines are facts of the page that holds them.
      if (event.isField && kind === 'section' && document.updates.length > 0) continue;
      const keys = keysOf(event.time);
      const place: Place = { kind, id, quote: event.quote };
      const entry = (own: string): TimelineEntry => ({
        id: own,
        at: event.time,
        milestone: null,
        body: prose(paragraph(event.clause)),
        audience: 'everyone',
        source,
      });
      const weaker = event.isField
        ? undefined
        : keys.map((key) => replaceable.get(key)).find((index) => index !== undefined);
      if (weaker !== undefined) {
        proposals[weaker] = {
          entry: entry(proposals[weaker]!.entry.id),
          place,
          section: id,
          quote: event.quote,
        };
        keys.forEach((key) => replaceable.delete(key));
        continue;
      }
      if (keys.some((key) => known.has(key) || toldAgain(told.get(key), event))) continue;
      for (const key of keys) {
        told.set(key, [...(told.get(key) ?? []), event]);
        if (event.isField) replaceable.set(key, proposals.length);
      }
      proposals.push({ entry: entry(newId()), place, section: id, quote: event.quote });
    }
  };
  const zone = document.incident.zone || null;
  const date = document.incident.date || null;
  // An announcement of maintenance tells what is planned, not what happened.
  const planned =
    /\bmaintenance\b/i.test(document.title) &&
    /\b(?:scheduled|planned|upcoming|announce)/i.test(document.title);
  if (planned) return [];
  const sections = document.sections.filter(
    (section) => tellsEvents(section) && !isEmptyProse(section.body),
  );
  const everything = document.sections.map(({ body }) => plainText(body)).join('\n');
  const now = writtenOn(document.title, sections, everything);
  for (const { id, title, body } of sections)
    read(
      body,
      { zone, date: dayOfTitle(title, date) ?? date, now, dayFirst },
      'section',
      id,
      title,
    );
  for (const { id, at, body, status } of document.updates) {
    if (status === 'scheduled') continue;
    // Told days later, it names the day of which it tells.
    const names = date !== null && certainDays(plainText(body)).includes(date);
    const day = names ? date : (dayOf(at?.local) ?? date);
    read(
      body,
      { zone, date: day, dayFirst: orderOf(at) },
      'update',
      id,
      at ? at.written : 'Status update',
    );
  }
  return proposals;
}

/** Fewer may be told twice as two things that happened then. */
const LEAST_OF_RECAP = 3;

/** Of the words of the shorter telling, the share that makes the other the same event. */
const SAME_WORDS = 0.6;

/**
 * Whether a moment that was told of already is told again: as a field ("Began: 10:05"), on another
 * clock ("for those in Spain, 22:55 CEST"), or in the same words. Else two things happened then.
 */
function toldAgain(earlier: readonly Event[] | undefined, event: Event): boolean {
  if (!earlier) return false;
  if (event.isField) return true;
  const words = wordsOf(event.clause);
  return earlier.some(({ time, clause }) => {
    if (time.local !== event.time.local) return true;
    const others = wordsOf(clause);
    const shared = [...words].filter((word) => others.has(word)).length;
    return shared >= SAME_WORDS * Math.min(words.size, others.size);
  });
}

/** Short words link, and say nothing of what happened. */
function wordsOf(clause: string): Set<string> {
  return new Set(clause.toLowerCase().match(/\p{L}{4,}|[\p{Script=Han}\p{Script=Hangul}]/gu));
}

/**
 * A report named after the incident's day that speaks of "yesterday" was written on the day after;
 * null where nothing says so.
 */
function writtenOn(title: string, sections: readonly Section[], everything: string): string | null {
  const words = sections.map(({ body }) => plainText(body)).join('\n');
  if (!/\byesterday\b/i.test(words) || /\btoday\b/i.test(words)) return null;
  // "Posted Wednesday, 11 June 2025" says it outright.
  const lines = everything.split('\n').filter((line) => /\d/.test(line) && isOfThePage(line));
  const posted = new Set(lines.flatMap((line) => certainDays(line)));
  if (posted.size === 1) return `${[...posted][0]!}T12:00:00Z`;
  const days = certainDays(title);
  return days.length === 1 ? `${addDays(days[0]!, 1)}T12:00:00Z` : null;
}

/** "Monday, 3 May": a section that is about one day. */
function dayOfTitle(title: string, date: string | null): string | null {
  const day = dayInHeading(title);
  return day === null ? null : dayOf(readTime(day, { zone: null, date }).time.local);
}

/**
 * The proposals as a timeline. Prose is not told in order, so moments without an instant are
 * ordered by what is known of all of them: their day and clock, or the clock alone where no day is.
 */
export function proposedTimeline(proposals: readonly Proposal[]): TimelineEntry[] {
  const entries = proposals.map(({ entry }) => entry);
  const locals = entries.map(({ at }) => at?.local ?? '');
  const alike =
    entries.every(({ at }) => at?.instant === null) &&
    new Set(locals.map((local) => local.indexOf('T'))).size === 1;
  // Without a year, month and day still put them in order.
  const yearless = (entry: TimelineEntry): string =>
    readTime(entry.at!.written, { zone: null, date: null, year: 2000 }).time.local ?? '';
  const dated = alike && entries.every((entry) => dayOf(yearless(entry)) !== null);
  const key = (entry: TimelineEntry): string => (dated ? yearless(entry) : entry.at!.local!);
  return alike ? [...entries].sort((a, b) => key(a).localeCompare(key(b))) : timelineOrder(entries);
}

/** What makes two times one: the instant, or the wall clock where no instant is known. */
function keysOf({ instant, local }: Time): string[] {
  const key = instant || local;
  return key ? [key] : [];
}

/** How the notice's own stamp, already settled, has day and month: its text is by the same hand. */
function orderOf(at: Time | null): boolean | null {
  const match = at?.local ? /(\d{1,2})\/(\d{1,2})/.exec(at.written) : null;
  if (!match || match[1] === match[2]) return null;
  const [, month, day] = /-(\d{2})-(\d{2})/.exec(at!.local!) ?? [];
  if (Number(match[1]) === Number(month) && Number(match[2]) === Number(day)) return false;
  return Number(match[1]) === Number(day) && Number(match[2]) === Number(month) ? true : null;
}
