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
import { plainBlocks } from '../../../core/import/plain-blocks.ts';
import { htmlToProse } from '../../../core/prose/html/read.ts';
import { $isRowNode, $rowOf, type RowNode } from '../nodes/row-node.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { fileAsBase64, IMAGE_TYPES, insertImage } from './insert.ts';
import { $holdsLines, $placeBlocks } from './paste-place.ts';
import { $pasteRows, $rowPlace } from './paste-rows.ts';

const OWN_FORMAT = 'application/x-lexical-editor';

export function registerPaste(context: EditorContext): () => void {
  const { editor, root } = context;
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null;
        if (!data || !$paste(context, data)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    registerEventListener(root, 'paste', (event) => pasteInField(context, event)),
    editor.registerCommand(
      DRAG_DROP_PASTE,
      (files) => (takeFiles(context, files), true),
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** A field takes one line: what has several is made one, with spaces where the lines were. */
function pasteInField(context: EditorContext, event: ClipboardEvent): void {
  const field = fieldOf(event.target);
  const data = event.clipboardData;
  if (!(field instanceof HTMLInputElement) || !data) return;
  const pasted = { html: data.getData('text/html'), text: data.getData('text/plain') };
  event.preventDefault();
  let line: string | null = pasted.text.replace(/\s+/g, ' ').trim();
  if (field.dataset['field'] === 'at')
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
  if (data.getData(OWN_FORMAT) || $inCode(selection.anchor.getNode())) return false;
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
        message: `“${file.name}” is not a picture that a postmortem can hold. Use PNG, JPEG, GIF, WebP or SVG, or import the file.`,
      });
      continue;
    }
    void fileAsBase64(file).then((data) =>
      insertImage(context, { type: file.type, data, name: file.name, alt: '' }),
    );
  }
}
