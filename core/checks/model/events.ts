/**
 * What the prose says happened to the incident as a whole, and when: "the outage was detected at
 * 13:02", "Repaired: 10:40".
 */
import type { Milestone, Postmortem } from '../../document/postmortem.ts';
import { scaleOf } from './entries.ts';
import { remembered } from '../../document/remembered.ts';
import { sectionFacts, type SectionFacts, type Sentence, type StatedTime } from './facts.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { tellsEvents } from '../../document/sections.ts';

export interface StatedEvent {
  kind: Milestone;
  /** The event in the text's own word: `detected`, `declared`. */
  word: string;
  /** With `ms` on the scale of `scaleOf`. */
  time: StatedTime;
  /** Said as a field is ("Resolved: 11:21") and nothing besides. */
  labelled: boolean;
  sentence: Sentence;
  facts: SectionFacts;
}

const INCIDENT = joinedLines`
  (?:(?:[a-z-]+ ){0,2}(?:incident|outage|issues?|problems?|disruption|degradation|downtime
      |impact))
`;
const THE = joinedLines`
  \b(?:(?:the|this|our)\s+)?(?:(?:incident|issue|outage|problem|disruption|degradation
      |downtime|impact)s?)
`;
const WAS = joinedLines`
  \s+(?:(?:was|were|is|has been|had been|have been)\s+)?
  (?:(?:first|initially|fully|completely|finally|officially|then|declared|marked|confirmed
      |as)\s+)*
`;
const FILLER = joinedLines`
  (?:[\s,:(~–—-]|\b(?:at|on|around|about|approximately|approx\.?|roughly|circa|ca\.?|was
      |is|the|time)\b)*$
`;
const label = (words: string): string =>
  joinedLines`
      ^\W*(?:(?:status|state)\W+)?(?:(?:time|time of|when)\s+)?(?:(?:incident|issue|first|initially
      |fully)\s+)?(?:${words})${FILLER}
    `;

const CUES: readonly (readonly [Milestone, RegExp])[] = [
  [
    'started',
    new RegExp(
      joinedLines`
        ${THE}\s+(?:itself\s+)?(?:started|began|commenced)${FILLER}
        |\b(?:start|beginning|onset) of (?:the )?${INCIDENT}${FILLER}
        |${label('start(?:ed)?|began|incident start(?:ed)?')}
      `,
      'i',
    ),
  ],
  [
    'detected',
    new RegExp(
      joinedLines`
        ${THE}${WAS}(?:detected|discovered|noticed)${FILLER}
        |\b(?:detected|discovered|noticed) (?:(?:the|this|an?) )?${INCIDENT}${FILLER}
        |\bfirst (?:detected|noticed)${FILLER}
        |\bfirst alerts? (?:fired|came|arrived|was (?:raised|received|triggered))${FILLER}
        |${label('detected|detection|discovered')}
      `,
      'i',
    ),
  ],
  [
    'acknowledged',
    new RegExp(
      joinedLines`
        \b(?:incident|alert|page)${WAS}acknowledged${FILLER}
        |${label('acknowledged|incident declared|declared')}
      `,
      'i',
    ),
  ],
  [
    'identified',
    new RegExp(
      joinedLines`
        \b(?:the )?(?:root )?cause${WAS}(?:identified|found)${FILLER}
        |\b(?:identified|found) the (?:root )?cause${FILLER}
        |${label('identified|root cause identified')}
      `,
      'i',
    ),
  ],
  [
    'mitigated',
    new RegExp(
      String.raw`${THE}${WAS}mitigated${FILLER}|${label('mitigated|repaired|mitigation')}`,
      'i',
    ),
  ],
  [
    'resolved',
    new RegExp(
      joinedLines`
        ${THE}${WAS}resolved${FILLER}|\bresolved (?:the|this) ${INCIDENT}${FILLER}
        |${label('resolved|resolution')}
      `,
      'i',
    ),
  ],
];

/** Another incident, a part of this one, or something that did not happen. */
const OTHERWISE = new RegExp(
  joinedLines`
    \b(?:earlier|previous(?:ly)?|prior|past|similar|another|second|third|separate|unrelated
      |related|partial(?:ly)?|partly|some|most|mostly|temporar\w*|briefly|each|would|could
      |should|might|may(?! \d)(?<!\d may)|expected|estimated|thought|believed|assumed|appeared
      |seemed|if|again
      |recurr\w*|region|regions|customers? in|users? in)\b|\b(?:not|never|nobody|without)\b
    |n['’]t\b
  `,
  'i',
);

/** Every such statement, in reading order. */
export const eventsOf = remembered((document: Postmortem): readonly StatedEvent[] => {
  const scale = scaleOf(document);
  return sectionFacts(document).flatMap((facts) =>
    !tellsEvents(facts.section)
      ? []
      : statedIn(facts).flatMap((event) => {
          const ms = scale(event.time.time);
          return Number.isNaN(ms) ? [] : [{ ...event, time: { ...event.time, ms } }];
        }),
  );
});

const statedIn = remembered((facts: SectionFacts): StatedEvent[] =>
  facts.sentences.flatMap((sentence) => {
    if (OTHERWISE.test(sentence.text)) return [];
    return sentence.times.flatMap((time) => {
      const kind = kindOf(sentence, time);
      return kind === null
        ? []
        : [
            {
              kind,
              word:
                /\bdeclared\b/i.test(sentence.text.slice(0, time.start)) && kind === 'acknowledged'
                  ? 'declared'
                  : kind,
              time,
              labelled: isLabelled(sentence, time),
              sentence,
              facts,
            },
          ];
    });
  }),
);

function isLabelled({ text }: Sentence, { start, end }: StatedTime): boolean {
  return (
    /^\W*(?:\w+ ){0,2}\w+\W*$/.test(text.slice(0, start)) &&
    /^\W*(?:(?:UTC|GMT|\(\w+\))\W*)?$/.test(text.slice(end))
  );
}

function kindOf(
  { text }: Sentence,
  { start, precision, range, doubtfulDay }: StatedTime,
): Milestone | null {
  if (precision === 'day' || precision === 'none' || range !== undefined || doubtfulDay)
    return null;
  const before = text.slice(0, start);
  const clause = before.slice(
    Math.max(before.lastIndexOf(';'), before.lastIndexOf(','), before.lastIndexOf(' and ')) + 1,
  );
  return CUES.find(([, cue]) => cue.test(clause) || cue.test(before))?.[0] ?? null;
}
