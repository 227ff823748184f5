/** How rows are selected: dragged over, by Shift and an arrow or a click, by Select All twice. */
import { mergeRegister, registerEventListener } from 'lexical';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { focusBody, focusField } from './focus.ts';
import { keyOf } from './key-of.ts';
import { currentRow, moveRows, removeRows } from './rows.ts';

export function registerSelectRows(context: EditorContext): () => void {
  const { editor, root, rows } = context;
  const document = root.ownerDocument;
  /** The row that the pressed pointer came from. */
  let pressed: HTMLElement | null = null;

  const select = (from: HTMLElement, to: HTMLElement): void => {
    const [anchor, focus] = [keyOf(from), keyOf(to)];
    if (anchor && focus) rows.select(anchor, focus);
  };
  const current = (): HTMLElement | null => {
    const key = currentRow(context);
    return key === null ? null : editor.getElementByKey(key);
  };
  const press = (event: MouseEvent): void => {
    const row = rowAt(event.target);
    if (event.button === 2 && row && rows.has(row)) return event.preventDefault();
    pressed = null;
    if (event.button !== 0) return;
    const from = rows.focused ? null : current();
    if (
      event.shiftKey &&
      row &&
      (rows.focused ?? (from !== row && from?.parentElement === row.parentElement))
    ) {
      event.preventDefault();
      const anchor = rows.focused ? rows.anchor : from;
      if (anchor && anchor.parentElement === row.parentElement) return select(anchor, row);
    }
    if (!isOfTheRow(event.target)) rows.clear();
    // What is pressed on a handle or a button is no text that could be selected.
    if (row && !isControl(event.target)) pressed = row;
  };
  const drag = (event: MouseEvent): void => {
    if (!pressed || (event.buttons & 1) === 0) return;
    const row = rowAt(document.elementFromPoint(event.clientX, event.clientY));
    if (!row || row.parentElement !== pressed.parentElement) return;
    if (!rows.focused && row === pressed) return;
    event.preventDefault();
    root.dataset['selectingRows'] = '';
    if (rows.focused !== row) select(pressed, row);
  };
  const release = (): void => {
    pressed = null;
    delete root.dataset['selectingRows'];
  };

  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const done = rows.focused ? onRows(context, event) : begin(context, event);
    if (!done) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  return mergeRegister(
    registerEventListener(root, 'mousedown', press, true),
    registerEventListener(document, 'mousemove', drag, true),
    registerEventListener(document, 'mouseup', release, true),
    registerEventListener(root, 'keydown', keys, true),
    registerEventListener(root, 'focusin', ({ target }) => {
      if (target !== rows.focused && target instanceof HTMLElement && isWritten(target))
        rows.clear();
    }),
    editor.registerUpdateListener(() => rows.refresh()),
  );
}

/** The way into a selection of rows from the text or a field of one. */
function begin(context: EditorContext, event: KeyboardEvent): boolean {
  // The key first: asking for the row at every letter is felt in a long document.
  const mod = event.ctrlKey || event.metaKey;
  const by = event.shiftKey && !mod && !event.altKey ? arrowOf(event.key) : null;
  const isAll = mod && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'a';
  if (!by && !isAll) return false;
  const key = currentRow(context);
  const row = key === null ? null : context.editor.getElementByKey(key);
  if (key === null || !row) return false;
  const { rows } = context;
  if (by) {
    if (!fieldOf(event.target) && !isAtEdge(row, by)) return false;
    rows.select(key, key);
    rows.extend(by);
    return true;
  }
  if (!isWhollySelected(row, event.target)) return false;
  rows.select(key, key);
  rows.selectAll();
  return true;
}

/** The keys while rows are selected. What means nothing for them goes to the window's commands. */
function onRows(context: EditorContext, event: KeyboardEvent): boolean {
  const { editor, rows } = context;
  const mod = event.ctrlKey || event.metaKey;
  const by = arrowOf(event.key);
  const focus = keyOf(rows.focused!)!;
  if (event.altKey && by && !mod && !event.shiftKey) {
    moveRows(context, rows.keys, by);
    return true;
  }
  if (mod && event.key.toLowerCase() === 'a') {
    rows.selectAll();
    return true;
  }
  if (mod || event.altKey) return false;
  if (by && event.shiftKey) rows.extend(by);
  else if (event.shiftKey && event.key === 'Home') rows.extend('first');
  else if (event.shiftKey && event.key === 'End') rows.extend('last');
  else if (by) {
    const keys = rows.keys;
    rows.clear();
    focusBody(editor, by === 1 ? keys.at(-1)! : keys[0]!);
  } else if (event.key === 'Delete' || event.key === 'Backspace') removeRows(context, rows.keys);
  else if (event.key === 'Escape' || event.key === 'Enter') {
    rows.clear();
    focusBody(editor, focus);
  } else if (event.key === 'Tab') {
    rows.clear();
    if (!focusField(editor, focus)) focusBody(editor, focus);
  } else return event.key.length === 1; // a letter has no place to go to
  return true;
}

function arrowOf(key: string): 1 | -1 | null {
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : null;
}

function rowAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.pm-row') : null;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, [data-action]') !== null;
}

/** A row's menu, and what it opens, act on all rows that are selected with it. */
function isOfTheRow(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-action="row-menu"]') !== null;
}

/** Something is typed there. */
function isWritten(target: HTMLElement): boolean {
  return target.isContentEditable || fieldOf(target) !== null;
}

/** The selection's end is on the first or last line of the row's text. */
function isAtEdge(row: HTMLElement, by: 1 | -1): boolean {
  const text = row.querySelector<HTMLElement>('.pm-body');
  const selection = row.ownerDocument.getSelection();
  const { focusNode, focusOffset } = selection ?? {};
  if (!text || !focusNode || !text.contains(focusNode)) return false;
  const end = row.ownerDocument.createRange();
  end.setStart(focusNode, focusOffset!);
  const box = end.getClientRects()[0] ?? boxOf(focusNode);
  const all = row.ownerDocument.createRange();
  all.selectNodeContents(text);
  const boxes = [...all.getClientRects()].filter(({ height }) => height > 0);
  if (!box || boxes.length === 0) return true;
  const half = box.height / 2;
  return by === 1
    ? box.bottom > Math.max(...boxes.map(({ bottom }) => bottom)) - half
    : box.top < Math.min(...boxes.map(({ top }) => top)) + half;
}

function boxOf(node: Node): DOMRect | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.getBoundingClientRect();
}

/** All of the field, or of the row's text, is selected already, or there is nothing in it. */
function isWhollySelected(row: HTMLElement, target: EventTarget | null): boolean {
  const field = fieldOf(target);
  if (field instanceof HTMLInputElement)
    return field.selectionStart === 0 && field.selectionEnd === field.value.length;
  if (field) return true;
  const text = row.querySelector('.pm-body')?.textContent ?? '';
  const selected = row.ownerDocument.getSelection()?.toString() ?? '';
  return selected.replace(/\s/g, '').length >= text.replace(/\s/g, '').length;
}
