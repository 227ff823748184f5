/** The length that the title of a report names, against those that its text does. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { findDurations } from '../../time/find-durations.ts';
import { placeOf } from '../model/facts.ts';
import { RULE } from './another-length.ts';
import { isLengthInTitle } from './length-words.ts';
import type { Length } from './several-lengths.ts';

/** Rounded as it may be, the length in the title is none that the text gives. */
export function inTitle({ title }: Postmortem, lengths: readonly Length[]): Diagnostic[] {
  const stated = findDurations(title).find((found) => isLengthInTitle(title, found));
  const [first] = lengths.filter(({ whole }) => whole);
  if (
    !stated ||
    !first ||
    lengths.some(({ stated: { minMs, maxMs } }) => minMs < stated.maxMs && maxMs > stated.minMs)
  )
    return [];
  return [
    {
      rule: RULE,
      severity: 'warning',
      title: 'Another duration',
      message: `The title says ${stated.written}; “${first.facts.section.title}” says ${first.stated.written}.`,
      where: { kind: 'title' },
      other: placeOf(first.facts.part, first.stated.written, first.stated.offset),
      fixes: [],
    },
  ];
}
