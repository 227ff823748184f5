/** A tracked paragraph's text before and after, and the edits between. */
import type { FlowParagraph, Mark } from './flow-model.ts';

/** What stood there before the tracked changes. */
export function oldOf({ pieces }: FlowParagraph): string {
  return textOf(pieces.filter(({ kind }) => kind !== 'added')).replace(/^[☑☐][\t ]/u, '');
}

/** What stands there after them. */
export function nowOf({ pieces }: FlowParagraph): string {
  return textOf(pieces.filter(({ kind }) => kind !== 'removed')).replace(/^[☑☐][\t ]/u, '');
}

function textOf(pieces: FlowParagraph['pieces']): string {
  return pieces.map(({ text }) => text).join('');
}

export interface TrackedEdit {
  /** In the text as it was. */
  start: number;
  end: number;
  words: string;
  mark: Mark;
}

/** Each run of one person's pieces is one edit. */
export function trackedEdits(paragraph: FlowParagraph): TrackedEdit[] {
  const edits: TrackedEdit[] = [];
  let at = -boxLength(paragraph);
  let open: TrackedEdit | null = null;
  for (const { kind, text, mark } of paragraph.pieces) {
    if (kind === 'same' || !mark) {
      open = null;
      at += text.length;
      continue;
    }
    if (!open || open.mark.author !== mark.author) {
      open = { start: at, end: at, words: '', mark };
      edits.push(open);
    }
    if (kind === 'added') open.words += text;
    else open.end = at += text.length;
  }
  return edits.map((edit) => ({
    ...edit,
    start: Math.max(0, edit.start),
    end: Math.max(0, edit.end),
  }));
}

/** The sign of a task's box is no word of it. */
function boxLength(paragraph: FlowParagraph): number {
  const whole = textOf(paragraph.pieces.filter(({ kind }) => kind !== 'added'));
  return whole.length - oldOf(paragraph).length;
}

/** Where what was taken out begins and ends, in the text as it was: words may end there. */
export function oldCuts(paragraph: FlowParagraph): number[] {
  const cuts: number[] = [];
  let at = -boxLength(paragraph);
  for (const { kind, text } of paragraph.pieces) {
    if (kind === 'added') continue;
    if (kind === 'removed') cuts.push(at, at + text.length);
    at += text.length;
  }
  return cuts;
}

/** A place among all pieces, in the text as it was. */
export function oldOffset(paragraph: FlowParagraph, at: number): number {
  let [seen, old] = [0, -boxLength(paragraph)];
  for (const { kind, text } of paragraph.pieces) {
    const inside = Math.min(text.length, at - seen);
    if (inside <= 0) break;
    if (kind !== 'added') old += inside;
    seen += text.length;
  }
  return Math.max(0, old);
}
