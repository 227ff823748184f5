/** The order of a list that two sides may have changed. */
import type { Part } from '../change.ts';
import { anchorsIn, steadyIds } from '../order.ts';
import { keyOf } from '../same.ts';

type Side = 'ours' | 'theirs';

export interface MergedOrder {
  ids: string[];
  /** Ids that both sides moved, each to another place, with what is before it there. */
  disputed: { id: string; there: string | null }[];
}

/**
 * The order of what stays: what one side moved or added stands where that side has it, behind the
 * part that neither moved. Of what both put behind the same part the earlier in time stands first,
 * so that it makes no difference whose side is ours. `merged` has every part that stays.
 */
export function mergeOrder(
  base: readonly Part[],
  ours: readonly Part[],
  theirs: readonly Part[],
  merged: ReadonlyMap<string, Part>,
): MergedOrder {
  const keptBy = { ours: steadyIds(base, ours), theirs: steadyIds(base, theirs) };
  const steady = new Set([...keptBy.ours].filter((id) => keptBy.theirs.has(id)));
  const anchors = { ours: anchorsIn(ours, steady), theirs: anchorsIn(theirs, steady) };
  const isOld = new Set(base.map(({ id }) => id));
  const movedByBoth = [...merged.keys()].filter(
    (id) => isOld.has(id) && SIDES.every((side) => anchors[side].has(id) && !keptBy[side].has(id)),
  );
  /** Whose place counts for what both moved is `preferred`. */
  const orderBy = (preferred: Side): string[] => {
    const sideOf = (id: string): Side => {
      if (!anchors.ours.has(id)) return 'theirs';
      if (!anchors.theirs.has(id) || !isOld.has(id)) return 'ours';
      if (keptBy.ours.has(id)) return 'theirs';
      return keptBy.theirs.has(id) ? 'ours' : preferred;
    };
    const groups = new Map<string | null, Record<Side, Part[]>>();
    for (const side of SIDES)
      for (const { id } of side === 'ours' ? ours : theirs) {
        const part = merged.get(id);
        if (!part || steady.has(id) || sideOf(id) !== side) continue;
        const anchor = anchors[side].get(id) ?? null;
        const group = groups.get(anchor) ?? { ours: [], theirs: [] };
        group[side].push(part);
        groups.set(anchor, group);
      }
    const behind = (anchor: string | null): string[] => {
      const group = groups.get(anchor);
      return group ? inOneOrder(group.ours, group.theirs).map(({ id }) => id) : [];
    };
    return [
      ...behind(null),
      ...base.filter(({ id }) => steady.has(id)).flatMap(({ id }) => [id, ...behind(id)]),
    ];
  };
  const ids = orderBy('ours');
  const other = movedByBoth.length > 0 ? orderBy('theirs') : ids;
  return { ids, disputed: differing(ids, other, movedByBoth) };
}

const SIDES: readonly Side[] = ['ours', 'theirs'];

/** What both moved, where it makes a difference whose place counts. */
function differing(
  ids: readonly string[],
  other: readonly string[],
  movedByBoth: readonly string[],
): MergedOrder['disputed'] {
  if (ids.every((id, index) => id === other[index])) return [];
  const [here, there] = [above(ids), above(other)];
  const moved = movedByBoth.filter((id) => here.get(id) !== there.get(id));
  return (moved.length > 0 ? moved : movedByBoth).map((id) => ({ id, there: there.get(id)! }));
}

/** For each id the one before it, or null. */
function above(ids: readonly string[]): Map<string, string | null> {
  return new Map(ids.map((id, index) => [id, ids[index - 1] ?? null]));
}

/** Neither run changes its own order; the next is the earlier of their first ones. */
function inOneOrder(one: readonly Part[], other: readonly Part[]): Part[] {
  const result: Part[] = [];
  let [at, atOther] = [0, 0];
  while (at < one.length && atOther < other.length)
    result.push(stands(one[at]!) <= stands(other[atOther]!) ? one[at++]! : other[atOther++]!);
  return [...result, ...one.slice(at), ...other.slice(atOther)];
}

/** By instant where there is one, then by anything that both sides see alike. */
function stands(part: Part): string {
  const instant = 'at' in part ? (part.at?.instant ?? '') : '';
  return `${instant} ${keyOf(part)}`;
}
