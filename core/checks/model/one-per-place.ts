import { placeKey } from '../../document/place.ts';
import type { Diagnostic } from './diagnostic.ts';

/** The first of several findings at one place: what one reading has found, another need not say. */
export function onePerPlace(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return found.filter(({ where }) => !seen.has(placeKey(where)) && seen.add(placeKey(where)));
}
