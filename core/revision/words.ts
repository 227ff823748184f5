/** The words of a text as a reader of changes sees them. */
import type { RootContent } from 'mdast';
import { plainText } from '../prose/text.ts';
import { hunksBetween } from './sequence.ts';

/** Scripts that put no space between words: each sign counts. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;
const SIGN = String.raw`(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])`;
/** A clock time, a version, a host and a ticket are one word: half of `10:14` says nothing. */
const WORD = new RegExp(String.raw`\s+|${SIGN}+(?:[.:,'’\-_/@]${SIGN}+)*|.`, 'gsu');

/** A text as words, single signs and the space between them; joined they are the text. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

export interface WordRun {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** How the words of some blocks became those of others, in reading order. */
export function wordRuns(before: readonly RootContent[], after: readonly RootContent[]): WordRun[] {
  const [old, now] = [before, after].map((children) =>
    wordsOf(plainText({ type: 'root', children: [...children] })),
  ) as [string[], string[]];
  const runs: WordRun[] = [];
  const push = (kind: WordRun['kind'], words: readonly string[]): void => {
    if (words.length > 0) runs.push({ kind, text: words.join('') });
  };
  let at = 0;
  for (const { from, to, fromNew, toNew } of hunksBetween(old, now)) {
    push('same', old.slice(at, from));
    push('removed', old.slice(from, to));
    push('added', now.slice(fromNew, toNew));
    at = to;
  }
  push('same', old.slice(at));
  return runs;
}

/**
 * How much two texts have in common, from 0 to 1: the share of their words that both have (Dice's
 * coefficient). Two texts without a word have nothing in common.
 */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  return (2 * shared) / (one.size + other.size);
}

/** The different words of a text in small letters, without signs and space. */
export function wordSet(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
      .map((word) => word.toLowerCase()),
  );
}
