/** Parts that a file shows in another order than the document has them in. */
export interface Keyed {
  /** '' for one that somebody wrote by hand. */
  key: string;
}

/**
 * Parts in the document's order, as long as nobody moved one; else as they stand. What was written
 * by hand stays behind the part above it.
 * @param items as they stand in the file
 * @param shown keys as the file showed them when it was written
 * @param order keys in the document's order
 */
export function inDocumentOrder<T extends Keyed>(
  items: readonly T[],
  shown: readonly string[],
  order: readonly string[],
): T[] {
  const placeOf = new Map(order.map((key, index) => [key, index]));
  const known = items.filter(({ key }) => placeOf.has(key));
  const present = new Set(known.map(({ key }) => key));
  const expected = shown.filter((key) => present.has(key));
  const moved = known.some(({ key }, index) => key !== expected[index]);
  const result = moved
    ? [...known]
    : [...known].sort((a, b) => placeOf.get(a.key)! - placeOf.get(b.key)!);
  items.forEach((item, index) => {
    if (placeOf.has(item.key)) return;
    const above = items[index - 1];
    result.splice(above ? result.indexOf(above) + 1 : 0, 0, item);
  });
  return result;
}
