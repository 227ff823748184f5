/** What is said of a stated length that the moments of the report contradict. */
import type { Place } from '../../document/place.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { placeOf, type PartFacts, type StatedDuration } from '../model/facts.ts';

/** The rule, in whichever way a length is proved to be another. */
export const RULE = 'text/duration';

/** The problem, at the words that state the length. */
export function anotherLength(
  part: PartFacts['part'],
  { written, offset }: Pick<StatedDuration, 'written' | 'offset'>,
  severity: Diagnostic['severity'],
  message: string,
  other?: Place,
): Diagnostic {
  return {
    rule: RULE,
    severity,
    title: 'Another duration',
    message,
    where: placeOf(part, written, offset),
    ...(other && { other }),
    fixes: [],
  };
}
