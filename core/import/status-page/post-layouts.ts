/**
 * The layouts that posts have: the head above its text or around it, signed by its author, or dated
 * on a line of its own.
 */
import { textOf } from '../../prose/phrasing.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { leadingStatus, type PostHead } from '../understand/post-heads.ts';
import { signature } from './signed-posts.ts';
import { speaksToReaders } from '../understand/speaks-to-readers.ts';
import { isWhole, LEAST, type Line } from './post-lines.ts';

/** Where a post's head begins and ends, and what it says. */
export interface Unit {
  from: number;
  /** The first line of the text. */
  text: number;
  /** The line behind the text, where the stamp stands below it; -1 where the next head ends it. */
  end: number;
  status: PostHead | null;
  stamp: PostHead;
  /** Who signed it. */
  author?: string;
}

/** A line that is a date and nothing else. */
const LONGEST_DATE = 80;

/** Head above text: status and stamp in one line, or in two that follow each other. */
export function above(lines: readonly Line[]): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < lines.length; at++) {
    const { head } = lines[at]!;
    if (!head) continue;
    if (head.status !== null && head.stamp !== null) {
      const below = isWhole(lines[at]!) ? statusBelow(head, lines[at + 1]) : null;
      units.push({
        from: at,
        text: isWhole(lines[at]!) ? at + (below ? 2 : 1) : at,
        end: -1,
        status: below ?? head,
        stamp: head,
      });
      if (below) at++;
      continue;
    }
    const next = lines[at + 1]?.head;
    if (!next || !isWhole(lines[at + 1]!) || !isWhole(lines[at]!)) continue;
    const pair = statusAndStamp(head, next) ?? statusAndStamp(next, head);
    if (!pair) continue;
    // Text above the pair and none below it: the stamp ends the post before.
    units.push({ from: at, text: at + 2, end: -1, ...pair });
    at++;
  }
  return [...units, ...stampedAlike(lines, units)]
    .sort((a, b) => a.from - b.from)
    .filter(({ text }, index, all) => {
      const stop = all[index + 1]?.from ?? lines.length;
      return text < stop;
    });
}

/** "Update · 12 May, 11:30" above "Resolved": the second says what the first leaves open. */
function statusBelow(head: PostHead, next: Line | undefined): PostHead | null {
  const below = next?.head ?? null;
  const says = below?.status && below.status !== 'update' && below.stamp === null;
  return head.status === 'update' && says && isWhole(next!)
    ? { ...below, notes: [...head.notes, head.word, ...below.notes] }
    : null;
}

/**
 * Posts that say no status, among those that do: a stamp alone where the heads begin with theirs,
 * or a stamp before the text in the very form of the others ("[14/05/2025 15h55] We see …").
 */
function stampedAlike(lines: readonly Line[], units: readonly Unit[]): Unit[] {
  const opening = units.filter(({ stamp }) => stamp.day && /^T ?\S{0,2} ?S/.test(stamp.shape));
  if (opening.length >= LEAST && opening.length === units.length)
    return lines.flatMap((line, at): Unit[] => {
      const { head, timeline, title } = line;
      const alone = head && head.status === null && head.stamp && head.day && isWhole(line);
      if (!alone || timeline || title) return [];
      return [{ from: at, text: at + 1, end: -1, status: null, stamp: head }];
    });
  return withoutStatus(lines, units);
}

function withoutStatus(lines: readonly Line[], units: readonly Unit[]): Unit[] {
  const forms = new Set(units.map(({ stamp }) => formOf(stamp.stamp!)));
  if (units.length < LEAST) return [];
  const found = lines.flatMap((line, at): Unit[] => {
    if (line.head || !line.children || line.timeline || line.title) return [];
    const text = textOf(line.children);
    const stamp = leadingStamp(text);
    if (!stamp?.clock || stamp.worded || stamp.length >= text.length) return [];
    if (!forms.has(formOf(stamp.written))) return [];
    const { written, day, length } = stamp;
    const head: PostHead = { ...NO_HEAD, stamp: written, day, length };
    return [{ from: at, text: at, end: -1, status: null, stamp: head }];
  });
  // As many as the posts are a list of another kind.
  return found.length * 2 <= units.length ? found : [];
}

/** A stamp's signs, with every number and word alike. */
function formOf(stamp: string): string {
  return stamp
    .replace(/\p{L}+/gu, 'a')
    .replace(/\d{1,2}(?!\d)/g, '0')
    .trim();
}

const NO_HEAD: PostHead = {
  status: null,
  word: '',
  stamp: null,
  day: false,
  label: '',
  names: [],
  notes: [],
  length: 0,
  shape: 'lead',
};

/** Two heads of which one is only the status and the other only the stamp. */
function statusAndStamp(status: PostHead, stamp: PostHead): Pick<Unit, 'status' | 'stamp'> | null {
  const apart = status.stamp === null && stamp.status === null;
  return apart && status.status !== null && stamp.stamp !== null ? { status, stamp } : null;
}

/** Status above the text or leading it, stamp below it. */
export function around(lines: readonly Line[]): Unit[] {
  const units: Unit[] = [];
  let open = -1;
  let leading: PostHead | null = null;
  lines.forEach((line, at) => {
    const { head } = line;
    const lead = line.timeline || line.title ? null : leadOf(line);
    if (lead) {
      open = at;
      leading = lead;
      return;
    }
    if (!head || !isWhole(line)) return;
    if (head.stamp !== null && head.status === null && leading && at > open) {
      units.push({ from: open, text: open, end: at, status: leading, stamp: head });
      open = -1;
      leading = null;
    } else if (head.status !== null && head.stamp === null) {
      open = at;
      leading = null;
    }
    if (!leading && head.stamp !== null && head.status === null && open !== -1 && at > open + 1) {
      units.push({ from: open, text: open + 1, end: at, status: lines[open]!.head, stamp: head });
      open = -1;
    }
  });
  return units;
}

/** The status that leads a line of text, as the head of a post; the text goes on behind it. */
function leadOf({ head, children }: Line): PostHead | null {
  const lead = head || !children ? null : leadingStatus(textOf(children));
  return lead && { ...NO_HEAD, ...lead };
}

/** Author and stamp on a line of their own, the text below them. */
export function signed(lines: readonly Line[]): Unit[] {
  const units = lines.flatMap(({ block, children, timeline, title }, at): Unit[] => {
    const found = children && !timeline && !title ? signature(textOf(children)) : null;
    // "First (3 February, 08:10)" as a heading is a stage of the story.
    if (!found || (block.type === 'heading' && found.verb === '')) return [];
    const stamp: PostHead = {
      ...NO_HEAD,
      stamp: found.stamp,
      day: true,
      length: textOf(children!).length,
      shape: found.verb === '' ? '' : 'verb',
    };
    const next = lines[at + 1];
    const status = next && !next.timeline && !next.title ? leadOf(next) : null;
    return [{ from: at, text: at + 1, end: -1, status, stamp, author: found.author }];
  });
  // Each has a text, and all are signed in the same words.
  const texts = units.every(({ text }, index) => text < (units[index + 1]?.from ?? lines.length));
  return texts && new Set(units.map(({ stamp }) => stamp.shape)).size === 1 ? units : [];
}

/** "Date: 8 November 2023, 10:20" on a line of its own, the text below it. */
export function dated(lines: readonly Line[]): Unit[] {
  const units = lines.flatMap((line, at): Unit[] => {
    const { head, title, children } = line;
    if (!head || title || head.status !== null || !head.day || !isWhole(line)) return [];
    if (!/[:：]$/u.test(head.label) || textOf(children!).trim().length > LONGEST_DATE) return [];
    return [{ from: at, text: at + 1, end: -1, status: null, stamp: head }];
  });
  const texts = units.every(({ text }, index) => text < (units[index + 1]?.from ?? lines.length));
  return texts && new Set(units.map(({ stamp }) => stamp.label)).size === 1 ? units : [];
}

/** Stamps alone above texts that speak to readers; a word may lead to one, "Latest:". */
export function alone(lines: readonly Line[]): Unit[] {
  const units = lines.flatMap((line, at): Unit[] => {
    const { head, title, timeline } = line;
    if (!head || title || timeline || head.status !== null || !head.day || !isWhole(line))
      return [];
    return [{ from: at, text: at + 1, end: -1, status: null, stamp: head }];
  });
  const texts = units.map(({ text }, index) =>
    lines.slice(text, units[index + 1]?.from ?? lines.length),
  );
  const speaking = texts.filter((own) =>
    own.some(({ children }) => children !== null && speaksToReaders(textOf(children))),
  );
  const alike = new Set(units.map(({ stamp }) => formOf(stamp.stamp!))).size === 1;
  const headed = units[0]?.from ?? 0;
  return alike &&
    headed <= MOST_ABOVE &&
    texts.every((own) => own.length > 0) &&
    speaking.length * 2 >= units.length
    ? units
    : [];
}

/** A title and what is said of the page stand above the first post. */
const MOST_ABOVE = 12;
