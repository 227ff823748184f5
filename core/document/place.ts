import type { Incident } from './postmortem.ts';

/**
 * A place in a document that a diagnostic, a command or a link can point at.
 * `quote` is the exact plain text meant there (see `core/prose/text.ts`), `nth` its zero-based occurrence in that part's plain text.
 */
export type Place =
  | { kind: 'document' }
  | { kind: 'title' }
  | { kind: 'incident'; field: keyof Incident }
  | { kind: 'section'; id: string; quote?: string; nth?: number }
  | { kind: 'timeline'; id: string; quote?: string; nth?: number }
  | { kind: 'update'; id: string; quote?: string; nth?: number }
  | { kind: 'action'; id: string; quote?: string; nth?: number };

/** A stable text for a place, for comparing and for keeping ignored diagnostics in the document. */
export function placeKey(place: Place): string {
  const base = 'id' in place ? `${place.kind}:${place.id}` : place.kind === 'incident' ? `incident:${place.field}` : place.kind;
  if (!('quote' in place) || place.quote === undefined) return base;
  return `${base}:${place.nth ?? 0}:${place.quote}`;
}
