/** Values that two sides may have changed: one value, or lists without ids. */
import { keyOf, same } from '../same.ts';
import { threeWay } from './three-way.ts';

export interface MergedValue<T> {
  here: T;
  there: T;
  /** False where both sides changed it, and differently. */
  decided: boolean;
}

/** The value of whichever side changed it; of two different ones ours is `here`. */
export function mergeValue<T>(base: T, ours: T, theirs: T): MergedValue<T> {
  if (same(ours, theirs) || same(base, theirs)) return { here: ours, there: ours, decided: true };
  if (same(base, ours)) return { here: theirs, there: theirs, decided: true };
  return { here: ours, there: theirs, decided: false };
}

/**
 * A list whose items are their own names (people, services, words): what either side added is
 * there, what either took away is not. Which side is ours makes no difference.
 */
export function mergeItems<T>(base: readonly T[], ours: readonly T[], theirs: readonly T[]): T[] {
  const merged = threeWay({
    base,
    ours,
    theirs,
    key: keyOf,
    settle: (old, own, their) => {
      const [first, second] = keyOf(own) < keyOf(their) ? [own, their] : [their, own];
      const has = (items: readonly T[], item: T): boolean => items.some((one) => same(one, item));
      const kept = first.filter((item) => has(second, item) || !has(old, item));
      const more = second.filter((item) => !has(first, item) && !has(old, item));
      const all = [...kept, ...more];
      return [{ here: all, there: all }];
    },
  });
  return merged.flatMap(({ here }) => here);
}
