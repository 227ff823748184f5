/** Which pieces of one version of a report became which of the other, whatever its format. */
import { hunksBetween, risingPart, type Hunk } from '../../revision/sequence.ts';
import { likeness, wordSet } from '../../revision/words.ts';

/** A piece of a report as far as its place in the other version goes. */
export interface Piece<T> {
  piece: T;
  /** The same for pieces that are the same to a reader. */
  key: string;
  /** What it is called in both versions, where it has a name; '' for none. */
  name: string;
  /** Only pieces of one kind can be each other, changed. */
  kind: string;
  text: string;
}

/**
 * As `hunksBetween`, for words: changes with nothing but space between them are one, so that a
 * sentence that was written anew is read as two sentences and not word by word.
 * @param isSpace says it of an item of the earlier sequence
 */
export function wordHunks(
  before: readonly string[],
  after: readonly string[],
  isSpace: (index: number) => boolean,
): Hunk[] {
  const hunks: Hunk[] = [];
  for (const hunk of hunksBetween(before, after)) {
    const last = hunks.at(-1);
    let at = last?.to ?? hunk.from;
    while (at < hunk.from && isSpace(at)) at++;
    if (last && at === hunk.from) {
      last.to = hunk.to;
      last.toNew = hunk.toNew;
    } else hunks.push({ ...hunk });
  }
  return hunks;
}

export type Aligned<T> =
  | { is: 'same' | 'changed'; before: T; after: T }
  | { is: 'removed'; before: T }
  | { is: 'added'; after: T };

/** So much in common makes two pieces one that was changed, from 0 to 1. */
const ALIKE = 0.4;
/** How many pieces further on the fitting one is looked for, so that it stays linear. */
const REACH = 8;

/**
 * Two sequences as one, in reading order: what was removed stands before what came in its place.
 * What moved is removed in one place and added in the other.
 */
export function align<T>(before: readonly Piece<T>[], after: readonly Piece<T>[]): Aligned<T>[] {
  const aligned: Aligned<T>[] = [];
  let [at, atNew] = [0, 0];
  const same = (to: number): void => {
    for (; at < to; at++, atNew++)
      aligned.push({ is: 'same', before: before[at]!.piece, after: after[atNew]!.piece });
  };
  const keys = (pieces: readonly Piece<T>[]): string[] => pieces.map(({ key }) => key);
  for (const { from, to, fromNew, toNew } of hunksBetween(keys(before), keys(after))) {
    same(from);
    aligned.push(...within(before.slice(from, to), after.slice(fromNew, toNew)));
    [at, atNew] = [to, toNew];
  }
  same(before.length);
  return aligned;
}

function within<T>(before: readonly Piece<T>[], after: readonly Piece<T>[]): Aligned<T>[] {
  const aligned: Aligned<T>[] = [];
  let [at, atNew] = [0, 0];
  const apart = (to: number, toNew: number): void => {
    for (; at < to; at++) aligned.push({ is: 'removed', before: before[at]!.piece });
    for (; atNew < toNew; atNew++) aligned.push({ is: 'added', after: after[atNew]!.piece });
  };
  for (const [one, other] of pairs(before, after)) {
    apart(one, other);
    aligned.push({ is: 'changed', before: before[one]!.piece, after: after[other]!.piece });
    [at, atNew] = [one + 1, other + 1];
  }
  apart(before.length, after.length);
  return aligned;
}

/** Indices of pieces that became each other; both rise. First by name, then by what they say. */
function pairs<T>(before: readonly Piece<T>[], after: readonly Piece<T>[]): [number, number][] {
  const named = byName(before, after);
  const found: [number, number][] = [];
  let [at, atNew] = [0, 0];
  for (const [one, other] of [...named, [before.length, after.length] as [number, number]]) {
    for (const [index, indexNew] of byWords(before.slice(at, one), after.slice(atNew, other)))
      found.push([at + index, atNew + indexNew]);
    if (one < before.length) found.push([one, other]);
    [at, atNew] = [one + 1, other + 1];
  }
  return found;
}

function byName<T>(before: readonly Piece<T>[], after: readonly Piece<T>[]): [number, number][] {
  const places = new Map(
    before.flatMap(({ name, kind }, index): [string, number][] =>
      name === '' ? [] : [[`${kind} ${name}`, index]],
    ),
  );
  const common = after.flatMap(({ name, kind }, index): [number, number][] => {
    const place = name === '' ? undefined : places.get(`${kind} ${name}`);
    return place === undefined ? [] : [[place, index]];
  });
  const steady = risingPart(common.map(([place]) => place));
  return common.filter(([place]) => steady.has(place));
}

function byWords<T>(before: readonly Piece<T>[], after: readonly Piece<T>[]): [number, number][] {
  if (before.length === 0 || after.length === 0) return [];
  const old = before.map(({ text }) => wordSet(text));
  const only = before.length === 1 && after.length === 1;
  const found: [number, number][] = [];
  let next = 0;
  after.forEach((piece, indexNew) => {
    const own = wordSet(piece.text);
    const end = Math.min(next + REACH, before.length);
    for (let index = next; index < end; index++) {
      if (before[index]!.kind !== piece.kind) continue;
      if (piece.name !== '' && before[index]!.name !== '') continue;
      if (!only && likeness(old[index]!, own) < ALIKE) continue;
      found.push([index, indexNew]);
      next = index + 1;
      return;
    }
  });
  return found;
}
