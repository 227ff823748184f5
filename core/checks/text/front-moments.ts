/** The beginning and the end that front matter gives, against the entries that tell of them. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import type { Claim } from '../model/claims.ts';
import { entriesOf, scaleOf } from '../model/entries.ts';
import { placeOf, type Part } from '../model/facts.ts';
import { frontMatterOf, type FrontTime } from '../model/front-matter.ts';
import { DAY, spanLabel, timeLabel } from '../model/moments.ts';
import { toldOtherwise } from './told-ends.ts';

/** What front matter says otherwise than the timeline. */
export function frontMoments(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const front = frontMatterOf(document);
  if (!front || entriesOf(document).count < 3) return [];
  const { id, body } = front.section;
  const part: Part = { kind: 'section', id, body };
  return front.times.flatMap((field) => {
    const claim = claimOf(document, part, field);
    const told = claim && toldOtherwise(document, claim);
    if (!claim || !told || Math.abs(told.ms - claim.time.ms) > DAY / 2) return [];
    return [
      {
        severity: 'warning' as const,
        title: 'One event, two times',
        message:
          `The front matter says ${field.name} at ${timeLabel(field.time, told.time)}; the entry ` +
          `that tells of it is ${timeLabel(told.time, field.time)}, ` +
          `${spanLabel(told.ms - claim.time.ms)} ${told.ms > claim.time.ms ? 'later' : 'earlier'}.`,
        where: placeOf(part, field.written, field.offset),
        other: { kind: 'timeline' as const, id: told.entry.id },
        fixes: [],
      },
    ];
  });
}

/** A field is a claim as a line of a label and a time is. */
function claimOf(
  document: Postmortem,
  part: Part,
  { name, time, written, offset }: FrontTime,
): Claim | null {
  const ms = scaleOf(document)(time);
  if (name === 'detected' || Number.isNaN(ms)) return null;
  const stated = {
    start: 0,
    end: written.length,
    time,
    precision: 'minute' as const,
    problems: [],
    why: [],
    ms,
    offset,
    doubtfulDay: false,
  };
  return {
    side: name,
    strength: 'labelled',
    time: stated,
    sentence: { text: '', times: [stated], durations: [] },
    facts: { part, sentences: [] },
  };
}
