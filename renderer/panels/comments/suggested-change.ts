/** What a suggestion would do, in a line. */
import type { Change } from '../../../core/revision/change.ts';
import { partLabel } from '../../../core/revision/describe.ts';

export function suggestedChange(change: Change): string {
  switch (change.kind) {
    case 'added':
      return `Add: ${partLabel(change.part)}`;
    case 'removed':
      return `Remove: ${partLabel(change.part)}`;
    case 'moved':
      return 'Move this to another place';
    case 'value':
      return `${change.key}: ${plain(change.before)} → ${plain(change.after)}`;
    case 'blocks':
      return change.after.length === 0
        ? 'Remove these paragraphs'
        : change.before.length === 0
          ? 'Add paragraphs'
          : 'Write this paragraph anew';
  }
}

/** A value as it was written, where it is one that is written. */
function plain(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'object' && 'written' in value) return String(value.written);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
