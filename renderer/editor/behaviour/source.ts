/** Where a timeline entry is known from: entered and changed beside the row. */
import { $getNodeByKey, type NodeKey } from 'lexical';
import { askInPlace } from '../chrome/ask-in-place.ts';
import { $getRow, $isRowNode } from '../nodes/row-node.ts';
import type { EditorContext } from './context.ts';
import { focusBody } from './focus.ts';
import { $findRow } from './places.ts';
import { setRowData } from './rows.ts';

/** Asks for the source of an entry; an empty one takes it away. */
export function askSource(context: EditorContext, key: NodeKey): void {
  const { editor, host } = context;
  const element = editor.getElementByKey(key);
  const source = editor.read(() => {
    const node = $getNodeByKey(key);
    const row = $isRowNode(node) ? $getRow(node) : null;
    return row?.kind === 'timeline' ? (row.data.source ?? '') : null;
  });
  if (!element || source === null) return;
  const question = {
    name: 'Source of the entry',
    label: 'Source',
    placeholder: 'A link, a log, a person',
    value: source,
  };
  askInPlace(host, element, question, (written) => {
    if (written === null || written === source) return;
    setRowData(context, key, (row) =>
      row.kind === 'timeline' ? { ...row, data: { ...row.data, source: written || null } } : row,
    );
  });
}

/** Goes to an entry and asks for its source. */
export function goToSource(context: EditorContext, id: string): void {
  const key = context.editor.read(() => $findRow('timeline', id)?.getKey() ?? null);
  if (key === null) return;
  focusBody(context.editor, key);
  askSource(context, key);
}
