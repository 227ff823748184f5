/**
 * Tables that are wider than a page, on every page of paper: set smaller first, and where that is
 * not enough, in parts below each other that repeat the first column. No column is ever cut off.
 */
import type { Table } from 'mdast';
import { leastWidths, measuredText, SMALL_FIT, tableFit, type TableFit } from './column-widths.ts';

export interface FittingTable {
  table: Table;
  fit: TableFit;
}

/** A longer word is broken rather than given a part of its own: twips. */
const WIDEST_COLUMN = 2_400;

/** A table as one or more that fit into `width` (twips). @param letters see `columnWidths` */
export function fittingTables(table: Table, width: number, letters = 1): FittingTable[] {
  const texts = table.children.map((row) => row.children.map(measuredText));
  const usual = tableFit(texts[0]?.length ?? 1);
  const small = leastWidths(texts, SMALL_FIT, letters).map((least) =>
    Math.min(least, WIDEST_COLUMN),
  );
  const narrow = leastWidths(texts, usual, letters).map((least) => Math.min(least, WIDEST_COLUMN));
  if (sum(narrow) <= width) return [{ table, fit: usual }];
  if (sum(small) <= width) return [{ table, fit: SMALL_FIT }];
  return balancedGroups(small, width).map((columns) => ({
    table: withColumns(table, columns),
    fit: SMALL_FIT,
  }));
}

/** The columns of each part: as few parts as can be, and all about as wide. */
function balancedGroups(least: readonly number[], width: number): number[][] {
  const groups = groupsWithin(least, width);
  const even = least[0]! + (sum(least) - least[0]!) / groups.length;
  for (let limit = even; limit < width; limit += width / 50) {
    const found = groupsWithin(least, limit);
    if (found.length === groups.length) return found;
  }
  return groups;
}

function groupsWithin(least: readonly number[], width: number): number[][] {
  const groups: number[][] = [];
  let used = Infinity;
  for (let column = 1; column < least.length; column++) {
    if (used + least[column]! > width) {
      groups.push([0]);
      used = least[0]!;
    }
    groups.at(-1)!.push(column);
    used += least[column]!;
  }
  return groups;
}

function withColumns(table: Table, columns: readonly number[]): Table {
  return {
    ...table,
    align: columns.map((column) => table.align?.[column] ?? null),
    children: table.children.map((row) => ({
      ...row,
      children: columns.flatMap((column) => row.children[column] ?? []),
    })),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
