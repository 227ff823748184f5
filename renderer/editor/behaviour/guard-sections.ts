/** Sections keep their title and their body, whatever is cut from them or pasted beside them. */
import {
  $createParagraphNode,
  $getRoot,
  $getState,
  $isDecoratorNode,
  type LexicalNode,
} from 'lexical';
import { rowKindIn } from '../convert/row-homes.ts';
import { $isHeaderNode } from '../nodes/header-node.ts';
import { $isRowNode } from '../nodes/row-node.ts';
import type { RowsNode } from '../nodes/rows-node.ts';
import { $createRowsNode, $isRowsNode } from '../nodes/rows-node.ts';
import type { SectionNode } from '../nodes/section-node.ts';
import { $isSectionNode } from '../nodes/section-node.ts';
import { outlineState, rowsKindState, sectionState } from '../model/states.ts';
import { $hasContent, $asProse } from './as-prose.ts';

export function $repairSection(section: SectionNode): void {
  const parent = section.getParent();
  if (parent && parent.getKey() !== 'root') {
    if (!$takeIn(section)) for (const child of section.getChildren()) section.insertBefore(child);
    section.remove();
    return;
  }
  const info = $getState(section, sectionState);
  const wanted = rowKindIn($getState($getRoot(), outlineState), info.id);
  const children = section.getChildren();
  const own =
    wanted === null
      ? null
      : (children.find(
          (child): child is RowsNode =>
            $isRowsNode(child) && $getState(child, rowsKindState) === wanted,
        ) ?? $createRowsNode(wanted));
  const prose: LexicalNode[] = [];
  let changed = own !== null && !own.is(section.getLastChild());
  for (const child of children) {
    if (own?.is(child)) continue;
    if ($isRowsNode(child) || $isRowNode(child) || $isHeaderNode(child)) {
      changed = true;
      const rows = $isRowsNode(child) ? child.getChildren() : [child];
      if (own && rows.every((row) => $isRowNode(row))) own.append(...rows);
      else prose.push(...rows.flatMap($asProse));
    } else if (child.isInline()) {
      changed = true;
      prose.push($createParagraphNode().append(child));
    } else prose.push(child);
  }
  // Where the caret cannot stand after the last block, a paragraph does.
  const end = prose.at(-1);
  if (!end || $isDecoratorNode(end) || end.getType() === 'table' || end.getType() === 'code') {
    changed = true;
    prose.push($createParagraphNode());
  }
  if (changed) section.splice(0, section.getChildrenSize(), own ? [...prose, own] : prose);
}

/** What was cut from a section goes back into it while that is empty. */
export function $takeIn(pasted: SectionNode): boolean {
  const { id } = $getState(pasted, sectionState);
  const home = $getRoot()
    .getChildren()
    .find(
      (child): child is SectionNode =>
        $isSectionNode(child) && !child.is(pasted) && $getState(child, sectionState).id === id,
    );
  if (!home || home.isParentOf(pasted) || home.getChildren().some($isWritten)) return false;
  const rows = home.getChildren().find($isRowsNode);
  const prose = pasted.getChildren().filter((child) => !$isRowsNode(child));
  for (const child of pasted.getChildren())
    if ($isRowsNode(child)) rows?.append(...child.getChildren());
  home.splice(0, home.getChildrenSize(), rows ? [...prose, rows] : prose);
  return true;
}

function $isWritten(node: LexicalNode): boolean {
  return $isRowsNode(node) ? node.getChildrenSize() > 0 : $hasContent(node);
}
