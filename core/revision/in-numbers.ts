import { isBookkeeping } from './bookkeeping.ts';
import type { Change } from './change.ts';
import { wordRuns, wordsOf } from './words.ts';

/**
 * What changed, in a line: "1 section added, 2 rows moved, 1 time changed, 14 words". "Nothing
 * changed" where there is no change.
 */
export function inNumbers(changes: readonly Change[]): string {
  const counts = new Map<string, number>();
  const count = (what: string, by = 1): void => void counts.set(what, (counts.get(what) ?? 0) + by);
  for (const change of changes) if (!isBookkeeping(change)) countOne(change, count);
  const told = [...counts].map(([what, number]) => phrase(what, number));
  return told.length === 0 ? 'Nothing changed' : told.join(', ');
}

function countOne(change: Change, count: (what: string, by?: number) => void): void {
  if (change.kind === 'value') {
    const isTime = change.key === 'at' || change.key === 'nextUpdate';
    if (isTime) count('time changed');
    else count(change.owner.of === 'media' ? 'picture changed' : 'detail changed');
  } else if (change.kind === 'blocks') {
    count('word', wordsChanged(change.before, change.after));
  } else {
    count(`${change.list === 'sections' ? 'section' : 'row'} ${change.kind}`);
  }
}

/** Of words in the place of others, the larger number; signs and spaces do not count. */
function wordsChanged(...[before, after]: Parameters<typeof wordRuns>): number {
  const words = (kind: 'removed' | 'added'): number =>
    wordRuns(before, after)
      .filter((run) => run.kind === kind)
      .flatMap(({ text }) => wordsOf(text))
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  // A change of form alone is still one change to look at.
  return Math.max(words('removed'), words('added'), 1);
}

function phrase(what: string, number: number): string {
  const [noun, ...rest] = what.split(' ');
  return [number.toLocaleString('en'), number === 1 ? noun : `${noun}s`, ...rest].join(' ');
}
