import type { LiveFact } from '../document/live-fact.ts';
import type { Prose } from '../document/postmortem.ts';
import { remembered } from '../document/remembered.ts';
import { plainText } from '../prose/text.ts';
import { factsIn, mapFacts } from './in-prose.ts';

/** A fact, and where it begins in the plain text of its body. */
export interface PlacedFact {
  fact: LiveFact;
  offset: number;
}

/** A sign of no text. */
const SIGN = '\ue000';

/** The facts of a body with their places; the same value for the same body. */
export const placedFacts: (body: Prose) => readonly PlacedFact[] = remembered(place);

function place(body: Prose): PlacedFact[] {
  const facts = factsIn(body);
  if (facts.length === 0) return [];
  const text = plainText(
    mapFacts(body, ({ value }) => ({ type: 'text', value: SIGN + value.replaceAll(SIGN, ' ') })),
  );
  const signs = [...text.matchAll(new RegExp(SIGN, 'g'))].slice(0, facts.length);
  return signs.map(({ index }, nth) => ({ fact: facts[nth]!, offset: index - nth }));
}
