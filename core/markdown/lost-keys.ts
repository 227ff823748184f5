import { likeness } from './format.ts';

/** A row of the file as it was written, and a sketch of its words. */
export interface LostRow {
  key: string;
  sketch: string;
}

/**
 * Rows are compared with so many that stood near them: a whole long timeline without its comments
 * must not take minutes.
 */
const NEAR = 60;
const LIKE = 0.5;

/**
 * Which rows lost which keys: first those whose words are the same, in their order, then those that
 * share most of their words.
 * @param sketches of the rows as they stand now; null for one that has its key
 * @param lost rows that no key in the text names, in the order in which they were written
 * @returns index of a row → its key
 */
export function lostKeys(
  sketches: readonly (string | null)[],
  lost: readonly LostRow[],
): Map<number, string> {
  const found = new Map<number, string>();
  const same = new Map<string, LostRow[]>();
  for (const row of [...lost].reverse()) {
    const rows = same.get(row.sketch);
    if (rows) rows.push(row);
    else same.set(row.sketch, [row]);
  }
  sketches.forEach((sketch, index) => {
    const row = sketch === null ? undefined : same.get(sketch)?.pop();
    if (row) found.set(index, row.key);
  });
  const taken = new Set(found.values());
  const open = lost.filter(({ key }) => !taken.has(key));
  const rest = sketches.flatMap((sketch, index) =>
    sketch === null || found.has(index) ? [] : [{ sketch, index }],
  );
  rest.forEach(({ sketch, index }, place) => {
    const at = Math.floor((place * open.length) / rest.length);
    const near = open.slice(Math.max(0, at - NEAR), at + NEAR).filter(({ key }) => !taken.has(key));
    const [best] = near
      .map(({ key, sketch: other }) => ({ key, like: likeness(other, sketch) }))
      .sort((a, b) => b.like - a.like);
    if (!best || best.like < LIKE) return;
    taken.add(best.key);
    found.set(index, best.key);
  });
  return found;
}
