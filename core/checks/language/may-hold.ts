import type { Nodes, RootContent } from 'mdast';
import type { PhraseFinder } from './phrases.ts';

const known = new WeakMap<RootContent, { finder: PhraseFinder; result: boolean }>();

/**
 * A first look at a block: false when no text in it holds a word of any phrase. Remembered for long
 * blocks, so that typing in one does not read the section again.
 */
export function mayHold(block: RootContent, finder: PhraseFinder): boolean {
  if (
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    block.children[0]!.type === 'text'
  )
    return finder.mayHold(block.children[0].value);
  const before = known.get(block);
  if (before?.finder === finder) return before.result;
  const result = holds(block, finder);
  known.set(block, { finder, result });
  return result;
}

function holds(node: Nodes, finder: PhraseFinder): boolean {
  if (node.type === 'text') return finder.mayHold(node.value);
  // A phrase may begin in one piece of formatted text and end in another: any of its words is
  // enough.
  return 'children' in node && node.children.some((child) => holds(child, finder));
}
