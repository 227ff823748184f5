/** Changing a table: rows, columns, the head, how columns are aligned. Each is one undo step. */
import {
  $findCellNode,
  $findTableNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $isTableSelection,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table';
import { $createParagraphNode, $getSelection, $isRangeSelection, HISTORY_PUSH_TAG } from 'lexical';
import { $alignment, $cellsOf, $isHeaded } from '../convert/table-columns.ts';
import type { EditorContext } from './context.ts';
import { $selectEdge } from './focus.ts';

/** The cells of a table that the selection reaches over, by their rows and columns. */
export interface SelectedCells {
  table: TableNode;
  rows: { from: number; to: number };
  columns: { from: number; to: number };
}

/** Null when the selection is not within one table. */
export function $selectedCells(): SelectedCells | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) && !$isTableSelection(selection)) return null;
  const ends = [selection.anchor, selection.focus].map((point) => $findCellNode(point.getNode()));
  const [anchor, focus] = ends;
  const table = anchor && $findTableNode(anchor);
  if (!anchor || !focus || !table || !table.is($findTableNode(focus))) return null;
  const cells = $cellsOf(table);
  const columnOf = (cell: TableCellNode): number => cell.getIndexWithinParent();
  const rowOf = (cell: TableCellNode): number => cells.findIndex((row) => row.includes(cell));
  return {
    table,
    rows: span(rowOf(anchor), rowOf(focus)),
    columns: span(columnOf(anchor), columnOf(focus)),
  };
}

function span(a: number, b: number): { from: number; to: number } {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** Adds an empty row, and puts the caret into it below or above where it was. */
export function $addTableRow(below: boolean): void {
  const selected = $selectedCells();
  if (!selected) return;
  const row = $insertTableRowAtSelection(below);
  const cell = row?.getChildAtIndex<TableCellNode>(selected.columns.from);
  if (cell) $selectEdge(cell, 'start');
}

function $addColumn(right: boolean): void {
  const selected = $selectedCells();
  if (!selected) return;
  const first = $insertTableColumnAtSelection(right);
  const cell =
    first && $cellsOf(selected.table)[selected.rows.from]?.[first.getIndexWithinParent()];
  if (cell) $selectEdge(cell, 'start');
}

function $removeRows(): void {
  const selected = $selectedCells();
  if (!selected) return;
  const { table, rows } = selected;
  if (rows.to - rows.from + 1 === table.getChildrenSize()) $removeTable();
  else $deleteTableRowAtSelection();
}

function $removeColumns(): void {
  const selected = $selectedCells();
  if (!selected) return;
  const { table, columns } = selected;
  if (columns.to - columns.from + 1 === table.getColumnCount()) $removeTable();
  else $deleteTableColumnAtSelection();
}

/** An empty line stands where the table stood, and the caret on it. */
function $removeTable(): void {
  const paragraph = $createParagraphNode();
  $selectedCells()?.table.replace(paragraph);
  paragraph.select();
}

/** Makes the first row the head, or a row as the others are. */
function $switchHead(): void {
  const selected = $selectedCells();
  if (!selected) return;
  const state = $isHeaded(selected.table)
    ? TableCellHeaderStates.NO_STATUS
    : TableCellHeaderStates.ROW;
  for (const cell of $cellsOf(selected.table)[0] ?? []) cell.setHeaderStyles(state);
}

/** Aligns the selected columns; asked for again, they are as text runs. */
function $align(side: 'left' | 'center' | 'right'): void {
  const selected = $selectedCells();
  if (!selected) return;
  const { table, columns } = selected;
  const alike = $alignment(table)
    .slice(columns.from, columns.to + 1)
    .every((align) => align === side);
  for (const row of $cellsOf(table))
    for (const cell of row.slice(columns.from, columns.to + 1)) cell.setFormat(alike ? '' : side);
}

const change =
  ($change: () => void) =>
  ({ editor }: EditorContext): void =>
    editor.update($change, { discrete: true, tag: HISTORY_PUSH_TAG });

export const TABLE_RUNS: Record<string, (context: EditorContext) => void> = {
  'table.rowAbove': change(() => $addTableRow(false)),
  'table.rowBelow': change(() => $addTableRow(true)),
  'table.columnLeft': change(() => $addColumn(false)),
  'table.columnRight': change(() => $addColumn(true)),
  'table.header': change($switchHead),
  'table.alignLeft': change(() => $align('left')),
  'table.alignCenter': change(() => $align('center')),
  'table.alignRight': change(() => $align('right')),
  'table.removeRow': change($removeRows),
  'table.removeColumn': change($removeColumns),
  'table.remove': change($removeTable),
};
