/** Other words for any stretch of a body's plain text, also across marks and paragraphs. */
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { Stretch } from '../comments/anchor.ts';
import { plainText } from '../prose/text.ts';
import { childrenOf } from '../revision/body.ts';
import { fromTokens, tokensOf, type Token } from '../revision/merge/inline.ts';
import { keyOf } from '../revision/same.ts';
import { leavesOf, type Leaf } from './leaves.ts';

/**
 * The body with `words` for a stretch of its plain text. Line ends in the words are ends of
 * paragraphs (in a cell, line breaks), and a line end in the stretch joins what it parted. New words
 * have the marks that all of the old ones share. Null where no such body can be: the stretch leads
 * from one cell of a table into another, or has a part of what is whole (a live fact, a picture's
 * description).
 */
export function splice(body: Root, { start, end }: Stretch, words: string): Root | null {
  const leaves = leavesOf(body);
  const first = leaves.findLastIndex((leaf) => leaf.start <= start);
  const last = leaves.findIndex((leaf) => leaf.end >= end);
  if (leaves.length === 0) return start === 0 && end === 0 ? withLines(body, words) : null;
  if (first === -1 || last === -1 || last < first) return null;
  const [one, other] = [leaves[first]!, leaves[last]!];
  if (start > one.end || end < other.start) return null;
  const edits = first === last ? inOne(body, one, start, end, words) : null;
  if (first === last) return edits && rebuilt(body, edits);
  const within = leaves.slice(first, last + 1);
  const across = inSeveral(body, within, start, end, words);
  return across && rebuilt(body, across);
}

/** What stands in the place of nodes, before and behind them, by their paths. */
interface Edits {
  instead: Map<string, RootContent[]>;
  before: Map<string, RootContent[]>;
  behind: Map<string, RootContent[]>;
}

const noEdits = (): Edits => ({ instead: new Map(), before: new Map(), behind: new Map() });
const keyOfPath = (path: readonly number[]): string => path.join('.');

function withLines(body: Root, words: string): Root {
  const blocks = words.split('\n').filter((line) => line !== '');
  return { ...body, children: [...body.children, ...blocks.map(paragraphOf)] };
}

function paragraphOf(text: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}

function inOne(body: Root, leaf: Leaf, start: number, end: number, words: string): Edits | null {
  const edits = noEdits();
  const { node, path } = leaf;
  const [from, to] = [start - leaf.start, end - leaf.start];
  const lines = words.split('\n');
  if (node.type === 'tableCell' && endsTable(body, leaf) && from === leaf.text.length)
    if (words.startsWith('\n') && start === end) {
      const table = path.slice(0, -2);
      edits.behind.set(keyOfPath(table), lines.slice(1).filter(Boolean).map(paragraphOf));
      return edits;
    }
  if (node.type === 'code') {
    const value = node.value.slice(0, from) + words + node.value.slice(to);
    edits.instead.set(keyOfPath(path), [{ ...node, value }]);
    return edits;
  }
  if (node.type === 'html') {
    edits.behind.set(keyOfPath(path), lines.filter(Boolean).map(paragraphOf));
    return edits;
  }
  const cut = cutAt(node, from, to);
  if (!cut) return null;
  if (node.type === 'tableCell' || lines.length === 1) {
    const middle = lines.flatMap((line, index): Token[] => [
      ...(index > 0 ? [{ marks: cut.marks, leaf: { type: 'break' } as PhrasingContent }] : []),
      ...textTokens(line, cut.marks),
    ]);
    edits.instead.set(keyOfPath(path), [withTokens(node, [...cut.head, ...middle, ...cut.tail])]);
    return edits;
  }
  const [opening, closing] = [lines[0]!, lines.at(-1)!];
  const middle = lines.slice(1, -1).filter(Boolean);
  const head = [...cut.head, ...textTokens(opening, cut.marks)];
  const tail = [...textTokens(closing, cut.marks), ...cut.tail];
  if (cut.head.length === 0 && cut.tail.length > 0) {
    const above = [...(head.length > 0 ? [opening] : []), ...middle];
    edits.instead.set(keyOfPath(path), [withTokens(node, tail)]);
    beside(body, edits, 'before', leaf, above.map(paragraphOf));
    return edits;
  }
  edits.instead.set(keyOfPath(path), [withTokens(node, head)]);
  const below = middle.map(paragraphOf);
  if (tail.length > 0)
    below.push({ type: 'paragraph', children: fromTokens(tail) } satisfies RootContent);
  beside(body, edits, 'behind', leaf, below);
  return edits;
}

function inSeveral(
  body: Root,
  within: readonly Leaf[],
  start: number,
  end: number,
  words: string,
): Edits | null {
  const [one, other] = [within[0]!, within.at(-1)!];
  const edits = noEdits();
  const isCell = ({ node }: Leaf): boolean => node.type === 'tableCell';
  const removed = (leaves: readonly Leaf[]): void => {
    for (const { path } of leaves) edits.instead.set(keyOfPath(path), []);
  };
  const isHeadless = start === one.start;
  const isTailless = end === other.end;
  if (words === '' && isHeadless && !isTailless && end === other.start) {
    if (within.slice(0, -1).some(isCell)) return null;
    removed(within.slice(0, -1));
    return edits;
  }
  if (words === '' && isTailless && start === one.end) {
    if (within.slice(1).some(isCell)) return null;
    removed(within.slice(1));
    return edits;
  }
  // A table's cells belong to their places.
  if (within.some(isCell)) return null;
  const lines = words.split('\n');
  const head = cutAt(one.node, 0, start - one.start, 'head');
  const tail = cutAt(other.node, end - other.start, other.text.length, 'tail');
  if (!head || !tail) return null;
  const begin = [...head.head, ...textTokens(lines[0]!, head.marks)];
  const close = [...(lines.length > 1 ? textTokens(lines.at(-1)!, []) : []), ...tail.tail];
  removed(within.slice(1));
  if (lines.length === 1) {
    const all = [...begin, ...close];
    if (all.length === 0 && words === '' && start === one.start) removed([one]);
    else edits.instead.set(keyOfPath(one.path), [withTokens(one.node, all)]);
    return edits;
  }
  edits.instead.set(keyOfPath(one.path), [withTokens(one.node, begin)]);
  beside(body, edits, 'behind', one, lines.slice(1, -1).filter(Boolean).map(paragraphOf));
  if (close.length > 0) edits.instead.set(keyOfPath(other.path), [withTokens(other.node, close)]);
  return edits;
}

/** New paragraphs beside a leaf; beside an item of a list they are items. */
function beside(
  body: Root,
  edits: Edits,
  where: 'before' | 'behind',
  { path }: Leaf,
  blocks: RootContent[],
): void {
  if (blocks.length === 0) return;
  const parent = nodeAt(body, path.slice(0, -1));
  if (parent.type !== 'listItem') {
    edits[where].set(keyOfPath(path), blocks);
    return;
  }
  const items = blocks.map(
    (block) =>
      ({
        ...parent,
        ...(typeof parent.checked === 'boolean' && { checked: false }),
        children: [block],
      }) as RootContent,
  );
  edits[where].set(keyOfPath(path.slice(0, -1)), items);
}

function nodeAt(body: Root, path: readonly number[]): Nodes {
  return path.reduce<Nodes>((node, index) => childrenOf(node)[index]!, body);
}

/** True for the last cell of a table. */
function endsTable(body: Root, { path }: Leaf): boolean {
  const [row, cell] = path.slice(-2) as [number, number];
  const table = nodeAt(body, path.slice(0, -2));
  const rows = childrenOf(table);
  return row === rows.length - 1 && cell === childrenOf(rows[row]!).length - 1;
}

function rebuilt(body: Root, edits: Edits): Root {
  const visit = (node: Nodes, path: number[]): Nodes => {
    const children = childrenOf(node);
    if (children.length === 0) return node;
    let changed = false;
    const now = children.flatMap((child, index): RootContent[] => {
      const key = keyOfPath([...path, index]);
      const instead = edits.instead.get(key);
      const inside = instead ?? [visit(child, [...path, index]) as RootContent];
      const kept = instead ? inside : inside.filter((one) => !isHollow(child, one));
      const all = [...(edits.before.get(key) ?? []), ...kept, ...(edits.behind.get(key) ?? [])];
      changed ||= all.length !== 1 || all[0] !== child;
      return all;
    });
    return changed ? ({ ...node, children: now } as Nodes) : node;
  };
  return visit(body, []) as Root;
}

/** What held something and no longer does: a list without items. */
function isHollow(before: RootContent, now: RootContent): boolean {
  return now !== before && childrenOf(before).length > 0 && childrenOf(now).length === 0;
}

interface Cut {
  head: Token[];
  tail: Token[];
  /** What all of the words between have around them. */
  marks: PhrasingContent[];
}

/** A leaf's content before `from` and behind `to`; null where a cut would part what is whole. */
function cutAt(node: RootContent, from: number, to: number, side?: 'head' | 'tail'): Cut | null {
  const tokens =
    node.type === 'code'
      ? textTokens(node.value, [])
      : tokensOf(childrenOf(node) as PhrasingContent[]);
  const cut: Cut = { head: [], tail: [], marks: [] };
  const between: Token[] = [];
  const lower = side ? { head: to, tail: -1 }[side] : from;
  const upper = side ? { head: Infinity, tail: from }[side] : to;
  let at = 0;
  for (const token of tokens) {
    const length = lengthOf(token.leaf);
    const stop = at + length;
    if (stop <= lower) cut.head.push(token);
    else if (at >= upper) cut.tail.push(token);
    else if (at >= lower && stop <= upper) between.push(token);
    else if (token.leaf.type === 'text' || token.leaf.type === 'inlineCode') {
      const { value } = token.leaf;
      const part = (text: string): Token => ({
        ...token,
        leaf: { ...token.leaf, value: text } as PhrasingContent,
      });
      if (at < lower) cut.head.push(part(value.slice(0, lower - at)));
      between.push(token);
      if (stop > upper) cut.tail.push(part(value.slice(upper - at)));
    } else return null;
    at = stop;
  }
  cut.marks = sharedMarks(between.length > 0 ? between : around(cut));
  return cut;
}

/** An insertion is within the marks that both of its neighbours have. */
function around({ head, tail }: Cut): Token[] {
  const [before, after] = [head.at(-1), tail[0]];
  if (before && after) return [before, after];
  return [];
}

function sharedMarks(tokens: readonly Token[]): PhrasingContent[] {
  const [first, ...rest] = tokens;
  if (!first) return [];
  const marks = first.leaf.type === 'inlineCode' ? [] : first.marks;
  return marks.filter((mark, depth) =>
    rest.every((token) => token.marks[depth] && keyOf(token.marks[depth]) === keyOf(mark)),
  );
}

function textTokens(value: string, marks: PhrasingContent[]): Token[] {
  return value === '' ? [] : [{ marks, leaf: { type: 'text', value } }];
}

function withTokens(node: RootContent, tokens: readonly Token[]): RootContent {
  if (node.type === 'code')
    return {
      ...node,
      value: plainText({
        type: 'root',
        children: [{ type: 'paragraph', children: fromTokens(tokens) }],
      }),
    };
  return { ...node, children: fromTokens(tokens) } as RootContent;
}

function lengthOf(node: PhrasingContent): number {
  return plainText({ type: 'root', children: [{ type: 'paragraph', children: [node] }] }).length;
}
