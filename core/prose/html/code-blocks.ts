/**
 * Code copied from an editor, a terminal or a page of monospaced paragraphs: a block of code
 * instead of paragraphs that have lost their indentation.
 */
import type { Element, RootContent as HastContent } from 'hast';
import {
  element,
  isBlank,
  isElement,
  isInline,
  setChildren,
  style,
  textOf,
  type HastParent,
} from './elements.ts';
import { isMonospaced } from './styled-text.ts';

/** Where lines of code are part of something else. */
const NOT_WITHIN: ReadonlySet<string> = new Set(['pre', 'li', 'td', 'th', 'blockquote']);
const LINES: ReadonlySet<string> = new Set(['div', 'p']);

/** In place. Neighbouring lines of code make one block. */
export function monospacedToCode(node: HastParent): void {
  const result: HastContent[] = [];
  let block: Element[] = [];
  const flush = (): void => {
    if (block.length > 0) result.push(codeBlock(block));
    block = [];
  };
  for (const child of node.children as HastContent[]) {
    if (isElement(child) && isCode(child)) block.push(child);
    else if (!(block.length > 0 && isBlank(child) && child.type === 'text')) {
      flush();
      if (isElement(child) && !NOT_WITHIN.has(child.tagName)) monospacedToCode(child);
      result.push(child);
    }
  }
  flush();
  setChildren(node, result);
}

/** Lines of text whose words are all in letters of one width. */
function isCode(node: Element): boolean {
  return LINES.has(node.tagName) && !isBlank(node) && isCodeText(node, false);
}

function isCodeText(node: HastContent, monospaced: boolean): boolean {
  if (!isElement(node)) return monospaced || isBlank(node);
  if (node.tagName === 'br') return true;
  const now = monospaced || isMonospaced(node);
  return (
    (LINES.has(node.tagName) || (isInline(node) && node.tagName !== 'img')) &&
    node.children.every((child) => isCodeText(child, now))
  );
}

function codeBlock(lines: readonly Element[]): Element {
  const text = lines
    .map((line) => linesOf(line, /^pre/.test(style(line, 'white-space'))))
    .join('\n')
    .replace(/\u00A0/g, ' ')
    .replace(/^\n+/, '')
    .trimEnd();
  return element('pre', [element('code', [{ type: 'text', value: text }])]);
}

/** The text of an element, a line for each block in it. */
function linesOf(node: Element, preformatted: boolean): string {
  const lines = [''];
  for (const child of node.children) {
    if (isElement(child) && LINES.has(child.tagName)) {
      if (lines.at(-1)!.trim() === '') lines.pop();
      lines.push(linesOf(child, preformatted), '');
    } else if (isElement(child) && child.tagName === 'br') lines.push('');
    else if (isElement(child)) lines[lines.length - 1] += linesOf(child, preformatted);
    else
      lines[lines.length - 1] += preformatted
        ? textOf(child)
        : textOf(child).replace(/(?<!\s)\s*\n\s*/g, ' ');
  }
  return lines.join('\n').replace(/\n$/, '');
}
