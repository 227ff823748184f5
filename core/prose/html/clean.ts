/**
 * HTML as programs write it, made HTML as it is meant. One way for all of it, from the clipboard
 * and from files: no step asks which program it was, only what was written.
 */
import type { Root as HastRoot, RootContent as HastContent } from 'hast';
import { blocksInCellsToLines } from './cell-lines.ts';
import { monospacedToCode } from './code-blocks.ts';
import {
  attribute,
  isElement,
  replaceIn,
  setChildren,
  style,
  type HastParent,
} from './elements.ts';
import { cleanLists } from './lists.ts';
import { styleByClass } from './style-sheet.ts';
import { styledText } from './styled-text.ts';
import { cleanTables } from './tables.ts';
import { cleanWord } from './word.ts';

/**
 * In place.
 * @param shownOnly leaves out what its program does not show, as for what was copied. A saved page
 *   may hide what a reader can open.
 */
export function cleanHtml(tree: HastRoot, shownOnly: boolean): void {
  withinDepth(tree, 0);
  styleByClass(tree);
  if (shownOnly) replaceIn(tree, (node) => (style(node, 'display') === 'none' ? [] : null));
  cleanWord(tree);
  cleanLists(tree);
  cleanTables(tree);
  monospacedToCode(tree);
  styledText(tree);
  anchorsToText(tree);
  blocksInCellsToLines(tree);
}

/** Deeper nesting than any program writes; each step may look at all that stands in an element. */
const MAX_DEPTH = 200;

/** What is nested deeper is its text. */
function withinDepth(node: HastParent, depth: number): void {
  if (depth >= MAX_DEPTH) {
    const value = textsBelow(node).join(' ');
    return setChildren(node, [{ type: 'text', value }]);
  }
  for (const child of node.children) if (isElement(child)) withinDepth(child, depth + 1);
}

function textsBelow(node: HastParent): string[] {
  const texts: string[] = [];
  const waiting: HastContent[] = [...node.children].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'text') texts.push(next.value);
    else if (isElement(next)) waiting.push(...[...next.children].reverse());
  }
  return texts;
}

/** A place that links lead to is no link. */
function anchorsToText(tree: HastRoot): void {
  replaceIn(tree, (node) =>
    node.tagName === 'a' && attribute(node, 'href') === '' ? node.children : null,
  );
}
