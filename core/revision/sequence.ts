/** What differs between two sequences, and what of a sequence kept its order. */
import { diffArrays } from 'diff';

/** Items `from` to `to` (exclusive) of the old sequence became `fromNew` to `toNew` of the new. */
export interface Hunk {
  from: number;
  to: number;
  fromNew: number;
  toNew: number;
}

/**
 * Beyond so many differences the two have nothing in common that would help a reader, and looking
 * for it grows with their square.
 */
const MOST_EDITS = 4_000;

/** The stretches in which two sequences differ, in order; between them they are the same. */
export function hunksBetween(before: readonly string[], after: readonly string[]): Hunk[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!changes) return [withoutCommonEnds(before, after)];
  const hunks: Hunk[] = [];
  let [at, atNew] = [0, 0];
  let open: Hunk | null = null;
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      open = null;
      at += count;
      atNew += count;
      continue;
    }
    if (!open) hunks.push((open = { from: at, to: at, fromNew: atNew, toNew: atNew }));
    if (removed) open.to = at += count;
    else open.toNew = atNew += count;
  }
  return hunks;
}

function withoutCommonEnds(before: readonly string[], after: readonly string[]): Hunk {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: start, to: before.length - end, fromNew: start, toNew: after.length - end };
}

/**
 * The largest part of a list of different numbers that rises: what kept its order while all else
 * moved. Patience sorting, n log n (M. L. Fredman, "On computing the length of longest increasing
 * subsequences", 1975).
 */
export function risingPart(numbers: readonly number[]): Set<number> {
  /** Index of the smallest number that ends a rising run of each length. */
  const ends: number[] = [];
  const previous: number[] = [];
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : ends[low - 1]!);
    ends[low] = index;
  });
  const part = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at]!) part.add(numbers[at]!);
  return part;
}
