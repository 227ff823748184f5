/**
 * Moments that a report gives beside its timeline: a label with its time on the line below it
 * ("Service restored", 2025-06-12 09:03), and lists of stretches of time, one for each part that
 * failed ("eu-1: 08:18 to 08:52").
 */
import type { List, Paragraph, RootContent } from 'mdast';
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
    for (const stated of momentsIn(body.children, title, context)) {
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

function momentsIn(blocks: readonly RootContent[], title: string, context: TimeContext): Stated[] {
  return blocks.flatMap((block): Stated[] => {
    const lines = block.type === 'paragraph' ? labelled(block, context) : [];
    const items = block.type === 'list' ? windows(block, context) : [];
    return [...lines, ...items].map((each) => ({ ...each, title }));
  });
}

type Found = Omit<Stated, 'title'>;

/** Lines of which each label says what was at the time that stands alone below it. */
function labelled(block: Paragraph, context: TimeContext): Found[] {
  const lines = inlineLines(block.children).map((line) => textOf(line).trim());
  const found = lines.flatMap((label, index): Found[] => {
    const below = lines[index + 1];
    if (below === undefined || label.length > LONGEST.label || /\d/.test(label)) return [];
    const stamp = isStart(label) || isEnd(label) ? leadingStamp(below) : null;
    if (!stamp?.clock || !stamp.day || stamp.length < below.length) return [];
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
