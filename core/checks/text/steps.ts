/**
 * Lengths between two things that the report tells of: "the first alert came 4 minutes after the
 * release", "the rollback took a quarter of an hour", "das Zurückspielen hat damit 25 Minuten
 * gedauert".
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { scaleOf } from '../model/entries.ts';
import {
  sectionFacts,
  updateFacts,
  type PartFacts,
  type Sentence,
  type StatedDuration,
} from '../model/facts.ts';
import { DAY, MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { pointsOf } from './length-and-ends.ts';
import { saysStopped } from './standstill-words.ts';
import { rowsSharing, subjectsOf } from './told-rows.ts';
import { anotherLength } from './another-length.ts';

/** A rule, a wish, a guess, or what did not happen. */
const NO_FACT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:should|would|could|must|may(?! \d)(?<!\d may)|might|will|if|unless|at least
    |at most|up to|less than
    |more than|within|target|aim\p{L}*|usually|normally|typically
      |every|each|another|second|third|last|not|never|nobody|previous|earlier
      |soll\p{L}*|könnte\p{L}*|würde\p{L}*|wird|werden|wenn|mindestens|höchstens|bis zu|nicht|nie
      |jede\p{L}?|zweite\p{L}?|letzte\p{L}?
      |devrait|pourrait|si|au moins|au plus|moins de|plus de|jamais|chaque|deuxième|dernière?
      |debería|podría|al menos|menos de|más de|nunca|cada|segund[oa]|últim[oa]|deve\p{L}*
      |pelo menos|almeno|meno di|più di|mai|ogni)(?!\p{L})|n[’']t(?!\p{L})
  `,
  'iu',
);
/** Behind a length: what it is counted from. */
const AFTER = new RegExp(
  joinedLines`
      ^\s+(?:after|following|nach|après|después de|tras|depois de|após|dopo
      |na)\s+([^,;.:!?()\n]{3,60})
    `,
  'iu',
);
const BEFORE = /^\s+(?:before|vor|avant|antes de|prima di|voor)\s+([^,;.:!?()\n]{3,60})/iu;
/** Before a length: something took it. */
const TOOK = new RegExp(
  joinedLines`
    (?<!\p{L})(?:took|lasted|taking|dauerten?|hat|benötigte\p{L}?|brauchte\p{L}?|(?:a|ont) (?:duré
    |pris)|duró|duraron|tardó|llevó|durou|levou|demorou
      |è durat[oa]|ha richiesto|duurden?|nam)(?:\s\p{L}+){0,2}?\s+(?:(?:about|around|etwa|rund
      |environ|unos|cerca de|circa)\s+)?$
  `,
  'iu',
);
const GEDAUERT = /^\s+(?:gedauert|in Anspruch genommen|geduurd)/iu;
/** What follows from the sentence before. */
const THUS = new RegExp(
  joinedLines`
      (?<!\p{L})(?:thus|hence|so|therefore|damit|somit|also|demnach|donc|ainsi|por tanto
      |por lo tanto|portanto|assim|quindi|dunque|dus|daarmee)(?!\p{L})
    `,
  'iu',
);
const BEGUN = new RegExp(
  joinedLines`
      (?<!\p{L})(?:beg[ia]n\p{L}*|start\p{L}*|kick(?:ed|s) off|begonnen|begann\p{L}*|beginn\p{L}*
      |angestoßen|commenc\p{L}+|débute?\p{L}*|lancée?|empieza\p{L}*|comienz\p{L}+|inici\p{L}+
      |começ\p{L}+|inizi\p{L}+|avviat[oa]|begint)(?!\p{L})
    `,
  'iu',
);
const DONE = new RegExp(
  joinedLines`
      (?<!\p{L})(?:complet\p{L}+|finish\p{L}*|done|through|ends|ended|over|abgeschlossen|fertig
      |beendet|durch|terminée?s?|achevée?s?|finie?s?|termina\p{L}*|completad[oa]|finaliza\p{L}*
      |concluíd[oa]|finit[oa]|conclus[oa]|completat[oa]|klaar|afgerond)(?!\p{L})
    `,
  'iu',
);

/** Lengths of steps that the report itself contradicts. */
export function wrongSteps(document: Postmortem): Diagnostic[] {
  const parts: PartFacts[] = [
    ...sectionFacts(document).filter(
      ({ section }) => section.kind !== 'actions' && section.kind !== 'next-steps',
    ),
    ...document.updates.map((update) => updateFacts(update, document)),
  ];
  return parts.flatMap((facts) =>
    facts.sentences.flatMap((sentence) =>
      sentence.durations.flatMap((stated) => {
        if (sentence.durations.length > 1 || !isFact(sentence, stated)) return [];
        const ends =
          betweenTwo(document, sentence, stated) ??
          betweenRows(document, sentence, stated) ??
          sinceTold(document, facts, sentence, stated);
        return ends === null || fits(stated, ends.to.ms - ends.from.ms)
          ? []
          : [diagnostic(facts, stated, ends)];
      }),
    ),
  );
}

/** The clause of the length tells what happened. */
function isFact({ text }: Sentence, { start, end }: StatedDuration): boolean {
  return !NO_FACT.test(clauseBefore(text, start)) && !NO_FACT.test(text.slice(end));
}

function clauseBefore(text: string, at: number): string {
  const before = text.slice(0, at);
  return before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
}

interface Moment {
  time: Time;
  ms: number;
}

interface Ends {
  from: Moment;
  to: Moment;
}

function fits({ minMs, maxMs }: StatedDuration, ms: number): boolean {
  return ms > minMs - MINUTE && ms < maxMs + MINUTE;
}

/** What ties a length to the two times of its sentence. */
const TIED_BEHIND = new RegExp(
  joinedLines`
      ^(?:\s(?:later|afterwards|später|danach|plus tard|après|después|más tarde|depois|mais tarde
      |dopo|più tardi)(?!\p{L})|-(?:long )?(?:outage|incident|disruption|interruption)
      | (?:störung|ausfall|unterbrechung)(?!\p{L}))
    `,
  'iu',
);
const TIED_BEFORE = new RegExp(
  joinedLines`
      (?<!\p{L})(?:a total of|in total|lasting|duration(?: of)?|for|insgesamt|soit|also|dauer
      |durée|au total|en total|no total|in totale)[\s:]+$
    `,
  'iu',
);

/** "It failed at 09:12 and recovered at 10:27, 95 minutes later": nothing else is that far apart. */
function betweenTwo(
  document: Postmortem,
  { text, times }: Sentence,
  stated: StatedDuration,
): Ends | null {
  const [one, other, ...more] = times.filter(({ precision }) => precision !== 'day');
  if (!one || !other || more.length > 0 || one.range !== undefined) return null;
  const tied =
    TIED_BEHIND.test(text.slice(stated.end)) ||
    (stated.start > other.end && TIED_BEFORE.test(text.slice(0, stated.start)));
  if (!tied) return null;
  const scale = scaleOf(document);
  const [from, to] = [one, other].map(({ time }) => ({ time, ms: scale(time) })) as [
    Moment,
    Moment,
  ];
  const points = pointsOf(document);
  return to.ms - from.ms > 0 && !points.some((a) => points.some((b) => fits(stated, b - a)))
    ? { from, to }
    : null;
}

/** Both ends are entries, each told of by words that no other entry has. */
function betweenRows(
  document: Postmortem,
  { text }: Sentence,
  stated: StatedDuration,
): Ends | null {
  const before = text.slice(0, stated.start);
  const after = text.slice(stated.end);
  const clause = clauseBefore(text, stated.start);
  const [later, earlier] = [AFTER.exec(after), BEFORE.exec(after)];
  const anchor = (later ?? earlier)?.[1];
  if (anchor !== undefined) {
    const [one, other] = [only(document, clause, anchor), only(document, anchor, clause)];
    if (!one || !other || one.ms === other.ms) return null;
    const [from, to] = later ? [other, one] : [one, other];
    return to.ms > from.ms ? { from, to } : null;
  }
  if (!TOOK.test(before)) return null;
  const rows = rowsSharing(document, subjectsOf(clause));
  const begun = rows.filter((row) => BEGUN.test(row.text) && !DONE.test(row.text));
  const done = rows.filter((row) => DONE.test(row.text));
  const [from, to] = [begun[0], done[0]];
  if (begun.length !== 1 || done.length !== 1 || !from || !to) return null;
  return to.moment.ms > from.moment.ms && from.shared.some((word) => to.shared.includes(word))
    ? { from: from.moment, to: to.moment }
    : null;
}

/** The one entry that shares words with a text which the other text has not. */
function only(
  document: Postmortem,
  text: string,
  without: string,
): { time: Time; ms: number } | null {
  const others = subjectsOf(without);
  const words = new Set([...subjectsOf(text)].filter((word) => !others.has(word)));
  const rows = rowsSharing(document, words);
  // Of several, the one that says of it that it stopped is what "had stopped" means.
  const stopped = saysStopped(text) ? rows.filter((row) => saysStopped(row.text)) : [];
  const [row, ...more] = rows.length > 1 && stopped.length > 0 ? stopped : rows;
  return row && more.length === 0 ? row.moment : null;
}

/** "… at 17:05. … at 17:48. It thus took 25 minutes": between the two times told last. */
function sinceTold(
  document: Postmortem,
  { sentences }: PartFacts,
  sentence: Sentence,
  stated: StatedDuration,
): Ends | null {
  const before = sentence.text.slice(0, stated.start);
  const lasted = TOOK.test(before) || GEDAUERT.test(sentence.text.slice(stated.end));
  if (!lasted || !THUS.test(before) || sentence.times.length > 0) return null;
  const scale = scaleOf(document);
  const told = sentences
    .slice(0, sentences.indexOf(sentence))
    .flatMap(({ times }) => times)
    .filter(({ precision }) => precision !== 'day')
    .map(({ time }) => ({ time, ms: scale(time) }));
  const [from, to] = told.slice(-2);
  if (!from || !to || !(to.ms > from.ms) || to.ms - from.ms > DAY) return null;
  // It may well be counted from another of them.
  return told.some((one) => told.some((other) => fits(stated, other.ms - one.ms)))
    ? null
    : { from, to };
}

function diagnostic({ part }: PartFacts, stated: StatedDuration, { from, to }: Ends): Diagnostic {
  return anotherLength(
    part,
    stated,
    'warning',
    `${timeLabel(from.time, to.time)} to ${timeLabel(to.time, from.time)} is ` +
      `${spanLabel(to.ms - from.ms)}; the text says ${stated.written}.`,
  );
}
