/** Puts diagnostics in the order in which a reader of the document meets their places. */
import type { Place } from '../document/place.ts';
import type { Postmortem, Prose } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { SEVERITIES, type Diagnostic } from './diagnostic.ts';

type RowKind = 'timeline' | 'update' | 'action';

/** By place; at one place the gravest first. Rows stand where the section that shows them stands, else at the end, as in the editor. */
export function inReadingOrder(document: Postmortem, found: Diagnostic[]): Diagnostic[] {
  if (found.length < 2) return found;
  const ranks = ranksOf(document, found);
  return found
    .map((diagnostic, index) => ({
      diagnostic, index,
      rank: 'id' in diagnostic.where ? ranks.get(`${diagnostic.where.kind}:${diagnostic.where.id}`)?.rank ?? Number.MAX_SAFE_INTEGER : 0,
      offset: offsetOf(diagnostic.where, ranks),
      severity: SEVERITIES.indexOf(diagnostic.severity),
    }))
    .sort((a, b) => a.rank - b.rank || a.offset - b.offset || a.severity - b.severity || a.index - b.index)
    .map(({ diagnostic }) => diagnostic);
}

type Ranks = Map<string, { rank: number; body: Prose }>;

/** Ranks of the places that were found at only, because the map of a long timeline would cost more than the checks. */
function ranksOf(document: Postmortem, found: Diagnostic[]): Ranks {
  const wanted: Record<string, Set<string>> = {};
  for (const { where } of found) if ('id' in where) (wanted[where.kind] ??= new Set()).add(where.id);
  const ranks: Ranks = new Map();
  let next = 1;
  const placed = new Set<RowKind>();
  const put = (kind: RowKind, rows: readonly { id: string; body: Prose }[]) => {
    if (placed.has(kind)) return;
    placed.add(kind);
    const ids = wanted[kind];
    if (ids) rows.forEach(({ id, body }, index) => { if (ids.has(id)) ranks.set(`${kind}:${id}`, { rank: next + index, body }); });
    next += rows.length;
  };
  const actionsKind = document.sections.some(({ kind }) => kind === 'actions') ? 'actions' : 'next-steps';
  for (const { id, kind, body } of document.sections) {
    ranks.set(`section:${id}`, { rank: next++, body });
    if (kind === 'timeline') put('timeline', document.timeline);
    if (kind === 'communication') put('update', document.updates);
    if (kind === actionsKind) put('action', document.actions);
  }
  put('timeline', document.timeline);
  put('update', document.updates);
  put('action', document.actions);
  return ranks;
}

/** Where the quote of a place begins in its part's plain text; -1 for the part as a whole, which comes first. */
function offsetOf(where: Place, ranks: Ranks): number {
  if (!('quote' in where) || where.quote === undefined || where.quote === '') return -1;
  const part = ranks.get(`${where.kind}:${where.id}`);
  if (!part) return -1;
  const text = plainText(part.body);
  let at = text.indexOf(where.quote);
  for (let nth = where.nth ?? 0; nth > 0 && at !== -1; nth--) at = text.indexOf(where.quote, at + 1);
  return at;
}
