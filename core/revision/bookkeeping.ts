import type { Change } from './change.ts';

/** Of the document itself: set with any edit, and no matter of its reader. */
export const BOOKKEEPING: ReadonlySet<string> = new Set(['edited']);

/** True for a change that only says that there were others. */
export function isBookkeeping(change: Change): boolean {
  return change.kind === 'value' && change.owner.of === 'document' && BOOKKEEPING.has(change.key);
}
