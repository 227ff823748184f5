/** The lines of a page, each with what it says as the head of a post. */
import type { Blockquote, PhrasingContent, RootContent } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { dropStart, inlineLines, takeStart, textOf, trimInline } from '../../prose/phrasing.ts';
import { type PostHead, postHead } from '../understand/post-heads.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import { isDayAlone } from '../understand/day-lines.ts';
import { isEnd, isStart } from '../understand/labelled-days.ts';
import { endingStamp } from '../understand/stamps-below.ts';
import { rowsApart } from './post-rows.ts';
import { signature } from './signed-posts.ts';

/** A line of the page, or a block that has none. */
export interface Line {
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
  /** Its stamp was at its end and is the line below. */
  ended?: boolean;
}

/** Fewer are no layout. */
export const LEAST = 2;

export function linesOf(blocks: readonly RootContent[]): Line[] {
  const lines: Line[] = [];
  let timeline = false;
  const take = (block: RootContent) => {
    if (block.type !== 'paragraph' && block.type !== 'heading') {
      lines.push({ block, children: null, head: null, last: true, title: false, timeline });
      return;
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
  };
  for (const block of blocks.flatMap(unquoted))
    (timeline ? [block] : rowsApart(block)).forEach(take);
  return withShapes(withDaysAbove(withEndsApart(lines)));
}

/** Stamps at the ends of texts are lines of their own, where they recur. */
function withEndsApart(lines: readonly Line[]): Line[] {
  const ends = lines.map(({ block, children, head, timeline }) =>
    children && block.type !== 'heading' && !head && !timeline && !signature(textOf(children))
      ? endingStamp(textOf(children))
      : null,
  );
  if (ends.filter((end) => end !== null).length < LEAST) return [...lines];
  return lines.flatMap((line, index): Line[] => {
    const end = ends[index];
    if (!end) return [line];
    const behind = trimInline(dropStart(line.children!, end.length).rest);
    const sign = /^[-–—|·•]\s+/.exec(textOf(behind))?.[0].length ?? 0;
    const rest = dropStart(behind, sign).rest;
    return [
      { ...line, children: takeStart(line.children!, end.length), last: false, ended: true },
      { ...line, children: rest, head: postHead(textOf(rest)) },
    ];
  });
}

/** Mails quote the posts that came before: what begins with a whole head is no quotation. */
function unquoted(block: RootContent): RootContent[] {
  const first = block.type === 'blockquote' ? block.children[0] : undefined;
  if (first?.type !== 'paragraph') return [block];
  const head = postHead(textOf(inlineLines(first.children)[0] ?? []));
  return head?.status && head.stamp ? (block as Blockquote).children : [block];
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
  const recurs = [...shapes.values()].some((count) => count >= LEAST);
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
    if (!recurs || line.head || line.children === null || line.timeline) return line;
    // "Comunicazione del 9 ottobre, ore 14:40" is the title of a post, not of a section.
    const other = withWordOfItsOwn(textOf(line.children));
    if (other && (shapes.get(other.shape) ?? 0) >= LEAST)
      return { ...line, head: other, title: false };
    if (line.title) return line;
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
    notes: [],
    length: textOf(children!).length,
    shape: 'S',
  };
}

const OWN_WORD = new RegExp(
  joinedLines`
    ^([\s([【［*_]{0,4})(\p{L}[\p{L}\p{M} ’'-]{0,30}?)
    (?=[\])】］|·•:：,，;/*_]| [–—-] | (?:of|from|vom|du|del|van|från|fra|z|de) )
  `,
  'u',
);

/** "【経過】2025/02/14 14:55": the head that it would be if its word were a status. */
function withWordOfItsOwn(text: string): PostHead | null {
  const word = OWN_WORD.exec(text);
  // "End: 3 March, 11:35" is a field of the page.
  if (!word || isStart(word[2]!) || isEnd(word[2]!)) return null;
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

export const isWhole = ({ head, children }: Line): boolean =>
  head !== null && textOf(children!).slice(head.length).trim() === '';
