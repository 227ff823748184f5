/**
 * Lengths that lead from one time to the next: "Twelve minutes later, at 14:07, …", "after 45
 * minutes, at 14:35", "down for 95 minutes until 15:05", "within five minutes, at 14:22".
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { scaleOf } from '../model/entries.ts';
import {
  sectionFacts,
  textOfPart,
  updateFacts,
  type PartFacts,
  type Sentence,
  type StatedDuration,
  type StatedTime,
} from '../model/facts.ts';
import { DAY, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { anotherLength } from './another-length.ts';
import { pointsOf } from './length-and-ends.ts';

/** Between a length and the time behind it. */
const LATER_AT = new RegExp(
  joinedLines`
    ^(?: later| afterwards| after that| später| danach| plus tard| après| después| más tarde| depois
    | mais tarde| dopo| più tardi| later)?,?
    (?: (?:at|um|gegen|à|a las?|às?|alle|om|until|till|bis|jusqu[’']à|hasta las?|até as?|até às
    |fino alle
    |tot|ended at|over at))? $
  `,
  'iu',
);
/** Before the length, where nothing stands between it and its time. */
const AFTER = new RegExp(
  joinedLines`
    (?<!\p{L})(?:after|nach|après|au bout de|después de|tras|após|depois de|dopo|na)
    (?: (?:exactly|only|another|nur|genau|weiteren|seulement|sólo|apenas|soli|slechts))? $
  `,
  'iu',
);
const FOR = /(?<!\p{L})(?:for|lang|pendant|durante|per|gedurende)(?: (?:exactly|a total of))? $/iu;
const WITHIN = /(?<!\p{L})(?:within|innerhalb von|binnen|en moins de|en menos de|entro|binnen) $/iu;
const UNTIL = /(?<!\p{L})(?:until|till|bis|jusqu[’']à|hasta las?|até (?:as|às)|fino alle|tot) $/iu;
const LATER = new RegExp(
  joinedLines`
    ^ (?:later|afterwards|after that|später|danach|plus tard|après|después|más tarde|depois|mais tarde
    |dopo|più tardi)(?!\p{L})
  `,
  'iu',
);
/** What may be counted from something that no time is told of, or did not happen. */
const NO_FACT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:should|would|could|must|might|will|if|unless|at least|at most|up to|usually
    |normally
    |every|each|another|earlier|before|promis\p{L}+|expect\p{L}*|next|planned|soll\p{L}*|würde\p{L}*
    |wird|werden|wenn|jede\p{L}?|vor|chaque|avant|sera|cada|antes|será|ogni|prima|sarà)(?!\p{L})
  `,
  'iu',
);

/** Lengths that no two times of the report have between them, tied to the time beside them. */
export function tiedLengths(document: Postmortem): Diagnostic[] {
  const parts: PartFacts[] = [
    ...sectionFacts(document).filter(
      ({ section }) => section.kind !== 'actions' && section.kind !== 'supporting',
    ),
    ...document.updates.map((update) => updateFacts(update, document)),
  ];
  return parts.flatMap((facts) =>
    facts.sentences.flatMap((sentence, index) =>
      sentence.durations.flatMap((stated) => judge(document, facts, index, sentence, stated)),
    ),
  );
}

function judge(
  document: Postmortem,
  facts: PartFacts,
  index: number,
  sentence: Sentence,
  stated: StatedDuration,
): Diagnostic[] {
  if (stated.maxMs === Number.POSITIVE_INFINITY || stated.minMs > DAY) return [];
  const tied = tiedTime(sentence, stated);
  if (!tied || NO_FACT.test(sentence.text.slice(0, stated.start))) return [];
  const from = toldBefore(facts, index, sentence, stated);
  if (!from) return [];
  const scale = scaleOf(document);
  const [begin, end] = [scale(from.time), scale(tied.to.time)];
  const span = end - begin;
  if (!(span > 0) || span > DAY || toleranceMs(from.time) + toleranceMs(tied.to.time) > 0)
    return [];
  const least = tied.bound ? 0 : stated.minMs - MINUTE;
  // It may well be counted from another moment that the report tells of.
  const fits = (ms: number): boolean => ms > least && ms < stated.maxMs + MINUTE;
  if (fits(span) || pointsOf(document).some((point) => fits(end - point))) return [];
  return [
    anotherLength(
      facts.part,
      stated,
      'warning',
      `${timeLabel(from.time, tied.to.time)} to ${timeLabel(tied.to.time, from.time)} is ` +
        `${spanLabel(span)}; the text says ${tied.bound ? 'within ' : ''}${stated.written}.`,
    ),
  ];
}

/** The time that a length leads to, and whether it only bounds how far that is. */
function tiedTime(
  { text, times }: Sentence,
  { start, end }: StatedDuration,
): { to: StatedTime; bound: boolean } | null {
  const before = text.slice(0, start);
  const bound = WITHIN.test(before);
  const behind = times.find((time) => time.start >= end);
  const between = behind ? text.slice(end, behind.start) : '';
  if (behind && isExact(behind) && LATER_AT.test(between)) {
    const leads =
      bound ||
      AFTER.test(before) ||
      LATER.test(between) ||
      (FOR.test(before) && UNTIL.test(between));
    return leads ? { to: behind, bound } : null;
  }
  // "… at 15:05, 95 minutes later", "alle 15:05, dopo 65 minuti".
  const ahead = times.findLast((time) => time.end <= start);
  if (!ahead || !isExact(ahead) || bound) return null;
  const gap = text.slice(ahead.end, start);
  return (/^,? $/.test(gap) && LATER.test(text.slice(end))) ||
    (/^,? \p{L}{2,8}(?: \p{L}{2,3})? $/u.test(gap) &&
      AFTER.test(gap) &&
      endsClause(text.slice(end)))
    ? { to: ahead, bound: false }
    : null;
}

function endsClause(after: string): boolean {
  return /^\s*(?:[.,;)]|$)/.test(after);
}

function isExact({ precision, range, doubtfulDay }: StatedTime): boolean {
  return precision === 'minute' && range === undefined && !doubtfulDay;
}

/** The time told just before, in the same sentence or in the one that it follows on. */
function toldBefore(
  { part, sentences }: PartFacts,
  index: number,
  sentence: Sentence,
  stated: StatedDuration,
): StatedTime | null {
  const tied = tiedTime(sentence, stated)!.to;
  const own = sentence.times.findLast(
    (time) => time.end <= stated.start && time !== tied && time.start < tied.start,
  );
  if (own) return isExact(own) ? own : null;
  const previous = sentences[index - 1];
  const last = previous?.times.at(-1);
  if (!previous || !last || !isExact(last)) return null;
  const [end, begin] = [last.offset - last.start + previous.text.length, tied.offset - tied.start];
  return begin >= end && textOfPart(part).slice(end, begin).trim() === '' ? last : null;
}
