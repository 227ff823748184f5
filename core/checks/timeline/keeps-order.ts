import { applyEdits, type Edit } from '../../editing/edits.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { milestones } from './milestones.ts';
import { order } from './order.ts';
import { updatesOrder } from '../updates/order.ts';

/**
 * Whether edits leave no more errors of order than there are: a fix must not trade one
 * contradiction for another.
 */
export function keepsOrder(document: Postmortem, edits: readonly Edit[]): boolean {
  return errors(applyEdits(document, edits)) <= errors(document);
}

/** None of these checks asks what time it is. */
const AT_NO_TIME = { now: '' };

function errors(document: Postmortem): number {
  return [order, updatesOrder, milestones]
    .flatMap((check) => check.run(document, AT_NO_TIME))
    .filter(({ severity }) => severity === 'error').length;
}
