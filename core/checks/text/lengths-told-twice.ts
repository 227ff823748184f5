/** Two lengths of one outage in a report that names no times to measure them by. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { sectionFacts, type SectionFacts, type StatedDuration } from '../model/facts.ts';
import { claiming } from '../model/claims.ts';
import { anotherLength } from './another-length.ts';
import { isLengthOfIncident } from './length-words.ts';
import { pointsOf } from './length-and-ends.ts';
import { saysOfAll, standstillOf } from './standstill-words.ts';

/** Lengths of the whole that do not overlap, each as exact as it is written. */
export function lengthsToldTwice(document: Postmortem): Diagnostic[] {
  if (pointsOf(document).length > 1) return [];
  const whole = sectionFacts(document).flatMap((facts) =>
    claiming(facts.section) ? ofAll(facts).map((stated) => ({ facts, stated })) : [],
  );
  const [first] = whole;
  if (!first) return [];
  const { minMs, maxMs, written } = first.stated;
  const other = whole.find(({ stated }) => stated.minMs > maxMs || stated.maxMs < minMs);
  // Where more than two are named, there are parts among them.
  const different = new Set(whole.map(({ stated }) => stated.minMs)).size;
  if (!other || different > 2) return [];
  return [
    anotherLength(
      other.facts.part,
      other.stated,
      'warning',
      `The text says ${other.stated.written} here and ${written} elsewhere.`,
    ),
  ];
}

function ofAll({ section, sentences }: SectionFacts): StatedDuration[] {
  return sentences.flatMap((sentence) =>
    sentence.durations.filter(
      (stated) =>
        !stated.approximate &&
        sentence.durations.length === 1 &&
        stated.maxMs < Number.POSITIVE_INFINITY &&
        (isLengthOfIncident(section.title, sentence, stated) ||
          (saysOfAll(sentence.text) && standstillOf(sentence, stated) === 'down')),
    ),
  );
}
