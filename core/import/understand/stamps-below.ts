/**
 * Texts that each have their stamp on a line of its own below them, without a word that says so:
 * "6:05 PM · Mar 4, 2025", "on 4 Mar 2025 at 14:15". Known by it that the first line is a text and
 * the last one a stamp.
 */
import type { RootContent } from 'mdast';
import { inlineLines, joinLines, takeStart, textOf, trimInline } from '../../prose/phrasing.ts';
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
      const ended = bracketedAtEnd(textOf(line));
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

/** "The cause is a stuck node. (May 3, 2025 07:55 UTC)": the stamp of the text before it. */
function bracketedAtEnd(line: string): { stamp: string; length: number } | null {
  const brackets = /[([]([^()[\]]{10,60})[)\]]\s*$/.exec(line.slice(-LONGEST));
  const stamp = brackets && stampAlone(brackets[1]!);
  const length = line.length - (brackets?.[0].length ?? 0);
  return stamp && line.slice(0, length).trim() !== '' ? { stamp, length } : null;
}

/** A line that is a day and a clock and nothing else. */
function stampAlone(line: string): string | null {
  const text = line.trim();
  if (text.length > LONGEST) return null;
  const stamp = leadingStamp(text);
  return stamp?.clock && stamp.day && stamp.length >= text.length ? stamp.written : null;
}
