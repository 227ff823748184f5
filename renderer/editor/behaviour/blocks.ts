/** Changing what a block is: heading, list, quote, code. */
import { $createCodeNode, $isCodeNode } from '@lexical/code-core';
import { $isListItemNode, $isListNode, $removeList } from '@lexical/list';
import {
  $createHeadingNode,
  $createQuoteNode,
  $isQuoteNode,
  type HeadingTagType,
} from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $isBodyNode } from '../nodes/row-node.ts';
import { $isSectionNode } from '../nodes/section-node.ts';

export function $setParagraph(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const quote = $ancestor(selection.anchor.getNode(), $isQuoteNode);
  if (quote) $unwrap(quote as ElementNode);
  $setBlocksType(selection, $createParagraphNode);
}

export function $setHeading(tag: HeadingTagType): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) $setBlocksType(selection, () => $createHeadingNode(tag));
}

/** Puts the selected blocks into a quote, or takes the quote away. */
export function $toggleQuote(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const quote = $ancestor(selection.anchor.getNode(), $isQuoteNode);
  if (quote) return $unwrap(quote as ElementNode);
  const blocks = $selectedBlocks();
  if (blocks.length === 0) return;
  const created = $createQuoteNode({ shadowRoot: true });
  blocks[0]!.insertBefore(created);
  created.append(...blocks);
}

/** Makes the selected blocks one code block, a line each, or paragraphs of it. */
export function $toggleCode(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if ($ancestor(selection.anchor.getNode(), $isCodeNode))
    $setBlocksType(selection, $createParagraphNode);
  else $setBlocksType(selection, () => $createCodeNode());
}

/** Makes paragraphs of the selected items; the others stay the list that they are. */
export function $leaveList(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const nodes = [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()];
  const items = new Set(nodes.map((node) => $ancestor(node, $isListItemNode)));
  const isWhole = [...items].some((item) => item && $isListItemNode(item.getParent()?.getParent()));
  if (isWhole) return $removeList(); // among nested items there is no place for a paragraph
  for (const item of items) {
    if (!$isListItemNode(item) || item.getChildren().some($isListNode)) continue;
    const paragraph = $createParagraphNode();
    const holdsCaret = item.isEmpty();
    item.replace(paragraph, true);
    if (holdsCaret) paragraph.select();
  }
}

/**
 * Inserts a block after the one that the caret is in (in its place when that is empty), with a
 * paragraph to go on in.
 */
export function $insertBlock(node: LexicalNode): void {
  const current = $selectedBlocks().at(-1);
  if (!current) return;
  current.insertAfter(node);
  if (current.getType() === 'paragraph' && current.getTextContentSize() === 0) current.remove();
  if (node.getNextSibling() === null || !$isElementNode(node.getNextSibling()))
    node.insertAfter($createParagraphNode());
}

/** The blocks of the section or row that the selection touches. */
export function $selectedBlocks(): LexicalNode[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return [];
  const blocks = new Map<string, LexicalNode>();
  for (const node of [
    selection.anchor.getNode(),
    ...selection.getNodes(),
    selection.focus.getNode(),
  ]) {
    const block = $topBlock(node);
    if (block) blocks.set(block.getKey(), block);
  }
  const first = [...blocks.values()][0];
  return first
    ? [...blocks.values()]
        .filter((block) => block.getParent()?.is(first.getParent()))
        .sort((a, b) => a.getIndexWithinParent() - b.getIndexWithinParent())
    : [];
}

/** The block of a section's or row's body that a node stands in. */
export function $topBlock(node: LexicalNode): LexicalNode | null {
  for (let current: LexicalNode | null = node; current; current = current.getParent()) {
    const parent: ElementNode | null = current.getParent();
    if ($isSectionNode(parent) || $isBodyNode(parent))
      return current.getType() === 'rows' ? null : current;
  }
  return null;
}

function $unwrap(element: ElementNode): void {
  for (const child of element.getChildren())
    element.insertBefore(child.isInline() ? $createParagraphNode().append(child) : child);
  element.remove();
}

function $ancestor(node: LexicalNode, is: (node: LexicalNode) => boolean): LexicalNode | null {
  for (let current: LexicalNode | null = node; current; current = current.getParent())
    if (is(current)) return current;
  return null;
}
