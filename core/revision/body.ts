/** What differs between two bodies: the smallest blocks that do. */
import type { Nodes, Root, RootContent } from 'mdast';
import { plainText } from '../prose/text.ts';
import type { BlocksChange } from './change.ts';
import { keyOf, same, type Follows } from './same.ts';
import { hunksBetween } from './sequence.ts';
import { likeness, wordSet } from './words.ts';

/** A change of blocks, before it is said whose they are. */
export type BlockHunk = Pick<BlocksChange, 'path' | 'at' | 'before' | 'after'>;

/** What holds blocks that can change one by one. */
export const HOLDS_BLOCKS = new Set([
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'footnoteDefinition',
]);
/** Of two blocks in one another's place: so much in common makes them one that was changed. */
const ALIKE = 0.4;

/** The differences of two bodies, in reading order; empty where they say the same. */
export function blockHunks(before: Root, after: Root, follows: Follows): BlockHunk[] {
  return hunksIn(before.children, after.children, [], follows);
}

function hunksIn(
  before: readonly RootContent[],
  after: readonly RootContent[],
  path: number[],
  follows: Follows,
): BlockHunk[] {
  const keys = (blocks: readonly RootContent[]): string[] =>
    blocks.map((block) => keyOf(block, follows));
  return hunksBetween(keys(before), keys(after)).flatMap(({ from, to, fromNew, toNew }) => {
    const [old, now] = [before.slice(from, to), after.slice(fromNew, toNew)];
    return pairs(old, now).flatMap(([one, other]) => {
      const at = from + one.from;
      return hunkOr(
        old.slice(one.from, one.to),
        now.slice(other.from, other.to),
        path,
        at,
        follows,
      );
    });
  });
}

/** One change, or those within it. */
function hunkOr(
  before: RootContent[],
  after: RootContent[],
  path: number[],
  at: number,
  follows: Follows,
): BlockHunk[] {
  const inside = insideOf(before, after);
  if (!inside) return [{ path, at, before, after }];
  const within = [...path, at];
  if (before[0]!.type !== 'tableRow') return hunksIn(inside[0], inside[1], within, follows);
  // Cells belong to their columns.
  return inside[0].flatMap((cell, column) => {
    const other = inside[1][column]!;
    return keyOf(cell, follows) === keyOf(other, follows)
      ? []
      : [{ path: within, at: column, before: [cell], after: [other] }];
  });
}

interface Range {
  from: number;
  to: number;
}

/** Cuts two runs of different blocks where a block of one is a block of the other, changed. */
function pairs(old: readonly RootContent[], now: readonly RootContent[]): [Range, Range][] {
  const cuts: [Range, Range][] = [];
  let [at, atNew] = [0, 0];
  const gap = (to: number, toNew: number): void => {
    if (at < to || atNew < toNew)
      cuts.push([
        { from: at, to },
        { from: atNew, to: toNew },
      ]);
  };
  for (const [index, indexNew] of alikeInOrder(old, now)) {
    gap(index, indexNew);
    [at, atNew] = [index + 1, indexNew + 1];
    cuts.push([
      { from: index, to: at },
      { from: indexNew, to: atNew },
    ]);
  }
  gap(old.length, now.length);
  return cuts;
}

/** How many blocks further on the fitting one is looked for, so that it stays linear. */
const REACH = 8;

/** Which old block became which new one; both indices rise. */
export function alikeInOrder(
  old: readonly RootContent[],
  now: readonly RootContent[],
): [number, number][] {
  const found: [number, number][] = [];
  const words = (block: RootContent): Set<string> =>
    wordSet(plainText({ type: 'root', children: [block] }));
  const oldWords = old.map(words);
  let next = 0;
  now.forEach((block, indexNew) => {
    const own = words(block);
    const end = Math.min(next + REACH, old.length);
    for (let index = next; index < end; index++) {
      const one = old[index]!;
      const only = old.length === 1 && now.length === 1;
      if (one.type !== block.type) continue;
      if (!(only || likeness(oldWords[index]!, own) >= ALIKE)) continue;
      found.push([index, indexNew]);
      next = index + 1;
      return;
    }
  });
  return found;
}

/** The blocks within one block on each side, where only they differ and can be told one by one. */
function insideOf(
  before: readonly RootContent[],
  after: readonly RootContent[],
): [RootContent[], RootContent[]] | null {
  if (before.length !== 1 || after.length !== 1) return null;
  const [one, other] = [before[0]!, after[0]!];
  if (!HOLDS_BLOCKS.has(one.type) || !sameHolder(one, other)) return null;
  const [old, now] = [childrenOf(one), childrenOf(other)];
  // Rows of another width are told as a whole.
  const aligned = one.type === 'tableRow' ? old.length === now.length : true;
  const sameWidth = one.type !== 'table' || widthOf(old) === widthOf(now);
  return aligned && sameWidth && old.length > 0 && now.length > 0 ? [old, now] : null;
}

/** True for two blocks that differ at most in what they hold. */
export function sameHolder(one: Nodes, other: Nodes): boolean {
  return same({ ...one, children: [] }, { ...other, children: [] });
}

export function childrenOf(node: Nodes): RootContent[] {
  return 'children' in node ? (node.children as RootContent[]) : [];
}

function widthOf(rows: readonly RootContent[]): number {
  return rows.length === 0 ? 0 : childrenOf(rows[0]!).length;
}
