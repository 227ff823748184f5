/**
 * How long something did not work, against the moments of the report: a length that is none of the
 * stretches that it can have been. What may be a part of something untold is left alone.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import {
  placeOf,
  sectionFacts,
  updateFacts,
  type PartFacts,
  type Sentence,
  type StatedDuration,
} from '../model/facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { pointsOf, RULE } from './length-and-ends.ts';
import { saysOfAll, saysRestored, saysStopped, standstillOf } from './standstill-words.ts';

/** Sections that look ahead, or hold what others wrote. */
const SILENT: ReadonlySet<string> = new Set(['actions', 'next-steps', 'supporting', 'communication']);
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
        if (stated.maxMs < LEAST || standstillOf(sentence, stated) === null) return [];
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
    {
      rule: RULE,
      severity,
      title: 'Another duration',
      message,
      where: placeOf(part, stated.written, stated.offset),
      fixes: [],
    },
  ];
  const told = toldStretch(document, sentence.text);
  if (told && !fits(told.to.ms - told.from.ms))
    return found(
      some ? 'info' : 'warning',
      `${timeLabel(told.from.time, told.to.time)} to ${timeLabel(told.to.time, told.from.time)} ` +
        `is ${spanLabel(told.to.ms - told.from.ms)}; the text says ${stated.written}.`,
    );
  if (some) return null;
  const { moments, first, last } = entriesOf(document);
  const from = moments.length > 1 ? first!.ms : Math.min(...points);
  const to = moments.length > 1 ? last!.ms : Math.max(...points);
  if (stated.minMs > to - from) {
    // Who does not say that it is over leaves out what came after; who begins with the alarm, perhaps
    // what was before it.
    if (!last || !saysRestored(textOf(document, last))) return null;
    return found(
      moments.length > 2 && saysStopped(textOf(document, first!)) ? 'warning' : 'info',
      `The whole timeline is ${spanLabel(to - from)} long; the text says ${stated.written}.`,
    );
  }
  return moments.length > 2 && moments.length <= FEW && isOfTheWhole(document, sentence.text)
    ? found('info', `No two times of this report are ${stated.written} apart.`)
    : null;
}

/** Users, the service, or what the title, the first or the last entry are about; no part beside it. */
function isOfTheWhole(document: Postmortem, text: string): boolean {
  if (saysOfAll(text)) return true;
  const words = subjectsOf(text);
  const { first, last } = entriesOf(document);
  const told = [first, last].map((moment) => (moment ? textOf(document, moment) : ''));
  return [document.title, ...told].some((one) =>
    [...subjectsOf(one)].some((word) => words.has(word)),
  );
}

/**
 * The stretch that the entries tell of in the sentence's own words: "Issuance halted", "Issuance
 * resumed". Null where they tell of none, or of more than one.
 */
function toldStretch(document: Postmortem, text: string): { from: Moment; to: Moment } | null {
  const words = subjectsOf(text);
  if (words.size === 0) return null;
  const { moments } = entriesOf(document);
  if (moments.length > 60) return null;
  const told = moments.flatMap((moment) => {
    const said = textOf(document, moment);
    const shared = [...subjectsOf(said)].filter((word) => words.has(word));
    return shared.length === 0 ? [] : [{ moment, said, shared }];
  });
  const ends = told.filter(({ said }) => saysRestored(said));
  const begins = told.filter(({ said }) => saysStopped(said) && !saysRestored(said));
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

function textOf({ timeline }: Postmortem, { index }: Moment): string {
  return plainText(timeline[index]!.body);
}

/** Inflected words are told by how they begin. */
const STEM = 6;

function subjectsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(
    words.filter((word) => !saysStopped(word) && !saysRestored(word) && !COMMON.has(word)).map((word) => word.slice(0, STEM)),
  );
}

/** Words of any sentence about an incident, which say nothing of which part it was. */
const COMMON = new Set(
  (
    'that this then than them they their there these those with from were been have having when what which while where ' +
    'into onto under after before within about again still more most both other first second third time times hour hours ' +
    'minute minutes total users customers service services system systems eine einer einem einen dieser alle allen wurde waren ' +
    'stunden stunde minuten nach für durch pour dans avec pendant heures minutes tous toutes'
  ).split(' '),
);
