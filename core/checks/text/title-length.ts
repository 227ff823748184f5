/** The length that the title of a report names, against those that its text does. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { findDurations, type FoundDuration } from '../../time/find-durations.ts';
import { claimsOf } from '../model/claims.ts';
import { placeOf } from '../model/facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { RULE } from './another-length.ts';
import { isLengthInTitle } from './length-words.ts';
import type { Length } from './several-lengths.ts';

/** Rounded as it may be, the length in the title is none that the text gives. */
export function inTitle(document: Postmortem, lengths: readonly Length[]): Diagnostic[] {
  const { title } = document;
  const stated = findDurations(title).find((found) => isLengthInTitle(title, found));
  const [first] = lengths.filter(({ whole }) => whole);
  if (stated && !first) return besideRange(document, stated);
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

/** Where no sentence gives a length: the one beginning and the one end that the text does. */
function besideRange(document: Postmortem, stated: FoundDuration): Diagnostic[] {
  const claims = claimsOf(document);
  const [from, ...starts] = claims.filter(({ side }) => side === 'start');
  const [to, ...ends] = claims.filter(({ side }) => side === 'end');
  if (!from || !to || starts.length > 0 || ends.length > 0) return [];
  const span = to.time.ms - from.time.ms;
  if (!(span > 0) || (span > stated.minMs - MINUTE && span < stated.maxMs + MINUTE)) return [];
  return [
    {
      rule: RULE,
      severity: 'warning',
      title: 'Another duration',
      message:
        `${timeLabel(from.time.time, to.time.time)} to ${timeLabel(to.time.time, from.time.time)} ` +
        `is ${spanLabel(span)}; the title says ${stated.written}.`,
      where: { kind: 'title' },
      other: placeOf(to.facts.part, to.time.time.written, to.time.offset),
      fixes: [],
    },
  ];
}
