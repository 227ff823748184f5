/** Which members of a sequence stand out of order. */

export interface Sequence {
  /**
   * Indices whose members are in order together: a longest such set; of several, the one that keeps
   * the upper rows.
   */
  kept: number[];
  /** The indices left over: the fewest rows to move. */
  outOfPlace: number[];
}

/**
 * Splits a sequence of numbers into a longest non-decreasing part and the rest. NaN takes part in
 * neither. O(n log n).
 */
export function findOutOfPlace(values: ArrayLike<number>): Sequence {
  const count = values.length;
  const lengths = new Int32Array(count);
  // tops[k]: the greatest first value of any non-decreasing run of length k + 1 within what lies to
  // the right.
  const tops: number[] = [];
  for (let index = count - 1; index >= 0; index--) {
    const value = values[index]!;
    if (Number.isNaN(value)) continue;
    // Most rows stand in order, and go on from the longest run there is.
    let low = tops.length > 0 && tops[tops.length - 1]! >= value ? tops.length : 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle]! >= value) low = middle + 1;
      else high = middle;
    }
    tops[low] = value;
    lengths[index] = low + 1;
  }
  const kept: number[] = [];
  const outOfPlace: number[] = [];
  let wanted = tops.length;
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index++) {
    const value = values[index]!;
    if (Number.isNaN(value)) continue;
    if (lengths[index] === wanted && value >= last) {
      kept.push(index);
      last = value;
      wanted--;
    } else outOfPlace.push(index);
  }
  return { kept, outOfPlace };
}

/** The first position in `kept` whose value is greater than `value`; `kept.length` when none is. */
export function firstAfter(
  values: ArrayLike<number>,
  kept: readonly number[],
  value: number,
): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[kept[middle]!]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** True for three or more members that only ever go back in time: a list written newest first. */
export function isReversed(values: ArrayLike<number>): boolean {
  let last = Number.POSITIVE_INFINITY;
  let falls = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isNaN(value)) continue;
    if (value > last) return false;
    if (value < last && last !== Number.POSITIVE_INFINITY) falls++;
    last = value;
  }
  return falls >= 2;
}

/** The position in `kept` of the last index that is less than `index`; -1 when none is. */
export function lastBefore(kept: readonly number[], index: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (kept[middle]! < index) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The index before which a value belongs: that of the first greater kept one, or of rows just above
 * it that are greater too. Those are out of place themselves, perhaps by no more than "around"
 * allows, and must not be left standing above an earlier row. The length of the list for its end.
 * `own`: where the value stands now.
 */
export function placeFor(
  values: ArrayLike<number>,
  kept: readonly number[],
  value: number,
  own = -1,
): number {
  let place = kept[firstAfter(values, kept, value)] ?? values.length;
  while (place > 0 && place - 1 !== own && values[place - 1]! > value) place--;
  return place;
}

/**
 * The members that are numbers, least first, equal ones as they stand. The sequence is mostly in
 * order already: only the rest is sorted, and put in where it belongs. O(n + k log k).
 */
export function inOrder(values: ArrayLike<number>, { kept, outOfPlace }: Sequence): Int32Array {
  const rest = [...outOfPlace].sort((a, b) => values[a]! - values[b]! || a - b);
  const sorted = new Int32Array(kept.length + rest.length);
  let taken = 0;
  let next = 0;
  for (const index of kept) {
    while (
      next < rest.length &&
      (values[rest[next]!]! < values[index]! ||
        (values[rest[next]!] === values[index] && rest[next]! < index))
    )
      sorted[taken++] = rest[next++]!;
    sorted[taken++] = index;
  }
  while (next < rest.length) sorted[taken++] = rest[next++]!;
  return sorted;
}
