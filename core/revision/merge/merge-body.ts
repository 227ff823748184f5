/** Two edited forms of one body brought together: blocks, the items within them, words. */
import type { Code, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { alikeInOrder, childrenOf, HOLDS_BLOCKS } from '../body.ts';
import { keyOf, type Follows } from '../same.ts';
import { fromTokens, isWord, tokenKey, tokensOf, type Token } from './inline.ts';
import { threeWay, type Segment } from './three-way.ts';
import { mergeValue } from './values.ts';

/** Words between two edits by which they are no longer one thought: "2 h" and "min" are. */
const APART = 4;
const HOLDS_WORDS = new Set(['paragraph', 'heading', 'tableCell']);

/**
 * The blocks of the result in order. Where both sides changed the same, `here` has what ours says
 * and `there` what theirs says, and the rest of that block as it was merged.
 */
export function mergeBodies(
  base: Root,
  ours: Root,
  theirs: Root,
  follows: Follows,
): Segment<RootContent>[] {
  return mergeBlocks(base.children, ours.children, theirs.children, follows);
}

function mergeBlocks(
  base: readonly RootContent[],
  ours: readonly RootContent[],
  theirs: readonly RootContent[],
  follows: Follows,
): Segment<RootContent>[] {
  return threeWay({
    base,
    ours,
    theirs,
    key: (block) => keyOf(block, follows),
    settle: (old, own, their) => settleBlocks(old, own, their, follows),
  });
}

/** Cut where a block of the base is there on both sides, changed. */
function settleBlocks(
  base: RootContent[],
  ours: RootContent[],
  theirs: RootContent[],
  follows: Follows,
): Segment<RootContent>[] {
  const own = new Map(alikeInOrder(base, ours));
  const their = new Map(alikeInOrder(base, theirs));
  const segments: Segment<RootContent>[] = [];
  let [at, atOurs, atTheirs] = [0, 0, 0];
  const between = (to: number, toOurs: number, toTheirs: number): void => {
    const [old, mine, other] = [
      base.slice(at, to),
      ours.slice(atOurs, toOurs),
      theirs.slice(atTheirs, toTheirs),
    ];
    segments.push(...settleRun(old, mine, other, follows));
  };
  base.forEach((block, index) => {
    const [mine, other] = [own.get(index), their.get(index)];
    if (mine === undefined || other === undefined) return;
    between(index, mine, other);
    const { here, there } = mergeBlock(block, ours[mine]!, theirs[other]!, follows);
    segments.push({ here: [here], there: [there] });
    [at, atOurs, atTheirs] = [index + 1, mine + 1, other + 1];
  });
  between(base.length, ours.length, theirs.length);
  return segments;
}

function settleRun(
  base: RootContent[],
  ours: RootContent[],
  theirs: RootContent[],
  follows: Follows,
): Segment<RootContent>[] {
  const key = (blocks: RootContent[]): string => keyOf(blocks, follows);
  const agreed = (blocks: RootContent[]): Segment<RootContent>[] =>
    blocks.length === 0 ? [] : [{ here: blocks, there: blocks }];
  if (key(ours) === key(theirs) || key(base) === key(theirs)) return agreed(ours);
  if (key(base) === key(ours)) return agreed(theirs);
  // What one side took out and the other changed stays for the author to see.
  return [ours.length > 0 ? { here: ours, there: theirs } : { here: theirs, there: ours }];
}

interface Merged {
  here: RootContent;
  there: RootContent;
}

function mergeBlock(
  base: RootContent,
  ours: RootContent,
  theirs: RootContent,
  follows: Follows,
): Merged {
  const key = (block: RootContent): string => keyOf(block, follows);
  const undecided = { here: ours, there: theirs };
  if (key(ours) === key(theirs) || key(base) === key(theirs)) return { here: ours, there: ours };
  if (key(base) === key(ours)) return { here: theirs, there: theirs };
  if (base.type !== ours.type || base.type !== theirs.type) return undecided;
  const holder = mergeHolders(base, ours, theirs);
  const inside = holder && mergeInside(base, ours, theirs, follows);
  if (!inside) return undecided;
  return {
    here: { ...holder, ...inside.here } as RootContent,
    there: { ...holder, ...inside.there } as RootContent,
  };
}

/** A block's own properties from both sides, without what it holds; null where they differ. */
function mergeHolders(base: Nodes, ours: Nodes, theirs: Nodes): object | null {
  const bare = (node: Nodes): Record<string, unknown> => ({ ...node, children: [], value: '' });
  const [old, own, their] = [bare(base), bare(ours), bare(theirs)];
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(own), ...Object.keys(their)])) {
    if (key === 'children' || key === 'value') continue;
    const { here, decided } = mergeValue(old[key], own[key], their[key]);
    if (!decided) return null;
    if (here !== undefined) merged[key] = here;
  }
  return merged;
}

/** What a block holds, on each side. */
interface Inside {
  here: object;
  there: object;
}

function mergeInside(
  base: RootContent,
  ours: RootContent,
  theirs: RootContent,
  follows: Follows,
): Inside | null {
  if (HOLDS_WORDS.has(base.type)) return mergeWords(base, ours, theirs, follows);
  if (base.type === 'code') return mergeLines(base, ours as Code, theirs as Code);
  if (!HOLDS_BLOCKS.has(base.type)) return null;
  const [old, own, their] = [base, ours, theirs].map(childrenOf) as RootContent[][];
  if (base.type === 'table' && new Set([old, own, their].map(width)).size > 1) return null;
  const segments =
    base.type === 'tableRow'
      ? mergeCells(old!, own!, their!, follows)
      : mergeBlocks(old!, own!, their!, follows);
  return segments && sides(segments, (children) => ({ children }));
}

function width(rows: readonly RootContent[] | undefined): number {
  return rows?.[0] ? childrenOf(rows[0]).length : 0;
}

/** Cells belong to their columns. */
function mergeCells(
  base: RootContent[],
  ours: RootContent[],
  theirs: RootContent[],
  follows: Follows,
): Segment<RootContent>[] | null {
  if (ours.length !== base.length || theirs.length !== base.length) return null;
  return base.map((cell, column) => {
    const { here, there } = mergeBlock(cell, ours[column]!, theirs[column]!, follows);
    return { here: [here], there: [there] };
  });
}

function mergeWords(
  base: RootContent,
  ours: RootContent,
  theirs: RootContent,
  follows: Follows,
): Inside {
  const [old, own, their] = [base, ours, theirs].map((block) =>
    tokensOf(childrenOf(block) as PhrasingContent[]),
  ) as [Token[], Token[], Token[]];
  const segments = threeWay({
    base: old,
    ours: own,
    theirs: their,
    key: (token) => tokenKey(token, follows),
    near: (from, to) => old.slice(from, to).filter(isWord).length < APART,
    settle: (_base, here, there) => [{ here, there }],
  });
  return sides(segments, (tokens) => ({ children: fromTokens(tokens) }));
}

function mergeLines(base: Code, ours: Code, theirs: Code): Inside {
  const lines = ({ value }: Code): string[] => value.split(/(?<=\n)/);
  const segments = threeWay({
    base: lines(base),
    ours: lines(ours),
    theirs: lines(theirs),
    key: (line) => line,
    near: (from, to) => from === to,
    settle: (_base, here, there) => [{ here, there }],
  });
  return sides(segments, (all) => ({ value: all.join('') }));
}

function sides<T>(segments: readonly Segment<T>[], make: (items: T[]) => object): Inside {
  return {
    here: make(segments.flatMap(({ here }) => here)),
    there: make(segments.flatMap(({ there }) => there)),
  };
}
