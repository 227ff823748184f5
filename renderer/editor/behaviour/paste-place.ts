/**
 * What was pasted, put where the caret is: as blocks where the place holds blocks, as lines in a
 * cell, as words in a title. Nothing of it is left out, and no two words touch.
 */
import { $insertGeneratedNodes } from '@lexical/clipboard';
import {
  $createLineBreakNode,
  $createTextNode,
  $getSelection,
  $getSlotFrame,
  $getSlotHost,
  $insertNodes,
  $isDecoratorNode,
  $isElementNode,
  $isRangeSelection,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { Code, PhrasingContent, RootContent } from 'mdast';
import { blocksAsLines, blocksAsOneLine } from '../../../core/prose/as-lines.ts';
import { joinLines } from '../../../core/prose/phrasing.ts';
import { $blocksFromProse, $inline } from '../convert/from-mdast.ts';
import { $isHeaderNode } from '../nodes/header-node.ts';

/** What a place holds. */
type Place = 'title' | 'cell' | 'blocks';

export function $placeBlocks(
  editor: LexicalEditor,
  blocks: readonly RootContent[],
  selection: RangeSelection,
): void {
  if (!selection.isCollapsed()) selection.removeText();
  const place = $placeOf(selection.anchor.getNode());
  if (place === 'title') $insertWords(blocksAsOneLine(blocks));
  else if (place === 'cell') $insertLines(joinLines(blocksAsLines(blocks)));
  else $insertBlocks(editor, blocks, selection);
}

function $insertWords(words: string): void {
  const { before, after } = $around();
  const start = /\S$/.test(before) ? ' ' : '';
  const end = /^\S/.test(after) ? ' ' : '';
  $insertNodes([$createTextNode(`${start}${words}${end}`)]);
}

/** One line goes on in the line that the caret is in; several stand apart from what is there. */
function $insertLines(lines: PhrasingContent[]): void {
  const { before, after } = $around();
  const apart = lines.some(({ type }) => type === 'break');
  $insertNodes([
    ...(apart && before !== '' ? [$createLineBreakNode()] : []),
    ...$inline(lines),
    ...(apart && after !== '' ? [$createLineBreakNode()] : []),
  ]);
}

/** The text on both sides of the caret, in its block. A picture is a space. */
function $around(): { before: string; after: string } {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return { before: '', after: '' };
  const { anchor } = selection;
  let node: LexicalNode = anchor.getNode();
  const parts = $isElementNode(node)
    ? node.getChildren().map($shown)
    : node.getTextContent().split('');
  let before = parts.slice(0, anchor.offset).join('');
  let after = parts.slice(anchor.offset).join('');
  for (; !$isElementNode(node) || node.isInline(); node = node.getParentOrThrow()) {
    before = node.getPreviousSiblings().map($shown).join('') + before;
    after += node.getNextSiblings().map($shown).join('');
  }
  return { before, after };
}

function $shown(node: LexicalNode): string {
  return $isDecoratorNode(node) ? ' ' : node.getTextContent();
}

/** A paragraph goes on in the line that the caret is in; so does one line of code. */
function $insertBlocks(
  editor: LexicalEditor,
  blocks: readonly RootContent[],
  selection: RangeSelection,
): void {
  const [only] = blocks;
  if (blocks.length === 1 && only?.type === 'paragraph') $insertNodes($inline(only.children));
  else if (blocks.length === 1 && only?.type === 'code' && isOneLine(only))
    $insertNodes($inline([{ type: 'inlineCode', value: only.value }]));
  else {
    $makeRoom(only!, blocks.at(-1)!);
    const nodes = $blocksFromProse({ children: blocks }).map($lowered);
    $insertGeneratedNodes(editor, nodes, $getSelection() ?? selection);
  }
}

/**
 * Blocks stand apart from the text around the caret. Only a paragraph goes on with it, where there
 * is a space between the two.
 */
function $makeRoom(first: RootContent, last: RootContent): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const { before, after } = $around();
  const isApart = before !== '' && !(first.type === 'paragraph' && /\s$/.test(before));
  const isFollowed = after !== '' && !(last.type === 'paragraph' && /^\s/.test(after));
  if (!isApart && !isFollowed) return;
  const rest = selection.insertParagraph();
  if (isApart && !isFollowed) return;
  // The caret's place is a block of its own between the two.
  const between = isApart
    ? selection.insertParagraph()?.getPreviousSibling()
    : rest?.getPreviousSibling();
  if ($isElementNode(between)) between.selectEnd();
}

function isOneLine({ value, lang }: Code): boolean {
  return !lang && !value.includes('\n');
}

/** True in the document's title, which holds words and nothing else. */
export function $isInTitle(node: LexicalNode): boolean {
  return $placeOf(node) === 'title';
}

/** True where a place holds lines and no blocks. */
export function $holdsLines(node: LexicalNode): boolean {
  return $placeOf(node) !== 'blocks';
}

function $placeOf(node: LexicalNode): Place {
  const frame = $getSlotFrame(node);
  if (frame && $isHeaderNode($getSlotHost(frame))) return 'title';
  return [node, ...node.getParents()].some((parent) => parent.getType() === 'tablecell')
    ? 'cell'
    : 'blocks';
}

/** Headings of another page stand below the section's own. */
function $lowered(node: LexicalNode): LexicalNode {
  if (node.getType() !== 'heading' || !('getTag' in node) || !('setTag' in node)) return node;
  const heading = node as LexicalNode & { getTag(): string; setTag(tag: 'h3' | 'h4'): LexicalNode };
  return heading.setTag(Number(heading.getTag().slice(1)) <= 2 ? 'h3' : 'h4');
}
