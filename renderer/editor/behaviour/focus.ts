import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  registerEventListener,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type ElementNode,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import { $getBody, $isRowNode } from '../nodes/row-node.ts';

/** Puts the keyboard into a field of a row; false when the row has no such field. */
export function focusField(editor: LexicalEditor, row: NodeKey, field = 'at'): boolean {
  const input = editor
    .getElementByKey(row)
    ?.querySelector<HTMLInputElement>(`[data-field="${field}"]`);
  if (!input) return false;
  input.focus();
  return true;
}

/** Puts the caret at the start or end of a row's body. */
export function focusBody(
  editor: LexicalEditor,
  row: NodeKey,
  edge: 'start' | 'end' = 'end',
): void {
  moveCaret(
    editor,
    () => {
      const node = $getNodeByKey(row);
      return $isRowNode(node) ? $getBody(node) : null;
    },
    edge,
  );
  editor.getElementByKey(row)?.scrollIntoView({ block: 'nearest' });
}

/**
 * Puts the caret and the keyboard at an edge of an element. The caret first: a browser that is
 * given the focus first puts its own caret somewhere, and tells Lexical so afterwards.
 */
export function moveCaret(
  editor: LexicalEditor,
  $target: () => ElementNode | null,
  edge: 'start' | 'end',
): NodeKey | null {
  let key: NodeKey | null = null;
  editor.update(
    () => {
      const target = $target();
      if (!target) return;
      $selectEdge(target, edge);
      key = target.getKey();
    },
    { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
  );
  if (key !== null) focusHost(editor, key);
  return key;
}

/** Gives the keyboard to the part that an element is edited in: its slot, or the document. */
export function focusHost(editor: LexicalEditor, key: NodeKey): void {
  const host =
    editor.getElementByKey(key)?.closest<HTMLElement>('[data-lexical-slot]') ??
    editor.getRootElement();
  if (host && host.ownerDocument.activeElement !== host) host.focus({ preventScroll: true });
}

/** The field of a row that had the keyboard last, by the document that it stands in. */
const lastFields = new WeakMap<HTMLElement, HTMLElement | null>();

/** Notes that field, until something else in the text has the keyboard. */
export function registerLastField({ root }: EditorContext): () => void {
  return registerEventListener(root, 'focusin', ({ target }) => {
    lastFields.set(root, fieldOf(target));
  });
}

/**
 * Gives the keyboard back to where it was in the document: the selected rows, a field, the caret; to
 * the title where it was nowhere yet. A row's text is edited in an element of its own; given to the
 * document, the keyboard would begin at its top.
 */
export function focusDocument({ editor, root, rows }: EditorContext): void {
  if (root.contains(root.ownerDocument.activeElement)) return;
  const field = rows.focused ?? lastFields.get(root);
  if (field?.isConnected) return field.focus({ preventScroll: true });
  const key = editor.read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) ? selection.anchor.key : null;
  });
  // Nowhere yet, or beside all text, where letters would become paragraphs of their own: at its top.
  if (key === null || key === 'root') return void moveCaret(editor, $getTitleNode, 'start');
  // The caret first, then the keyboard: see `moveCaret`.
  editor.update(() => $setSelection($getSelection()?.clone() ?? null), {
    discrete: true,
    tag: SKIP_SCROLL_INTO_VIEW_TAG,
  });
  focusHost(editor, key);
}

/** Selects the first or last place for a caret inside an element. */
export function $selectEdge(element: ElementNode, edge: 'start' | 'end'): void {
  const leaf = edge === 'start' ? element.getFirstDescendant() : element.getLastDescendant();
  const target = leaf ?? element;
  if ($isElementNode(target)) target.select(edge === 'start' ? 0 : target.getChildrenSize());
  else if (edge === 'start') target.selectStart();
  else target.selectEnd();
}
