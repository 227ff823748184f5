/** Adding, moving and removing rows. */
import {
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $setState,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { otherAudience, type Milestone } from '../../../core/document/postmortem.ts';
import { $allRows } from '../convert/apply.ts';
import { emptyRow, rowKindOf } from '../convert/new-row.ts';
import {
  $createRowNode,
  $getBody,
  $getRow,
  $isRowNode,
  $rowOf,
  type RowNode,
} from '../nodes/row-node.ts';
import {
  outlineState,
  rowsKindState,
  rowState,
  type RowData,
  type RowKind,
  type SectionInfo,
} from '../nodes/states.ts';
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
        if (
          !$getState($getRoot(), outlineState).some((section) => rowKindOf(section.kind) === kind)
        ) {
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

/** The key that Lexical left on an element of its own. */
export function keyOf(element: HTMLElement): NodeKey | null {
  for (const [name, value] of Object.entries(element))
    if (name.startsWith('__lexicalKey_')) return String(value);
  return null;
}

/** Moves a row past its neighbour; the keyboard stays where it is. */
export function moveRow({ editor, root }: EditorContext, key: NodeKey, by: 1 | -1): void {
  const focused = root.ownerDocument.activeElement;
  editor.update(
    () => {
      const row = $getNodeByKey(key);
      if (!$isRowNode(row)) return;
      if (by === -1) row.getPreviousSibling()?.insertBefore(row);
      else row.getNextSibling()?.insertAfter(row);
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
  if (focused instanceof HTMLElement && root.contains(focused)) focused.focus();
}

/** Removes a row; the keyboard goes to the row above, or the one below. */
export function removeRow({ editor }: EditorContext, key: NodeKey): void {
  let next: NodeKey | null = null;
  editor.update(
    () => {
      const row = $getNodeByKey(key);
      if (!$isRowNode(row)) return;
      const neighbour = row.getPreviousSibling() ?? row.getNextSibling();
      next = neighbour?.getKey() ?? null;
      // The caret leaves the row before the row goes: Lexical cannot find a place for it from
      // inside a slot.
      if ($isRowNode(neighbour))
        $selectEdge($getBody(neighbour) ?? neighbour.getParentOrThrow(), 'end');
      else row.getParent()?.getPreviousSibling()?.selectEnd();
      row.remove();
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
  if (next !== null) focusBody(editor, next);
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

/** Shows a timeline entry to internal readers only, or again to everyone. */
export function switchEntryAudience(context: EditorContext, key: NodeKey): void {
  setRowData(context, key, (row) =>
    row.kind === 'timeline'
      ? { ...row, data: { ...row.data, audience: otherAudience(row.data.audience) } }
      : row,
  );
}
