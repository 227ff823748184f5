/**
 * Selected rows on the clipboard: as rows for this and other documents here, as a table for other
 * programs.
 */
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  HISTORY_PUSH_TAG,
  mergeRegister,
  PASTE_TAG,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { rowsPart, withOtherPictureKeys } from '../../../core/document/rows-part.ts';
import { partsToClipboard } from '../../../core/export/clipboard/selection.ts';
import { $setMeta } from '../convert/apply.ts';
import { $blocksFromProse } from '../convert/from-mdast.ts';
import { $createRowNode, $getRow, $isRowNode, $rowOf, type RowNode } from '../nodes/row-node.ts';
import { metaState, type RowData, type RowKind } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { $insertRows, $rowPlace, type RowPlace } from './paste-rows.ts';
import { removeRows } from './rows.ts';

/** A document of the copied rows alone, as a file has it. */
const ROWS_FORMAT = 'application/x-afterword-rows';

export function registerRowClipboard(context: EditorContext): () => void {
  const listen = (
    name: 'copy' | 'cut' | 'paste',
    act: (event: ClipboardEvent) => boolean,
  ): (() => void) => {
    const hear = (event: ClipboardEvent): void => {
      if (!act(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    context.root.addEventListener(name, hear, true);
    return () => context.root.removeEventListener(name, hear, true);
  };
  return mergeRegister(
    listen('copy', ({ clipboardData }) => copy(context, clipboardData)),
    listen('cut', ({ clipboardData }) => {
      if (!copy(context, clipboardData)) return false;
      removeRows(context, context.rows.keys);
      return true;
    }),
    listen('paste', (event) => paste(context, event)),
  );
}

function copy({ editor, rows, session }: EditorContext, transfer: DataTransfer | null): boolean {
  const { keys } = rows;
  if (!transfer || keys.length === 0) return false;
  const ids = new Set(
    editor.read(() => keys.map((key) => $getRow($getNodeByKey(key) as RowNode).data.id)),
  );
  const document = session.getDocument();
  const chosen = { title: false, sections: new Set<string>(), rows: ids };
  const { html, text } = partsToClipboard(document, chosen);
  transfer.setData('text/html', html);
  transfer.setData('text/plain', text);
  transfer.setData(ROWS_FORMAT, toCanonicalJson(rowsPart(document, ids)));
  rows.say(keys.length === 1 ? '1 row copied' : `${keys.length} rows copied`);
  return true;
}

/** @returns false where no rows were copied, or the caret is where no such rows are */
function paste({ editor, newId, rows }: EditorContext, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData(ROWS_FORMAT);
  const read = text ? openPostmortem(text, newId) : null;
  if (!read?.ok) return false;
  let made: RowNode[] = [];
  const below = rows.keys.at(-1) ?? null;
  editor.update(
    () => {
      const place = $place(below, event.target);
      made = place ? $pasteCopied(place, read.document, newId) : [];
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, PASTE_TAG, SKIP_DOM_SELECTION_TAG] },
  );
  const [first, last] = [made[0], made.at(-1)];
  if (!first || !last) return false;
  rows.select(first.getKey(), last.getKey());
  return true;
}

function $place(below: string | null, target: EventTarget | null): RowPlace | null {
  const field = fieldOf(target);
  const selection = $getSelection();
  const node =
    (below === null ? null : $getNodeByKey(below)) ??
    (field ? $getNearestNodeFromDOMNode(field) : (selection?.getNodes()[0] ?? null));
  return node && $rowPlace(node, $rowOf(node));
}

/** Puts copied rows of the place's kind there; none where those that were copied are of another. */
export function $pasteCopied(place: RowPlace, copied: Postmortem, newId: () => string): RowNode[] {
  const meta = $getState($getRoot(), metaState);
  const part = withOtherPictureKeys(copied, meta.media, newId);
  const taken = new Set(
    place.rows.getChildren().flatMap((row) => ($isRowNode(row) ? [$getRow(row).data.id] : [])),
  );
  const made = rowsOf(part, place.kind).map(({ body, ...data }) => {
    const id = taken.has(data.id) ? newId() : data.id;
    return $createRowNode(
      { kind: place.kind, data: { ...data, id } } as RowData,
      $blocksFromProse(body),
    );
  });
  if (made.length === 0) return [];
  if (Object.keys(part.media).length > 0)
    $setMeta({ ...meta, media: { ...meta.media, ...part.media } }, false);
  $insertRows(place.rows, place.after, made);
  return made;
}

function rowsOf(document: Postmortem, kind: RowKind) {
  return { timeline: document.timeline, update: document.updates, action: document.actions }[kind];
}
