/**
 * Pasting and dropping: reduced to what the document can hold. Nothing that was pasted can run or
 * load.
 */
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import {
  $addUpdateTag,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  HISTORY_PUSH_TAG,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  registerEventListener,
  type LexicalNode,
} from 'lexical';
import type { RootContent } from 'mdast';
import { plainBlocks } from '../../../core/import/understand/plain-blocks.ts';
import { htmlToProse } from '../../../core/prose/html/read.ts';
import { $isRowNode, $rowOf, type RowNode } from '../nodes/row-node.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { fileAsBase64, IMAGE_TYPES, insertImage } from './insert.ts';
import { $isOwnCopy, OWN_FORMAT } from './own-clipboard.ts';
import { $holdsLines, $isInTitle, $placeBlocks } from './paste-place.ts';
import { $pasteRows, $rowPlace } from './paste-rows.ts';

/** How the next paste is taken: as the words alone, or as code. */
type PasteAs = 'text' | 'code';

export interface Pasting {
  /** Runs `edit.pasteText`, `edit.pasteCode`: the next paste is taken so. False = another. */
  run(id: string): boolean;
  dispose(): void;
}

export function registerPaste(context: EditorContext): Pasting {
  const { editor, root } = context;
  let as: PasteAs | null = null;
  const taken = (): PasteAs | null => {
    const now = as;
    as = null;
    return now;
  };
  const forget = (): void => {
    as = null;
  };
  const dispose = mergeRegister(
    registerEventListener(root, 'mousedown', forget, true),
    registerEventListener(
      root,
      'keydown',
      // A menu's command may come as a key press without a key.
      ({ key }) => (key !== '' && key !== 'Unidentified' ? forget() : undefined),
      true,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null;
        const how = taken();
        const done = data && (how ? $pasteAs(context, data, how) : $paste(context, data));
        if (!done) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    registerEventListener(root, 'paste', (event) => {
      if (fieldOf(event.target)) pasteInField(context, event, taken());
    }),
    editor.registerCommand(
      DRAG_DROP_PASTE,
      (files) => (takeFiles(context, files), true),
      COMMAND_PRIORITY_HIGH,
    ),
  );
  return {
    dispose,
    run(id) {
      if (id !== 'edit.pasteText' && id !== 'edit.pasteCode') return false;
      if (root.contains(root.ownerDocument.activeElement))
        as = id === 'edit.pasteText' ? 'text' : 'code';
      return true;
    },
  };
}

/** Each line a paragraph, or all of it one block of code; nothing becomes rows, lists or links. */
function $pasteAs(context: EditorContext, data: DataTransfer, as: PasteAs): boolean {
  const selection = $getSelection();
  const text = data.getData('text/plain').replace(/\r\n?/g, '\n');
  if (!$isRangeSelection(selection)) return false;
  if (text === '') {
    context.request({ kind: 'notice', message: 'There is no text on the clipboard.' });
    return true;
  }
  $addUpdateTag(PASTE_TAG);
  if ($inCode(selection.anchor.getNode())) selection.insertRawText(text);
  else $placeBlocks(context.editor, as === 'code' ? [codeOf(text)] : linesOf(text), selection);
  return true;
}

function codeOf(text: string): RootContent {
  return { type: 'code', value: text.replace(/\n$/, '') };
}

function linesOf(text: string): RootContent[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }));
}

/** A field takes one line: what has several is made one, with spaces where the lines were. */
function pasteInField(context: EditorContext, event: ClipboardEvent, as: PasteAs | null): void {
  const field = fieldOf(event.target);
  const data = event.clipboardData;
  if (!(field instanceof HTMLInputElement) || !data) return;
  const pasted = { html: data.getData('text/html'), text: data.getData('text/plain') };
  event.preventDefault();
  let line: string | null = pasted.text.replace(/\s+/g, ' ').trim();
  if (field.dataset['field'] === 'at' && !as)
    context.editor.update(
      () => {
        const row = $rowOf($getNearestNodeFromDOMNode(field));
        if ($isRowNode(row)) line = $pasteInTimeField(context, row, pasted);
      },
      { discrete: true, tag: [PASTE_TAG, HISTORY_PUSH_TAG] },
    );
  if (line === null) return;
  const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? field.value.length];
  field.setRangeText(line, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}

/** @returns false to leave it to Lexical: a line of plain text, or a copy of our own. */
function $paste(context: EditorContext, data: DataTransfer): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const files = [...data.files].filter((file) => file.type.startsWith('image/'));
  const html = data.getData('text/html');
  if (files.length > 0 && html.replace(/<[^>]*>/g, '').trim() === '')
    return (takeFiles(context, files), true);
  const node = selection.anchor.getNode();
  // Lexical would put the words of all its parts into a title, one glued to the next.
  const isOwn = !$isInTitle(node) && $isOwnCopy(data.getData(OWN_FORMAT));
  if ($inCode(node) || isOwn) return false;
  return $pasteWords(context, { html, text: data.getData('text/plain') });
}

/**
 * Puts words where the caret is.
 * @returns false where the editor's own way does it: plain text that is no list of moments
 */
export function $pasteWords(
  context: Pick<EditorContext, 'editor' | 'newId' | 'now'>,
  { html, text }: { html: string; text: string },
): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const node = selection.anchor.getNode();
  const blocks = blocksOf(html, text);
  if (blocks.length === 0) return false;
  const place = $holdsLines(node) ? null : $rowPlace(node, $rowOf(node));
  $addUpdateTag(PASTE_TAG);
  if (place && $pasteRows(context, place, blocks)) return true;
  if (!html && !$holdsLines(node)) return false;
  $placeBlocks(context.editor, blocks, selection);
  return true;
}

/**
 * What is pasted into a row's time: a list of moments becomes rows. All else is the field's.
 * @returns the line for the field; null where rows were made
 */
export function $pasteInTimeField(
  context: Pick<EditorContext, 'newId' | 'now'>,
  row: RowNode,
  { html, text }: { html: string; text: string },
): string | null {
  const place = $rowPlace(row, row);
  if (place && $pasteRows(context, place, blocksOf(html, text))) return null;
  return text.replace(/\s+/g, ' ').trim();
}

function blocksOf(html: string, text: string): RootContent[] {
  return html ? htmlToProse(html).children : plainBlocks(text, { headings: false });
}

function $inCode(node: LexicalNode): boolean {
  return [node, ...node.getParents()].some((parent) => parent.getType() === 'code');
}

function takeFiles(context: EditorContext, files: File[]): void {
  for (const file of files) {
    if (!IMAGE_TYPES.includes(file.type)) {
      context.request({
        kind: 'notice',
        message:
          `“${file.name}” is not a picture that a postmortem can hold. ` +
          'Use PNG, JPEG, GIF, WebP or SVG, or import the file.',
      });
      continue;
    }
    void fileAsBase64(file).then((data) =>
      insertImage(context, { type: file.type, data, name: file.name, alt: '' }),
    );
  }
}
