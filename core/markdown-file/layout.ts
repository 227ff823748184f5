/** The lines of a file from what is written and what stands between it. */
import { isBlank, newLines, type Line } from './lines.ts';
import type { MarkdownSource, Piece, RowPiece } from './pieces.ts';

/** What is written next: lines of the source, changed or not, or a new text. */
export interface Output {
  /** Where it stands in the source; null for what is new. */
  piece: Piece | null;
  /** null: the lines as they are. */
  text: string | null;
  /** Rows of one list or table stand without blank lines between them, unless others do. */
  row: RowPiece['form'] | null;
}

/**
 * The lines of the outputs with what stands between them. What stands above a piece (blank lines, a
 * comment, a definition) goes where it goes; of what stood above a piece that is gone, all but the
 * blank lines stays.
 */
export function laidOut(
  { text: { lines, end }, front, pieces }: MarkdownSource,
  all: readonly Output[],
): Line[] {
  const used = new Set(all.flatMap(({ piece }) => piece?.index ?? []));
  const top = front?.to ?? 0;
  const leadOf = (index: number): Line[] =>
    lines.slice(index === 0 ? top : pieces[index - 1]!.to, pieces[index]!.from);
  const isLoose = looseForms(pieces, all, leadOf);
  const result: Line[] = [];
  const push = (more: readonly Line[]): void => {
    if (more.length === 0) return;
    const last = result.at(-1);
    if (last && last.end === '') result[result.length - 1] = { ...last, end };
    result.push(...more);
  };
  const blank = (): void => {
    if (result.length > 0 && !isBlank(result.at(-1)!)) push([{ text: '', end }]);
  };
  /** The last piece of the source up to which all that stands between pieces was looked at. */
  let passed = -1;
  let before: Output | null = null;
  const pass = (to: number): void => {
    for (passed++; passed < to; passed++)
      if (!used.has(passed)) {
        const left = leadOf(passed).filter((line) => !isBlank(line));
        if (left.length > 0) blank();
        push(left);
      }
    passed = to;
  };
  for (const output of all) {
    const { piece, text, row } = output;
    if (piece && piece.index > passed) pass(piece.index);
    if (piece) {
      const lead = leadOf(piece.index);
      const follows = before ? before.piece?.index === piece.index - 1 : piece.index === 0;
      const hugs = row !== null && row === before?.row && !isLoose(row);
      if (!follows && !hugs && !lead.some(isBlank)) blank();
      push(!follows && hugs ? lead.filter((line) => !isBlank(line)) : lead);
      push(text === null ? lines.slice(piece.from, piece.to) : newLines(text, end));
    } else {
      if (row === null || row !== before?.row || isLoose(row)) blank();
      push(newLines(text!, end));
    }
    before = output;
  }
  pass(pieces.length);
  const tail = lines.slice(pieces.at(-1)?.to ?? top);
  if (before && !before.piece && tail.length > 0 && !isBlank(tail[0]!)) blank();
  push(tail);
  return withoutBlankEnd(result, lines);
}

/** A file whose last line has no end keeps it so. */
function withoutBlankEnd(result: Line[], lines: readonly Line[]): Line[] {
  const last = result.at(-1);
  if (last && lines.at(-1)?.end === '') result[result.length - 1] = { ...last, end: '' };
  return result;
}

/** Whether rows of a form stand with blank lines between them. */
function looseForms(
  pieces: readonly Piece[],
  outputs: readonly Output[],
  leadOf: (index: number) => Line[],
): (form: RowPiece['form']) => boolean {
  const leads = new Map<string, boolean[]>();
  outputs.forEach(({ piece, row }, index) => {
    if (row === null || !piece || outputs[index - 1]?.piece?.index !== piece.index - 1) return;
    if (outputs[index - 1]!.row !== row) return;
    leads.set(row, [...(leads.get(row) ?? []), leadOf(piece.index).some(isBlank)]);
  });
  return (form) => {
    if (form === 'headed') return true;
    const known = leads.get(form) ?? [];
    return pieces.length > 0 && known.filter(Boolean).length * 2 > known.length;
  };
}
