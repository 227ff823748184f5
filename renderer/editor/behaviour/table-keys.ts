/** The keys that mean something of their own in a table, and among cells that are selected. */
import {
  $createTableSelectionFrom,
  $findCellNode,
  $findTableNode,
  $isTableCellNode,
  $isTableRowNode,
  $isTableSelection,
} from '@lexical/table';
import {
  $addUpdateTag,
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  HISTORY_PUSH_TAG,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
} from 'lexical';
import type { EditorContext } from './context.ts';
import { $selectEdge } from './focus.ts';
import { $addTableRow } from './tables.ts';

export function registerTableKeys({ editor }: EditorContext): () => void {
  const handled = (event: KeyboardEvent | null, done: boolean): boolean => {
    if (done) event?.preventDefault();
    return done;
  };
  return mergeRegister(
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => handled(event, !event.shiftKey && $tabInLastCell()),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      (event) => handled(event, $leaveTable()),
      COMMAND_PRIORITY_HIGH,
    ),
    // Before Lexical's own, which removes the table when all of its cells are selected.
    ...[KEY_BACKSPACE_COMMAND, KEY_DELETE_COMMAND].map((command) =>
      editor.registerCommand(
        command,
        (event) => handled(event, $emptyCells()),
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (isTyping(event)) $typeInFirstCell();
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** In a table's last cell Tab adds a row and goes on there. */
function $tabInLastCell(): boolean {
  const selection = $getSelection();
  const cell = $isRangeSelection(selection) ? $findCellNode(selection.focus.getNode()) : null;
  const table = cell && $findTableNode(cell);
  if (!table || cell.getNextSibling() || cell.getParent()?.getNextSibling()) return false;
  $addUpdateTag(HISTORY_PUSH_TAG);
  $addTableRow(true);
  const row = table.getLastChild();
  const first = $isTableRowNode(row) ? row.getFirstChild() : null;
  if ($isTableCellNode(first)) $selectEdge(first, 'start');
  return true;
}

/** Out of a cell, to the line after the table. */
function $leaveTable(): boolean {
  const selection = $getSelection();
  const table = $isRangeSelection(selection) ? $findTableNode(selection.focus.getNode()) : null;
  if (!table) return false;
  table.selectNext();
  return true;
}

/** Cells that are emptied stay selected, so that one sees what was emptied. */
function $emptyCells(): boolean {
  const selection = $getSelection();
  if (!$isTableSelection(selection)) return false;
  $addUpdateTag(HISTORY_PUSH_TAG);
  for (const cell of selection.getNodes())
    if ($isTableCellNode(cell)) cell.clear().append($createParagraphNode());
  const [anchor, focus] = [selection.anchor.getNode(), selection.focus.getNode()];
  const table = $findTableNode(anchor);
  if (table && $isTableCellNode(anchor) && $isTableCellNode(focus))
    $setSelection($createTableSelectionFrom(table, anchor, focus));
  return true;
}

/** A selection of cells is no place for letters: they go where it began. */
function $typeInFirstCell(): void {
  const selection = $getSelection();
  if (!$isTableSelection(selection)) return;
  const cell = selection.anchor.getNode();
  if ($isTableCellNode(cell)) $selectEdge(cell, 'end');
}

function isTyping(event: KeyboardEvent): boolean {
  return (
    event.key.length === 1 &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !event.isComposing
  );
}
