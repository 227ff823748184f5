/** When two values of a document say the same, whatever the order of their keys. */
import { dequal } from 'dequal/lite';
import type { LiveFact } from '../document/live-fact.ts';

/**
 * True for a live fact whose words follow from the rest of the document: they are no text of their
 * own, so a difference in them is none.
 */
export type Follows = (fact: LiveFact) => boolean;

export const followsNothing: Follows = () => false;

/** True where both would be written to a file as the same. */
export function same(one: unknown, other: unknown): boolean {
  return dequal(one, other) || keyOf(one) === keyOf(other);
}

/** A text that is the same for values that are the same, for comparing many with many. */
export function keyOf(value: unknown, follows: Follows = followsNothing): string {
  if (Array.isArray(value)) return `[${value.map((item) => keyOf(item, follows)).join()}]`;
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value));
  const record = value as Record<string, unknown>;
  const silent = record['type'] === 'fact' && follows(value as LiveFact) ? 'value' : null;
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined && key !== silent)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${keyOf(record[key], follows)}`);
  return `{${members.join()}}`;
}
