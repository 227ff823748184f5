/** What a comment that is begun now would be about. */
import {
  $getNearestNodeFromDOMNode,
  $getSelection,
  $getState,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { quotedAt } from '../../../core/comments/anchor.ts';
import type { CommentAnchor } from '../../../core/document/comments.ts';
import { sectionState } from '../model/states.ts';
import { $getImage, $isImageNode } from '../nodes/image-node.ts';
import { $getBody, $getRow, $rowOf } from '../nodes/row-node.ts';
import { $sectionOf } from '../nodes/section-node.ts';
import { $textIndex, type TextIndex } from './text-index.ts';

interface Asked {
  about: CommentAnchor;
  /** The words, '' where it is about no words. */
  quote: string;
}

const WHOLE: Asked = { about: { in: 'document', part: '' }, quote: '' };
const LISTS = { timeline: 'timeline', update: 'updates', action: 'actions' } as const;

/**
 * The selected words; with a caret, the word that it is in; the selected picture; in a row's field,
 * and where there is no word, the row or section as a whole; in the title, the document. Words that
 * are selected over several sections or rows are taken as far as the first of them goes.
 * @param field the field of a row that has the keyboard
 */
export function $commentAnchor(field: HTMLElement | null): Asked {
  const row = field && $rowOf($getNearestNodeFromDOMNode(field));
  if (row) return $wholeOf(row);
  const selection = $getSelection();
  if ($isNodeSelection(selection)) return $ofNodes(selection.getNodes());
  if (!$isRangeSelection(selection)) return WHOLE;
  const [from, to] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const body = $bodyAround(from.getNode());
  if (!body) return WHOLE;
  const index = $textIndex(body);
  const start = $offsetOf(index, from) ?? 0;
  const end =
    $bodyAround(to.getNode()) === body ? ($offsetOf(index, to) ?? start) : index.text.length;
  const stretch = start === end ? wordAt(index.text, start) : trimmed(index.text, start, end);
  const whole = $wholeOf(from.getNode());
  if (stretch.start === stretch.end) return whole;
  const words = quotedAt(index.text, stretch);
  return { about: { ...whole.about, words }, quote: words.exact };
}

function $ofNodes(nodes: readonly LexicalNode[]): Asked {
  const [node] = nodes;
  if (!$isImageNode(node)) return node ? $wholeOf(node) : WHOLE;
  const { url, alt } = $getImage(node);
  return url.startsWith('media:')
    ? { about: { in: 'media', part: url.slice('media:'.length) }, quote: alt || 'the picture' }
    : $wholeOf(node);
}

/** The row or section that holds a node, as a whole. */
function $wholeOf(node: LexicalNode): Asked {
  const row = $rowOf(node);
  if (row) {
    const { kind, data } = $getRow(row);
    return { about: { in: LISTS[kind], part: data.id }, quote: '' };
  }
  const section = $sectionOf(node);
  return section
    ? { about: { in: 'sections', part: $getState(section, sectionState).id }, quote: '' }
    : WHOLE;
}

function $bodyAround(node: LexicalNode): ElementNode | null {
  const row = $rowOf(node);
  return row ? $getBody(row) : $sectionOf(node);
}

/** Where a selection's end stands in the text; null where it is beside all text. */
function $offsetOf(index: TextIndex, point: PointType): number | null {
  const node = point.getNode();
  if ($isTextNode(node)) {
    const piece = index.pieces.find(({ key }) => key === node.getKey());
    return piece ? piece.start + point.offset : null;
  }
  if (!$isElementNode(node)) return null;
  const child = node.getChildAtIndex(point.offset);
  const behind = child ? firstPiece(index, child) : null;
  if (behind !== null) return behind;
  const before = node.getChildAtIndex(point.offset - 1);
  return before ? lastPiece(index, before) : firstPiece(index, node);
}

function firstPiece(index: TextIndex, node: LexicalNode): number | null {
  return piecesIn(index, node)[0]?.start ?? null;
}

function lastPiece(index: TextIndex, node: LexicalNode): number | null {
  return piecesIn(index, node).at(-1)?.end ?? null;
}

function piecesIn({ pieces }: TextIndex, node: LexicalNode): TextIndex['pieces'] {
  const keys = new Set(
    $isElementNode(node) ? node.getAllTextNodes().map((text) => text.getKey()) : [node.getKey()],
  );
  return pieces.filter(({ key }) => keys.has(key));
}

const WORD = /[\p{L}\p{N}_'’:.-]/u;

/** The word that a caret is in or beside; the caret itself where there is none. */
function wordAt(text: string, at: number): { start: number; end: number } {
  let [start, end] = [at, at];
  while (start > 0 && WORD.test(text[start - 1]!)) start--;
  while (end < text.length && WORD.test(text[end]!)) end++;
  while (end > start && /[.:'’-]/.test(text[end - 1]!)) end--;
  return start < end ? { start, end } : { start: at, end: at };
}

/** Without the spaces at both ends, which are selected by accident. */
function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return from < to ? { start: from, end: to } : { start, end };
}
