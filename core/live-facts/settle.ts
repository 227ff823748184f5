import type { LiveFact } from '../document/live-fact.ts';
import { bodiesOf } from '../document/bodies.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { hasFact, mapDocumentFacts } from './in-prose.ts';
import { factTeller } from './words.ts';

/**
 * The document with every live fact saying what its source says now; the same object where each
 * does already. Words whose source is gone stay.
 */
export function withFreshFacts(document: Postmortem): Postmortem {
  if (!bodiesOf(document).some(hasFact)) return document;
  const tell = factTeller(document);
  return mapDocumentFacts(document, (fact): LiveFact => {
    const value = tell(fact) ?? fact.value;
    return value === fact.value ? fact : { ...fact, value };
  });
}
