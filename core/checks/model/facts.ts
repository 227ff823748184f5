/**
 * What the prose of a document states: its sentences that hold a time or a duration, each with its
 * place. Computed when a check first asks, and remembered by the identity of bodies and of the
 * blocks in them, so that an edit reads only the block that changed.
 */
import { remembered } from '../../document/remembered.ts';
import type { Root, RootContent } from 'mdast';
import type { Place } from '../../document/place.ts';
import type {
  Postmortem,
  Prose,
  Section,
  StatusUpdate,
  TimelineEntry,
} from '../../document/postmortem.ts';
import { plainText, statementBlocks, textBlocks } from '../../prose/text.ts';
import { findDurations, type FoundDuration } from '../../time/find-durations.ts';
import { findTimes } from '../../time/find-times.ts';
import type { FoundTime, TimeContext } from '../../time/reading.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { dayOf, instantMs } from './moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

/** A part of the document that has prose, by its place. */
export type Part = { kind: 'section' | 'update' | 'timeline' | 'action'; id: string; body: Prose };

export interface StatedTime extends FoundTime {
  /**
   * Of the instant; NaN where zone, day or clock are not known. `scaleOf` gives what can be
   * compared with the timeline.
   */
  ms: number;
  /** Offset in the part's plain text. */
  offset: number;
  /**
   * The day is inherited and not beyond doubt: it stands in an earlier block and is not the
   * incident's, or the sentence speaks of "the next day".
   */
  doubtfulDay: boolean;
}

export interface StatedDuration extends FoundDuration {
  offset: number;
}

/**
 * A sentence that holds a time or a duration. `start` and `end` of what it holds are offsets into
 * `text`.
 */
export interface Sentence {
  text: string;
  times: StatedTime[];
  durations: StatedDuration[];
}

export interface PartFacts<P extends Part = Part> {
  part: P;
  sentences: readonly Sentence[];
}

export interface SectionFacts extends PartFacts {
  section: Section;
}

const sectionsRead = new WeakMap<Section, { key: string; facts: SectionFacts }>();

/**
 * The sentences of every section, in order; the same value for a section while it and the
 * incident's zone and day are. Code blocks and block quotes are evidence and not the report's own
 * words: what they hold is left out.
 */
export const sectionFacts: (document: Postmortem) => readonly SectionFacts[] =
  remembered(readSections);

function readSections({ sections, incident }: Postmortem): SectionFacts[] {
  const context: TimeContext = { zone: incident.zone || null, date: incident.date || null };
  const key = contextKey(context);
  return sections.map((section) => {
    const known = sectionsRead.get(section);
    if (known?.key === key) return known.facts;
    const part: Part = { kind: 'section', id: section.id, body: section.body };
    const facts = { section, part, sentences: bodySentences(section.body, context) };
    sectionsRead.set(section, { key, facts });
    return facts;
  });
}

/** The sentences of a status update: times in it are of the day on which it was posted. */
export function updateFacts(update: StatusUpdate, document: Postmortem): PartFacts {
  return rowFacts('update', update, document);
}

/** The sentences of a timeline entry. */
export function entryFacts(entry: TimelineEntry, document: Postmortem): PartFacts {
  return rowFacts('timeline', entry, document);
}

function rowFacts(
  kind: 'update' | 'timeline',
  { id, at, body }: StatusUpdate | TimelineEntry,
  { incident }: Postmortem,
): PartFacts {
  const context: TimeContext = {
    zone: at?.zone ?? (incident.zone || null),
    date: dayOf(at) ?? (incident.date || null),
  };
  return { part: { kind, id, body }, sentences: bodySentences(body, context) };
}

const texts = new WeakMap<Prose, string>();
const offsets = new WeakMap<Place, number>();

/** The plain text of a part, made once. */
export function textOfPart({ body }: Part): string {
  let text = texts.get(body);
  if (text === undefined) texts.set(body, (text = plainText(body)));
  return text;
}

/** The place of a piece of a part's plain text. */
export function placeOf(part: Part, quote: string, offset: number): Place {
  const { kind, id, body } = part;
  const nth = timesBefore(body, textOfPart(part), quote, offset);
  const place: Place = { kind, id, quote, nth };
  offsets.set(place, offset);
  return place;
}

/** How often a quote begins before an offset, and where it begins next; -1 = not again. */
interface Count {
  before: number;
  nth: number;
  next: number;
}

const counts = new WeakMap<Prose, Map<string, Count>>();

/**
 * How often a quote begins before an offset. Goes on from where it was counted last: a text that
 * says one time a thousand times would be read from its beginning for each.
 */
function timesBefore(body: Prose, text: string, quote: string, offset: number): number {
  let known = counts.get(body);
  if (!known) counts.set(body, (known = new Map<string, Count>()));
  let count = known.get(quote);
  if (!count || count.before > offset) count = { before: 0, nth: 0, next: text.indexOf(quote) };
  let { nth, next } = count;
  for (; next !== -1 && next < offset; next = text.indexOf(quote, next + 1)) nth++;
  known.set(quote, { before: offset, nth, next });
  return nth;
}

/**
 * The offset that a place was made from, for sorting; -1 for a part as a whole, which comes first.
 */
export function offsetOf(place: Place): number {
  return offsets.get(place) ?? -1;
}

const bodies = new WeakMap<Prose, { key: string; sentences: Sentence[] }>();

function bodySentences(body: Prose, context: TimeContext): Sentence[] {
  const key = contextKey(context);
  const known = bodies.get(body);
  if (known?.key === key) return known.sentences;
  const sentences: Sentence[] = [];
  let offset = 0;
  let date = context.date;
  // The text has named the day itself, so that "the next day" in a later block counts from it.
  let told = false;
  for (const child of body.children) {
    const block = blockFacts(child, { ...context, date, ...(told && { dateFrom: 'previous' }) });
    if (block.length === -1) continue;
    for (const { text, times, durations } of block.sentences) {
      sentences.push({
        text,
        times: times.map((time) => ({
          ...time,
          offset: time.offset + offset,
          doubtfulDay:
            isInherited(time) &&
            !time.time.reasons?.includes('next-day') &&
            (date !== context.date || ANOTHER_DAY.test(text)),
        })),
        durations: durations.map((duration) => ({ ...duration, offset: duration.offset + offset })),
      });
      for (const { time } of times) {
        if (
          dayOf(time) === null ||
          !((time.dateFrom ?? 'written') === 'written' || time.reasons?.includes('next-day'))
        )
          continue;
        date = dayOf(time);
        told = true;
      }
    }
    offset += block.length + 1;
  }
  bodies.set(body, { key, sentences });
  return sentences;
}

const ANOTHER_DAY = new RegExp(
  joinedLines`
    \b(?:(?:next|following|previous) (?:day|morning|afternoon|evening|night)
      |day (?:after|before)|overnight|yesterday|tomorrow|days later)\b
  `,
  'i',
);

interface BlockFacts {
  key: string;
  /** Of the block's plain text; -1 for a block that has no line in it. */
  length: number;
  sentences: Sentence[];
}

const blocks = new WeakMap<RootContent, BlockFacts>();
/** One top-level block of a body. */
function blockFacts(node: RootContent, context: TimeContext): BlockFacts {
  const key = contextKey(context);
  const known = blocks.get(node);
  if (known?.key === key) return known;
  const root: Root = { type: 'root', children: [node] };
  const lines = textBlocks(root);
  const statements = statementBlocks(root);
  const sentences: Sentence[] = [];
  let offset = 0;
  lines.forEach((line, index) => {
    const { text } = statements[index]!;
    if (text !== '') sentences.push(...readText(text, offset, context));
    offset += line.text.length + 1;
  });
  const facts = { key, length: lines.length === 0 ? -1 : offset - 1, sentences };
  blocks.set(node, facts);
  return facts;
}

/** The times that parts state, each with the part, in reading order. */
export function statedTimes(facts: readonly PartFacts[]): { part: Part; stated: StatedTime }[] {
  return facts.flatMap(({ part, sentences }) =>
    sentences.flatMap(({ times }) => times.map((stated) => ({ part, stated }))),
  );
}

function readText(text: string, offset: number, context: TimeContext): Sentence[] {
  const times = findTimes(text, context).sort((one, other) => one.start - other.start);
  const durations = findDurations(text);
  if (times.length === 0 && durations.length === 0) return [];
  return sentencesOf(text, [...times, ...durations]).flatMap(({ start, end }) => {
    const within = <T extends { start: number; end: number }>(items: T[]) =>
      items.slice(firstFrom(items, start), firstFrom(items, end));
    const local = <T extends { start: number; end: number }>(item: T) => ({
      ...item,
      start: item.start - start,
      end: item.end - start,
      offset: offset + item.start,
    });
    const sentence: Sentence = {
      text: text.slice(start, end),
      times: within(times).map((time) => ({
        ...local(time),
        ms: instantMs(time.time),
        doubtfulDay: false,
      })),
      durations: within(durations).map(local),
    };
    return sentence.times.length + sentence.durations.length > 0 ? [sentence] : [];
  });
}

/** The first of these, which stand in the order of the text, that begins there or later. */
function firstFrom(items: readonly { start: number }[], place: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInherited({ time }: FoundTime): boolean {
  return time.dateFrom !== undefined && time.dateFrom !== 'written';
}

function contextKey({ zone, date, dateFrom }: TimeContext): string {
  return `${zone ?? ''}|${date ?? ''}|${dateFrom ?? ''}`;
}
