/** A text that is written in its author's way, with a change in it that was made elsewhere. */
import { hunksBetween } from '../revision/sequence.ts';
import { threeWay } from '../revision/merge/three-way.ts';

const TOKEN = /[\p{L}\p{N}\p{M}]+|[ \t]+|[^\p{L}\p{N}\p{M} \t]/gu;

/**
 * Makes in `text` the change that leads from `before` to `after`, two writings of the same thing in
 * one style. Line ends, marks and spaces of `text` stay wherever the change does not reach them.
 */
export function patched(text: string, before: string, after: string): string {
  if (before === after) return text;
  const tokens = (from: string): string[] => from.match(TOKEN) ?? [];
  return threeWay({
    base: tokens(before),
    ours: tokens(text),
    theirs: tokens(after),
    key: (token) => token,
    settle: (_before, _ours, theirs) => [{ here: theirs, there: theirs }],
  })
    .flatMap(({ here }) => here)
    .join('');
}

/** The same by lines, for a text that was written by a program. */
export function patchedLines(text: string, before: string, after: string): string {
  const lines = (from: string): string[] => from.split('\n');
  return threeWay({
    base: lines(before),
    ours: lines(text),
    theirs: lines(after),
    key: (line) => line,
    settle: (_before, _ours, theirs) => [{ here: theirs, there: theirs }],
  })
    .flatMap(({ here }) => here)
    .join('\n');
}

/** Which items of one list are which of another: the index in `before` of each, or -1. */
export function sameItems(before: readonly string[], after: readonly string[]): number[] {
  const found = after.map(() => -1);
  let [at, atNew] = [0, 0];
  const match = (to: number): void => {
    for (; at < to; at++, atNew++) found[atNew] = at;
  };
  for (const { from, to, toNew } of hunksBetween(before, after)) {
    match(from);
    [at, atNew] = [to, toNew];
  }
  match(before.length);
  return found;
}
