/** Which parts of a list moved, and where parts go that are put into one. */
import { risingPart } from './sequence.ts';

interface WithId {
  id: string;
}

/** The ids that both lists have and that kept their order while all others moved. */
export function steadyIds(before: readonly WithId[], after: readonly WithId[]): Set<string> {
  const places = new Map(before.map(({ id }, index) => [id, index]));
  const common = after.flatMap(({ id }) => places.get(id) ?? []);
  return new Set([...risingPart(common)].map((index) => before[index]!.id));
}

/** For every part of a list: the nearest above it that is steady, or null. */
export function anchorsIn(
  list: readonly WithId[],
  steady: ReadonlySet<string>,
): Map<string, string | null> {
  let anchor: string | null = null;
  return new Map(
    list.map(({ id }) => {
      const above = anchor;
      if (steady.has(id)) anchor = id;
      return [id, above];
    }),
  );
}

export interface Placed<T> {
  part: T;
  anchor: string | null;
  index: number;
}

/**
 * Puts parts into a list, each behind its anchor, those of one anchor by their index. What has an
 * anchor that is gone goes to the end.
 */
export function putInto<T extends WithId>(list: readonly T[], placed: readonly Placed<T>[]): T[] {
  const groups = new Map<string | null, Placed<T>[]>();
  const present = new Set(list.map(({ id }) => id));
  const lost: Placed<T>[] = [];
  for (const one of placed) {
    if (one.anchor !== null && !present.has(one.anchor)) lost.push(one);
    else groups.set(one.anchor, [...(groups.get(one.anchor) ?? []), one]);
  }
  const parts = (group: Placed<T>[] = []): T[] =>
    group.sort((a, b) => a.index - b.index).map(({ part }) => part);
  return [
    ...parts(groups.get(null)),
    ...list.flatMap((item) => [item, ...parts(groups.get(item.id))]),
    ...parts(lost),
  ];
}
