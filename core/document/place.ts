import type { Incident, Postmortem } from './postmortem.ts';

/**
 * A place in a document that a diagnostic, a command or a link can point at. `quote` is the exact
 * plain text meant there (see `core/prose/text.ts`), `nth` its zero-based occurrence in that part's
 * plain text.
 */
export type Place =
  | { kind: 'document' }
  | { kind: 'title' }
  | { kind: 'incident'; field: keyof Incident }
  | { kind: 'section'; id: string; quote?: string; nth?: number }
  | { kind: 'timeline'; id: string; quote?: string; nth?: number }
  | { kind: 'update'; id: string; quote?: string; nth?: number }
  | { kind: 'action'; id: string; quote?: string; nth?: number };

/** The document's list that a part of this kind stands in. */
export const LIST_OF = {
  section: 'sections',
  timeline: 'timeline',
  update: 'updates',
  action: 'actions',
} as const;

/** A stable text for a place, for comparing and for keeping ignored diagnostics in the document. */
export function placeKey(place: Place): string {
  if (place.kind === 'incident') return `incident:${place.field}`;
  if (!('id' in place)) return place.kind;
  const base = `${place.kind}:${place.id}`;
  return place.quote === undefined ? base : `${base}:${place.nth ?? 0}:${place.quote}`;
}

/** The place that a key names in a document; null when it is no longer there. */
export function placeOfKey(document: Postmortem, key: string): Place | null {
  if (key === 'document' || key === 'title') return { kind: key };
  const field = /^incident:(.*)$/.exec(key)?.[1];
  if (field !== undefined)
    return Object.hasOwn(document.incident, field)
      ? { kind: 'incident', field: field as keyof Incident }
      : null;
  const parts = {
    section: document.sections,
    timeline: document.timeline,
    update: document.updates,
    action: document.actions,
  };
  for (const kind of ['section', 'timeline', 'update', 'action'] as const) {
    // Ids are any text: the part is looked for, not cut out of the key.
    const part = parts[kind].find(
      ({ id }) => key === `${kind}:${id}` || key.startsWith(`${kind}:${id}:`),
    );
    if (!part) continue;
    const quoted = /^(\d+):([\s\S]*)$/.exec(key.slice(`${kind}:${part.id}:`.length));
    return quoted
      ? { kind, id: part.id, quote: quoted[2]!, nth: Number(quoted[1]) }
      : { kind, id: part.id };
  }
  return null;
}
