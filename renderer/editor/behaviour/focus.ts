import { $getNodeByKey, $isElementNode, SKIP_SCROLL_INTO_VIEW_TAG, type ElementNode, type LexicalEditor, type NodeKey } from 'lexical';
import { $getBody, $isRowNode } from '../nodes/row-node.ts';

/** Puts the keyboard into a field of a row; false when the row has no such field. */
export function focusField(editor: LexicalEditor, row: NodeKey, field = 'at'): boolean {
  const input = editor.getElementByKey(row)?.querySelector<HTMLInputElement>(`[data-field="${field}"]`);
  if (!input) return false;
  input.focus();
  return true;
}

/** Puts the caret at the start or end of a row's body. */
export function focusBody(editor: LexicalEditor, row: NodeKey, edge: 'start' | 'end' = 'end'): void {
  editor.update(() => {
    const node = $getNodeByKey(row);
    const body = $isRowNode(node) ? $getBody(node) : null;
    if (body) $selectEdge(body, edge);
  }, { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG });
  const element = editor.getElementByKey(row);
  element?.querySelector<HTMLElement>('[data-lexical-slot]')?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}

/** Selects the first or last place for a caret inside an element. */
export function $selectEdge(element: ElementNode, edge: 'start' | 'end'): void {
  const leaf = edge === 'start' ? element.getFirstDescendant() : element.getLastDescendant();
  const target = leaf ?? element;
  if ($isElementNode(target)) target.select(edge === 'start' ? 0 : target.getChildrenSize());
  else if (edge === 'start') target.selectStart();
  else target.selectEnd();
}
