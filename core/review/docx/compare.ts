/** The text of a reviewed Word file beside the report that it was: what its readers changed. */
import type { Postmortem } from '../../document/postmortem.ts';
import type { ListName } from '../../revision/change.ts';
import { aligned, samePins, type Item } from '../align.ts';
import type { PartTexts } from '../edits.ts';
import type { Unit } from '../shown.ts';
import { lineAdded, rowAdded } from './compare-added.ts';
import { compareLine, leafRemoved, lineRemoved } from './compare-lines.ts';
import { rowsMoved } from './compare-moved.ts';
import { compareRow, rowRemoved } from './compare-rows.ts';
import { Findings, type By } from './findings.ts';
import type { Flow } from './flow-model.ts';
import { isSaid, rowText, unitsOf, type FlowUnit } from './flow-units.ts';
import { oldOf } from './pieces.ts';

/** With less of the base, a file is an extract: what is missing was not taken out. */
export const LEAST_FOUND = 0.5;

export interface Compared extends Pick<Findings, 'edits' | 'remarks' | 'lines'> {
  /** Of the base's paragraphs with text, how many are there: 0 to 1. */
  found: number;
}

/** @param units of the base */
export function compareFlow(
  flow: Flow,
  units: readonly Unit[],
  base: Postmortem,
  texts: PartTexts,
  saved: By,
  newId: () => string,
): Compared {
  const findings = new Findings(base, texts, saved, newId);
  const read = unitsOf(flow);
  const { pairs, moves } = paired(units, read);
  const there = new Set([...pairs, ...moves].map(([unit]) => unit));
  const said = units.filter((unit) => isSaid(unit));
  const foundUnits = units.filter((unit, at) => isSaid(unit) && there.has(at));
  const found = said.length === 0 ? 1 : foundUnits.length / said.length;
  for (const [unit, other] of pairs) pair(findings, units[unit]!, read[other]!);
  cameIn(findings, units, read, backwards(pairs), backwards(moves));
  if (found >= LEAST_FOUND)
    units.forEach((unit, at) => {
      if (!there.has(at)) wentOut(findings, unit);
    });
  const { edits, remarks, lines } = findings;
  return { edits, remarks, lines, found };
}

/** Index of a unit of the base, and of the one in the file that it became. */
type Pairs = [unit: number, read: number][];

/** Units that are the same on both sides, in order; and those known by a bookmark elsewhere. */
function paired(units: readonly Unit[], flow: readonly FlowUnit[]): { pairs: Pairs; moves: Pairs } {
  const shown = units.map(shownItem);
  const read = flow.map(readItem);
  // What was empty was not there: a new paragraph, or the space around tables.
  const there = read.flatMap(({ text, pins }, at) =>
    text.trim() !== '' || pins!.length > 0 ? [at] : [],
  );
  const known = there.map((at) => read[at]!);
  const inFlow = ([unit, at]: readonly [number, number]): [number, number] => [unit, there[at]!];
  const pairs = aligned(shown, known).map(inFlow);
  const [paired, pairedRead] = [new Set(pairs.map(([unit]) => unit)), backwards(pairs)];
  const moves = samePins(shown, known)
    .map(inFlow)
    .filter(([unit, other]) => !paired.has(unit) && !pairedRead.has(other));
  return { pairs, moves };
}

function shownItem(unit: Unit): Item {
  return unit.kind === 'line'
    ? { text: unit.line.text, pins: pinsOf(unit.line.key), kind: 'line' }
    : { text: rowText(unit), pins: pinsOf(unit.key), kind: 'row' };
}

function readItem(unit: FlowUnit): Item {
  if (unit.kind === 'line')
    return { text: oldOf(unit.paragraph), pins: unit.paragraph.keys, kind: 'line' };
  const paragraphs = unit.cells.flat();
  return {
    text: paragraphs.map(oldOf).join('\n'),
    pins: paragraphs.flatMap(({ keys }) => keys),
    kind: 'row',
  };
}

function pinsOf(key: string | null): string[] {
  return key === null ? [] : [key];
}

function backwards(pairs: Pairs): Map<number, number> {
  return new Map(pairs.map(([unit, other]) => [other, unit]));
}

/** The same paragraph or row on both sides. */
function pair(findings: Findings, unit: Unit, flow: FlowUnit): void {
  if (unit.kind === 'line' && flow.kind === 'line')
    compareLine(findings, unit.line, flow.paragraph);
  else if (unit.kind === 'row' && flow.kind === 'row') compareRow(findings, unit, flow);
}

function wentOut(findings: Findings, unit: Unit): void {
  if (unit.kind === 'line') lineRemoved(findings, unit.line);
  else if (isSaid(unit)) rowRemoved(findings, unit, findings.saved);
}

/** Paragraphs and rows that the base does not have, or has elsewhere. */
function cameIn(
  findings: Findings,
  units: readonly Unit[],
  flow: readonly FlowUnit[],
  shownOf: ReadonlyMap<number, number>,
  movedTo: ReadonlyMap<number, number>,
): void {
  let above: Unit | null = null;
  const order: { list: ListName; id: string }[] = [];
  flow.forEach((unit, at) => {
    const known = shownOf.get(at);
    if (known !== undefined) {
      above = units[known]!;
      if (above.kind === 'row' && above.row) order.push({ list: above.row.in, id: above.row.id });
      return;
    }
    const from = movedTo.get(at);
    if (from !== undefined) {
      const moved = units[from]!;
      if (moved.kind === 'row' && moved.row) {
        order.push({ list: moved.row.in, id: moved.row.id });
        pair(findings, moved, unit);
      } else lineMoved(findings, moved, above, unit);
      return;
    }
    if (unit.kind === 'line') lineAdded(findings, above, unit.paragraph);
    else above = rowAdded(findings, above, unit) ?? above;
  });
  rowsMoved(findings, order);
}

function lineMoved(findings: Findings, moved: Unit, above: Unit | null, unit: FlowUnit): void {
  if (moved.kind !== 'line' || unit.kind !== 'line' || moved.line.spot.of !== 'body') return;
  const { spot } = moved.line;
  findings.lines.set(unit.paragraph, moved.line);
  if (lineAdded(findings, above, unit.paragraph)) leafRemoved(findings, spot, findings.saved);
}
