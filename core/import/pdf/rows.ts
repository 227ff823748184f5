/**
 * Tables that are only drawn: pieces side by side are the cells of a row. Without it the lines of
 * one cell would be torn apart by those of its neighbour.
 */
import type { PdfLine } from './lines.ts';

/** A line, or a row of a table with the text of each of its cells. */
export interface PdfRow extends PdfLine {
  cells: string[] | null;
}

/** Several lines at one left edge, close below each other. */
interface Cell {
  lines: PdfLine[];
  x: number;
  right: number;
  top: number;
  bottom: number;
}

/** A sign of a list, or its number, alone. */
const BULLET = /^\s*(?:[•◦▪▫‣·●○■□–*-]|\(?\d{1,3}[.)])\s*$/u;

/** How far apart two left edges of one column may be, in points. */
const SAME_EDGE = 6;

/**
 * Two rows at least whose cells stand below each other are a table; pieces side by side anywhere
 * else are one line.
 */
export function rowsOf(lines: readonly PdfLine[]): PdfRow[] {
  const groups = sideBySide(cellsOf(lines));
  return groups.flatMap((cells, index): PdfRow[] => {
    // A bullet beside its text is drawn like a row of two cells.
    if (cells.length > 1 && BULLET.test(textOfCell(cells[0]!))) return [rowOf(cells, false)];
    if (
      cells.length > 1 &&
      [groups[index - 1], groups[index + 1]].some(
        (other) => other && other.length > 1 && sameColumns(cells, other),
      )
    )
      return [rowOf(cells, true)];
    // One line side by side with one line is a line; else each stays as it was drawn.
    if (cells.length > 1 && cells.every((cell) => cell.lines.length === 1))
      return [rowOf(cells, false)];
    return cells.flatMap((cell) => cell.lines.map((line): PdfRow => ({ ...line, cells: null })));
  });
}

function cellsOf(lines: readonly PdfLine[]): Cell[] {
  const cells: Cell[] = [];
  for (const line of lines) {
    const cell = cells.at(-1);
    const last = cell?.lines.at(-1);
    const below =
      last !== undefined &&
      Math.abs(line.x - cell!.x) < SAME_EDGE &&
      Math.abs(line.size - last.size) < 1 &&
      last.y - line.y > 0 &&
      last.y - line.y < line.size * 1.7;
    if (cell && below) {
      cell.lines.push(line);
      cell.right = Math.max(cell.right, line.right);
      cell.bottom = line.y;
    } else
      cells.push({
        lines: [line],
        x: line.x,
        right: line.right,
        top: line.y + line.size,
        bottom: line.y,
      });
  }
  return cells;
}

/** Neighbours, in the order in which they are drawn, that overlap in height and not in width. */
function sideBySide(cells: readonly Cell[]): Cell[][] {
  const groups: Cell[][] = [];
  for (const cell of cells) {
    const group = groups.at(-1);
    const left = group?.at(-1);
    if (
      group &&
      left &&
      cell.x >= left.right &&
      group.some((other) => cell.top > other.bottom && cell.bottom < other.top)
    )
      group.push(cell);
    else groups.push([cell]);
  }
  return groups;
}

function sameColumns(a: readonly Cell[], b: readonly Cell[]): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  return fewer.every((cell) => more.some((other) => Math.abs(other.x - cell.x) < SAME_EDGE));
}

function textOfCell({ lines }: Cell): string {
  return lines.map(({ text }) => text).join(' ');
}

function rowOf(cells: readonly Cell[], table: boolean): PdfRow {
  const texts = cells.map(textOfCell);
  const first = cells[0]!.lines[0]!;
  return {
    ...first,
    text: texts.join(' '),
    right: cells.at(-1)!.right,
    y: Math.min(...cells.map(({ bottom }) => bottom)),
    cells: table ? texts : null,
  };
}
