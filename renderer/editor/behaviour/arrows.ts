/**
 * Up and down between the parts that are edited apart: the title, the prose of a section, the text
 * of each row. The browser stops at their edges.
 */
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  mergeRegister,
  type ElementNode,
  type LexicalCommand,
} from 'lexical';
import { $isRowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode } from '../nodes/section-node.ts';
import type { EditorContext } from './context.ts';
import { moveCaret } from './focus.ts';

const REGIONS = '.pm-title, .pm-section-body, .pm-body';

export function registerArrows(
  context: EditorContext,
  up: LexicalCommand<KeyboardEvent>,
  down: LexicalCommand<KeyboardEvent>,
): () => void {
  const { editor } = context;
  const go = (event: KeyboardEvent, by: 1 | -1): boolean => {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || !$leave(context, by))
      return false;
    event.preventDefault();
    return true;
  };
  return mergeRegister(
    editor.registerCommand(up, (event) => go(event, -1), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(down, (event) => go(event, 1), COMMAND_PRIORITY_HIGH),
  );
}

/**
 * Moves the caret to the next part when it is on the last line of its own; false when it is not, or
 * nothing follows.
 */
function $leave({ editor, root }: EditorContext, by: 1 | -1): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const dom = editor.getElementByKey(selection.anchor.key);
  const region = dom?.closest<HTMLElement>(REGIONS);
  if (!dom || !region || dom.closest('table')) return false;
  const caret = caretBox(root, dom);
  const edge = edgeLine(region, by);
  if (
    !caret ||
    (edge &&
      (by === 1
        ? caret.bottom < edge.bottom - caret.height / 2
        : caret.top > edge.top + caret.height / 2))
  )
    return false;
  const regions = [...root.querySelectorAll<HTMLElement>(REGIONS)];
  const target = regions[regions.indexOf(region) + by];
  if (!target) return false;
  const node = $getNearestNodeFromDOMNode(target);
  const element = $isElementNode(node) ? node : null;
  if (!element) return false;
  const key = $textPart(element, by).getKey();
  queueMicrotask(() => {
    moveCaret(
      editor,
      () => {
        const node = $getNodeByKey(key);
        return $isElementNode(node) ? node : null;
      },
      by === 1 ? 'start' : 'end',
    );
    editor.getElementByKey(key)?.scrollIntoView({ block: 'nearest' });
  });
  return true;
}

/** The prose of a section: its last block before the rows when coming from below. */
function $textPart(element: ElementNode, by: 1 | -1): ElementNode {
  if (!$isSectionNode(element) || by === 1) return element;
  const last = element.getLastChild();
  const block = $isRowsNode(last) ? last.getPreviousSibling() : last;
  return $isElementNode(block) ? block : element;
}

function caretBox(root: HTMLElement, fallback: HTMLElement): DOMRect | null {
  const selection = root.ownerDocument.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const box = range?.getClientRects()[0] ?? null;
  return box && box.height > 0 ? box : fallback.getBoundingClientRect();
}

/** The box of the first or last line of text in a part. */
function edgeLine(region: HTMLElement, by: 1 | -1): DOMRect | null {
  const blocks = [...region.children].filter((child) => !child.classList.contains('pm-rows'));
  const block = blocks.at(by === 1 ? -1 : 0) ?? region;
  const range = region.ownerDocument.createRange();
  range.selectNodeContents(region.classList.contains('pm-title') ? region : block);
  const boxes = [...range.getClientRects()].filter((box) => box.height > 0);
  return boxes.length > 0
    ? boxes.reduce((edge, box) =>
        (by === 1 ? box.bottom > edge.bottom : box.top < edge.top) ? box : edge,
      )
    : block.getBoundingClientRect();
}
