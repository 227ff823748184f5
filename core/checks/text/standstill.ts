/**
 * How long something did not work, against the moments of the report: a length that is none of the
 * stretches that it can have been. What may be a part of something untold is left alone.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import {
  sectionFacts,
  updateFacts,
  type PartFacts,
  type Sentence,
  type StatedDuration,
} from '../model/facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { anotherLength } from './another-length.ts';
import { pointsOf } from './length-and-ends.ts';
import { rowsSharing, subjectsOf, textOfRow } from './told-rows.ts';
import { byPeople } from './told-ends.ts';
import { saysOfAll, saysRestored, saysStopped, standstillOf } from './standstill-words.ts';

/** Sections that hold what others wrote. */
const SILENT: ReadonlySet<string> = new Set(['supporting', 'communication']);
/** Of more moments than this, any two lie as far apart as anybody likes. */
const FEW = 12;
/** Shorter ones are those of a timeout or of a step. */
const LEAST = 5 * MINUTE;

/** Lengths of a standstill that nothing in the report has. */
export function standstills(document: Postmortem): Diagnostic[] {
  const points = pointsOf(document);
  if (points.length < 2) return [];
  return partsOf(document).flatMap((facts) =>
    facts.sentences.flatMap((sentence) =>
      sentence.durations.flatMap((stated) => {
        if (stated.maxMs < LEAST) return [];
        if (standstillOf(sentence, stated) === null)
          return ofTheWhole(document, facts, sentence.text, stated);
        return judge(document, facts, sentence, stated, points) ?? [];
      }),
    ),
  );
}

/** The sections, and the notices that look back. */
function partsOf(document: Postmortem): PartFacts[] {
  return [
    ...sectionFacts(document).filter(({ section }) => !SILENT.has(section.kind)),
    ...document.updates
      .filter(({ status }) => status === 'resolved' || status === 'postmortem')
      .map((update) => updateFacts(update, document)),
  ];
}

function judge(
  document: Postmortem,
  { part }: PartFacts,
  sentence: Sentence,
  stated: StatedDuration,
  points: readonly number[],
): Diagnostic[] | null {
  const fits = (ms: number): boolean => ms > stated.minMs - MINUTE && ms < stated.maxMs + MINUTE;
  const some = points.some((a) => points.some((b) => b > a && fits(b - a)));
  const found = (severity: Diagnostic['severity'], message: string): Diagnostic[] => [
    anotherLength(part, stated, severity, message),
  ];
  const told = toldStretch(document, sentence.text);
  if (told && !fits(told.to.ms - told.from.ms))
    return found(
      some &&
        !IN_ALL.test(sentence.text) &&
        !sharesVerb(sentence.text, textOfRow(document, told.from))
        ? 'info'
        : 'warning',
      `${timeLabel(told.from.time, told.to.time)} to ${timeLabel(told.to.time, told.from.time)} ` +
        `is ${spanLabel(told.to.ms - told.from.ms)}; the text says ${stated.written}.`,
    );
  const { moments, first, last } = entriesOf(document);
  if (some) return null;
  const from = moments.length > 1 ? first!.ms : Math.min(...points);
  const to = moments.length > 1 ? last!.ms : Math.max(...points);
  if (stated.minMs > to - from) {
    // Who does not say that it is over leaves out what came after; who begins with the alarm, perhaps
    // what was before it.
    if (!last || !saysRestored(textOfRow(document, last))) return null;
    return found(
      moments.length > 2 && isBeginning(textOfRow(document, first!)) ? 'warning' : 'info',
      `The whole timeline is ${spanLabel(to - from)} long; the text says ${stated.written}.`,
    );
  }
  if (moments.length <= 2 || moments.length > FEW || !isOfTheWhole(document, sentence.text))
    return null;
  // Where the rows tell of its beginning and of its end, nothing is left untold.
  const whole =
    saysStopped(textOfRow(document, first!)) &&
    moments.some((moment) => saysRestored(textOfRow(document, moment)));
  return found(
    whole ? 'warning' : 'info',
    `No two times of this report are ${stated.written} apart.`,
  );
}

/** Said of the whole of it. */
const IN_ALL = new RegExp(
  joinedLines`
    (?<!\p{L})(?:in total|in all|altogether|all told|overall|insgesamt|au total|en tout|en total|no total
    |ao todo|in totale|complessivamente|in totaal|łącznie|totalt|i alt)(?!\p{L})
  `,
  'iu',
);

/** It stopped, or what made it stop happened: nothing of it was before. */
function isBeginning(text: string): boolean {
  return saysStopped(text) || !byPeople(text);
}

/** "From the first lost order to the last repair": all of a timeline that tells of both. */
const FIRST_TO_LAST = new RegExp(
  joinedLines`
    (?<!\p{L})(?:from the (?:very )?first [^.;:]{3,40}? to the (?:very )?last
    |vo[mn] (?:der |dem )?ersten [^.;:]{3,40}? bis zu[rm] letzten
    |d[ue] (?:la )?premi(?:er|ère) [^.;:]{3,40}? (?:au|à la) derni(?:er|ère)
    |desde (?:el|la) primer[a]? [^.;:]{3,40}? hasta (?:el|la) últim[oa])(?!\p{L})
  `,
  'iu',
);

function ofTheWhole(
  document: Postmortem,
  { part }: PartFacts,
  text: string,
  { minMs, maxMs, written, offset }: StatedDuration,
): Diagnostic[] {
  const { first, last, count } = entriesOf(document);
  if (count < 3 || !FIRST_TO_LAST.test(text)) return [];
  if (!saysStopped(textOfRow(document, first!)) || !saysRestored(textOfRow(document, last!)))
    return [];
  const span = last!.ms - first!.ms;
  if (span > minMs - MINUTE && span < maxMs + MINUTE) return [];
  return [
    anotherLength(
      part,
      { written, offset },
      'warning',
      `${timeLabel(first!.time, last!.time)} to ${timeLabel(last!.time, first!.time)} ` +
        `is ${spanLabel(span)}; the text says ${written}.`,
    ),
  ];
}

/** The sentence and the row say in one word how it stopped: "halted". */
function sharesVerb(text: string, row: string): boolean {
  const verbs = (one: string): string[] =>
    (one.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(saysStopped);
  const known = new Set(verbs(row));
  return verbs(text).some((verb) => known.has(verb));
}

/** Users, the service, or what the title, the first or the last entry are about. */
function isOfTheWhole(document: Postmortem, text: string): boolean {
  if (saysOfAll(text)) return true;
  const words = plainSubjects(text);
  const { first, last } = entriesOf(document);
  const told = [first, last].map((moment) => (moment ? textOfRow(document, moment) : ''));
  return [document.title, ...told].some((one) =>
    [...plainSubjects(one)].some((word) => words.has(word)),
  );
}

/**
 * The stretch that the entries tell of in the sentence's own words: "Issuance halted", "Issuance
 * resumed". Null where they tell of none, or of more than one.
 */
function toldStretch(document: Postmortem, text: string): { from: Moment; to: Moment } | null {
  const told = rowsSharing(document, plainSubjects(text)).map((row) => ({
    ...row,
    shared: row.shared.filter((word) => !saysStopped(word) && !saysRestored(word)),
  }));
  const ends = told.filter((row) => row.shared.length > 0 && saysRestored(row.text));
  const begins = told.filter(
    (row) => row.shared.length > 0 && saysStopped(row.text) && !saysRestored(row.text),
  );
  const [from, ...others] = begins;
  const to = ends.at(-1);
  return from &&
    to &&
    others.length === 0 &&
    ends.length === 1 &&
    to.moment.ms > from.moment.ms &&
    from.shared.some((word) => to.shared.includes(word))
    ? { from: from.moment, to: to.moment }
    : null;
}

/** What a text is about, without the words that say how it went. */
function plainSubjects(text: string): ReadonlySet<string> {
  const words = text.match(/\p{L}+/gu) ?? [];
  return subjectsOf(words.filter((word) => !saysStopped(word) && !saysRestored(word)).join(' '));
}
