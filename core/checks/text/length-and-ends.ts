/**
 * Lengths that the text itself gives the ends of: "38 minutes, from 08:02 to 08:54", and those of a
 * line that is a label and a length ("Duration: 45 minutes"), in any language that is read.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem, Prose } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { claimsOf } from '../model/claims.ts';
import { entriesOf, scaleOf } from '../model/entries.ts';
import {
  entryFacts,
  sectionFacts,
  textOfPart,
  updateFacts,
  type PartFacts,
  type Sentence,
  type StatedDuration,
  type StatedTime,
} from '../model/facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { ANOTHER, LABEL, LASTED, TOTAL } from './length-labels.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { perRow, remembered } from '../../document/remembered.ts';
import { anotherLength } from './another-length.ts';

/** Between a length and the times that it is of: a comma, a bracket, "from", a day. */
const BESIDE = /^[^.;:!?\n]{0,32}$/;
const VERB = new RegExp(
  joinedLines`
    (?<!\p{L})(?:was|were|had|has|have|is|are|ran|took|did|we|they|it|which|that|after
      |before|later|earlier|ago|every|each|war|waren|wurde|était|étaient|fue|fueron|foi|era
      |werd|waren)(?!\p{L})
  `,
  'iu',
);
/** What is said twice and does not agree. */
export function lengthsWithEnds(document: Postmortem): Diagnostic[] {
  const parts = [
    ...sectionFacts(document).filter(({ section }) => section.kind !== 'actions'),
    ...rowsWithLabels(document),
    ...document.updates.map((update) => updateFacts(update, document)),
  ];
  return parts.flatMap((facts) =>
    facts.sentences.flatMap((sentence) =>
      sentence.durations.flatMap(
        (stated) =>
          besideItsEnds(document, facts, sentence, stated) ??
          behindItsEnds(document, facts, sentence, stated) ??
          labelled(document, facts, sentence, stated) ??
          [],
      ),
    ),
  );
}

/** Rows that hold a form, "Detected: 10:33" and "Time to detect: 4 min" on lines of their own. */
const FORM = /\n[^:\n]{3,40}:[^\n]*\n[^:\n]{3,60}:[^\n]*\d/;
const isForm = perRow(({ body }: { body: Prose }) => (FORM.test(plainText(body)) ? true : null));

function rowsWithLabels(document: Postmortem): PartFacts[] {
  return isForm(document.timeline, null).map(({ index }) =>
    entryFacts(document.timeline[index]!, document),
  );
}

function besideItsEnds(
  document: Postmortem,
  facts: PartFacts,
  { text, times }: Sentence,
  stated: StatedDuration,
): Diagnostic[] | null {
  const from = times.find(({ range, start }) => range === 'from' && start > stated.end);
  const to = from && times.find(({ range, rangeId }) => range === 'to' && rangeId === from.rangeId);
  if (!from || !to) return null;
  const between = text.slice(stated.end, from.start);
  // "(20 minutes), the second from …": what is in brackets is of what stands before them.
  if (!BESIDE.test(between) || VERB.test(between) || /^\s?[)）]/.test(between)) return null;
  return judged(document, facts, stated, from, to);
}

/** "From 07:50 to 11:35 nobody could log in (2 hours 45 minutes)", "…, soit 2 heures 25". */
const IN_BRACKETS = new RegExp(
  joinedLines`
    ^[^.;:!?\n()（]{0,80}(?:[(（]|,\s(?=less than|more than|just)|,\s(?:also|insgesamt|das sind|soit
    |au total|es decir|o sea|en total
    |ou seja|no total|cioè|ossia|in totale|dus|in totaal|czyli|łącznie|totalt|a total of
    |in total|a period of|for|per|durante|pendant|alltså|altså)\s
    |\s(?:and|und|et|y|e|en) (?:took|lasted|dauerte|a duré|duró|durou|è durat[oa]|duurde)\s)
    \s*(?:(?:ca\.?|circa|etwa|rund|environ|unos|cerca de|about|approximately|(?:just )?(?:less than
    |more than
    |over|under)|for|knapp|gut|約|约|약)\s?)?$
  `,
  'iu',
);
/** Shorter ones are those of a timeout or of a step. */
const LEAST_IN_BRACKETS = 10 * MINUTE;

function behindItsEnds(
  document: Postmortem,
  facts: PartFacts,
  { text, times, durations }: Sentence,
  stated: StatedDuration,
): Diagnostic[] | null {
  const ranges = new Set(times.flatMap(({ rangeId }) => rangeId ?? []));
  const to = times.findLast(({ range, end }) => range === 'to' && end <= stated.start);
  const from = to && times.find(({ range, rangeId }) => range === 'from' && rangeId === to.rangeId);
  if (!from || !to) return null;
  // Of several, a length in brackets is that of the range right before them.
  if (
    (ranges.size > 1 || durations.length > 1) &&
    !/^(?:\s\p{L}{2,5})?\s?[(（]\s?$/u.test(text.slice(to.end, stated.start))
  )
    return null;
  if (
    stated.maxMs < LEAST_IN_BRACKETS ||
    !new RegExp(
      joinedLines`
      ^(?:\s(?:lang|long|durant))?\s*(?:[)）.,]|$)
    `,
      'u',
    ).test(text.slice(stated.end))
  )
    return null;
  if (!IN_BRACKETS.test(text.slice(to.end, stated.start))) return null;
  return judged(document, facts, stated, from, to);
}

function judged(
  document: Postmortem,
  facts: PartFacts,
  stated: StatedDuration,
  from: StatedTime,
  to: StatedTime,
): Diagnostic[] | null {
  if (from.precision === 'day' || to.precision === 'day') return null;
  const scale = scaleOf(document);
  const span = scale(to.time) - scale(from.time);
  if (!(span > 0) || fits(stated, span)) return [];
  const [begin, end] = [timeLabel(from.time, to.time), timeLabel(to.time, from.time)];
  return [
    anotherLength(
      facts.part,
      stated,
      'error',
      `${begin} to ${end} is ${spanLabel(span)}; the text says ${stated.written}.`,
    ),
  ];
}

/** A line that is a label and its value. */
const LABELLED = /^[^:：|–\d]{2,40}[:：|–]/;

/** "Start: 13:42", "End: 15:27", "Length: 1 h 35 min", one below the other, in any language. */
function ofTheLinesAbove(
  document: Postmortem,
  facts: PartFacts,
  stated: StatedDuration,
): Diagnostic[] | null {
  const times = facts.sentences.flatMap((sentence) => sentence.times);
  const before = textOfPart(facts.part).slice(0, stated.offset);
  let end = Math.max(0, before.lastIndexOf('\n'));
  const found: StatedTime[] = [];
  for (const line of before.slice(0, end).split('\n').toReversed()) {
    const within = times.filter(({ offset }) => offset >= end - line.length && offset < end);
    end -= line.length + 1;
    if (!LABELLED.test(line) || within.length !== 1) break;
    found.unshift(within[0]!);
  }
  const [from, to, ...more] = found;
  return from && to && more.length === 0 ? judged(document, facts, stated, from, to) : null;
}

/** A form that gives three moments or more: its figures are between them. */
function ofItsForm(
  document: Postmortem,
  facts: PartFacts,
  stated: StatedDuration,
): Diagnostic[] | null {
  const scale = scaleOf(document);
  const text = textOfPart(facts.part);
  const told = facts.sentences
    .flatMap(({ times }) => times)
    .filter(
      ({ offset, precision }) => precision !== 'day' && LABELLED.test(lineBefore(text, offset)),
    )
    .map(({ time }) => scale(time))
    .filter((ms) => !Number.isNaN(ms));
  if (new Set(told).size < 3) return null;
  return told.some((from) => told.some((to) => fits(stated, to - from)))
    ? []
    : [
        anotherLength(
          facts.part,
          stated,
          'warning',
          `No two of the times beside it are ${stated.written} apart.`,
        ),
      ];
}

/** A length that no two of the moments that the report tells of have between them. */
function labelled(
  document: Postmortem,
  facts: PartFacts,
  { text }: Sentence,
  stated: StatedDuration,
): Diagnostic[] | null {
  // A label may stand on the line above.
  const line = lineBefore(textOfPart(facts.part), stated.offset);
  const after = text.slice(stated.end).split('\n')[0]!;
  const before = text.slice(0, stated.start);
  const label = (LABEL.test(line) || LABEL.test(before)) && !/\p{L}/u.test(after);
  const whole = (LASTED.test(before) || TOTAL.test(before)) && !ANOTHER.test(text);
  if (!label && !whole) return null;
  const above = label
    ? (ofTheLinesAbove(document, facts, stated) ?? ofItsForm(document, facts, stated))
    : null;
  if (above) return above;
  const points = pointsOf(document);
  if (points.length < 3 && !(points.length === 2 && label && saysBothEnds(document))) return [];
  const some = points.some((a) => points.some((b) => b > a && fits(stated, b - a)));
  // What is said of the incident as a whole is counted from its first moment.
  const first = Math.min(...points);
  if (some && (!whole || points.some((b) => fits(stated, b - first)))) return [];
  return [
    anotherLength(
      facts.part,
      stated,
      some ? 'info' : 'warning',
      some
        ? `From the first time of this report, no other is ${stated.written} away.`
        : `No two times of this report are ${stated.written} apart.`,
    ),
  ];
}

function saysBothEnds(document: Postmortem): boolean {
  const sides = new Set(claimsOf(document).map(({ side }) => side));
  return sides.size === 2;
}

/** Of more moments than this, any two lie as far apart as anybody likes. */
const MOST = 60;

function fits({ minMs, maxMs }: StatedDuration, ms: number): boolean {
  return ms > minMs - MINUTE && ms < maxMs + MINUTE;
}

/** The moments that the report tells of, ms; the first of them where there are very many. */
export const pointsOf = remembered((document: Postmortem): readonly number[] => {
  const scale = scaleOf(document);
  const { moments } = entriesOf(document);
  const posts = document.updates.flatMap(({ at }) => (at ? [scale(at)] : []));
  const told = sectionFacts(document).flatMap(({ sentences }) =>
    sentences.flatMap(({ times }) =>
      times.filter(({ precision }) => precision !== 'day').map(({ time }) => scale(time)),
    ),
  );
  return [...new Set([...moments.map(({ ms }) => ms), ...posts, ...told])]
    .filter((ms) => !Number.isNaN(ms))
    .slice(0, MOST);
});

/** What stands in a line before a place; where that is blank, the last line above that is not. */
function lineBefore(text: string, place: number): string {
  let end = place;
  for (;;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (line.trim() !== '' || start === 0) return line;
    end = start - 1;
  }
}
