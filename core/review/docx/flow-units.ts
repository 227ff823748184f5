/** The text of a reviewed Word file as units that pair with those of a report: lines and rows. */
import type { ShownRow, Unit } from '../shown.ts';
import type { Flow, FlowParagraph, FlowRow, Mark } from './flow-model.ts';

export interface FlowLine {
  kind: 'line';
  paragraph: FlowParagraph;
}

export interface FlowTableRow {
  kind: 'row';
  row: FlowRow;
  cells: FlowParagraph[][];
}

export type FlowUnit = FlowLine | FlowTableRow;

export function unitsOf({ paragraphs }: Flow): FlowUnit[] {
  const units: FlowUnit[] = [];
  let row: FlowRow | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.row === null) units.push({ kind: 'line', paragraph });
    else if (paragraph.row === row) {
      const { cells } = units.at(-1) as FlowTableRow;
      (cells[paragraph.cell] ??= []).push(paragraph);
    } else {
      const cells: FlowParagraph[][] = [];
      cells[paragraph.cell] = [paragraph];
      units.push({ kind: 'row', row: paragraph.row, cells });
    }
    row = paragraph.row;
  }
  for (const unit of units)
    if (unit.kind === 'row')
      for (let cell = 0; cell < unit.cells.length; cell++) unit.cells[cell] ??= [];
  return units;
}

export function rowText({ cells }: ShownRow): string {
  return cells
    .flat()
    .map(({ text }) => text)
    .join('\n');
}

/** True for what stands in the document's own text or rows. */
export function isSaid(unit: Unit): boolean {
  if (unit.kind === 'line') return unit.line.spot.of === 'body' && unit.line.text.trim() !== '';
  return unit.row !== null || unit.cells.flat().some(({ spot }) => spot.of === 'body');
}

export function authorIn({ pieces }: FlowParagraph): Mark | null {
  return pieces.find(({ mark }) => mark !== null)?.mark ?? null;
}
