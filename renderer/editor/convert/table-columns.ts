/** What a table says of its columns: how each is set, and whether the first row names them. */
import {
  $isTableCellNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table';
import type { AlignType } from 'mdast';

const ALIGNMENTS: readonly unknown[] = ['left', 'center', 'right'] satisfies AlignType[];

/** The cells, row by row. */
export function $cellsOf(table: TableNode): TableCellNode[][] {
  return table
    .getChildren()
    .filter($isTableRowNode)
    .map((row) => row.getChildren().filter($isTableCellNode));
}

/** The alignment of each column: that of its first cell. The guard keeps the others to it. */
export function $alignment(table: TableNode): AlignType[] {
  return ($cellsOf(table)[0] ?? []).map((cell) => {
    const format = cell.getFormatType();
    return ALIGNMENTS.includes(format) ? (format as AlignType) : null;
  });
}

/** True when the first row names the columns. */
export function $isHeaded(table: TableNode): boolean {
  return $cellsOf(table).flat().some($isHead);
}

function $isHead(cell: TableCellNode): boolean {
  return cell.hasHeaderState(TableCellHeaderStates.ROW);
}

/**
 * A table as Markdown has it: the first row names the columns or none does, and the cells of a
 * column are aligned alike. Rows and columns that are added come without.
 */
export function $alignTable(table: TableNode): void {
  const rows = $cellsOf(table);
  const headed = $isHeaded(table);
  rows.forEach((row, index) => {
    const state =
      headed && index === 0 ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS;
    for (const cell of row) if (cell.getHeaderStyles() !== state) cell.setHeaderStyles(state);
    $alignRow(row, rows[0]!);
  });
}

/** Aligns the cells of a row as those of another. */
export function $alignRow(row: readonly TableCellNode[], as: readonly TableCellNode[]): void {
  row.forEach((cell, column) => {
    const format = as[column]?.getFormatType() ?? '';
    if (cell.getFormatType() !== format) cell.setFormat(format);
  });
}
