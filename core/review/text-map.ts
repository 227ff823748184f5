/** Where places of one text are in an edited form of it. */
import type { Stretch } from '../comments/anchor.ts';
import { hunksBetween } from '../revision/sequence.ts';
import { wordsOf } from '../revision/words.ts';

/** Letters `from` to `to` (exclusive) of the old text became `fromNew` to `toNew` of the new one. */
export interface TextHunk {
  from: number;
  to: number;
  fromNew: number;
  toNew: number;
}

/** A text in which words may also end in some places, where the other text has no such word. */
export interface CutText {
  text: string;
  cuts: readonly number[];
}

/** The stretches in which two texts differ, whole words each; the space around them is theirs. */
export function textHunks(before: string | CutText, after: string | CutText): TextHunk[] {
  const [beforeText, afterText] = [textOf(before), textOf(after)];
  if (beforeText === afterText) return [];
  const [old, now] = [wordsIn(before, afterText), wordsIn(after, beforeText)];
  const [at, atNew] = [offsets(old), offsets(now)];
  return hunksBetween(old, now).map(({ from, to, fromNew, toNew }) => {
    const hunk = { from: at[from]!, to: at[to]!, fromNew: atNew[fromNew]!, toNew: atNew[toNew]! };
    withoutSharedSpace(hunk, beforeText, afterText);
    return hunk;
  });
}

/** The same, with those as one that have nothing but signs and space between them. */
export function editHunks(before: string, after: string | CutText): TextHunk[] {
  const joined: TextHunk[] = [];
  for (const hunk of textHunks(before, after)) {
    const last = joined.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(before.slice(last.to, hunk.from))) {
      last.to = hunk.to;
      last.toNew = hunk.toNew;
    } else joined.push({ ...hunk });
  }
  for (const hunk of joined) withoutSharedSpace(hunk, before, textOf(after));
  return joined;
}

function textOf(text: string | CutText): string {
  return typeof text === 'string' ? text : text.text;
}

function wordsIn(text: string | CutText, other: string): string[] {
  const words = wordsOf(textOf(text));
  if (typeof text === 'string' || text.cuts.length === 0) return words;
  const known = new Set(wordsOf(other));
  const cuts = text.cuts.toSorted((a, b) => a - b);
  let [at, next] = [0, 0];
  return words.flatMap((word) => {
    const parts: string[] = [];
    let from = 0;
    for (; next < cuts.length && cuts[next]! < at + word.length; next++) {
      const cut = cuts[next]! - at;
      if (cut <= from || known.has(word)) continue;
      parts.push(word.slice(from, cut));
      from = cut;
    }
    at += word.length;
    return [...parts, word.slice(from)];
  });
}

/** Space that both sides have at an end of it is no part of what differs. */
function withoutSharedSpace(hunk: TextHunk, before: string, after: string): void {
  const isSpace = (one: string | undefined, other: string | undefined): boolean =>
    one === other && one !== undefined && /\s/.test(one);
  const hasBoth = (): boolean => hunk.from < hunk.to && hunk.fromNew < hunk.toNew;
  while (hasBoth() && isSpace(before[hunk.to - 1], after[hunk.toNew - 1])) {
    hunk.to--;
    hunk.toNew--;
  }
  while (hasBoth() && isSpace(before[hunk.from], after[hunk.fromNew])) {
    hunk.from++;
    hunk.fromNew++;
  }
}

function offsets(words: readonly string[]): number[] {
  let at = 0;
  return [0, ...words.map((word) => (at += word.length))];
}

export interface Mapped extends Stretch {
  /** True where what is meant was itself edited. */
  touched: boolean;
}

/**
 * A stretch of the old text in the new one. A point where something came in is behind it. Of what
 * was edited it is all that stands there now.
 */
export function mapStretch(hunks: readonly TextHunk[], { start, end }: Stretch): Mapped {
  const isPoint = start === end;
  const touched = hunks.some(({ from, to }) =>
    isPoint ? from < start && start < to : from < end && start < to && (from < to || from > start),
  );
  const at = mapOffset(hunks, start, 'start');
  return { start: at, end: isPoint ? at : Math.max(at, mapOffset(hunks, end, 'end')), touched };
}

function mapOffset(hunks: readonly TextHunk[], offset: number, edge: 'start' | 'end'): number {
  let shift = 0;
  for (const { from, to, fromNew, toNew } of hunks) {
    if (to < offset || (to === offset && (from < to || edge === 'start'))) {
      shift = toNew - to;
      continue;
    }
    if (from < offset) return edge === 'start' ? fromNew : toNew;
    break;
  }
  return offset + shift;
}
