/** What the summary and the impact say about when the incident began and ended. */
import { remembered } from '../../document/remembered.ts';
import type { Postmortem, Section, SectionKind } from '../../document/postmortem.ts';
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

const FILLER = joinedLines`
  (?:[\s,:(~]|\b(?:at|on|by|from|around|about|approximately|approx\.?|roughly|circa|ca\.?
      |was|is|the|time)\b)*$
`;
const STARTED = new RegExp(
  String.raw`\b(?:start(?:ed|ing|s)?|began|begin(?:ning|s)?|commenc(?:ed|ing)|since|onset)\b${FILLER}`,
  'i',
);
const UNTIL = new RegExp(String.raw`\b(?:until|till)\b${FILLER}`, 'i');
const ENDED = new RegExp(
  joinedLines`
    \b(?:resolved|restored|recovered|mitigated|ended|end(?:ing)?|back online|back to normal
      |fully operational)\b${FILLER}
  `,
  'i',
);
/** The sentence is about what users met. */
const IMPACT = new RegExp(
  joinedLines`
    \b(?:outages?|incident|issues?|problems?|disrupt\w*|degrad\w*|errors?|fail\w*
      |unavailab\w*|unreachable|inaccessible|unresponsive|down|downtime|offline|impact\w*
      |affect\w*|slow\w*|latenc\w*|time-?outs?|unable|could(?: not|n[’']t)|experienc\w*
      |interrupt\w*|broke\w*|crash\w*|reject\w*|lost|stopped)\b
  `,
  'i',
);
/** The clause before the cue is about what people did, which has its own beginning and end. */
const OTHER_ACTIVITY = new RegExp(
  joinedLines`
    \b(?:deploy\w*|roll(?:ed|ing)?[ -]?(?:out|back)|maintenance|migrat\w*|investigat\w*
      |upgrad\w*|releas\w*|we|team|engineers?|monitor\w*|scheduled|planned|window|job|backup
      |backlog|queue\w*|process(?:ed|ing)|backfill|replay|recovery|restor(?:e|ing|ation))\b
  `,
  'i',
);
const NOT_NOTICED = new RegExp(
  joinedLines`
    \b(?:unnoticed|undetected)\b
    |(?:\b(?:not|never|without|nobody|no one)|n[’']t)\b[^.]{0,200}\b(?:detect|notic|aware
      |identif|alert|escalat|pag(?:e|ing)|report|discover|realis|realiz|respond)
  `,
  'i',
);
const ANOTHER_INCIDENT = new RegExp(
  joinedLines`
    \b(?:earlier|previous(?:ly)?|prior|past|similar|another|second|separate|unrelated
      |related|last (?:week|month|year))\b
  `,
  'i',
);
/** What can end or be resolved besides the incident. */
const OTHER_END = new RegExp(
  joinedLines`
    \b(?:root cause|certificate|queue\w*|backlog|bug|ticket|contract|subscription|job
      |deploy\w*|maintenance|scheduled|planned|investigat\w*|call|meeting)\b
  `,
  'i',
);
const ONE_OF_MANY = /\bfor (?:one|some|a few|certain|several|individual)\b/i;
const PARTLY =
  /\b(?:partial(?:ly)?|partly|some|most|mostly|temporar\w*|briefly|initial(?:ly)?|largely)\b/i;

/** Parts that tell of other moments than the incident's own. */
const OTHER_MATTER: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'timeline',
  'actions',
  'next-steps',
  'communication',
  'supporting',
]);
const START_LABEL = beginningLine([
  'date ?\\/ ?time',
  '(?:incident |outage )?start(?:ed)?(?: time| at)?',
  'fault occur(?:s|red)',
]);
const END_LABEL = beginningLine([
  '(?:incident |outage )?(?:resolved|ended)(?: at)?',
  '(?:incident |outage )?end(?: time)?',
]);

/**
 * One of these labels, with nothing but signs before it on its line and behind it. Letters first:
 * only where a label stands is it worth looking back.
 */
function beginningLine(labels: readonly string[]): RegExp {
  const label = `(?:${labels.join('|')})`;
  return new RegExp(`\\b${label}\\s*(?::\\s*)?$(?<=(?:^|\\n)\\W*${label}\\s*(?::\\s*)?)`, 'i');
}

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
        const label = labelled(sentence, time);
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
    ^[\s,)]*(?:\([^()]{1,20}\)[\s,]*)?(?:(?:all|every) (?:\w+ ){0,2}?(?:services?|customers?|users?|requests?
      |builds?|regions?|systems?|traffic|logins?|payments?|orders?|jobs?|features?|sites?|apps?
      |messages?|calls?|functions?)|everything|everyone|service)\b[^.;:,]{0,60}?\b
    (?:(?:succeeding|working|available|healthy|running|reachable|up|online|usable) again
      |back (?:to normal|online|up)|(?:fully )?(?:restored|recovered|operational)
      |(?:returned|were back|was back) to normal)\b
  `,
  'i',
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
  const before = text.slice(0, time.start);
  if (START_LABEL.test(before)) return 'start';
  return END_LABEL.test(before) ? 'end' : null;
}

function stated({ text, times }: Sentence, time: StatedTime): Claim['side'] | null {
  if (NOT_NOTICED.test(text) || ANOTHER_INCIDENT.test(text)) return null;
  const before = text.slice(0, time.start);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('. ')) + 1);
  if (time.range) {
    // Two ranges in one sentence are two phases; which of them is the incident is for the reader to
    // say.
    const governed =
      new Set(times.flatMap(({ rangeId }) => rangeId ?? [])).size === 1 &&
      IMPACT.test(text) &&
      !OTHER_ACTIVITY.test(clause);
    if (!governed) return null;
    return time.range === 'from' ? 'start' : 'end';
  }
  const near = clause.slice(-60);
  if (UNTIL.test(clause)) return IMPACT.test(text) && !OTHER_ACTIVITY.test(near) ? 'end' : null;
  if (STARTED.test(clause))
    return IMPACT.test(text) && !OTHER_ACTIVITY.test(near) && !ONE_OF_MANY.test(text)
      ? 'start'
      : null;
  if (ENDED.test(clause)) return PARTLY.test(near) || OTHER_END.test(near) ? null : 'end';
  return null;
}

/**
 * `On Tuesday, 3 March at 09:15 UTC, …`: nothing but a preposition and the time stands at the
 * front.
 */
function opens({ text }: Sentence, time: StatedTime): boolean {
  return (
    /^\s*(?:(?:at|on|around|from|by|since)\b[\s,]*)?(?:(?:around|about|approximately|roughly)\b[\s,]*)?$/i.test(
      text.slice(0, time.start),
    ) && IMPACT.test(text)
  );
}
