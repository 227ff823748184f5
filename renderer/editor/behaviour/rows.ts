/** Adding, moving and removing rows. */
import { keyOf } from './key-of.ts';
import {
  $createParagraphNode,
  $getNodeByKey,
  $getSelection,
  $getState,
  $setState,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { Milestone } from '../../../core/document/postmortem.ts';
import { $allRows } from '../convert/apply.ts';
import { emptyRow } from '../convert/new-row.ts';
import { $ownerOf } from '../convert/settle-rows.ts';
import {
  $createRowNode,
  $getBody,
  $getRow,
  $isRowNode,
  $rowOf,
  type RowNode,
} from '../nodes/row-node.ts';
import {
  rowsKindState,
  rowState,
  type RowData,
  type RowKind,
  type SectionInfo,
} from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { $selectEdge, focusBody, focusField } from './focus.ts';
import { $addSection } from './sections.ts';

const SECTIONS: Record<RowKind, Pick<SectionInfo, 'kind' | 'title'>> = {
  timeline: { kind: 'timeline', title: 'Timeline' },
  action: { kind: 'actions', title: 'Action items' },
  update: { kind: 'communication', title: 'Communication' },
};

/**
 * Adds an empty row below another, or as the last of its kind, and puts the keyboard where it is
 * filled in first.
 */
export function addRow(
  { editor, newId }: EditorContext,
  kind: RowKind,
  below: NodeKey | null = null,
): void {
  let key: NodeKey | null = null;
  editor.update(
    () => {
      const row = $createRowNode(emptyRow(kind, newId()), [$createParagraphNode()]);
      const neighbour = below === null ? null : $getNodeByKey(below);
      if ($isRowNode(neighbour) && $getRow(neighbour).kind === kind) neighbour.insertAfter(row);
      else {
        if ($ownerOf(kind) === null) {
          $addSection(
            { id: newId(), ...SECTIONS[kind], audience: 'everyone', required: false, guidance: '' },
            null,
          );
        }
        $allRows()
          .find((rows) => $getState(rows, rowsKindState) === kind)
          ?.append(row);
      }
      key = row.getKey();
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
  );
  if (key !== null && !focusField(editor, key)) focusBody(editor, key);
}

/** The row that the keyboard is in: in its text or in one of its fields. */
export function currentRow({ editor, root }: EditorContext): NodeKey | null {
  const focused = root.ownerDocument.activeElement?.closest<HTMLElement>('.pm-row');
  if (focused && root.contains(focused)) return keyOf(focused);
  return editor.read(() => {
    const selection = $getSelection();
    const node: LexicalNode | undefined = selection?.getNodes()[0];
    return node ? ($rowOf(node)?.getKey() ?? null) : null;
  });
}

/** The rows that a command is about: those that are selected, else the one with the keyboard. */
export function chosenRows(context: EditorContext): NodeKey[] {
  const selected = context.rows.keys;
  if (selected.length > 0) return selected;
  const key = currentRow(context);
  return key === null ? [] : [key];
}

/** The rows that a row's own menu is about: it, and those that are selected with it. */
export function rowsWith({ rows }: EditorContext, key: NodeKey): NodeKey[] {
  return rows.keys.includes(key) ? rows.keys : [key];
}

/** Moves rows that stand together past their neighbour; the keyboard stays where it is. */
export function moveRows(
  { editor, root }: Pick<EditorContext, 'editor' | 'root'>,
  keys: readonly NodeKey[],
  by: 1 | -1,
): void {
  const focused = root.ownerDocument.activeElement;
  editor.update(() => $moveRows(keys, by), { discrete: true, tag: HISTORY_PUSH_TAG });
  if (!(focused instanceof HTMLElement) || !root.contains(focused)) return;
  focused.focus({ preventScroll: true });
  focused.scrollIntoView({ block: 'nearest' });
}

export function $moveRows(keys: readonly NodeKey[], by: 1 | -1): void {
  const moved = $rows(keys);
  const neighbour = by === -1 ? moved[0]?.getPreviousSibling() : moved.at(-1)?.getNextSibling();
  if (!$isRowNode(neighbour)) return;
  // The neighbour goes past them: they stay, and with them what the keyboard is in.
  if (by === -1) moved.at(-1)!.insertAfter(neighbour);
  else moved[0]!.insertBefore(neighbour);
}

/** Puts rows before another of their list, or at its end. */
export function $placeRows(keys: readonly NodeKey[], before: NodeKey | null): void {
  const rows = $rows(keys);
  const list = rows[0]?.getParent();
  const target = before === null ? null : $getNodeByKey(before);
  for (const row of rows) {
    if (target) target.insertBefore(row);
    else list?.append(row);
  }
}

/** Removes rows; the keyboard goes to the row above, or the one below. */
export function removeRows(
  { editor }: Pick<EditorContext, 'editor'>,
  keys: readonly NodeKey[],
): void {
  let next: NodeKey | null = null;
  editor.update(() => (next = $removeRows(keys)), { discrete: true, tag: HISTORY_PUSH_TAG });
  if (next !== null) focusBody(editor, next);
  else editor.getRootElement()?.focus({ preventScroll: true });
}

/** @returns the row beside them, where one is left */
export function $removeRows(keys: readonly NodeKey[]): NodeKey | null {
  const removed = $rows(keys);
  const neighbour = removed[0]?.getPreviousSibling() ?? removed.at(-1)?.getNextSibling();
  // The caret leaves the rows before they go: Lexical cannot find a place for it from inside a
  // slot.
  if ($isRowNode(neighbour))
    $selectEdge($getBody(neighbour) ?? neighbour.getParentOrThrow(), 'end');
  else removed[0]?.getParent()?.getPreviousSibling()?.selectEnd();
  for (const row of removed) row.remove();
  return $isRowNode(neighbour) ? neighbour.getKey() : null;
}

function $rows(keys: readonly NodeKey[]): RowNode[] {
  return keys.map((key) => $getNodeByKey(key)).filter($isRowNode);
}

/** Nothing is written in the row's text. */
export function $isBodyEmpty(row: RowNode): boolean {
  const body = $getBody(row);
  const only = body?.getChildrenSize() === 1 ? body.getFirstChild() : null;
  return (
    only !== null &&
    only.getType() === 'paragraph' &&
    only.getTextContentSize() === 0 &&
    !$getBody(row)?.getAllTextNodes().length
  );
}

/** Changes a row's data as one undo step. */
export function setRowData(
  { editor }: EditorContext,
  key: NodeKey,
  change: (row: RowData) => RowData,
): void {
  editor.update(
    () => {
      const row = $getNodeByKey(key);
      if ($isRowNode(row)) $setState(row, rowState, change($getRow(row)));
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
  );
}

/** Makes a timeline entry the moment that the incident started, was detected …, or none. */
export function setMilestone(
  context: EditorContext,
  key: NodeKey,
  milestone: Milestone | null,
): void {
  setRowData(context, key, (row) =>
    row.kind === 'timeline' ? { ...row, data: { ...row.data, milestone } } : row,
  );
}

/**
 * Shows timeline entries to internal readers only; to everyone again where all of them are internal
 * already.
 */
export function switchEntriesAudience(
  { editor }: Pick<EditorContext, 'editor'>,
  keys: readonly NodeKey[],
): void {
  editor.update(
    () => {
      const rows = $rows(keys);
      const audience = rows.every($isInternal) ? 'everyone' : 'internal';
      for (const row of rows) {
        const current = $getRow(row);
        if (current.kind === 'timeline')
          $setState(row, rowState, { ...current, data: { ...current.data, audience } });
      }
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
  );
}

function $isInternal(row: RowNode): boolean {
  const { kind, data } = $getRow(row);
  return kind === 'timeline' && data.audience === 'internal';
}
