/**
 * "Build the timeline from the text": the dated events that the prose states, as proposals for
 * entries.
 */
import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { timelineOrder } from '../../document/sorting.ts';
import type { NewId } from '../../document/ids.ts';
import type { Place } from '../../document/place.ts';
import type {
  Postmortem,
  Section,
  SectionKind,
  Time,
  TimelineEntry,
} from '../../document/postmortem.ts';
import { paragraph, prose } from '../../prose/build.ts';
import { sentencesOf, type Span } from '../../prose/sentences.ts';
import { inlineText, isEmptyProse, plainText } from '../../prose/text.ts';
import { addDays, dayOf } from '../../time/calendar.ts';
import { findTimes } from '../../time/find-times.ts';
import type { FoundTime, TimeContext } from '../../time/reading.ts';
import { readTime } from '../../time/read-time.ts';
import { languageOf } from '../../prose/language-of.ts';
import { clausesOf } from './clauses.ts';
import { PROMISED, REPEATED, RESPECTIVELY, tellsNoPast } from './event-words.ts';
import { certainDays } from './evidence.ts';
import { dayInHeading, isDayAlone } from './stamps.ts';
import { sharedZone } from './times.ts';

export interface Proposal {
  entry: TimelineEntry;
  /** The section or update that states the event, with the sentence as its quote. */
  place: Place;
  /** The id of that section or update. */
  section: string;
  /** The sentence, exactly as in the part's plain text. */
  quote: string;
}

/** Parts that state plans, evidence or what could not be placed, not events. */
const SILENT = new Set<SectionKind>([
  'actions',
  'next-steps',
  'unsorted',
  'supporting',
  'communication',
]);
/** When the page was written, not what happened. */
const BYLINE = new RegExp(
  joinedLines`
    ^\W*(?:post|posted|published|updated?|created|edited|sent|written|submitted)\b(?:\s+(?:on|at
    |by)\b|\s*:)|^\W*(?:posted|published|written|created|submitted) (?=\d|(?:jan|feb|mar|apr|may
    |jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.])|^\W*last (?:updated
    |modified|edited)\b
  `,
  'i',
);
/** Somebody does something: "we moved the traffic", unlike "we saw errors". */
const DEED = new RegExp(
  joinedLines`
    ^\W*(?:we|our (?:team|engineers?|staff)|engineers?|the team)\b(?! (?:experienced|had|saw
    |suffered|were (?:experiencing|seeing|having|unable|down|not)|observed|lost|could not))
  `,
  'i',
);
/** What happens again and again. */
const HABIT = new RegExp(
  joinedLines`
      \b(?:every|each) (?:day|night|morning|evening|hour|week|weekday|month|minute|\w{3,6}day)\b
      |\bruns? (?:daily|nightly|hourly|weekly)\b|\b(?:is|are) open (?:from|between|at|until)\b
      |(?<!outage |incident |impact )\b(?:ends|opens|closes) (?:at|from|until|between)\b
      |\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\bon (?:weekdays|weekends|most days)\b
      |\b(?:usually|typically|for (?:years|months|weeks)|most (?:weeks|nights|days|mornings))\b
      |\b(?:such as|e\.g\.|for example,?|times? like)\s(?=\d)
      |\b(?:office|support|business|opening|service|quiet) hours\b
    `,
  'i',
);
/** A sentence about what is to come. */
const PROMISE = new RegExp(
  joinedLines`
    \b(?:next (?:update|report)|will|shall|(?:is|are) due|going to|(?:is|are) (?:scheduled
    |planned|expected) (?:for|to|at)|no later than|we expect|eta|should be (?:back|up|online
    |restored|resolved|fixed|complete|completed|available|done|finished)|(?:is|are|have
    |has)\b(?! been)[^.,;]{0,60}\buntil)\b|['’]ll\b
  `,
  'i',
);

/**
 * One proposal for each time of day that the prose gives to an event, in text order. The report's
 * sections are read; the notices only where there is no such text. Times that the timeline has
 * already, promises, days without a time of day, and times within code, quotes, tables and link
 * texts give none.
 * @param dayFirst the order of day and month, where the author says it
 */
export function proposeEntries(
  document: Postmortem,
  newId: NewId,
  dayFirst: boolean | null = null,
): Proposal[] {
  const known = new Set(document.timeline.flatMap(({ at }) => (at ? keysOf(at) : [])));
  const proposals: Proposal[] = [];
  // The ends of a stretch of time, by their keys: a sentence that states the moment itself says
  // better what happened then.
  const replaceable = new Map<string, number>();
  const read = (
    body: Root,
    context: TimeContext,
    kind: 'section' | 'update',
    id: string,
    source: string,
  ) => {
    for (const event of eventsIn(body, context, kind === 'section')) {
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
      const weaker = event.ofRange
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
      if (keys.some((key) => known.has(key))) continue;
      for (const key of keys) {
        known.add(key);
        if (event.ofRange) replaceable.set(key, proposals.length);
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
    ({ kind, body }) => !SILENT.has(kind) && !isEmptyProse(body),
  );
  const now = writtenOn(document.title, sections);
  for (const { id, title, body } of sections)
    read(
      body,
      { zone, date: dayOfTitle(title, date) ?? date, now, dayFirst },
      'section',
      id,
      title,
    );
  if (proposals.length === 0) {
    for (const { id, at, body, status } of document.updates) {
      if (status === 'scheduled') continue;
      const day = dayOf(at?.local) ?? date;
      read(
        body,
        { zone, date: day, dayFirst: orderOf(at) },
        'update',
        id,
        at ? at.written : 'Status update',
      );
    }
  }
  return proposals;
}

/**
 * A report named after the incident's day that speaks of "yesterday" was written on the day after;
 * null where nothing says so.
 */
function writtenOn(title: string, sections: readonly Section[]): string | null {
  const days = certainDays(title);
  const words = sections.map(({ body }) => plainText(body)).join('\n');
  return days.length === 1 && /\byesterday\b/i.test(words) && !/\btoday\b/i.test(words)
    ? `${addDays(days[0]!, 1)}T12:00:00Z`
    : null;
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

interface Event {
  time: Time;
  clause: string;
  quote: string;
  /** The clause speaks of a stretch of time, of which this is an end. */
  ofRange: boolean;
}

function* eventsIn(body: Root, given: TimeContext, report: boolean): Generator<Event> {
  const paragraphs = paragraphsOf(body);
  // A text by one hand: what one of its times says of the zone holds for those that say nothing.
  const zone =
    given.zone ??
    sharedZone(paragraphs.map(({ text }) => text).join('\n\n'), [], {
      year: given.year ?? null,
      dayFirst: given.dayFirst ?? null,
    });
  const context = { ...given, zone };
  let last: string | null = context.date;
  let told = false;
  let night: string | null = null;
  const language = languageOf(paragraphs.map(({ text }) => text).join('\n'));
  const foreign = language !== null && language !== 'en';
  for (const { text, silent, heading } of paragraphs) {
    if (heading || isDayAlone(text)) {
      const day = dayInHeading(text);
      const read =
        day === null
          ? null
          : dayOf(readTime(day, { ...context, date: last ?? context.date }).time.local);
      last = read ?? last;
      continue;
    }
    const found = findTimes(text, {
      ...context,
      date: (night !== null && THAT_NIGHT.test(text) ? night : last) ?? context.date,
      ...(told && { dateFrom: 'previous' as const }),
    });
    const clocks = found.filter(
      ({ time, precision, start, end }) =>
        time.local?.includes('T') &&
        precision !== 'day' &&
        precision !== 'none' &&
        !silent.some((span) => start < span.end && end > span.start),
    );
    for (const sentence of sentencesOf(text, found)) {
      const quote = text.slice(sentence.start, sentence.end);
      if (
        PROMISE.test(quote) ||
        HABIT.test(quote) ||
        (language !== 'en' && (PROMISED.test(quote) || REPEATED.test(quote))) ||
        (BYLINE.test(quote) && quote.split(/\s+/).length <= 12)
      )
        continue;
      // Where a sentence is cut is known for English; elsewhere, and for two events that share their
      // words, the whole of it says what happened.
      const whole = foreign || RESPECTIVELY.test(quote);
      const groups = byRange(
        clocks.filter(({ start }) => start >= sentence.start && start < sentence.end),
      );
      const clauses = clausesOf(
        text,
        sentence,
        groups.map((times): Span => ({ start: times[0]!.start, end: times.at(-1)!.end })),
      );
      for (const [index, times] of groups.entries()) {
        const clause = whole ? wholeSentence(quote, clauses[index]!) : clauses[index]!;
        if (!/\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u.test(clause)) continue;
        if (!foreign && tellsNoPast(clause, quote, report && language === 'en')) continue;
        // What somebody did between two times is one event; a state that held between them begins
        // and ends.
        const ends = times.length > 1 && DEED.test(clause) ? times.slice(0, 1) : times;
        for (const [end, { time }] of ends.entries()) {
          // The words of the stretch say that this is where it ended.
          const words = end > 0 ? wholeSentence(quote, clause) : clause;
          yield { time, clause: words, quote, ofRange: times.length > 1 };
        }
      }
    }
    night = nightOf(clocks) ?? night;
    // A day named in one paragraph holds for the next.
    const named = clocks.map(({ time }) => dayOf(time.local)).findLast((day) => day !== null);
    last = named ?? last;
    told ||= named !== undefined;
  }
}

const THAT_NIGHT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:that|the same) night|in (?:dieser|jener|derselben) nacht|cette nuit
    |(?:esa|aquella) noche|nessa noite|naquela noite|quella notte|die nacht|tej nocy|den natten
    |samme nat)(?!\p{L})|その夜|当晚|그날 밤
  `,
  'iu',
);

/** The day on which a stretch of time over midnight began. */
function nightOf(times: readonly FoundTime[]): string | null {
  for (const [index, { range, rangeId, time }] of times.entries()) {
    const end = times[index + 1];
    const [from, to] = [dayOf(time.local), dayOf(end?.time.local)];
    if (range === 'from' && end?.rangeId === rangeId && from && to && from < to) return from;
  }
  return null;
}

/** No entry takes a longer sentence whole. */
const LONG_SENTENCE = 400;

function wholeSentence(sentence: string, clause: string): string {
  const words = sentence.replace(/\s+/g, ' ').trim();
  return words.length > LONG_SENTENCE ? clause : words;
}

/** The two ends of a range are one phrase with one event. */
function byRange(times: readonly FoundTime[]): FoundTime[][] {
  const groups: FoundTime[][] = [];
  for (const time of times) {
    const group = groups.at(-1);
    if (group && time.rangeId !== undefined && group[0]!.rangeId === time.rangeId) group.push(time);
    else groups.push([time]);
  }
  return groups;
}

/**
 * The paragraphs that state something, with the spans of code and link texts in them, and the
 * headings, which may date what follows.
 */
function paragraphsOf(root: Root): { text: string; silent: Span[]; heading: boolean }[] {
  const found: { text: string; silent: Span[]; heading: boolean }[] = [];
  const walk = (node: Nodes) => {
    if (node.type === 'paragraph')
      found.push({ text: inlineText(node), silent: silentSpans(node), heading: false });
    else if (node.type === 'heading')
      found.push({ text: inlineText(node), silent: [], heading: true });
    else if (node.type !== 'blockquote' && node.type !== 'table' && 'children' in node)
      node.children.forEach(walk);
  };
  walk(root);
  return found;
}

function silentSpans(node: Paragraph): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const walk = (child: PhrasingContent) => {
    const length = inlineText(child).length;
    if (child.type === 'inlineCode' || child.type === 'link')
      spans.push({ start: at, end: at + length });
    if ('children' in child && child.type !== 'link')
      (child.children as PhrasingContent[]).forEach(walk);
    else at += length;
  };
  node.children.forEach(walk);
  return spans;
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
