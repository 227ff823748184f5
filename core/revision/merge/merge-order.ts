/** The order of a list that two sides may have changed. */
import type { Part } from '../change.ts';
import { anchorsIn, steadyIds } from '../order.ts';
import { keyOf } from '../same.ts';

type Side = 'ours' | 'theirs';

export interface MergedOrder {
  ids: string[];
  /** Ids that both sides moved, each to another place, with the anchor that theirs has. */
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
  const disputed: MergedOrder['disputed'] = [];
  const sideOf = (id: string): Side => {
    if (!anchors.ours.has(id)) return 'theirs';
    if (!anchors.theirs.has(id) || !isOld.has(id)) return 'ours';
    if (keptBy.ours.has(id)) return 'theirs';
    if (!keptBy.theirs.has(id) && anchors.ours.get(id) !== anchors.theirs.get(id))
      disputed.push({ id, there: anchors.theirs.get(id)! });
    return 'ours';
  };
  const groups = new Map<string | null, Record<Side, Part[]>>();
  const owners = new Map(
    [...merged.keys()].filter((id) => !steady.has(id)).map((id) => [id, sideOf(id)]),
  );
  for (const [side, parts] of [
    ['ours', ours],
    ['theirs', theirs],
  ] as const)
    for (const { id } of parts) {
      const part = merged.get(id);
      if (!part || owners.get(id) !== side) continue;
      const anchor = anchors[side].get(id) ?? null;
      const group = groups.get(anchor) ?? { ours: [], theirs: [] };
      group[side].push(part);
      groups.set(anchor, group);
    }
  const behind = (anchor: string | null): string[] => {
    const group = groups.get(anchor);
    return group ? inOneOrder(group.ours, group.theirs).map(({ id }) => id) : [];
  };
  const ids = [
    ...behind(null),
    ...base.filter(({ id }) => steady.has(id)).flatMap(({ id }) => [id, ...behind(id)]),
  ];
  return { ids: ids.filter((id) => merged.has(id)), disputed };
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
