/**
 * Pasting and dropping: reduced to what the document can hold. Nothing that was pasted can run or
 * load.
 */
import { $insertGeneratedNodes } from '@lexical/clipboard';
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isRangeSelection,
  $addUpdateTag,
  $setState,
  COMMAND_PRIORITY_HIGH,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalNode,
} from 'lexical';
import { htmlToProse } from '../../../core/prose/html/read.ts';
import { leadingStamp } from '../../../core/import/stamps.ts';
import { $blocksFromProse } from '../convert/from-mdast.ts';
import { emptyRow } from '../convert/new-row.ts';
import { $createRowNode, $getBody, $getRow, $rowOf, type RowNode } from '../nodes/row-node.ts';
import { rowState, type RowData } from '../nodes/states.ts';
import type { EditorContext } from './context.ts';
import { fileAsBase64, IMAGE_TYPES, insertImage } from './insert.ts';
import { $isBodyEmpty } from './rows.ts';
import { $readRowTime } from './times.ts';
import { $selectEdge } from './focus.ts';

const OWN_FORMAT = 'application/x-lexical-editor';

export function registerPaste(context: EditorContext): () => void {
  const { editor } = context;
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
    editor.registerCommand(
      DRAG_DROP_PASTE,
      (files) => (takeFiles(context, files), true),
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** @returns false to leave it to Lexical: one line of plain text, or a copy of our own. */
function $paste(context: EditorContext, data: DataTransfer): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const files = [...data.files].filter((file) => file.type.startsWith('image/'));
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  if (files.length > 0 && html.replace(/<[^>]*>/g, '').trim() === '')
    return (takeFiles(context, files), true);
  if (data.getData(OWN_FORMAT) || $inCode(selection.anchor.getNode())) return false;
  const row = $rowOf(selection.anchor.getNode());
  if (row && $pasteRows(context, row, text)) return true;
  if (html) {
    const prose = htmlToProse(html);
    if (prose.children.length === 0) return false;
    const [only] = prose.children;
    const blocks = $blocksFromProse(prose).map($lowered);
    const first = blocks[0];
    $addUpdateTag(PASTE_TAG);
    if (prose.children.length === 1 && only?.type === 'paragraph' && $isElementNode(first))
      $insertNodes(first.getChildren());
    else $insertGeneratedNodes(context.editor, blocks, selection);
    return true;
  }
  return false;
}

/** Headings of another page stand below the section's own. */
function $lowered(node: LexicalNode): LexicalNode {
  if (node.getType() !== 'heading' || !('getTag' in node) || !('setTag' in node)) return node;
  const heading = node as LexicalNode & { getTag(): string; setTag(tag: 'h3' | 'h4'): LexicalNode };
  return heading.setTag(Number(heading.getTag().slice(1)) <= 2 ? 'h3' : 'h4');
}

/**
 * Lines that begin with a time become rows, when pasted into a row of the timeline or of the
 * updates.
 */
function $pasteRows({ newId, now }: EditorContext, row: RowNode, text: string): boolean {
  const current = $getRow(row);
  if (current.kind === 'action') return false;
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[-*•]\s+/, '').trim())
    .filter(Boolean);
  const stamps = lines.map(leadingStamp);
  if (lines.length < 2 || stamps[0] === null) return false;
  let last = row;
  let reuse = current.data.at === null && $isBodyEmpty(row);
  lines.forEach((line, index) => {
    const stamp = stamps[index];
    const rest = stamp ? line.slice(stamp.length).trim() : line;
    const paragraph = $createParagraphNode().append(...(rest ? [$createTextNode(rest)] : []));
    if (!stamp) return void $appendTo(last, paragraph);
    const made = $createRowNode(emptyRow(current.kind, newId()), [paragraph]);
    last.insertAfter(made);
    if (reuse) {
      last.remove();
      reuse = false;
    }
    const data = $getRow(made);
    $setState(made, rowState, {
      ...data,
      data: { ...data.data, at: $readRowTime(stamp.written, made, now()) },
    } as RowData);
    last = made;
  });
  const body = $getBody(last);
  if (body) $selectEdge(body, 'end');
  return true;
}

function $appendTo(row: RowNode, node: LexicalNode): void {
  $getBody(row)?.append(node);
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
