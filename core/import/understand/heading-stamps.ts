/**
 * Headings that end with their time, "Detected (13:47 UTC)", "Rollback begins – 14:20": where they
 * recur they are a timeline's, and the time is put where the readers of entries look for it.
 */
import type { Heading, PhrasingContent, RootContent } from 'mdast';
import { takeStart, textOf, trimInline } from '../../prose/phrasing.ts';
import { leadingStamp, trailingStamp } from './stamps.ts';

/** Fewer are no layout. */
const LEAST = 2;
const BRACKETED = /[([]([^()[\]]{4,48})[)\]]\s*$/;

/** The blocks with the stamps of such headings in front; as they are where fewer than two recur. */
export function withHeadingStamps(blocks: readonly RootContent[]): readonly RootContent[] {
  const ends = new Map<RootContent, { text: string; stamp: string }>();
  for (const block of blocks) {
    const end = block.type === 'heading' ? stampAtEnd(block) : null;
    if (end) ends.set(block, end);
  }
  const depths = [...ends.keys()].map((block) => (block as Heading).depth);
  const recurs = (depth: number) => depths.filter((other) => other === depth).length >= LEAST;
  return blocks.map((block) => {
    const end = ends.get(block);
    return end && block.type === 'heading' && recurs(block.depth)
      ? { ...block, children: inFront(block.children, end) }
      : block;
  });
}

function stampAtEnd(heading: Heading): { text: string; stamp: string } | null {
  const text = textOf(heading.children).trimEnd();
  if (leadingStamp(text)?.clock) return null;
  const inner = BRACKETED.exec(text);
  const stamp = inner ? leadingStamp(inner[1]!) : null;
  if (inner && stamp?.clock && !stamp.worded && stamp.length >= inner[1]!.trimEnd().length) {
    const before = text.slice(0, inner.index).trimEnd();
    return /\p{L}/u.test(before) ? { text: before, stamp: stamp.written } : null;
  }
  const trailing = trailingStamp(text);
  return trailing && { text: trailing.text, stamp: trailing.written };
}

function inFront(
  children: readonly PhrasingContent[],
  { text, stamp }: { text: string; stamp: string },
): PhrasingContent[] {
  return [{ type: 'text', value: `${stamp} – ` }, ...trimInline(takeStart(children, text.length))];
}
