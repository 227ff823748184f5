/**
 * What Word and Outlook write: lists as paragraphs that carry their bullet as text, footnotes and
 * comments as sections at the end, and marks that lead to them.
 */
import type { Element, Root as HastRoot, RootContent as HastContent } from 'hast';
import {
  attribute,
  element,
  elementsIn,
  hasClass,
  isBlank,
  isElement,
  replaceIn,
  setChildren,
  style,
  textOf,
  type HastParent,
} from './elements.ts';

/** In place. */
export function cleanWord(tree: HastRoot): void {
  if (!elementsIn(tree).some(isWords)) return;
  const comments: Element[] = [];
  replaceIn(tree, (node) => {
    const kind = style(node, 'mso-element');
    if (kind === 'comment') comments.push(...commentOf(node));
    if (kind === 'comment' || isCommentMark(node)) return [];
    if (kind === 'comment-list') return [];
    if (kind === 'footnote-list' || kind === 'endnote-list') return [noteList(node)];
    return node.tagName === 'o:p' ? node.children : null;
  });
  listsFromParagraphs(tree);
  tree.children.push(...comments);
}

function isWords(node: Element): boolean {
  return (
    /^mso/i.test(attribute(node, 'className')) ||
    /(?:^|;)\s*mso-/i.test(attribute(node, 'style')) ||
    node.tagName === 'o:p'
  );
}

/** `[AB1]` behind commented words, and before the comment itself. */
function isCommentMark(node: Element): boolean {
  return (
    hasClass(node, 'msocomanchor') ||
    hasClass(node, 'msocomoff') ||
    style(node, 'mso-special-character') === 'comment'
  );
}

function commentOf(node: Element): Element[] {
  const text = textOf(node).replace(/\s+/g, ' ').trim();
  const author = elementsIn(node)
    .map((each) => /mso-comment-author:\s*"?([^";]+)/i.exec(attribute(each, 'style'))?.[1]?.trim())
    .find((name) => name !== undefined);
  const said = author === undefined ? 'Comment' : `Comment by ${author}`;
  return text === '' ? [] : [element('p', [{ type: 'text', value: `${said}: ${text}` }])];
}

/** The notes as a list, as `listed-notes.ts` knows them: each with its link back. */
function noteList(node: Element): Element {
  const notes = elementsIn(node).filter((each) =>
    /^(?:foot|end)note$/.test(style(each, 'mso-element')),
  );
  return element(
    'ol',
    notes.map(({ children }) => element('li', children)),
  );
}

interface ListLine {
  node: Element;
  list: string;
  level: number;
  ordered: boolean;
  start: number;
}

/** Paragraphs one after the other that say their place in a list become that list. */
function listsFromParagraphs(node: HastParent): void {
  const result: HastContent[] = [];
  let lines: ListLine[] = [];
  const flush = (): void => {
    result.push(...listsOf(lines));
    lines = [];
  };
  for (const child of node.children as HastContent[]) {
    const line = isElement(child) ? listLine(child) : null;
    if (line) {
      lines.push(line);
      continue;
    }
    if (lines.length > 0 && !isElement(child) && isBlank(child)) continue;
    flush();
    if (isElement(child)) listsFromParagraphs(child);
    result.push(child);
  }
  flush();
  setChildren(node, result);
}

/** A paragraph of a list without its bullet; a heading only loses its number. */
function listLine(node: Element): ListLine | null {
  const [, list, level] = /^(\S+)\s+level(\d+)/.exec(style(node, 'mso-list')) ?? [];
  if (list === undefined) return null;
  let mark = '';
  replaceIn(node, (child) => {
    if (style(child, 'mso-list') !== 'ignore') return null;
    mark = textOf(child)
      .replace(/\u00A0/g, ' ')
      .trim();
    return [];
  });
  if (/^h[1-6]$/.test(node.tagName)) return null;
  const number = /^\(?(?:(\d+)|[a-z]{1,5})[.)]/i.exec(mark);
  return {
    node,
    list,
    level: Number(level),
    ordered: number !== null,
    start: Number(number?.[1] ?? 1),
  };
}

function listsOf(lines: readonly ListLine[]): Element[] {
  const lists: Element[] = [];
  /** The lists that are open, from the outermost. */
  let open: { list: Element; level: number; name: string; tagName: string }[] = [];
  for (const { node, list: name, level, ordered, start } of lines) {
    const tagName = ordered ? 'ol' : 'ul';
    open = open.filter((each) => each.level <= level);
    const last = open.at(-1);
    if (last?.level === level && (last.tagName !== tagName || (level === 1 && last.name !== name)))
      open.pop();
    if (open.at(-1)?.level !== level) {
      const list = element(tagName, [], ordered && start > 1 ? { start } : {});
      const parent = open.at(-1)?.list.children.at(-1);
      if (isElement(parent)) parent.children.push(list);
      else lists.push(list);
      open.push({ list, level, name, tagName });
    }
    open.at(-1)!.list.children.push(element('li', node.children));
  }
  return lists;
}
