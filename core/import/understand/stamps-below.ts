/**
 * Texts that each have their stamp on a line of its own below them, without a word that says so:
 * "6:05 PM · Mar 4, 2025", "on 4 Mar 2025 at 14:15". Known by it that the first line is a text and
 * the last one a stamp.
 */
import type { RootContent } from 'mdast';
import { inlineLines, joinLines, takeStart, textOf, trimInline } from '../../prose/phrasing.ts';
import { agoAt } from './ago.ts';
import { leadingStamp } from './stamps.ts';

export interface StampedText {
  /** As written. */
  stamp: string;
  body: RootContent[];
}

/** Fewer are no layout. */
const LEAST = 2;
const LONGEST = 80;

/** The texts with their stamps, in order; null where the blocks are laid out otherwise. */
export function stampsBelow(blocks: readonly RootContent[]): StampedText[] | null {
  const found: StampedText[] = [];
  let body: RootContent[] = [];
  for (const block of blocks) {
    if (block.type === 'heading' || block.type === 'table') return null;
    if (block.type !== 'paragraph') {
      body.push(block);
      continue;
    }
    let pending: (typeof block.children)[] = [];
    const flush = () => {
      const children = trimInline(joinLines(pending));
      if (children.length > 0) body.push({ ...block, children });
      pending = [];
    };
    for (const line of inlineLines(block.children)) {
      const ended = endingStamp(textOf(line));
      if (ended) {
        pending.push(takeStart(line, ended.length));
        flush();
        found.push({ stamp: ended.stamp, body });
        body = [];
        continue;
      }
      const stamp = stampAlone(textOf(line));
      if (stamp === null) {
        pending.push(line);
        continue;
      }
      flush();
      if (body.length === 0) return null;
      found.push({ stamp, body });
      body = [];
    }
    flush();
  }
  return body.length === 0 && found.length >= LEAST ? found : null;
}

/**
 * The stamp that ends a text on the text's own line: "The cause is a stuck node. (May 3, 2025 07:55
 * UTC)", "Payments are delayed. – 3 Feb 2025, 08:10 UTC". `length` is how long the text is.
 */
export function endingStamp(line: string): { stamp: string; length: number } | null {
  const from = Math.max(0, line.length - LONGEST);
  const tail = line.slice(from);
  if (!/\d/.test(tail)) return null;
  for (const { index, 0: sign } of tail.matchAll(BEFORE_STAMP)) {
    const length = from + index;
    if (line.slice(0, length).trim() === '') continue;
    const stamp = stampAlone(tail.slice(index + sign.length).replace(/[)\]]\s*$/, ''));
    if (stamp) return { stamp, length };
  }
  return null;
}

/** The end of a sentence, a dash or a bracket. */
const BEFORE_STAMP =
  /(?<=[.!?。！？…]["”’»]?)\s{1,3}(?:[-–—|·•]\s{1,3})?[([*_]{0,2}|\s{1,3}(?:[-–—|·•]\s{1,3}|[([][*_]?)/gu;

/** A line that is a day and a clock and nothing else. */
function stampAlone(line: string): string | null {
  const text = line.trim();
  if (text.length > LONGEST) return null;
  const stamp = leadingStamp(text);
  if (!stamp?.clock || !stamp.day) return null;
  const ago = agoAt(text.slice(stamp.length))?.length ?? 0;
  return stamp.length + ago >= text.length ? stamp.written : null;
}
