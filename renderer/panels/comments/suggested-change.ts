/** What a suggestion larger than some words would do, in a line. */
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { LISTS, type Change, type ListName, type Part } from '../../../core/revision/change.ts';
import { describeChange, partLabel } from '../../../core/revision/describe.ts';

export function suggestedChange(change: Change, document: Postmortem | null): string {
  const labelOf = (list: ListName, id: string): string => {
    const parts: readonly Part[] = document?.[list] ?? [];
    const part = parts.find((one) => one.id === id);
    return part ? partLabel(part) : 'what is no longer there';
  };
  const isKnown = typeof change === 'object' && change !== null && 'kind' in change;
  if (!isKnown || ('list' in change && !LISTS.includes(change.list))) return 'A change';
  return describeChange(change, labelOf);
}
