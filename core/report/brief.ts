/**
 * What the first page of a brief says, and what its appendix keeps: every block and row stands in
 * one of the two.
 */
import type { BlockContent } from 'mdast';
import type { ActionItem, SectionKind } from '../document/postmortem.ts';
import { inlineText } from '../prose/text.ts';

/**
 * How many characters of a section of a kind the first page has room for; a section's first
 * paragraph is never cut.
 */
const ROOM: Partial<Record<SectionKind, number>> = { summary: 800, impact: 500, 'root-cause': 500 };

/** In the order of the first page. */
export const BRIEF_KINDS: readonly SectionKind[] = ['summary', 'impact', 'root-cause'];

/**
 * How many of a section's blocks stand on the first page. What is looked up rather than read
 * (tables, code, pictures) and everything behind it stays in the appendix.
 */
export function briefLength(kind: SectionKind, blocks: readonly BlockContent[]): number {
  let left = ROOM[kind] ?? 0;
  let count = 0;
  for (const block of blocks) {
    const length = readable(block);
    if (length === null || (count > 0 && length > left)) break;
    left -= length;
    count++;
  }
  // A heading is not left without what it leads to.
  while (count > 0 && blocks[count - 1]!.type === 'heading') count--;
  return count;
}

/** A block's length in characters; null for what the first page does not show. */
function readable(block: BlockContent): number | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return hasPicture(block.children) ? null : inlineText(block).length;
    case 'blockquote':
      return sum((block.children as BlockContent[]).map(readable));
    case 'list':
      return sum(
        block.children.flatMap(({ children }) => (children as BlockContent[]).map(readable)),
      );
    default:
      return null;
  }
}

function hasPicture(nodes: readonly { type: string; children?: unknown }[]): boolean {
  return nodes.some(
    ({ type, children }) =>
      type === 'image' || (Array.isArray(children) && hasPicture(children as { type: string }[])),
  );
}

function sum(lengths: readonly (number | null)[]): number | null {
  return lengths.reduce<number | null>(
    (total, length) => (total === null || length === null ? null : total + length),
    0,
  );
}

/** An action that somebody still has to do. */
export function isOpen({ status }: ActionItem): boolean {
  return status === 'open' || status === 'in-progress';
}
