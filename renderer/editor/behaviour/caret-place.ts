/** Where the caret is: in which row, in which block, at which edge. */
import {
  $getNodeByKey,
  $getSelection,
  $getSlotFrame,
  $getSlotHost,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $isHeaderNode } from '../nodes/header-node.ts';
import { $getRow, $isRowNode, type RowNode } from '../nodes/row-node.ts';
import { $isBodyEmpty } from './rows.ts';

/** Nothing is written in any field or in the text. */
export function $isRowEmpty(row: RowNode): boolean {
  const { kind, data } = $getRow(row);
  if (!$isBodyEmpty(row)) return false;
  if (kind === 'action')
    return !data.owner && !data.due && !data.dueWritten && !data.priority && !data.ticket;
  return data.at === null;
}

export function $inTitle(): boolean {
  const selection = $getSelection();
  const frame = $isRangeSelection(selection) ? $getSlotFrame(selection.anchor.getNode()) : null;
  return frame !== null && $isHeaderNode($getSlotHost(frame));
}

export function $hostRow(node: LexicalNode): RowNode | null {
  const frame = $getSlotFrame(node);
  const host = frame && $getSlotHost(frame);
  return $isRowNode(host) ? host : null;
}

/** Lists, code, quotes and tables have their own Enter and Backspace. */
export function $inBlockOfItsOwn(node: LexicalNode): boolean {
  return (
    $ancestor(node, (parent) =>
      ['listitem', 'code', 'quote', 'tablecell'].includes(parent.getType()),
    ) !== null
  );
}

export function $ancestor(
  node: LexicalNode,
  is: (node: LexicalNode) => boolean,
): LexicalNode | null {
  for (let current: LexicalNode | null = node; current; current = current.getParent())
    if (is(current)) return current;
  return null;
}

/** Nothing stands before the caret inside an element. */
export function $isAtStart({ anchor }: RangeSelection, element: ElementNode): boolean {
  if (anchor.offset !== 0) return false;
  for (
    let node: LexicalNode | null = anchor.getNode();
    node && !node.is(element);
    node = node.getParent()
  )
    if (node.getPreviousSibling()) return false;
  return true;
}

function $isAtEnd({ anchor }: RangeSelection, element: ElementNode): boolean {
  const size =
    anchor.type === 'text'
      ? anchor.getNode().getTextContentSize()
      : (anchor.getNode() as ElementNode).getChildrenSize();
  if (anchor.offset < size) return false;
  for (
    let node: LexicalNode | null = anchor.getNode();
    node && !node.is(element);
    node = node.getParent()
  )
    if (node.getNextSibling()) return false;
  return true;
}

export function $atSlotEdge(backward: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const frame = $getSlotFrame(selection.anchor.getNode()) as ElementNode | null;
  return frame !== null && (backward ? $isAtStart(selection, frame) : $isAtEnd(selection, frame));
}

export function $findByKey(key: string): RowNode | null {
  const node = $getNodeByKey(key);
  return $isRowNode(node) ? node : null;
}
