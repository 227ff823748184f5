/**
 * A time that a section gives to something that the timeline has, in the same words, at another one:
 * "the change was rolled back at 09:58", and the row "10:18 Change rolled back".
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { entriesOf, scaleOf, type Moment } from '../model/entries.ts';
import {
  placeOf,
  sectionFacts,
  type PartFacts,
  type Sentence,
  type StatedTime,
} from '../model/facts.ts';
import { DAY, dayOf, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { subjectsOf, textOfRow } from './told-rows.ts';

const OTHER_MATTER: ReadonlySet<string> = new Set([
  'timeline',
  'actions',
  'next-steps',
  'communication',
  'supporting',
  'unsorted',
]);
/** Long timelines tell of several things in like words. */
const MOST = 40;
/** What happened more than once, or did not, or is to come. */
const OTHERWISE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:again|second|third|another|also|once more|not|never|no|until|since|before|after
    |between|tr(?:y|ied)
    |attempt\p{L}*|should|would|could|will|planned|scheduled|expected|another|earlier|later|still
    |almost
    |wieder\p{L}*|erneut|zweite\p{L}*|nicht|kein\p{L}*|noch|bis|seit|vor|nach|versuch\p{L}*
    |soll\p{L}*
    |deuxième|second\p{L}*|pas|jamais|encore|avant|après|depuis|jusqu\p{L}*|tent\p{L}*|de nouveau
    |segund[oa]|no|nunca|todavía|antes|después|desde|hasta|intent\p{L}*|otra|não|ainda|depois|até
    |outra
    |seconda|non|ancora|prima|dopo|fino|tentat\p{L}*|altra|tweede|niet|nog|voor|na|tot|sinds
    |poging)(?!\p{L})
    |n[’']t(?!\p{L})
  `,
  'iu',
);
const BEGUN = new RegExp(
  joinedLines`
    (?<!\p{L})(?:beg[iau]n\p{L}*|start\p{L}*|beginn\p{L}*|begann\p{L}*|commenc\p{L}*
    |inici\p{L}*|empe[zc]\p{L}*|começ\p{L}*|inizi\p{L}*)
  `,
  'iu',
);
const DONE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:complet\p{L}*|finish\p{L}*|done|ended|fertig|abgeschlossen|beendet
    |termin\p{L}*|achev\p{L}*|finaliz\p{L}*|conclu\p{L}*|klaar|afgerond)
  `,
  'iu',
);

/** Times of events that the timeline tells at another time. */
export function eventsToldOtherwise(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const { moments } = entriesOf(document);
  if (moments.length < 3 || moments.length > MOST) return [];
  const scale = scaleOf(document);
  return sectionFacts(document).flatMap(({ section, part, sentences }) =>
    OTHER_MATTER.has(section.kind)
      ? []
      : sentences.flatMap((sentence) => {
          return exactTimes(sentence).flatMap((stated) => {
            const ms = scale(stated.time);
            const told = Number.isNaN(ms) ? null : toldRow(document, sentence, stated, ms);
            return told ? [diagnostic(part, stated, ms, told)] : [];
          });
        }),
  );
}

/** Of more times in one sentence, which is of what is for the reader to say. */
const FEW = 3;

function exactTimes({ times }: Sentence): StatedTime[] {
  const clocks = times.filter(({ precision }) => precision !== 'day');
  return clocks.length > FEW
    ? []
    : clocks.filter(
        ({ precision, range, doubtfulDay, time }) =>
          precision === 'minute' && range === undefined && !doubtfulDay && toleranceMs(time) === 0,
      );
}

function diagnostic(
  part: PartFacts['part'],
  { time, offset }: StatedTime,
  ms: number,
  told: Moment,
): Omit<Diagnostic, 'rule'> {
  return {
    severity: 'warning',
    title: 'One event, two times',
    message:
      `The text says ${timeLabel(time, told.time)}; the entry that tells of it is ` +
      `${timeLabel(told.time, time)}, ${spanLabel(told.ms - ms)} ` +
      `${told.ms > ms ? 'later' : 'earlier'}.`,
    where: placeOf(part, time.written, offset),
    other: { kind: 'timeline', id: told.entry.id },
    fixes: [],
  };
}

/** The one entry that says the same, where no entry is of the stated time. */
function toldRow(
  document: Postmortem,
  { text }: Sentence,
  stated: StatedTime,
  ms: number,
): Moment | null {
  const clause = clauseOf(text, stated);
  if (OTHERWISE.test(clause)) return null;
  const words = subjectsOf(clause);
  // "A configuration change at 08:15 …": what is named right before its time.
  const ahead = subjectsOf(clauseOf(text.slice(0, stated.start), stated));
  const { moments } = entriesOf(document);
  if (words.size < 2 || moments.some((moment) => Math.abs(moment.ms - ms) < 2 * MINUTE))
    return null;
  const same = moments.filter((moment) => {
    const row = textOfRow(document, moment);
    const own = [...subjectsOf(row.split('\n')[0]!)];
    const shared = own.filter((word) => words.has(word)).length;
    const named = ahead.size >= 2 && [...ahead].every((word) => own.includes(word));
    // What is told in the same words is told in hardly any others.
    return shared >= 2 && shared >= 0.6 * own.length && (named || shared >= 0.5 * words.size);
  });
  const [told, ...more] = same;
  if (!told || more.length > 0 || dayOf(told.time) !== dayOf(stated.time)) return null;
  const row = textOfRow(document, told);
  // An entry that was taken from the sentence itself proves nothing.
  if (text.includes(row.slice(0, 30)) || OTHERWISE.test(row)) return null;
  if (BEGUN.test(row) !== BEGUN.test(clause) || DONE.test(row) !== DONE.test(clause)) return null;
  const apart = Math.abs(told.ms - ms);
  return apart > 2 * MINUTE && apart < DAY / 2 && toleranceMs(told.time) === 0 ? told : null;
}

/** The clause that a time stands in, from the comma before it to the one behind. */
function clauseOf(text: string, { start, end }: StatedTime): string {
  const before = text.slice(0, start);
  const begin = Math.max(before.lastIndexOf(', '), before.lastIndexOf('; ')) + 1;
  const behind = /[,;:.(]\s|\s(?:and|und|et|y|e|en)\s/u.exec(text.slice(end));
  return `${text.slice(begin, start)} ${text.slice(end, behind ? end + behind.index : undefined)}`;
}
