/** The document as the spelling sees it: blocks of text, without what is code. */
import { $isCodeNode } from '@lexical/code-core';
import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical';
import { MASK } from '../../../core/spelling/words.ts';
import { $getTitleNode, $isHeaderNode } from '../nodes/header-node.ts';
import { $getBody, $isRowNode } from '../nodes/row-node.ts';
import { $isLeafBlock, $textIndex, type TextIndex } from './text-index.ts';

/** A block's text with the way back to the screen. */
export interface SpelledText {
  index: TextIndex;
  /** As `index.text`, with code, live facts and pictures masked letter for letter. */
  text: string;
}

export function $spelledText(block: ElementNode): SpelledText {
  const index = $textIndex(block);
  let text = '';
  for (const { start, end, key } of index.pieces) {
    const node = $getNodeByKey(key);
    const isProse = $isTextNode(node) && !node.hasFormat('code');
    text += masked(index.text.slice(text.length, start));
    text += !isProse ? MASK.repeat(end - start) : index.text.slice(start, end);
  }
  return { index, text: text + masked(index.text.slice(text.length)) };
}

/** What no text node holds: line breaks stay, the words of pictures are not the text's. */
function masked(text: string): string {
  return text.replace(/[^\n]/gu, (sign) => MASK.repeat(sign.length));
}

/** Every block of text, in the order of the document. */
export function $textBlocks(): ElementNode[] {
  const blocks: ElementNode[] = [];
  const visit = (node: LexicalNode): void => {
    if ($isTextBlock(node)) blocks.push(node);
    else for (const part of $partsOf(node)) visit(part);
  };
  visit($getRoot());
  return blocks;
}

/** The blocks between two heights of the window, CSS px. Reads the layout of these only. */
export function $textBlocksBetween(
  editor: LexicalEditor,
  top: number,
  bottom: number,
): ElementNode[] {
  const blocks: ElementNode[] = [];
  const box = (key: NodeKey): DOMRect | undefined =>
    editor.getElementByKey(key)?.getBoundingClientRect();
  const visit = (node: LexicalNode): void => {
    if ($isTextBlock(node)) return void blocks.push(node);
    const parts = $partsOf(node);
    for (let at = firstBelow(parts, top, box); at < parts.length; at++) {
      const part = parts[at]!;
      if ((box(part.getKey())?.top ?? top) > bottom) return;
      visit(part);
    }
  };
  visit($getRoot());
  return blocks;
}

/** The block of text that a node stands in. */
export function $textBlockOf(node: LexicalNode): ElementNode | null {
  return [node, ...node.getParents()].find($isTextBlock) ?? null;
}

/** A stretch of one block's text. */
export interface Stretch {
  block: NodeKey;
  text: SpelledText;
  start: number;
  end: number;
}

/** What is selected, where it lies in one block; a lone caret has its place as start and end. */
export function $selectedStretch(): Stretch | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const [anchor, focus] = [$placeOf(selection.anchor), $placeOf(selection.focus)];
  if (!anchor || anchor.block !== focus?.block) return null;
  const [start, end] = [anchor.offset, focus.offset].sort((one, other) => one - other);
  return { block: anchor.block, text: anchor.text, start: start!, end: end! };
}

/** A point in the text of its block. */
export function $placeOf(
  point: PointType,
): { block: NodeKey; text: SpelledText; offset: number } | null {
  const node = point.getNode();
  const block = $textBlockOf(node);
  if (!block) return null;
  const text = $spelledText(block);
  const piece = text.index.pieces.find(({ key }) => key === node.getKey());
  return { block: block.getKey(), text, offset: piece ? piece.start + point.offset : 0 };
}

function $isTextBlock(node: LexicalNode): node is ElementNode {
  return $isElementNode(node) && !$isCodeNode(node) && $isLeafBlock(node);
}

function $partsOf(node: LexicalNode): LexicalNode[] {
  if ($isHeaderNode(node)) return [$getTitleNode()].filter((title) => title !== null);
  const held = $isRowNode(node) ? $getBody(node) : node;
  return $isElementNode(held) && !$isCodeNode(held) ? held.getChildren() : [];
}

/** The first of some parts below one another that ends below a height. */
function firstBelow(
  parts: readonly LexicalNode[],
  top: number,
  box: (key: NodeKey) => DOMRect | undefined,
): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = box(parts[middle]!.getKey())?.bottom;
    if (bottom !== undefined && bottom < top) low = middle + 1;
    else high = middle;
  }
  return low;
}
