/** Pieces of the document's frame as plain prose. */
import {
  $createParagraphNode,
  $createTextNode,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isTextNode,
  $getSlot,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { HeaderNode } from '../nodes/header-node.ts';
import { $isHeaderNode, $getTitleNode } from '../nodes/header-node.ts';
import type { RowNode } from '../nodes/row-node.ts';
import { $getBody, $getRow, $isRowNode } from '../nodes/row-node.ts';
import { $isRowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode } from '../nodes/section-node.ts';

export function $hasContent(node: LexicalNode): boolean {
  if (node.getTextContentSize() > 0) return true;
  // A rule or a picture is something without text; the frame of a row is not.
  if ($isDecoratorNode(node)) return !$isRowNode(node) && !$isHeaderNode(node);
  return !$isElementNode(node) || node.getChildren().some($hasContent);
}

export function $asBlock(node: LexicalNode): LexicalNode {
  return node.isInline() || $isTextNode(node) ? $createParagraphNode().append(node) : node;
}

/** A piece of skeleton as plain prose: what stood in it, without the frame. */
export function $asProse(node: LexicalNode): LexicalNode[] {
  if ($isRowNode(node)) return $rowAsProse(node);
  if ($isHeaderNode(node)) return $takeTitle(node);
  if ($isRowsNode(node) || $isSectionNode(node))
    return (node as ElementNode).getChildren().flatMap($asProse);
  return [node];
}

function $rowAsProse(node: RowNode): LexicalNode[] {
  const row = $getRow(node);
  const blocks = $getBody(node)?.getChildren() ?? [];
  const written = row.kind === 'action' ? '' : (row.data.at?.written ?? '');
  const first = blocks[0];
  if (written && $isParagraphNode(first)) first.splice(0, 0, [$createTextNode(`${written} `)]);
  else if (written) return [$createParagraphNode().append($createTextNode(written)), ...blocks];
  return blocks.filter($hasContent);
}

/** A pasted head: the title that was cut comes back where there is none, else it becomes text. */
export function $takeTitle(pasted: HeaderNode): LexicalNode[] {
  const text = $getSlot(pasted, 'title')?.getTextContent() ?? '';
  const title = $getTitleNode();
  if (text && title && title.getTextContentSize() === 0) {
    title.append($createTextNode(text));
    return [];
  }
  return text ? [$createParagraphNode().append($createTextNode(text))] : [];
}
