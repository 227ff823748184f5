/**
 * Moments that a report gives beside its timeline: a label with its time on the line below it
 * ("Service restored", 2025-06-12 09:03), and lists of stretches of time, one for each part that
 * failed ("eu-1: 08:18 to 08:52").
 */
import type { List, RootContent } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type { Postmortem, SectionKind, Time, TimelineEntry } from '../../document/postmortem.ts';
import { epoch } from '../../document/sorting.ts';
import { paragraph, prose } from '../../prose/build.ts';
import { inlineLines, textOf } from '../../prose/phrasing.ts';
import { findTimes } from '../../time/find-times.ts';
import { readTime } from '../../time/read-time.ts';
import type { TimeContext } from '../../time/reading.ts';
import { namesWeekDays, PROMISED, REPEATED } from './event-words.ts';
import { isEnd, isStart } from './labelled-days.ts';
import { itemText } from './stamped-lines.ts';
import { leadingStamp } from './stamps.ts';

/** Parts that tell what happened; elsewhere such lines are plans or evidence. */
const TELLING = new Set<SectionKind>([
  'summary',
  'impact',
  'custom',
  'detection',
  'resolution',
  'timeline',
]);
/** Fewer are no list. */
const LEAST = 2;
const LONGEST = { label: 40, window: 120 };
const PLANNED = /\b(?:maintenance|scheduled|planned|will|wartung|mantenimiento|manutenção)\b/iu;

/** Letters that say "about" behind a time: 6時47分頃. */
const ABOUT = 2;

interface Stated {
  time: Time;
  text: string;
  title: string;
  /** The stretch in which one part failed. */
  ofPart: boolean;
}

/** The timeline with such moments at their places; labels of what it has already are not said again. */
export function withStatedMoments(document: Postmortem, newId: NewId): Postmortem {
  const { zone, date } = document.incident;
  const context: TimeContext = { zone: zone || null, date: date || null };
  const known = new Set(document.timeline.flatMap(({ at }) => at?.instant ?? []));
  const timeline = [...document.timeline];
  for (const { title, kind, body } of document.sections) {
    if (!TELLING.has(kind)) continue;
    const inTitle = titled(title, body.children, context);
    for (const stated of [...inTitle, ...momentsIn(body.children, title, context)]) {
      const { instant } = stated.time;
      // Several parts may have failed at one time.
      if (instant === null || (known.has(instant) && !stated.ofPart)) continue;
      known.add(instant);
      insert(timeline, entryOf(stated, newId));
    }
  }
  return timeline.length === document.timeline.length ? document : { ...document, timeline };
}

function entryOf({ time, text, title }: Stated, newId: NewId): TimelineEntry {
  return {
    id: newId(),
    at: time,
    milestone: null,
    body: prose(paragraph(text)),
    audience: 'everyone',
    source: title,
  };
}

/** Before the first entry that is later; the order in which the others are written is theirs. */
function insert(timeline: TimelineEntry[], entry: TimelineEntry): void {
  const ms = epoch(entry.at!.instant);
  const at = timeline.findIndex(({ at: other }) => epoch(other?.instant) > ms);
  timeline.splice(at === -1 ? timeline.length : at, 0, entry);
}

/** The lines of a paragraph, or of a list whose items are a line or two each. */
function linesIn(block: RootContent): string[] {
  const paragraphs =
    block.type === 'list' ? block.children.map(({ children }) => children[0]) : [block];
  return paragraphs.flatMap((each) =>
    each?.type === 'paragraph' ? inlineLines(each.children).map((line) => textOf(line).trim()) : [],
  );
}

function momentsIn(blocks: readonly RootContent[], title: string, context: TimeContext): Stated[] {
  // A label may be numbered, which makes a list of it alone.
  const lines = labelled(blocks.flatMap(linesIn), context);
  const items = blocks.flatMap((block) => (block.type === 'list' ? windows(block, context) : []));
  return [...lines, ...items].map((each) => ({ ...each, title }));
}

type Found = Omit<Stated, 'title'>;

/** "1. Beginning" as a title, with nothing but its time below it. */
function titled(title: string, blocks: readonly RootContent[], context: TimeContext): Stated[] {
  const text = title.replace(NUMBER, '').trim();
  const [only, ...others] = blocks;
  if (only?.type !== 'paragraph' || others.length > 0) return [];
  if (text.length > LONGEST.label || !(isStart(text) || isEnd(text))) return [];
  const below = textOf(only.children).trim();
  const stamp = leadingStamp(below);
  if (!stamp?.clock || !stamp.day || below.length > stamp.length + ABOUT) return [];
  return [{ time: readTime(stamp.written, context).time, text, title, ofPart: false }];
}
const NUMBER = /^\s{0,3}(?:\d{1,2}|[①-⑳])[.)、．]?\s{0,3}/u;

/** Lines of which each label says what was at the time that stands alone below it. */
function labelled(lines: readonly string[], context: TimeContext): Found[] {
  const found = lines.flatMap((label, index): Found[] => {
    const below = lines[index + 1];
    if (below === undefined || label.length > LONGEST.label || /\d/.test(label)) return [];
    const stamp = isStart(label) || isEnd(label) ? leadingStamp(below) : null;
    if (!stamp?.clock || !stamp.day || below.length > stamp.length + ABOUT) return [];
    return [{ time: readTime(stamp.written, context).time, text: label, ofPart: false }];
  });
  return found.length >= LEAST ? found : [];
}

/** The items of a list, each of which is a name and the stretch of time in which it failed. */
function windows(list: List, context: TimeContext): Found[] {
  const found = list.children.map((item): Found | null => {
    const text = itemText(item).replace(/\s+/g, ' ').trim();
    if (text.length > LONGEST.window || PLANNED.test(text) || namesWeekDays(text)) return null;
    if (PROMISED.test(text) || REPEATED.test(text)) return null;
    const clocks = findTimes(text, context).filter(({ time }) => time.local?.includes('T'));
    const [from, to] = clocks;
    const range = clocks.length === 2 && from!.range === 'from' && to!.range === 'to';
    return range && /\p{L}/u.test(text.slice(0, from!.start))
      ? { time: from!.time, text, ofPart: true }
      : null;
  });
  const all = found.filter((each) => each !== null);
  return all.length >= LEAST && all.length === found.length ? all : [];
}
