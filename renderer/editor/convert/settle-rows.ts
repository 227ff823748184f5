import { $getRoot, $getState } from 'lexical';
import { outlineState, rowsKindState, sectionState, type RowKind } from '../model/states.ts';
import { $createRowsNode, $isRowsNode, type RowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode, type SectionNode } from '../nodes/section-node.ts';
import { ROW_KINDS } from './new-row.ts';
import { homeOf } from './row-homes.ts';

/**
 * Rows that lost their section stand after the sections; those that got one move into it. Called
 * after the outline changed.
 */
export function $settleRows(): void {
  const root = $getRoot();
  for (const kind of ROW_KINDS) {
    const owner = $ownerOf(kind);
    const all = [
      ...root.getChildren(),
      ...root
        .getChildren()
        .filter($isSectionNode)
        .flatMap((section) => section.getChildren()),
    ].filter(
      (node): node is RowsNode => $isRowsNode(node) && $getState(node, rowsKindState) === kind,
    );
    const rows = all.flatMap((node) => node.getChildren());
    const target =
      owner === null
        ? root
        : root
            .getChildren()
            .find(
              (child): child is SectionNode =>
                $isSectionNode(child) && $getState(child, sectionState).id === owner,
            );
    if (!target || (rows.length === 0 && owner === null)) {
      for (const node of all) node.remove();
      continue;
    }
    const home = all.find((node) => node.getParent()?.is(target)) ?? $createRowsNode(kind);
    if (!home.isAttached()) target.append(home);
    for (const node of all)
      if (!node.is(home)) {
        home.append(...node.getChildren());
        node.remove();
      }
  }
}

/** The id of the section that a kind of rows stands in; null where none takes them. */
export function $ownerOf(kind: RowKind): string | null {
  return homeOf($getState($getRoot(), outlineState), kind);
}
