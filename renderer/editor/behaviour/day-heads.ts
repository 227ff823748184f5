/**
 * The day above the rows that it begins at, where rows are on more days than the incident's. While a
 * time is typed nothing appears above it: the row would jump under the caret.
 */
import {
  $getNodeByKey,
  $getRoot,
  $getState,
  HISTORIC_TAG,
  mergeRegister,
  registerEventListener,
  type EditorState,
  type LexicalNode,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical';
import { dayOf } from '../../../core/time/calendar.ts';
import { setDayHead } from '../chrome/day-head.ts';
import { $allRows } from '../convert/apply.ts';
import { $getRow, $isRowNode } from '../nodes/row-node.ts';
import { $isRowsNode, type RowsNode } from '../nodes/rows-node.ts';
import { metaState } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';

export function registerDayHeads({ editor, root }: EditorContext): () => void {
  const isTimeTyped = (): boolean => {
    const field = fieldOf(root.ownerDocument.activeElement);
    return field?.dataset['field'] === 'at' && 'typing' in field.dataset;
  };
  const draw = (): void => {
    if (isTimeTyped()) return;
    editor.read(() => {
      const date = $incidentDay();
      for (const rows of $allRows()) {
        const heads = daysToSay($daysOf(rows), date);
        rows.getChildren().forEach((row, index) => {
          const element = $isRowNode(row) ? editor.getElementByKey(row.getKey()) : null;
          if (element) setDayHead(element, heads[index] ?? null);
        });
      }
    });
  };
  return mergeRegister(
    editor.registerUpdateListener((update) => {
      if (mayChangeDays(update)) draw();
    }),
    editor.registerRootListener((element) => {
      if (element) draw();
    }),
    registerEventListener(root, 'focusout', (event) => {
      // `fields.ts` has heard it first: what was typed is what was meant.
      if (fieldOf(event.target)?.dataset['field'] === 'at') queueMicrotask(draw);
    }),
  );
}

/**
 * True when rows came, went or moved, or when a row's day or the incident's is another one. That
 * something is marked as changed says little: Lexical marks the root at every key, and a row at
 * every key in its text.
 */
function mayChangeDays(update: UpdateListenerPayload): boolean {
  const { dirtyElements, dirtyLeaves, editorState, prevEditorState, tags } = update;
  // An undo names nothing.
  if (tags.has(HISTORIC_TAG)) return true;
  if (editorState.read($incidentDay) !== prevEditorState.read($incidentDay)) return true;
  const isList = ([key, itself]: [NodeKey, boolean]): boolean =>
    itself && $isRowsNode($getNodeByKey(key));
  if (editorState.read(() => [...dirtyElements].some(isList))) return true;
  const dayIn = (state: EditorState, key: NodeKey): string | null =>
    state.read(() => $dayOfRow($getNodeByKey(key)));
  return [...dirtyLeaves].some((key) => dayIn(editorState, key) !== dayIn(prevEditorState, key));
}

function $incidentDay(): string {
  return $getState($getRoot(), metaState).incident.date;
}

function $daysOf(rows: RowsNode): (string | null)[] {
  return rows.getChildren().map($dayOfRow);
}

function $dayOfRow(node: LexicalNode | null): string | null {
  const row = $isRowNode(node) ? $getRow(node) : null;
  return row && row.kind !== 'action' ? dayOf(row.data.at?.local) : null;
}

/**
 * For each row the day to be said above it, or null: none at all where every row is on the day of
 * the incident.
 */
export function daysToSay(days: readonly (string | null)[], incident: string): (string | null)[] {
  const known = new Set(days.filter((day) => day !== null));
  if (known.size === 0 || (known.size === 1 && known.has(incident))) return days.map(() => null);
  let last: string | null = null;
  return days.map((day) => {
    if (day === null || day === last) return null;
    last = day;
    return day;
  });
}
