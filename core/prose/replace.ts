/** Other words for a stretch of a body's plain text. */
import type { Nodes } from 'mdast';
import type { Prose } from '../document/postmortem.ts';
import { plainText } from './text.ts';

/**
 * The body with other words for the `nth` (from 0) occurrence of `quote` in its plain text; null
 * where it is not there, or marks divide it ("**10**:00"), so that it is no single text.
 */
export function replaceWords(body: Prose, quote: string, nth: number, words: string): Prose | null {
  const text = plainText(body);
  let at = text.indexOf(quote);
  for (let seen = 0; seen < nth && at !== -1; seen++) at = text.indexOf(quote, at + 1);
  if (at === -1 || quote === '') return null;
  const walk: Walk = { offset: 0, at, length: quote.length, words, done: false };
  const replaced = visit(body, walk) as Prose;
  return walk.done ? replaced : null;
}

interface Walk {
  /** In the plain text, of what is looked at next. */
  offset: number;
  at: number;
  length: number;
  words: string;
  done: boolean;
}

const LEAVES = new Set(['paragraph', 'heading', 'tableCell']);

/** As `plainText` joins them: each leaf block is a line. */
function visit(node: Nodes, walk: Walk, inLeaf = false): Nodes {
  const leaf = LEAVES.has(node.type);
  const result = visitWithin(node, walk, inLeaf || leaf);
  if (leaf || (!inLeaf && (node.type === 'code' || node.type === 'html'))) walk.offset++;
  return result;
}

function visitWithin(node: Nodes, walk: Walk, inLeaf: boolean): Nodes {
  if ('children' in node) {
    const children = node.children.map((child) => visit(child, walk, inLeaf));
    const same = children.every((child, index) => child === node.children[index]);
    return same ? node : ({ ...node, children } as Nodes);
  }
  const start = walk.offset;
  walk.offset += inLeaf || node.type === 'code' ? lengthOf(node) : 0;
  if (node.type !== 'text' || start > walk.at || walk.offset < walk.at + walk.length) return node;
  walk.done = true;
  const from = walk.at - start;
  const value = node.value.slice(0, from) + walk.words + node.value.slice(from + walk.length);
  return { ...node, value };
}

function lengthOf(node: Nodes): number {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value.length;
    case 'break':
      return 1;
    case 'image':
      return node.alt?.length ?? 0;
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? 1 : 0;
    default:
      return 0;
  }
}
