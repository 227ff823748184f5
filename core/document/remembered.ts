/**
 * What was computed from a document, kept while the document is the same. Documents are values: what
 * an edit did not change is identical, and nothing that is kept by its identity can be stale.
 */

/**
 * Remembers what is computed from a value that is never changed, such as a body or a document, by its
 * identity.
 */
export function remembered<Key extends object, Value>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    let result = known.get(key);
    if (!result) known.set(key, (result = { value: compute(key) }));
    return result.value;
  };
}

/** Something that a row gave, and where the row stands in its list. */
export interface OfRow<Found> {
  index: number;
  found: Found;
}

/**
 * Makes a function that looks at each row of a list and gives what was found, in order. Called
 * again with a list that shares most rows (documents are values: what did not change is identical),
 * it looks only at the stretch that changed. `look` must depend on the row and the key alone;
 * another key looks at everything again.
 */
export function perRow<Row extends object, Key, Found>(
  look: (row: Row, key: Key) => Found | null,
): (rows: readonly Row[], key: Key) => readonly OfRow<Found>[] {
  let last: { rows: readonly Row[]; key: Key; found: readonly OfRow<Found>[] } | null = null;
  return (rows, key) => {
    if (last?.rows === rows && Object.is(last.key, key)) return last.found;
    const known = last !== null && Object.is(last.key, key) ? last : { rows: [], found: [] };
    const { start, end } = changedStretch(known.rows, rows);
    const shift = rows.length - known.rows.length;
    const found: OfRow<Found>[] = known.found.filter(({ index }) => index < start);
    for (let index = start; index < end; index++) {
      const result = look(rows[index]!, key);
      if (result !== null) found.push({ index, found: result });
    }
    for (const one of known.found)
      if (one.index >= end - shift)
        found.push(shift === 0 ? one : { ...one, index: one.index + shift });
    last = { rows, key, found };
    return found;
  };
}

/**
 * Where a list differs from the one before: the rows from `start` up to `end` are new, those around
 * them are the same.
 */
export function changedStretch<Row>(
  before: readonly Row[],
  after: readonly Row[],
): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  )
    same++;
  return { start, end: after.length - same };
}
