/**
 * The keys that mean something of their own here: between rows, at the edges of a row's text, in
 * lists, quotes and code.
 */
import { $isCodeNode } from '@lexical/code-core';
import { $isListItemNode } from '@lexical/list';
import { $isQuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $getSlotFrame,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  registerEventListener,
  type ElementNode,
  type RangeSelection,
} from 'lexical';
import { $getRow, $isBodyNode } from '../nodes/row-node.ts';
import { $isSectionNode } from '../nodes/section-node.ts';
import type { EditorContext } from './context.ts';
import { focusBody, focusField, moveCaret } from './focus.ts';
import { $isBodyEmpty, addRow, currentRow, moveRows, removeRows } from './rows.ts';
import { registerArrows } from './arrows.ts';
import { fieldOf } from './fields.ts';
import {
  $isRowEmpty,
  $inTitle,
  $hostRow,
  $inBlockOfItsOwn,
  $ancestor,
  $isAtStart,
  $atSlotEdge,
  $findByKey,
} from './caret-place.ts';

const FORMATS: readonly string[] = ['bold', 'italic', 'strikethrough', 'code'];

export function registerKeys(context: EditorContext): () => void {
  const { editor, root } = context;
  return mergeRegister(
    // Lexical 0.52 deletes into the slot before when a word or line is deleted at a slot's start.
    ...[DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(
        command,
        (backward) => $atSlotEdge(backward),
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      (format) => !FORMATS.includes(format) || $inTitle(),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => handled(event, $enter(context, event)),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_BACKSPACE_COMMAND,
      (event) => handled(event, $backspace(context)),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => handled(event, $tab(context, event)),
      COMMAND_PRIORITY_HIGH,
    ),
    // Lexical would take the keyboard out of the text.
    editor.registerCommand(KEY_ESCAPE_COMMAND, () => true, COMMAND_PRIORITY_LOW),
    registerArrows(context, KEY_ARROW_UP_COMMAND, KEY_ARROW_DOWN_COMMAND),
    registerEventListener(root, 'keydown', (event) => onKey(context, event)),
  );
}

function handled(event: KeyboardEvent | null, done: boolean): boolean {
  if (done) event?.preventDefault();
  return done;
}

/** Keys that work the same in a row's fields and in its text. */
function onKey(context: EditorContext, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  // Asking for the row takes longer than looking at the key, and most keys are letters of a text.
  const moves = isMoveOfRows(event);
  if (!moves && !fieldOf(event.target)) return;
  const row = currentRow(context);
  if (!row) return;
  if (moves) {
    event.preventDefault();
    moveRows(context, [row], event.key === 'ArrowUp' ? -1 : 1);
  } else fieldKey(context, event, row);
}

function isMoveOfRows(event: KeyboardEvent): boolean {
  const onlyAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  return onlyAlt && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
}

/**
 * In a field before the text, Enter and Tab go on to it; after it, Enter goes from field to field
 * and from the last to a new row. The arrows go to the same field of the next row, and Backspace
 * removes an empty row.
 */
function fieldKey(context: EditorContext, event: KeyboardEvent, row: string): void {
  const field = fieldOf(event.target)!;
  const element = context.editor.getElementByKey(row);
  const text = element?.querySelector('[data-lexical-slot]');
  if (!element || !text || event.ctrlKey || event.metaKey || event.altKey) return;
  const isBefore = (each: Element): boolean =>
    (each.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const fields = [...element.querySelectorAll('[data-field]')];
  const beside = event.shiftKey
    ? fields.find((each) => !isBefore(each))
    : fields.findLast(isBefore);
  if (event.key === 'Enter' && field instanceof HTMLButtonElement) return;
  if (event.key === 'Enter' && !isBefore(field) && element.dataset['row'] === 'action') {
    event.preventDefault();
    const next = fields[fields.indexOf(field) + 1];
    if (next instanceof HTMLElement) next.focus();
    else addRow(context, 'action', row);
  } else if ((event.key === 'Tab' && field === beside) || event.key === 'Enter') {
    event.preventDefault();
    focusBody(context.editor, row);
  } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const neighbour =
      event.key === 'ArrowUp' ? element.previousElementSibling : element.nextElementSibling;
    const same = neighbour?.querySelector<HTMLElement>(`[data-field="${field.dataset['field']}"]`);
    if (!same) return;
    event.preventDefault();
    same.focus();
  } else if (event.key === 'Backspace' && field.value === '') {
    const empty = context.editor.read(() => {
      const node = $findByKey(row);
      return node !== null && $isRowEmpty(node);
    });
    if (!empty) return;
    event.preventDefault();
    removeRows(context, [row]);
  }
}

function $enter(context: EditorContext, event: KeyboardEvent | null): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || event?.shiftKey || event?.ctrlKey || event?.metaKey)
    return false;
  const node = selection.anchor.getNode();
  if ($inTitle()) {
    queueMicrotask(() =>
      moveCaret(
        context.editor,
        () => $getRoot().getChildren().find($isSectionNode) ?? null,
        'start',
      ),
    );
    return true;
  }
  if ($leaveQuote(selection)) return true;
  const row = $hostRow(node);
  if (!row || $inBlockOfItsOwn(node)) return false;
  const kind = $getRow(row).kind;
  const key = row.getKey();
  queueMicrotask(() => addRow(context, kind, key));
  return true;
}

/** An empty last line of a quote leaves it. */
function $leaveQuote(selection: RangeSelection): boolean {
  const paragraph = $ancestor(
    selection.anchor.getNode(),
    (node) => node.getType() === 'paragraph',
  ) as ElementNode | null;
  const quote = paragraph?.getParent();
  if (
    !paragraph ||
    !$isQuoteNode(quote) ||
    !paragraph.isEmpty() ||
    paragraph.getNextSibling() ||
    !paragraph.getPreviousSibling()
  )
    return false;
  paragraph.remove();
  const next = $createParagraphNode();
  quote.insertAfter(next);
  next.select();
  return true;
}

function $backspace(context: EditorContext): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const node = selection.anchor.getNode();
  const quote = $ancestor(node, $isQuoteNode) as ElementNode | null;
  if (quote && $isAtStart(selection, quote)) {
    for (const child of quote.getChildren())
      quote.insertBefore(child.isInline() ? $createParagraphNode().append(child) : child);
    quote.remove();
    return true;
  }
  const row = $hostRow(node);
  const frame = $getSlotFrame(node);
  if (!row || !$isBodyNode(frame) || !$isAtStart(selection, frame) || $inBlockOfItsOwn(node))
    return false;
  const key = row.getKey();
  if ($isRowEmpty(row)) queueMicrotask(() => removeRows(context, [key]));
  else if ($isBodyEmpty(row)) queueMicrotask(() => focusField(context.editor, key));
  return true;
}

/**
 * In a list Tab nests, in code it indents; in a row it goes on to the next field or row, as it does
 * by itself.
 */
function $tab({ editor }: EditorContext, event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || event.ctrlKey || event.altKey) return false;
  const node = selection.anchor.getNode();
  if ($ancestor(node, $isListItemNode))
    return editor.dispatchCommand(
      event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND,
      undefined,
    );
  if ($ancestor(node, $isCodeNode) && !event.shiftKey) {
    selection.insertRawText('\t');
    return true;
  }
  return false;
}
