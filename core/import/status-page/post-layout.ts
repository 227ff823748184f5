/**
 * How a page lays out its posts, found from what recurs on it: a stamp and a status at the same
 * place of every post, above its text or around it. Nothing is known of the page that made it.
 */
import type { Heading, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { paragraph } from '../../prose/build.ts';
import { dropStart, inlineLines, joinLines, textOf, trimInline } from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import { leadingStatus, postHead, type PostHead } from './post-heads.ts';
import { signature } from './signed-posts.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import type { SourceUpdate } from '../model/source.ts';
import { isDayAlone } from '../understand/stamps.ts';

export interface Posts {
  updates: SourceUpdate[];
  /** What is not part of a post, with the sections of a report that was one. */
  rest: RootContent[];
  /** Names that every head bears: the services that the posts are about. */
  services: string[];
}

/** A line of the page, or a block that has none. */
interface Line {
  block: RootContent;
  /** Null for a block that is no text: it goes where the lines around it go. */
  children: PhrasingContent[] | null;
  head: PostHead | null;
  /** The last line of its block. */
  last: boolean;
  /** A title that says what a section is, and no status. */
  title: boolean;
  /** It stands in a timeline. */
  timeline: boolean;
}

/** Where a post's head begins and ends, and what it says. */
interface Unit {
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

/** Fewer are no layout. */
const LEAST = 2;

/** The posts of a page; null where no layout recurs. */
export function inferredPosts(blocks: readonly RootContent[]): Posts | null {
  const lines = linesOf(blocks);
  const layouts = [above(lines), around(lines), signed(lines), dated(lines)].filter(
    (units) => units.length >= LEAST,
  );
  const best = layouts.sort((a, b) => b.length - a.length)[0];
  if (!best || !coversPage(best, lines)) return null;
  return postsOf(best, lines);
}

function linesOf(blocks: readonly RootContent[]): Line[] {
  const lines: Line[] = [];
  let timeline = false;
  for (const block of blocks) {
    if (block.type !== 'paragraph' && block.type !== 'heading') {
      lines.push({ block, children: null, head: null, last: true, title: false, timeline });
      continue;
    }
    const own = inlineLines(block.children).filter((line) => textOf(line).trim() !== '');
    own.forEach((children, index) => {
      const text = textOf(children);
      const found = postHead(text);
      const kind = block.type === 'heading' ? kindOfTitle(text) : null;
      if (kind !== null) timeline = kind === 'timeline' && found?.status === null;
      else if (found?.status) timeline = false;
      lines.push({
        block,
        children,
        head: timeline ? null : found,
        last: index === own.length - 1,
        title: kind !== null && !found?.status,
        timeline,
      });
    });
  }
  return withShapes(withDaysAbove(lines));
}

/** A day on one line and its clock on the next are one stamp. */
function withDaysAbove(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const day = joined.at(-1);
    const clock = line.head && !line.head.day && isStampAlone(line) ? line.head : null;
    if (!clock || !day?.children || day.timeline || !isDayAlone(textOf(day.children))) {
      joined.push(line);
      continue;
    }
    const children: PhrasingContent[] = [
      ...day.children,
      { type: 'text', value: ' ' },
      ...line.children!,
    ];
    const head = postHead(textOf(children));
    if (head?.stamp && head.day) joined[joined.length - 1] = { ...line, children, head };
    else joined.push(line);
  }
  return joined;
}

/**
 * A line in the shape of heads that are known is one too, whatever its status is called ("|
 * Rebooting |").
 */
function withShapes(lines: Line[]): Line[] {
  const shapes = new Map<string, number>();
  for (const { head } of lines)
    if (head?.status && head.stamp) shapes.set(head.shape, (shapes.get(head.shape) ?? 0) + 1);
  const pairs = lines.filter(
    ({ head }, at) =>
      head?.status && !head.stamp && isStampAlone(lines[at + 1]) && isWhole(lines[at]!),
  ).length;
  return lines.map((line, at) => {
    const next = lines[at + 1];
    // A stretch of time below it says how long, not when it was posted.
    const moment = isStampAlone(next) && !isRange(next!.head!.stamp!);
    const above = pairs >= LEAST && moment ? wordAlone(line) : null;
    if (above) return { ...line, head: above };
    if (line.head || line.children === null || line.title || line.timeline) return line;
    const other = withWordOfItsOwn(textOf(line.children));
    if (other && (shapes.get(other.shape) ?? 0) >= LEAST) return { ...line, head: other };
    const parts = /^(.{6,60}?) ?([|·–—-]) ([^|·]{2,30}?)(?: ?[|·–—-] ([^|·]{2,40}))?$/u.exec(
      textOf(line.children).trim(),
    );
    const stamp = parts ? postHead(parts[1]!) : null;
    const sign = parts?.[2]!.replace(/[–—]/, '-');
    const shape = `T ${sign} S${parts?.[4] ? ` ${sign} n` : ''}`;
    if (!stamp?.stamp || stamp.status || (shapes.get(shape) ?? 0) < LEAST) return line;
    const names = parts![4] ? [parts![4]] : [];
    const length = textOf(line.children).length;
    return {
      ...line,
      head: { ...stamp, status: 'other', word: parts![3]!, names, length, shape },
    };
  });
}

function isRange(stamp: string): boolean {
  return (stamp.match(/\d[:.h]\d\d/g)?.length ?? 0) > 1;
}

function isStampAlone(line: Line | undefined): boolean {
  const head = line?.head ?? null;
  return head !== null && head.stamp !== null && head.status === null && isWhole(line!);
}

/** "Created" above a stamp, where known words stand above others. */
function wordAlone({ head, children, title, timeline }: Line): PostHead | null {
  const word = head || !children || title || timeline ? '' : textOf(children).trim();
  if (!/^\p{Lu}[\p{L} ]{2,20}$/u.test(word) || word.split(' ').length > 2) return null;
  return {
    status: 'other',
    word,
    stamp: null,
    day: false,
    label: '',
    names: [],
    length: textOf(children!).length,
    shape: 'S',
  };
}

/** "【経過】2025/02/14 14:55": the head that it would be if its word were a status. */
function withWordOfItsOwn(text: string): PostHead | null {
  const word =
    /^([\s([【［*_]{0,4})(\p{L}[\p{L}\p{M} ’'-]{0,30})(?=[\])】］|·•:：,，;/*_]| [–—-] )/u.exec(
      text,
    );
  if (!word) return null;
  const head = postHead(`${word[1]}${KNOWN}${text.slice(word[0].length)}`);
  return head?.status && head.stamp
    ? {
        ...head,
        status: 'other',
        word: word[2]!.trim(),
        length: head.length - KNOWN.length + word[2]!.length,
      }
    : null;
}

/** Any word that is a status in every text. */
const KNOWN = 'Update';

const isWhole = ({ head, children }: Line): boolean =>
  head !== null && textOf(children!).slice(head.length).trim() === '';

/** Head above text: status and stamp in one line, or in two that follow each other. */
function above(lines: readonly Line[]): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < lines.length; at++) {
    const { head } = lines[at]!;
    if (!head) continue;
    if (head.status !== null && head.stamp !== null) {
      units.push({
        from: at,
        text: isWhole(lines[at]!) ? at + 1 : at,
        end: -1,
        status: head,
        stamp: head,
      });
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
  return units.filter(({ text }, index) => {
    const stop = units[index + 1]?.from ?? lines.length;
    return text < stop;
  });
}

/** Two heads of which one is only the status and the other only the stamp. */
function statusAndStamp(status: PostHead, stamp: PostHead): Pick<Unit, 'status' | 'stamp'> | null {
  const apart = status.stamp === null && stamp.status === null;
  return apart && status.status !== null && stamp.stamp !== null ? { status, stamp } : null;
}

/** Status above the text or leading it, stamp below it. */
function around(lines: readonly Line[]): Unit[] {
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
  return (
    lead && {
      ...lead,
      stamp: null,
      day: false,
      label: '',
      names: [],
      shape: 'lead',
    }
  );
}

/** Author and stamp on a line of their own, the text below them. */
function signed(lines: readonly Line[]): Unit[] {
  const units = lines.flatMap(({ children, timeline, title }, at): Unit[] => {
    const found = children && !timeline && !title ? signature(textOf(children)) : null;
    if (!found) return [];
    const stamp: PostHead = {
      status: null,
      word: '',
      stamp: found.stamp,
      day: true,
      label: '',
      names: [],
      length: textOf(children!).length,
      shape: found.verb === '' ? '' : 'verb',
    };
    return [{ from: at, text: at + 1, end: -1, status: null, stamp, author: found.author }];
  });
  // Each has a text, and all are signed in the same words.
  const texts = units.every(({ text }, index) => text < (units[index + 1]?.from ?? lines.length));
  return texts && new Set(units.map(({ stamp }) => stamp.shape)).size === 1 ? units : [];
}

/** "Date: 8 November 2023, 10:20" on a line of its own, the text below it. */
function dated(lines: readonly Line[]): Unit[] {
  const units = lines.flatMap((line, at): Unit[] => {
    const { head, title, children } = line;
    if (!head || title || head.status !== null || !head.day || !isWhole(line)) return [];
    if (!/[:：]$/u.test(head.label) || textOf(children!).trim().length > LONGEST_DATE) return [];
    return [{ from: at, text: at + 1, end: -1, status: null, stamp: head }];
  });
  const texts = units.every(({ text }, index) => text < (units[index + 1]?.from ?? lines.length));
  return texts && new Set(units.map(({ stamp }) => stamp.label)).size === 1 ? units : [];
}

/** Most of what looks like a head of a post must be one. */
function coversPage(units: readonly Unit[], lines: readonly Line[]): boolean {
  const statuses = lines.filter(({ head }) => head?.status).length;
  return units.length * 5 >= statuses * 3;
}

function postsOf(units: readonly Unit[], lines: readonly Line[]): Posts {
  const rest: RootContent[] = blocksOf(lines.slice(0, units[0]!.from));
  const report: RootContent[] = [];
  const services = recurringNames(units);
  const updates = units.map((unit, index): SourceUpdate => {
    const stop = units[index + 1]?.from ?? lines.length;
    const end = unit.end === -1 ? stop : unit.end;
    const own = lines
      .slice(unit.text, end)
      .map((line, place) => (place === 0 ? behindHead(line, unit) : line));
    const body = [...labels(unit, services), ...blocksOf(own)];
    if (unit.end !== -1) rest.push(...blocksOf(lines.slice(unit.end + 1, stop)));
    const parts = reportWithin(unit, body);
    report.push(...parts.report);
    return { status: unit.status?.status ?? 'update', stamp: unit.stamp.stamp, body: parts.body };
  });
  return { updates, rest: [...rest, ...report], services };
}

/** The text of a line that a head leads. */
function behindHead(line: Line, unit: Unit): Line {
  if (line.children && unit.status?.shape === 'lead')
    return {
      ...line,
      children: trimInline(dropStart(line.children, unit.status.length).rest),
    };
  if (!line.children || line.head !== unit.stamp || line.head.status === null) return line;
  return { ...line, children: trimInline(dropStart(line.children, line.head.length).rest) };
}

/** What the head says besides status and stamp: it stays above the text. */
function labels({ status, stamp, author }: Unit, services: readonly string[]): RootContent[] {
  const names = [...new Set([...(status?.names ?? []), ...stamp.names])].filter(
    (name) => !services.includes(name),
  );
  // A word that the status does not say itself: "Verifying", "Behoben".
  const said = status === null || status.word.toLowerCase() === status.status;
  const word = said ? [] : [status.word];
  return [
    ...(author === undefined ? [] : [paragraph(author)]),
    ...names.map((name) => paragraph(name)),
    ...word.map((value): RootContent => ({
      type: 'paragraph',
      children: [{ type: 'emphasis', children: [{ type: 'text', value }] }],
    })),
  ];
}

function recurringNames(units: readonly Unit[]): string[] {
  const counts = new Map<string, number>();
  for (const { stamp } of units)
    for (const name of new Set(stamp.names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) =>
    count >= LEAST && count * 2 > units.length && !/\d/.test(name) ? [name] : [],
  );
}

/**
 * A post that is the report of the incident: its sections are the document's, and what stands above
 * them is the post.
 */
function reportWithin(
  { status }: Unit,
  body: RootContent[],
): { body: RootContent[]; report: RootContent[] } {
  if (status?.status === 'postmortem') return { body: [], report: body };
  const first = body.findIndex(
    (block) => block.type === 'heading' && kindOfTitle(inlineText(block)) !== null,
  );
  return first === -1
    ? { body, report: [] }
    : { body: body.slice(0, first), report: body.slice(first) };
}

/** Lines as the blocks that they came from. */
function blocksOf(lines: readonly Line[]): RootContent[] {
  const blocks: RootContent[] = [];
  let pending: { block: Paragraph | Heading; lines: PhrasingContent[][] } | null = null;
  const flush = () => {
    if (!pending) return;
    const children = trimInline(joinLines(pending.lines));
    if (children.length > 0) blocks.push({ ...pending.block, children } as RootContent);
    pending = null;
  };
  for (const { block, children } of lines) {
    if (children === null) {
      flush();
      blocks.push(block);
      continue;
    }
    if (pending && (pending as { block: RootContent }).block !== block) flush();
    pending ??= { block: block as Paragraph | Heading, lines: [] };
    (pending as { lines: PhrasingContent[][] }).lines.push(children);
  }
  flush();
  return blocks;
}
