/**
 * The plain text of a body as `core/prose/text.ts` gives it, with the way back from a place in it
 * to the text on screen.
 */
import {
  $getNodeByKey,
  $isLineBreakNode,
  $isTextNode,
  $isElementNode,
  $isRootOrShadowRoot,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical';
import { $isCodeNode } from '@lexical/code-core';
import { inlineText, plainText } from '../../../core/prose/text.ts';
import { $isFactNode } from '../nodes/fact-node.ts';
import { $getImage, $isImageNode } from '../nodes/image-node.ts';
import { $getContent, $isOpaqueBlockNode, $isOpaqueInlineNode } from '../nodes/opaque-node.ts';
import { $isRowsNode } from '../nodes/rows-node.ts';

interface Piece {
  start: number;
  end: number;
  /** Of a text, or of a live fact. */
  key: NodeKey;
}

export interface TextIndex {
  text: string;
  /** The text nodes that the text is made of, in order. */
  pieces: Piece[];
}

/** The leaf blocks of a body, joined by newlines. */
export function $textIndex(body: ElementNode): TextIndex {
  const index: TextIndex = { text: '', pieces: [] };
  let first = true;
  const line = (): void => {
    if (!first) index.text += '\n';
    first = false;
  };
  const visit = (node: LexicalNode): void => {
    if ($isRowsNode(node)) return;
    if ($isOpaqueBlockNode(node)) {
      line();
      index.text += plainText({ type: 'root', children: [$getContent(node) as never] });
    } else if ($isElementNode(node) && ($isCodeNode(node) || $isLeafBlock(node))) {
      line();
      $addInline(node, index);
    } else if ($isElementNode(node)) node.getChildren().forEach(visit);
  };
  if ($isLeafBlock(body)) visit(body);
  else body.getChildren().forEach(visit);
  return index;
}

/** A block that holds text directly. A list item that holds only a nested list is none. */
export function $isLeafBlock(element: ElementNode): boolean {
  if (element.isInline()) return false;
  const first = element.getFirstChild();
  if (first === null) return !$isRootOrShadowRoot(element);
  return first.isInline() || $isTextNode(first) || $isLineBreakNode(first);
}

function $addInline(element: ElementNode, index: TextIndex): void {
  for (const child of element.getChildren()) {
    if ($isTextNode(child) || $isFactNode(child)) {
      const start = index.text.length;
      index.text += child.getTextContent();
      index.pieces.push({ start, end: index.text.length, key: child.getKey() });
    } else if ($isLineBreakNode(child)) index.text += '\n';
    else if ($isImageNode(child)) index.text += $getImage(child).alt ?? '';
    else if ($isOpaqueInlineNode(child)) index.text += inlineText($getContent(child));
    else if ($isElementNode(child)) $addInline(child, index);
  }
}

/**
 * Where the nth occurrence of a quote begins, -1 for none. A line break in the source reads as a
 * space here.
 */
export function findQuote(text: string, quote: string, nth: number): number {
  const flat = text.replace(/\n/g, ' ');
  const wanted = quote.replace(/\n/g, ' ');
  if (wanted === '') return -1;
  let at = flat.indexOf(wanted);
  for (let count = 0; at !== -1 && count < nth; count++) at = flat.indexOf(wanted, at + 1);
  return at === -1 ? flat.indexOf(wanted) : at;
}

/**
 * The text node and offset of a place in the text. At a border, `after` takes the node that begins
 * there.
 */
export function pointAt(
  { pieces }: TextIndex,
  offset: number,
  after: boolean,
): { key: NodeKey; offset: number } | null {
  const piece = after
    ? pieces.find(({ end }) => offset < end)
    : pieces.find(({ start, end }) => offset > start && offset <= end);
  const nearest = piece ?? pieces.at(after ? -1 : 0);
  return nearest
    ? {
        key: nearest.key,
        offset: Math.max(0, Math.min(offset - nearest.start, nearest.end - nearest.start)),
      }
    : null;
}

/** Puts an end of a selection at a place in the text: a live fact is within it or outside. */
export function $setPoint(
  point: PointType,
  { key, offset }: { key: NodeKey; offset: number },
): void {
  const node = $getNodeByKey(key);
  if (!$isFactNode(node)) return point.set(key, offset, 'text');
  const at = node.getIndexWithinParent();
  point.set(node.getParentOrThrow().getKey(), offset > 0 ? at + 1 : at, 'element');
}

/** A DOM range over a stretch of the text. */
export function domRange(
  editor: LexicalEditor,
  index: TextIndex,
  start: number,
  end: number,
): Range | null {
  const [from, to] = [pointAt(index, start, true), pointAt(index, end, false)];
  const [fromText, toText] = [from && textOf(editor, from.key), to && textOf(editor, to.key)];
  if (!from || !to || !fromText || !toText) return null;
  const range = document.createRange();
  range.setStart(fromText, Math.min(from.offset, fromText.length));
  range.setEnd(toText, Math.min(to.offset, toText.length));
  return range;
}

function textOf(editor: LexicalEditor, key: NodeKey): Text | null {
  let node: Node | null = editor.getElementByKey(key);
  while (node && !(node instanceof Text)) node = node.firstChild;
  return node;
}
