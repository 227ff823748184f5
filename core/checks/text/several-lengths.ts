/**
 * A report of several incidents, "June 3 (lasting 47 minutes) … June 12 (lasting 2 hours)": each
 * length is measured by the times that are told behind it, up to the next one.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { scaleOf } from '../model/entries.ts';
import {
  type SectionFacts,
  type Sentence,
  type StatedDuration,
  type StatedTime,
} from '../model/facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { anotherLength } from './another-length.ts';

/** A length that is said of an incident. */
export interface Length {
  facts: SectionFacts;
  sentence: Sentence;
  stated: StatedDuration;
  /** Said of the incident as a whole, not of some part of what users met. */
  whole: boolean;
}

/** Null where the lengths can all be those of one incident. */
export function ofSeveral(document: Postmortem, lengths: readonly Length[]): Diagnostic[] | null {
  const whole = lengths.filter((length) => length.whole);
  const headed = whole.filter(isHead);
  if (headed.length < 2 || headed.every((one) => overlaps(one, headed[0]!))) return null;
  return headed.flatMap((length) => judge(document, length, whole));
}

/** At the head of what it is told of: a line of its own, "June 12 (lasting 47 minutes)". */
function isHead({ sentence: { text, times }, stated }: Length): boolean {
  return times.length > 0 && text.length < 80 && /^[\s)\]）.:*]*$/.test(text.slice(stated.end));
}

function overlaps(a: Length, b: Length): boolean {
  return a.stated.minMs < b.stated.maxMs && b.stated.minMs < a.stated.maxMs;
}

function judge(
  document: Postmortem,
  { facts, sentence, stated }: Length,
  whole: readonly Length[],
): Diagnostic[] {
  const { sentences } = facts;
  const scale = scaleOf(document);
  const begin = sentences.indexOf(sentence);
  const next = sentences.findIndex(
    (other, index) => index > begin && whole.some((length) => length.sentence === other),
  );
  const told = sentences
    .slice(begin, next === -1 ? undefined : next)
    .flatMap(({ times }) => times)
    .filter(({ precision }) => precision !== 'day')
    .map((time): StatedTime => ({ ...time, ms: scale(time.time) }))
    .filter(({ ms }) => !Number.isNaN(ms))
    .sort((a, b) => a.ms - b.ms);
  const [first, last] = [told[0], told.at(-1)];
  const fits = (ms: number): boolean => ms > stated.minMs - MINUTE && ms < stated.maxMs + MINUTE;
  if (!first || !last || first.ms === last.ms) return [];
  if (told.some((from) => told.some((to) => fits(to.ms - from.ms)))) return [];
  return [
    anotherLength(
      facts.part,
      stated,
      'warning',
      `${timeLabel(first.time, last.time)} to ${timeLabel(last.time, first.time)} is ` +
        `${spanLabel(last.ms - first.ms)}; the text says ${stated.written}.`,
    ),
  ];
}
