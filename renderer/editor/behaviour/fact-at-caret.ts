/** Which live facts are meant where the caret or the selection is. */
import {
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { $isFactNode, type FactNode } from '../nodes/fact-node.ts';

/** The facts in the selection, or the one that the caret touches; that before it first. */
export function $factsAtCaret(): FactNode[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return selection?.getNodes().filter($isFactNode) ?? [];
  if (!selection.isCollapsed()) return selection.getNodes().filter($isFactNode);
  const [before, after] = $neighbours(selection.anchor);
  return [before, after].filter($isFactNode).slice(0, 1);
}

/** What stands right before and right after a place in the text. */
export function $neighbours(point: PointType): [LexicalNode | null, LexicalNode | null] {
  const node = point.getNode();
  if ($isElementNode(node))
    return [node.getChildAtIndex(point.offset - 1), node.getChildAtIndex(point.offset)];
  if (!$isTextNode(node)) return [null, null];
  return [
    point.offset === 0 ? node.getPreviousSibling() : node,
    point.offset === node.getTextContentSize() ? node.getNextSibling() : node,
  ];
}
