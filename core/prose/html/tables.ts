/**
 * Tables as Markdown has them: the first row is the head, no cell spans another, and a table of
 * one cell is what stands in it.
 */
import type { Element, Root as HastRoot, RootContent as HastContent } from 'hast';
import { attribute, element, elementsIn, isElement, replaceIn, textOf } from './elements.ts';

/** In place. */
export function cleanTables(tree: HastRoot): void {
  replaceIn(tree, (node) => {
    if (node.tagName !== 'table') return null;
    const captions = takeCaptions(node);
    const rows = rowsOf(node);
    const cells = rows.flatMap(cellsOf);
    if (cells.length === 1) return [...captions, element('div', cells[0]!.children)];
    if (isSparse(rows, cells.length)) return [...captions, ...rows.map(asLine)];
    narrow(rows);
    spread(rows);
    const [head] = rows;
    if (head && !elementsIn(node).some(({ tagName }) => tagName === 'th'))
      for (const cell of cellsOf(head)) cell.tagName = 'th';
    return captions.length > 0 ? [...captions, node] : null;
  });
}

function takeCaptions(table: Element): HastContent[] {
  const captions = table.children.filter(
    (child) => isElement(child) && child.tagName === 'caption',
  ) as Element[];
  table.children = table.children.filter((child) => !captions.includes(child as Element));
  return captions.map(({ children }) => element('p', children));
}

/** The rows of a table, without those of tables in its cells. */
function rowsOf(node: Element): Element[] {
  return node.children.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(isElement).filter(({ tagName }) => /^t[dh]$/.test(tagName));
}

/**
 * One long row makes all others as long. A table that would become hardly anything but empty cells
 * is none: its rows are lines.
 */
function isSparse(rows: readonly Element[], cells: number): boolean {
  return rows.length * widestOf(rows) > Math.max(MOST_SPREAD / 2, 8 * cells);
}

function widestOf(rows: readonly Element[]): number {
  return rows.reduce((most, row) => Math.max(most, cellsOf(row).length), 1);
}

function asLine(row: Element): Element {
  return element(
    'div',
    cellsOf(row).flatMap(({ children }) => [...children, { type: 'text' as const, value: ' ' }]),
  );
}

/** A cell reaches over no more columns than some row has cells, whatever it says of itself. */
function narrow(rows: readonly Element[]): void {
  const widest = widestOf(rows);
  for (const cell of rows.flatMap(cellsOf))
    if (cell.properties['colSpan'] !== undefined)
      cell.properties['colSpan'] = Math.min(span(cell, 'colSpan'), widest);
}

/** Cells, and letters in them, that reaching cells may become in one table. */
const MOST_SPREAD = 100_000;

/** A cell that reaches over rows is said in each of them: each row stands for itself. */
function spread(rows: readonly Element[]): void {
  /** By column: the cell that still reaches down, and how many rows more. */
  let reaching = new Map<number, { cell: Element; rows: number }>();
  let room = MOST_SPREAD;
  const again = (cell: Element): Element => {
    room -= 1 + textOf(cell).length;
    return room > 0 ? structuredClone(cell) : { ...cell, children: [] };
  };
  for (const row of rows) {
    const cells: Element[] = [];
    const next = new Map<number, { cell: Element; rows: number }>();
    let column = 0;
    const add = (cell: Element, more: number): void => {
      cells.push(cell);
      if (more > 0) next.set(column, { cell, rows: more });
      column += Math.max(1, span(cell, 'colSpan'));
    };
    const addReaching = (): void => {
      for (let above = reaching.get(column); above; above = reaching.get(column))
        add(again(above.cell), above.rows - 1);
    };
    for (const cell of cellsOf(row)) {
      addReaching();
      const more = span(cell, 'rowSpan') - 1;
      delete cell.properties['rowSpan'];
      add(cell, more);
    }
    addReaching();
    if (cells.length > 0) row.children = cells;
    reaching = next;
  }
}

/** How far a cell reaches, within what a table of words can have. */
function span(cell: Element, name: 'rowSpan' | 'colSpan'): number {
  const wide = Number(attribute(cell, name)) || 1;
  return Math.min(Math.max(1, wide), 1000);
}
