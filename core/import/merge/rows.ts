import { epoch } from '../../document/sorting.ts';

interface Row {
  at: { instant: string | null } | null;
}

interface Run<T> {
  /** Milliseconds since 1970 before which this run may not stand. */
  key: number;
  rows: T[];
}

/**
 * Puts rows between those that are there, by their time. Neither list changes its own order, and of
 * equal times the row that was there stands first. A row without an instant stays with the added
 * row before it (else the one after it): that is the only evidence for its place. Linear.
 */
export function mergeInTimeOrder<T extends Row>(there: readonly T[], added: readonly T[]): T[] {
  const runs = runsOf(added);
  const merged: T[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  let next = 0;
  for (const row of there) {
    const own = epoch(row.at?.instant);
    if (own > latest) latest = own;
    // A row that stands out of order above does not draw later ones up before it; a row without an
    // instant stays below the one it follows.
    if (!Number.isNaN(own))
      while (next < runs.length && runs[next]!.key < latest) merged.push(...runs[next++]!.rows);
    merged.push(row);
  }
  while (next < runs.length) merged.push(...runs[next++]!.rows);
  return merged;
}

/**
 * Each row with an instant, with the rows that follow it without one; those at the very beginning
 * go with the first that has one.
 */
function runsOf<T extends Row>(rows: readonly T[]): Run<T>[] {
  const runs: Run<T>[] = [];
  let waiting: T[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const own = epoch(row.at?.instant);
    if (!Number.isNaN(own)) {
      latest = Math.max(latest, own);
      runs.push({ key: latest, rows: [...waiting, row] });
      waiting = [];
    } else if (runs.length > 0) runs.at(-1)!.rows.push(row);
    else waiting.push(row);
  }
  if (waiting.length > 0) runs.push({ key: Number.POSITIVE_INFINITY, rows: waiting });
  return runs;
}
