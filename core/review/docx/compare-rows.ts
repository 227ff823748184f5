/** Rows of a report beside the table rows of a reviewed Word file that they became. */
import type { Nodes } from 'mdast';
import type { Prose } from '../../document/postmortem.ts';
import { FIELD_OF } from '../../markdown/row-fields.ts';
import { childrenOf } from '../../revision/body.ts';
import { placeIn, type Change, type ListName, type Part } from '../../revision/change.ts';
import { aligned, squeezed } from '../align.ts';
import { fieldChange } from '../field-values.ts';
import type { Line, ShownRow } from '../shown.ts';
import { compareLine, lineRemoved } from './compare-lines.ts';
import type { By, Findings } from './findings.ts';
import type { FlowParagraph } from './flow-model.ts';
import { authorIn, rowText, type FlowTableRow } from './flow-units.ts';
import { nowOf, oldOf } from './pieces.ts';

/** What was changed in a row, cell by cell. */
export function compareRow(findings: Findings, unit: ShownRow, { row, cells }: FlowTableRow): void {
  const removed = row.removed ?? emptied(findings, unit, cells);
  if (removed) {
    rowRemoved(findings, unit, removed);
    for (const [at, shown] of unit.cells.entries()) know(findings, shown, cells[at] ?? []);
    return;
  }
  const columns =
    cells.length === unit.cells.length
      ? unit.cells.map((_, at): [number, number] => [at, at])
      : aligned(
          unit.cells.map((lines) => ({ text: lines.map(({ text }) => text).join('\n') })),
          cells.map((paragraphs) => ({ text: paragraphs.map(oldOf).join('\n') })),
        );
  for (const [at, other] of columns) compareCell(findings, unit, at, cells[other]!);
}

/** Who took out all that a row of a list says: a .doc keeps no more of a row that was taken out. */
function emptied(
  findings: Findings,
  { row, cells: before }: ShownRow,
  cells: FlowTableRow['cells'],
): By | null {
  const paragraphs = cells.flat();
  const isEmpty = paragraphs.every((paragraph) => nowOf(paragraph).trim() === '');
  if (!row || !isEmpty || before.flat().every(({ text }) => text.trim() === '')) return null;
  return paragraphs.map(authorIn).find((mark) => mark !== null) ?? findings.saved;
}

function compareCell(
  findings: Findings,
  unit: ShownRow,
  column: number,
  paragraphs: readonly FlowParagraph[],
): void {
  const lines = unit.cells[column]!;
  const role = unit.roles[column];
  const isField =
    unit.row && role && lines.every(({ spot }) => spot.of === 'field') && FIELD_OF[role] !== 'body';
  if (isField) {
    know(findings, lines, paragraphs);
    compareField(findings, unit.row!, role, lines, paragraphs);
    return;
  }
  const there = paragraphs.filter((paragraph) => oldOf(paragraph).trim() !== '');
  const pairs = aligned(
    lines,
    there.map((paragraph) => ({ text: oldOf(paragraph) })),
  );
  const known = new Map(pairs.map(([at, other]) => [there[other]!, lines[at]!]));
  const found = new Set(pairs.map(([at]) => at));
  let above: Line | null = null;
  for (const paragraph of paragraphs) {
    const line = known.get(paragraph);
    if (line) compareLine(findings, (above = line), paragraph);
    else if (nowOf(paragraph).trim() !== '') addInCell(findings, unit, above, paragraph);
  }
  lines.forEach((line, at) => {
    if (!found.has(at) && line.text.trim() !== '') lineRemoved(findings, line);
  });
}

/** A paragraph that came into a cell: behind the one above it, or into an empty row. */
function addInCell(
  findings: Findings,
  unit: ShownRow,
  above: Line | null,
  paragraph: FlowParagraph,
): void {
  const text = nowOf(paragraph).trim();
  if (above?.spot.of === 'body') {
    const { spot } = above;
    const at = spot.leaf.end;
    findings.edit(spot, at, at, `\n${text}`, authorIn(paragraph) ?? findings.saved);
    return;
  }
  if (unit.row) {
    const whole = findings.texts.of(unit.row.in, unit.row.id);
    const words = whole === '' ? text : `${text}\n`;
    findings.edit(
      { in: unit.row.in, part: unit.row.id },
      0,
      0,
      words,
      authorIn(paragraph) ?? findings.saved,
    );
    return;
  }
  findings.tell(null, `Added in a table: “${text}”`, authorIn(paragraph) ?? findings.saved);
}

/** Which lines the paragraphs of a field are, or of a row that went. */
function know(
  findings: Findings,
  lines: readonly Line[],
  paragraphs: readonly FlowParagraph[],
): void {
  paragraphs.forEach((paragraph, at) => {
    const line = lines[Math.min(at, lines.length - 1)];
    if (line) findings.lines.set(paragraph, line);
  });
}

/** A cell that shows a field of the row. */
function compareField(
  findings: Findings,
  { in: list, id }: NonNullable<ShownRow['row']>,
  role: ShownRow['roles'][number],
  lines: readonly Line[],
  paragraphs: readonly FlowParagraph[],
): void {
  const before = lines.map(({ text }) => text).join('\n');
  const now = paragraphs.map(nowOf).join('\n').trim();
  if (squeezed(before) === squeezed(now)) return;
  // A time stands above what was written for it.
  const [first = '', ...rest] = now.split('\n');
  const isUpper = first.trim() !== before.split('\n')[0];
  const text = role === 'time' && rest.length > 0 && !isUpper ? rest.join(' ') : first;
  const change = fieldChange(findings.base, list, id, role, role === 'time' ? text : now);
  const by = paragraphs.map(authorIn).find((mark) => mark !== null) ?? findings.saved;
  if (change) findings.change(change, { in: list, part: id }, now || before, by);
  else findings.tell({ in: list, part: id }, `“${before}” became “${now}”`, by);
}

/** A row of a list, or of a table in somebody's text. */
export function rowRemoved(findings: Findings, unit: ShownRow, by: By): void {
  if (unit.row) {
    const { in: list, id } = unit.row;
    const part = (findings.base[list] as readonly Part[]).find((one) => one.id === id)!;
    const change: Change = { kind: 'removed', where: placeIn(list, id), list, part };
    findings.change(change, { in: list, part: id }, rowText(unit), by);
    return;
  }
  const spot = unit.cells.flat().find((line) => line.spot.of === 'body')?.spot;
  if (spot?.of !== 'body') return;
  const [table, at] = [spot.leaf.path.slice(0, -2), spot.leaf.path.at(-2)!];
  const body = bodyOf(findings, spot);
  const holder = table.reduce<Nodes>((node, index) => childrenOf(node)[index]!, body);
  const row = childrenOf(holder)[at]!;
  findings.change(
    {
      kind: 'blocks',
      where: placeIn(spot.in, spot.part),
      list: spot.in,
      id: spot.part,
      path: table,
      at,
      before: [row],
      after: [],
    },
    { in: spot.in, part: spot.part },
    rowText(unit),
    by,
  );
}

function bodyOf(findings: Findings, { in: home, part }: { in: ListName; part: string }): Prose {
  return (findings.base[home] as readonly Part[]).find(({ id }) => id === part)!.body;
}
