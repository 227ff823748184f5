/**
 * "Both disks were replaced within 2 hours of the alarm": a bound between two things that the
 * timeline tells of in the same words.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import type { Moment } from '../model/entries.ts';
import { sectionFacts, type Sentence, type StatedDuration } from '../model/facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { anotherLength } from './another-length.ts';
import { rowsSharing, subjectsOf } from './told-rows.ts';

const WITHIN = /\bwithin (?:the )?(?:first )?$/i;
/** What the bound is counted from: the words up to the end of the clause. */
const FROM = /^\s+(?:of|after|from)\s+([^,;.:!?()]{3,60})/i;
const ALL = /\b(?:both|all|every|each|everything|none)\b/i;
/** A rule or an aim, or what did not happen. */
const NO_FACT = new RegExp(
  joinedLines`
    \b(?:should|would|could|must|may(?! \d)(?<!\d may)|might|will|shall|aim\w*|goal|targets?|slo
    |sla|promis\w*
      |usually|normally|typically|if|not|never|nobody|failed to)\b|n[’']t\b
  `,
  'i',
);
/** Bounds that the entries they speak of do not keep. */
export function brokenBounds(document: Postmortem): Diagnostic[] {
  return sectionFacts(document).flatMap((facts) =>
    facts.section.kind === 'timeline' || facts.section.kind === 'actions'
      ? []
      : facts.sentences.flatMap((sentence) =>
          sentence.durations.flatMap((stated) => {
            const ends = brokenBy(document, sentence, stated);
            return ends === null
              ? []
              : [
                  anotherLength(
                    facts.part,
                    stated,
                    'warning',
                    `${timeLabel(ends.from.time, ends.to.time)} to ` +
                      `${timeLabel(ends.to.time, ends.from.time)} is ` +
                      `${spanLabel(ends.to.ms - ends.from.ms)}; ` +
                      `the text says within ${stated.written}.`,
                    { kind: 'timeline', id: ends.to.entry.id },
                  ),
                ];
          }),
        ),
  );
}

function brokenBy(
  document: Postmortem,
  { text }: Sentence,
  stated: StatedDuration,
): { from: Moment; to: Moment } | null {
  const before = text.slice(0, stated.start);
  const from = FROM.exec(text.slice(stated.end))?.[1];
  if (from === undefined || !WITHIN.test(before) || NO_FACT.test(text)) return null;
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
  const told = (words: string) => rowsSharing(document, subjectsOf(words));
  const [anchor, ...anchors] = told(from);
  // What is counted from must be one row, and what is told of must come after it.
  if (!anchor || anchors.length > 0) return null;
  const after = told(clause).filter(({ moment }) => moment.ms > anchor.moment.ms);
  // Of the rows that share its words, those that share the most are what it tells of.
  const most = Math.max(0, ...after.map(({ shared }) => shared.length));
  const reached = after.filter(({ shared }) => shared.length === most);
  const to = (ALL.test(clause) ? reached.at(-1) : reached[0])?.moment;
  return to && to.ms - anchor.moment.ms >= stated.maxMs + MINUTE
    ? { from: anchor.moment, to }
    : null;
}
