import type { Change } from '../../../core/revision/change.ts';
import type { ComparedPart } from '../../../core/revision/compared.ts';

/**
 * Of the changes that lead back to a version, those that one section or row needs: its own, and the
 * pictures that it may show.
 */
export function changesFor(
  { list, id }: Pick<ComparedPart, 'list' | 'id'>,
  back: readonly Change[],
): Change[] {
  return back.filter((change) => {
    if (change.kind === 'value')
      return change.owner.of === 'media'
        ? change.after !== undefined
        : change.owner.of === list && 'id' in change.owner && change.owner.id === id;
    if (change.list !== list) return false;
    return 'part' in change ? change.part.id === id : change.id === id;
  });
}
