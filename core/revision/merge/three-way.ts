/** Two edited forms of one sequence brought together. */
import { hunksBetween, type Hunk } from '../sequence.ts';

/** A stretch of the result: `here` and `there` are one value where both sides agree on it. */
export interface Segment<T> {
  here: T[];
  there: T[];
}

export interface ThreeWay<T> {
  base: readonly T[];
  ours: readonly T[];
  theirs: readonly T[];
  /** The same text for items that are the same. */
  key: (item: T) => string;
  /**
   * True where an edit of one side that ends before `from` (an index in the base) and one of the
   * other that begins at `to` are too near to one another to be judged apart. Default: never.
   */
  near?: (from: number, to: number) => boolean;
  /** What both sides changed, and differently. */
  settle: (base: T[], ours: T[], theirs: T[]) => Segment<T>[];
}

/** The result in order, as diff3 has it (Khanna, Kunal, Pierce, "A formal investigation of diff3"). */
export function threeWay<T>(input: ThreeWay<T>): Segment<T>[] {
  const { base, ours, theirs, key, settle } = input;
  const [old, mine, other] = [base, ours, theirs].map((items) => items.map(key)) as string[][];
  const segments: Segment<T>[] = [];
  const agreed = (items: T[]): void => {
    if (items.length > 0) segments.push({ here: items, there: items });
  };
  let at = 0;
  for (const region of regionsOf(
    hunksBetween(old!, mine!),
    hunksBetween(old!, other!),
    input.near,
  )) {
    agreed(base.slice(at, region.from));
    const [own, their] = [slice(ours, region, region.ours), slice(theirs, region, region.theirs)];
    if (region.theirs.length === 0) agreed(own);
    else if (region.ours.length === 0) agreed(their);
    else if (own.map(key).join('\n') === their.map(key).join('\n')) agreed(own);
    else segments.push(...settle(base.slice(region.from, region.to), own, their));
    at = region.to;
  }
  agreed(base.slice(at));
  return segments;
}

/** A stretch of the base with what each side made of it. */
interface Region {
  from: number;
  to: number;
  ours: Hunk[];
  theirs: Hunk[];
}

function regionsOf(
  ours: readonly Hunk[],
  theirs: readonly Hunk[],
  near: (from: number, to: number) => boolean = () => false,
): Region[] {
  const all = [
    ...ours.map((hunk) => ({ hunk, side: 'ours' as const })),
    ...theirs.map((hunk) => ({ hunk, side: 'theirs' as const })),
  ].sort((a, b) => a.hunk.from - b.hunk.from || a.hunk.to - b.hunk.to);
  const regions: Region[] = [];
  for (const { hunk, side } of all) {
    const last = regions.at(-1);
    const isInsertion = hunk.from === hunk.to && last?.from === last?.to;
    const isOthers = last !== undefined && last[side === 'ours' ? 'theirs' : 'ours'].length > 0;
    const joins =
      last !== undefined &&
      (hunk.from < last.to ||
        (isInsertion && hunk.from === last.from) ||
        (isOthers && near(last.to, hunk.from)));
    if (joins) {
      last.to = Math.max(last.to, hunk.to);
      last[side].push(hunk);
    } else
      regions.push({
        from: hunk.from,
        to: hunk.to,
        ours: side === 'ours' ? [hunk] : [],
        theirs: side === 'theirs' ? [hunk] : [],
      });
  }
  return regions;
}

/** What a side has in a region that it changed. */
function slice<T>(items: readonly T[], { from, to }: Region, hunks: readonly Hunk[]): T[] {
  const [first, last] = [hunks[0], hunks.at(-1)];
  if (!first || !last) return [];
  return items.slice(first.fromNew - (first.from - from), last.toNew + (to - last.to));
}
