/** Other words for a stretch of a body's plain text. */
import type { Nodes, PhrasingContent, Text } from 'mdast';
import type { LiveFact } from '../document/live-fact.ts';
import type { Prose } from '../document/postmortem.ts';
import { plainText } from './text.ts';

/**
 * The body with other words for the `nth` (from 0) occurrence of `quote` in its plain text; null
 * where it is not there, or marks divide it ("**10**:00"), so that it is no single text. A live fact
 * is replaced as a whole, and only by what was asked for as a whole.
 */
export function replaceWords(
  body: Prose,
  quote: string,
  nth: number,
  words: string | LiveFact,
): Prose | null {
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
  words: string | LiveFact;
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
    const children = (node.children as Nodes[]).flatMap((child) =>
      child.type === 'text' || child.type === 'fact'
        ? visitWords(child, walk, inLeaf)
        : visit(child, walk, inLeaf),
    );
    const same =
      children.length === node.children.length &&
      children.every((child, index) => child === node.children[index]);
    return same ? node : ({ ...node, children } as Nodes);
  }
  walk.offset += inLeaf || node.type === 'code' ? lengthOf(node) : 0;
  return node;
}

function visitWords(node: Text | LiveFact, walk: Walk, inLeaf: boolean): PhrasingContent[] {
  const start = walk.offset;
  walk.offset += inLeaf ? node.value.length : 0;
  const from = walk.at - start;
  const behind = from + walk.length;
  if (walk.done || from < 0 || walk.offset < walk.at + walk.length) return [node];
  const { words } = walk;
  if (node.type === 'fact') {
    if (from > 0 || behind < node.value.length) return [node];
    walk.done = true;
    return [typeof words === 'string' ? { type: 'text', value: words } : words];
  }
  walk.done = true;
  const [before, after] = [node.value.slice(0, from), node.value.slice(behind)];
  if (typeof words === 'string') return [{ ...node, value: before + words + after }];
  const texts = (value: string): Text[] => (value === '' ? [] : [{ ...node, value }]);
  return [...texts(before), words, ...texts(after)];
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
