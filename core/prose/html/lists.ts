/**
 * Lists as Markdown has them: all that stands in a list is an item, a list within it belongs to the
 * item before, and a ticked item says so.
 */
import type { Element, RootContent as HastContent } from 'hast';
import {
  attribute,
  element,
  hasClass,
  isBlank,
  isElement,
  setChildren,
  type HastParent,
} from './elements.ts';

const ITEM_OF: Readonly<Record<string, { item: string; allowed: readonly string[] }>> = {
  ul: { item: 'li', allowed: ['li'] },
  ol: { item: 'li', allowed: ['li'] },
  dl: { item: 'dd', allowed: ['dt', 'dd'] },
};

/** In place. */
export function cleanLists(node: HastParent): void {
  for (const child of node.children) if (isElement(child)) cleanLists(child);
  nestByLevel(node);
  if (!isElement(node)) return;
  if (node.tagName === 'li') {
    tickItem(node);
    tightItem(node);
  }
  if (Object.hasOwn(ITEM_OF, node.tagName)) strayToItems(node);
}

/** What stands in a list outside its items: a list goes to the item before, all else becomes one. */
function strayToItems(list: Element): void {
  const { item, allowed } = ITEM_OF[list.tagName]!;
  const items: HastContent[] = [];
  for (const child of list.children as HastContent[]) {
    const last = items.findLast(isElement);
    if (child.type === 'comment' || (child.type === 'text' && child.value.trim() === '')) continue;
    if (isElement(child) && allowed.includes(child.tagName)) items.push(child);
    else if (isElement(child) && /^[uo]l$/.test(child.tagName) && last) last.children.push(child);
    else items.push(element(item, [child]));
  }
  setChildren(list, items);
}

/** A page saved by Google Docs has its lists one after the other, and their depth in a class. */
function nestByLevel(node: HastParent): void {
  const result: HastContent[] = [];
  let before: HastContent | undefined;
  for (const child of node.children as HastContent[]) {
    const level = levelOf(child);
    const parent = level > 0 && levelOf(before) >= 0 ? lastItem(before, level) : null;
    if (parent) parent.children.push(child as Element);
    else {
      result.push(child);
      if (level >= 0 || !isBlank(child)) before = child;
    }
  }
  setChildren(node, result);
}

function levelOf(node: HastContent | undefined): number {
  if (!isElement(node) || !/^[uo]l$/.test(node.tagName)) return -1;
  const [, level] = /\blst-kix_\w+-(\d)\b/.exec(attribute(node, 'className')) ?? [];
  return level === undefined ? -1 : Number(level);
}

/** The last item of the innermost open list that is less deep. */
function lastItem(list: HastContent | undefined, below: number): Element | null {
  if (!isElement(list) || levelOf(list) >= below) return null;
  const item = list.children.findLast(isElement);
  return item ? (lastItem(item.children.findLast(isElement), below) ?? item) : null;
}

const TICKED: Readonly<Record<string, boolean>> = {
  true: true,
  done: true,
  checked: true,
  false: false,
  todo: false,
  unchecked: false,
};

/** A ticked or open item as HTML's own check box. */
function tickItem(item: Element): void {
  const checked = ticked(item) ?? writtenTick(item);
  if (checked === null) return;
  const box = element('input', [], { type: 'checkbox', checked });
  setChildren(item, [box, ...item.children.filter((child) => !isBoxPicture(child))]);
}

/** What Google Docs, Jira, Confluence, Quill and Tiptap say of an item. */
function ticked(item: Element): boolean | null {
  const said = [
    attribute(item, 'role') === 'checkbox' ? attribute(item, 'ariaChecked') : '',
    attribute(item, 'dataTaskState').toLowerCase(),
    attribute(item, 'dataChecked'),
    attribute(item, 'dataList'),
    attribute(item, 'dataInlineTaskId') === '' ? '' : String(hasClass(item, 'checked')),
  ].find((value) => Object.hasOwn(TICKED, value));
  return said === undefined ? null : TICKED[said]!;
}

/** Notion and plain lists write `[x]` at the item's beginning. */
function writtenTick(item: Element): boolean | null {
  let first: HastContent | undefined = item.children.find((child) => !isBlank(child));
  while (isElement(first)) first = first.children.find((child) => !isBlank(child));
  if (first?.type !== 'text') return null;
  const [mark, inside] = /^\s*\[([ xX])\]\s+/.exec(first.value) ?? [];
  if (mark === undefined) return null;
  first.value = first.value.slice(mark.length);
  return inside !== ' ';
}

/** An item of one paragraph, and lists below it, is a line: Google Docs and Word put it in a `<p>`. */
function tightItem(item: Element): void {
  const shown = item.children.filter((child) => !isBlank(child));
  const isParagraph = (child: HastContent): boolean => isElement(child) && child.tagName === 'p';
  const paragraphs = shown.filter(isParagraph);
  const others = shown.filter((child) => !isParagraph(child));
  if (paragraphs.length !== 1 || !others.every(isPartOfLine)) return;
  setChildren(
    item,
    shown.flatMap((child) => (child === paragraphs[0] ? (child as Element).children : [child])),
  );
}

function isPartOfLine(node: HastContent): boolean {
  return isElement(node) && /^(?:input|ul|ol)$/.test(node.tagName);
}

/** Google Docs draws the box. */
function isBoxPicture(node: HastContent): boolean {
  return (
    isElement(node) &&
    node.tagName === 'img' &&
    attribute(node, 'ariaRoleDescription') + attribute(node, 'ariaRoledescription') === 'checkbox'
  );
}
