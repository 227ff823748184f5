/**
 * A click beside the text goes to the nearest text of the same section: on its guidance, right of
 * its heading, between its blocks, in the margin, beneath it. The browser would take whatever text
 * stands nearest on the page, and that is often another section's.
 */
import {
  $getNearestNodeFromDOMNode,
  $isElementNode,
  $isTextNode,
  registerEventListener,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type NodeKey,
} from 'lexical';
import { rowsIn } from '../chrome/row.ts';
import type { EditorContext } from './context.ts';
import { focusHost, moveCaret } from './focus.ts';

/** What is no text itself. In everything else the browser finds the place. */
const BESIDE = [
  '.pm-document',
  '.pm-header',
  '.pm-title-slot',
  '.pm-section',
  '.pm-section-head',
  '.pm-section-head h2',
  '.pm-audience',
  '.pm-hint',
  '.pm-section-body',
  '.pm-rows',
  '.pm-rows-list',
  '.pm-row',
  '.pm-row-main',
  '.pm-slot',
  '.pm-body',
  '.pm-time',
  '.pm-time small',
  '.pm-row-fields',
  '.pm-next',
  '.pm-next > :not(input)',
].join(', ');

interface Point {
  x: number;
  y: number;
}

export function registerClickBeside(context: EditorContext): () => void {
  return registerEventListener(context.root, 'mousedown', (event) => {
    const { target, button, shiftKey, defaultPrevented } = event;
    if (button !== 0 || shiftKey || defaultPrevented) return;
    if (!(target instanceof HTMLElement) || !target.matches(BESIDE)) return;
    event.preventDefault();
    place(context, target, { x: event.clientX, y: event.clientY });
  });
}

function place(context: EditorContext, target: HTMLElement, point: Point): void {
  const row = target.closest<HTMLElement>('.pm-row');
  const field = target
    .closest('.pm-time, .pm-next')
    ?.querySelector<HTMLInputElement>('[data-field]');
  if (field) return field.focus();
  if (row) return enterRow(context, row, point);
  const section =
    target.closest<HTMLElement>('.pm-section') ?? sectionAt(context.root, point.y) ?? null;
  if (!section) return enterTitle(context);
  const parts = partsOf(section);
  const nearest = parts.reduce<HTMLElement | null>(
    (best, part) => (!best || distance(part, point.y) < distance(best, point.y) ? part : best),
    null,
  );
  if (!nearest) return;
  if (nearest.classList.contains('pm-row')) enterRow(context, nearest, point);
  else enter(context, nearest, point);
}

/** The last section that begins above a line of the page; null in the head. */
function sectionAt(root: HTMLElement, y: number): HTMLElement | null {
  const sections = [...root.querySelectorAll<HTMLElement>(':scope > .pm-section')];
  return sections.findLast((section) => section.getBoundingClientRect().top <= y) ?? null;
}

/** The blocks of a section's text that a caret can stand in, and its rows. */
function partsOf(section: HTMLElement): HTMLElement[] {
  const body = section.querySelector<HTMLElement>('.pm-section-body');
  if (!body) return [];
  return [...body.children].flatMap((child): HTMLElement[] => {
    if (!(child instanceof HTMLElement)) return [];
    const list = child.matches('.pm-rows') ? child.querySelector('.pm-rows-list') : null;
    if (list) return rowsIn(list);
    return child.isContentEditable && child.tagName !== 'HR' ? [child] : [];
  });
}

function distance(part: HTMLElement, y: number): number {
  const { top, bottom } = part.getBoundingClientRect();
  return Math.max(top - y, y - bottom, 0);
}

function enterRow(context: EditorContext, row: HTMLElement, point: Point): void {
  const body = row.querySelector<HTMLElement>('.pm-body');
  if (!body) return;
  const blocks = [...body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && child.isContentEditable,
  );
  const nearest = blocks.reduce<HTMLElement>(
    (best, block) => (distance(block, point.y) < distance(best, point.y) ? block : best),
    blocks[0] ?? body,
  );
  enter(context, nearest, point);
}

function enterTitle(context: EditorContext): void {
  const title = context.root.querySelector<HTMLElement>('.pm-title');
  if (title) moveTo(context, title, 'end');
}

/** Puts the caret at the place in a block that is nearest to a point. */
function enter(context: EditorContext, block: HTMLElement, { x, y }: Point): void {
  const { left, right, top, bottom } = block.getBoundingClientRect();
  const at = block.ownerDocument.caretPositionFromPoint(
    Math.min(Math.max(x, left + 1), right - 1),
    Math.min(Math.max(y, top + 2), bottom - 2),
  );
  if (!at || !(at.offsetNode instanceof Text) || !block.contains(at.offsetNode))
    return moveTo(context, block, y < top ? 'start' : 'end');
  const { offsetNode, offset } = at;
  let key: NodeKey | null = null;
  // The caret first, then the keyboard: see `moveCaret`.
  context.editor.update(
    () => {
      const node = $getNearestNodeFromDOMNode(offsetNode);
      if (!$isTextNode(node)) return;
      node.select(offset, offset);
      key = node.getKey();
    },
    { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
  );
  if (key !== null) focusHost(context.editor, key);
}

function moveTo({ editor }: EditorContext, block: HTMLElement, edge: 'start' | 'end'): void {
  moveCaret(
    editor,
    () => {
      const node = $getNearestNodeFromDOMNode(block);
      return $isElementNode(node) ? node : null;
    },
    edge,
  );
}
