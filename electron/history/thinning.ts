/** Which versions of a document stay: many of today, fewer of last month. */

/** What of a version decides whether it stays. */
export interface Dated {
  id: string;
  /** ISO instant. */
  when: string;
  /** The author's name for it, or ''. What was named stays. */
  name: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * All of the last day, the last of each hour for a week, the last of each day after that, none
 * beyond `days`; and always the newest, and what its author named.
 *
 * @param versions in any order
 * @param now milliseconds since 1970
 * @param days how long versions are kept
 * @returns those that can go
 */
export function outdated<T extends Dated>(versions: readonly T[], now: number, days: number): T[] {
  const newestFirst = versions.toSorted((one, other) => other.when.localeCompare(one.when));
  const seen = new Set<string>();
  return newestFirst.filter((version, index) => {
    const slot = slotOf(version, now, days);
    if (version.name !== '' || index === 0) return false;
    if (slot === null) return true;
    if (seen.has(slot)) return true;
    seen.add(slot);
    return false;
  });
}

/** Versions of the same slot stand for each other; null where none is kept any more. */
function slotOf({ id, when }: Dated, now: number, days: number): string | null {
  const age = now - Date.parse(when);
  if (age > days * DAY_MS) return null;
  if (age <= DAY_MS) return id;
  return when.slice(0, age <= 7 * DAY_MS ? 'YYYY-MM-DDTHH'.length : 'YYYY-MM-DD'.length);
}
