/** The stretch that a length is of: what a sentence, or one before it, says "from … to …". */
import { textOfPart, type PartFacts, type Sentence, type StatedDuration } from '../model/facts.ts';
import type { Moments, Point } from './incident-moments.ts';

export interface Range {
  from: Point;
  to: Point;
}

/** A time from … to … in the same sentence. */
export function rangeOf({ times }: Sentence, { stated }: Moments): Range | null {
  const point = (side: 'from' | 'to') => {
    const found = times.filter(({ range }) => range === side);
    return found.length === 1 ? stated.find(({ time }) => time === found[0]!.time) : undefined;
  };
  const [from, to] = [point('from'), point('to')];
  return from && to && to.ms > from.ms ? { from, to } : null;
}

/**
 * The last one that the paragraph of a length tells before it: of several services each has its own
 * paragraph, with its stretch and how long that was.
 */
export function rangeBefore(
  { part, sentences }: PartFacts,
  sentence: Sentence,
  { offset }: StatedDuration,
  moments: Moments,
): Range | null {
  const begin = textOfPart(part).lastIndexOf('\n', offset) + 1;
  const before = sentences
    .slice(0, sentences.indexOf(sentence))
    .filter(({ times }) => (times[0]?.offset ?? -1) >= begin);
  for (const one of before.toReversed()) {
    const range = rangeOf(one, moments);
    if (range) return range;
  }
  return null;
}
