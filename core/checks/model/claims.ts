/** What the summary and the impact say about when the incident began and ended. */
import { remembered } from '../../document/remembered.ts';
import type { Postmortem, Section, SectionKind } from '../../document/postmortem.ts';
import { CLAIM_WORDS, labelledSide } from './claim-words.ts';
import { scaleOf } from './entries.ts';
import { sectionFacts, type PartFacts, type Sentence, type StatedTime } from './facts.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

export interface Claim {
  side: 'start' | 'end';
  /**
   * `stated`: the words say so ("began at"). `opening`: the report's first sentence opens with the
   * time ("At 16:21 the API went offline"). `labelled`: a line that is a label and a time
   * ("Resolved: 16:40").
   */
  strength: 'stated' | 'opening' | 'labelled';
  time: StatedTime;
  sentence: Sentence;
  facts: PartFacts;
}

const CLAIMING: ReadonlySet<SectionKind> = new Set<SectionKind>(['summary', 'impact']);

/** Sections that speak of the incident as a whole. */
export function claiming({ kind }: Pick<Section, 'kind'>): boolean {
  return CLAIMING.has(kind);
}

/** Parts that tell of other moments than the incident's own. */
const OTHER_MATTER: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'timeline',
  'actions',
  'next-steps',
  'communication',
  'supporting',
]);
/** Every claim, in reading order. */
export const claimsOf: (document: Postmortem) => readonly Claim[] = remembered(readClaims);

function readClaims(document: Postmortem): Claim[] {
  const claims: Claim[] = [];
  let opened = false;
  const scale = scaleOf(document);
  for (const facts of sectionFacts(document)) {
    if (OTHER_MATTER.has(facts.section.kind)) continue;
    for (const sentence of facts.sentences) {
      for (const found of sentence.times) {
        const time = { ...found, ms: scale(found.time) };
        if (
          Number.isNaN(time.ms) ||
          time.doubtfulDay ||
          time.precision === 'day' ||
          time.precision === 'none'
        )
          continue;
        const label = labelled(sentence, time) ?? windowSide(sentence, time);
        if (label) claims.push({ side: label, strength: 'labelled', time, sentence, facts });
        if (label || !claiming(facts.section)) continue;
        const side = stated(sentence, time);
        if (side) claims.push({ side, strength: 'stated', time, sentence, facts });
        else if (!opened && opens(sentence, time))
          claims.push({ side: 'start', strength: 'opening', time, sentence, facts });
        opened = true;
      }
    }
  }
  return claims;
}

/**
 * The ends that the text of a notice states of the incident, in reading order: "from 10:05 to 10:50
 * mail was delayed". `ms` are on the scale of `scaleOf`.
 */
export function endsIn({ sentences }: PartFacts, document: Postmortem): StatedTime[] {
  const scale = scaleOf(document);
  return sentences.flatMap((sentence) =>
    sentence.times.flatMap((found) => {
      const time = { ...found, ms: scale(found.time) };
      const known = !Number.isNaN(time.ms) && !time.doubtfulDay && time.precision !== 'day';
      return known && stated(sentence, time) === 'end' ? [time] : [];
    }),
  );
}

/** Behind "By 17:35": everything that users have worked again. */
const WORKED_AGAIN = new RegExp(
  joinedLines`
    ^[\s,)]*(?:\([^()]{1,20}\)[\s,]*)?(?:(?:all|every) (?:\w+ ){0,2}?(?:services?|customers?
    |users?|requests?
      |builds?|regions?|systems?|traffic|logins?|payments?|orders?|jobs?|features?|sites?|apps?
      |messages?|calls?|functions?)|everything|everyone|service)\b[^.;:,]{0,60}?\b
    (?:(?:succeeding|working|available|healthy|running|reachable|up|online|usable) again
      |back (?:to normal|online|up)|(?:fully )?(?:restored|recovered|operational)
      |(?:returned|were back|was back) to normal)\b
  `,
  'i',
);

/** "By 10:25 all bookings were working again." */
const ALL_AGAIN = new RegExp(
  joinedLines`
    ^(?: \p{Lu}{2,5})?,? (?:all|every) (?:\p{L}+ ){1,3}(?:was|were|had|worked|succeeded)
    (?: \p{L}+){0,2} (?:again|normally|restored|recovered|back)(?!\p{L})
  `,
  'iu',
);

/**
 * When the report tells that everything worked again, "By 17:35 UTC all builds were succeeding
 * again": weaker than a stated end, but users met it no longer. The last of such moments.
 */
export function workedAgain(document: Postmortem): { facts: PartFacts; time: StatedTime } | null {
  const scale = scaleOf(document);
  const found = sectionFacts(document)
    .filter(({ section }) => !OTHER_MATTER.has(section.kind))
    .flatMap((facts) =>
      facts.sentences.flatMap(({ text, times }) =>
        times
          .filter(
            ({ start, end, precision }) =>
              precision !== 'day' &&
              /^\W*(?:by|at|from|since)\s+$/i.test(text.slice(0, start)) &&
              WORKED_AGAIN.test(text.slice(end)),
          )
          .map((time) => ({ facts, time: { ...time, ms: scale(time.time) } })),
      ),
    )
    .filter(({ time }) => !Number.isNaN(time.ms) && !time.doubtfulDay);
  return found.sort((a, b) => a.time.ms - b.time.ms).at(-1) ?? null;
}

/**
 * "Resolved: 3 March 2024 16:40" on a line of its own; the day must be written, or the label may be
 * one of many.
 */
function labelled({ text }: Sentence, time: StatedTime): Claim['side'] | null {
  if (time.time.dateFrom !== undefined && time.time.dateFrom !== 'written') return null;
  if (!/^[^\p{L}\p{N}]*(?:\n|$)/u.test(text.slice(time.end))) return null;
  return labelledSide(text.slice(0, time.start));
}

/** "Time: 09:20 - 10:25 UTC": a line that is a label and both ends. */
const WINDOW = new RegExp(
  joinedLines`
    (?:^|\n)[^\p{L}\p{N}\n]*(?:(?:incident|outage|impact|downtime|disruption) )?(?:time|times
    |window|period
    |when|zeit|zeitraum|ausfallzeit|période|horaire|horario|período|periodo|orario|tijd|periode)
    \s?[^\p{L}\p{N}\n]{1,6}$
  `,
  'iu',
);

function windowSide({ text, times }: Sentence, time: StatedTime): Claim['side'] | null {
  const from = times.find(({ range, rangeId }) => range === 'from' && rangeId === time.rangeId);
  const to = times.find(({ range, rangeId }) => range === 'to' && rangeId === time.rangeId);
  if (!from || !to || times.some(({ range }) => range === undefined)) return null;
  const day = /^[^\n]{0,40}$/.test(text.slice(0, from.start));
  if (!day || !WINDOW.test(text.slice(0, from.start))) return null;
  if (!/^[^\p{Ll}\n]{0,12}(?:\n|$)/u.test(text.slice(to.end))) return null;
  return time.range === 'from' ? 'start' : 'end';
}

function stated({ text, times }: Sentence, time: StatedTime): Claim['side'] | null {
  if (CLAIM_WORDS.notNoticed(text) || CLAIM_WORDS.anotherIncident(text)) return null;
  const before = text.slice(0, time.start);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('. ')) + 1);
  if (time.range) {
    // Two ranges in one sentence are two phases; which of them is the incident is for the reader to
    // say.
    const governed =
      new Set(times.flatMap(({ rangeId }) => rangeId ?? [])).size === 1 &&
      CLAIM_WORDS.impact(text) &&
      !CLAIM_WORDS.otherActivity(clause);
    if (!governed) return null;
    return time.range === 'from' ? 'start' : 'end';
  }
  const near = clause.slice(-60);
  if (CLAIM_WORDS.until(clause))
    return CLAIM_WORDS.impact(text) && !CLAIM_WORDS.otherActivity(near) ? 'end' : null;
  const after = text.slice(time.end, time.end + 100);
  if (/(?<!\p{L})by\s$/iu.test(clause) && (WORKED_AGAIN.test(after) || ALL_AGAIN.test(after)))
    return 'end';
  const ended = CLAIM_WORDS.ended(clause, after) || CLAIM_WORDS.wellSince(clause, after);
  if (ended)
    return CLAIM_WORDS.partly(near) || CLAIM_WORDS.otherEnd(near) || CLAIM_WORDS.partly(after)
      ? null
      : 'end';
  if (CLAIM_WORDS.started(clause))
    return CLAIM_WORDS.impact(text) &&
      !CLAIM_WORDS.otherActivity(near) &&
      !CLAIM_WORDS.oneOfMany(text)
      ? 'start'
      : null;
  return null;
}

/**
 * `On Tuesday, 3 March at 09:15 UTC, …`: nothing but a preposition and the time stands at the
 * front.
 */
function opens({ text }: Sentence, time: StatedTime): boolean {
  return (
    new RegExp(
      joinedLines`
        ^\s*(?:(?:at|on|around|from|by|since)\b[\s,]*)?(?:(?:around|about|approximately
        |roughly)\b[\s,]*)?$
      `,
      'i',
    ).test(text.slice(0, time.start)) && CLAIM_WORDS.impact(text)
  );
}
