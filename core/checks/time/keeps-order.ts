import { applyEdits, type Edit } from '../../document/edits.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { rowsOf } from '../rows.ts';
import { findOutOfPlace } from '../sequence.ts';

/** Whether edits leave the timeline and the updates no more out of order than they are: a fix must not trade one contradiction for another. */
export function keepsOrder(document: Postmortem, edits: readonly Edit[]): boolean {
  const after = applyEdits(document, edits);
  return misplaced(after.timeline) <= misplaced(document.timeline) && misplaced(after.updates) <= misplaced(document.updates);
}

function misplaced(rows: Postmortem['timeline'] | Postmortem['updates']): number {
  return findOutOfPlace(rowsOf(rows).values).outOfPlace.length;
}
