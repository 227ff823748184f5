import type { StatusUpdate, TimelineEntry } from './postmortem.ts';

/**
 * Milliseconds since 1970 of an ISO instant; NaN for null. Instants in a document are validated
 * UTC, so `Date.parse` reads them exactly.
 */
export function epoch(instant: string | null | undefined): number {
  return instant ? Date.parse(instant) : Number.NaN;
}

/**
 * Stable order by instant. An entry without an instant stays behind the entry that it stood behind,
 * because that is the only evidence for its place.
 */
export function timelineOrder(entries: readonly TimelineEntry[]): TimelineEntry[] {
  return byInstant(entries);
}

/** The same for status updates. */
export function updatesOrder(updates: readonly StatusUpdate[]): StatusUpdate[] {
  return byInstant(updates);
}

function byInstant<T extends { at: { instant: string | null } | null }>(items: readonly T[]): T[] {
  let last = Number.NEGATIVE_INFINITY;
  const keyed = items.map((item, index) => {
    const own = epoch(item.at?.instant);
    if (!Number.isNaN(own)) last = own;
    return { item, index, key: last };
  });
  return keyed
    .sort((a, b) => {
      if (a.key === b.key) return a.index - b.index; // also of two without an instant before them
      return a.key < b.key ? -1 : 1;
    })
    .map(({ item }) => item);
}
