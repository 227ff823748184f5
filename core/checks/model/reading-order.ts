/** Puts diagnostics in the order in which a reader of the document meets their places. */
import type { Postmortem } from '../../document/postmortem.ts';
import { rowHomes } from '../../document/rows-home.ts';
import { SEVERITIES, type Diagnostic } from './diagnostic.ts';
import { offsetOf } from './facts.ts';

type RowKind = 'timeline' | 'update' | 'action';

/**
 * By place; at one place the gravest first. Rows stand where the section that shows them stands,
 * else at the end, as in the editor.
 */
export function inReadingOrder(document: Postmortem, found: Diagnostic[]): Diagnostic[] {
  if (found.length < 2) return found;
  const ranks = ranksOf(document, found);
  return found
    .map((diagnostic, index) => ({
      diagnostic,
      index,
      rank:
        'id' in diagnostic.where
          ? (ranks.get(`${diagnostic.where.kind}:${diagnostic.where.id}`) ??
            Number.MAX_SAFE_INTEGER)
          : 0,
      offset: offsetOf(diagnostic.where),
      severity: SEVERITIES.indexOf(diagnostic.severity),
    }))
    .sort(
      (a, b) =>
        a.rank - b.rank || a.offset - b.offset || a.severity - b.severity || a.index - b.index,
    )
    .map(({ diagnostic }) => diagnostic);
}

/**
 * Ranks of the places that were found at only, because the map of a long timeline would cost more
 * than the checks.
 */
function ranksOf(document: Postmortem, found: Diagnostic[]): Map<string, number> {
  const wanted: Record<string, Set<string>> = {};
  for (const { where } of found)
    if ('id' in where) (wanted[where.kind] ??= new Set()).add(where.id);
  const ranks = new Map<string, number>();
  let next = 1;
  const placed = new Set<RowKind>();
  const put = (kind: RowKind, rows: readonly { id: string }[]) => {
    if (placed.has(kind)) return;
    placed.add(kind);
    const ids = wanted[kind];
    if (ids)
      rows.forEach(({ id }, index) => {
        if (ids.has(id)) ranks.set(`${kind}:${id}`, next + index);
      });
    next += rows.length;
  };
  const homes = rowHomes(document.sections);
  for (const { id } of document.sections) {
    ranks.set(`section:${id}`, next++);
    if (id === homes.timeline) put('timeline', document.timeline);
    if (id === homes.updates) put('update', document.updates);
    if (id === homes.actions) put('action', document.actions);
  }
  put('timeline', document.timeline);
  put('update', document.updates);
  put('action', document.actions);
  return ranks;
}
