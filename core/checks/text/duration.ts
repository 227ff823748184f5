import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Milestone, Postmortem } from '../../document/postmortem.ts';
import { otherWords } from '../model/other-words.ts';
import { entriesOf } from '../model/entries.ts';
import {
  placeOf,
  sectionFacts,
  type PartFacts,
  type Sentence,
  type StatedDuration,
} from '../model/facts.ts';
import { onePerPlace } from '../model/one-per-place.ts';
import { MINUTE, spanLabel, timeLabel } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { placeKey } from '../../document/place.ts';
import { anotherLength, RULE } from './another-length.ts';
import { lengthsWithEnds } from './length-and-ends.ts';
import { frontLengths } from './front-length.ts';
import { rowLengths } from './row-lengths.ts';
import { tiedLengths } from './tied-lengths.ts';
import { detectedWithin } from './detected-within.ts';
import { lengthsToldTwice } from './lengths-told-twice.ts';
import { noticeLengths } from './notice-length.ts';
import { brokenBounds } from './within.ts';
import { ofSeveral, type Length } from './several-lengths.ts';
import { sinceStart } from './since-start.ts';
import { rangeBefore, rangeOf } from './stated-range.ts';
import { standstills } from './standstill.ts';
import { inTitle } from './title-length.ts';
import { wrongSteps } from './steps.ts';
import { wrongTotals } from './totals.ts';
import { isLengthForUsers, isLengthOfIncident } from './length-words.ts';
import { momentsOf, type Point, type Moments } from './incident-moments.ts';

export const duration: Check = {
  rule: RULE,
  describes:
    'The text says how long something lasted, or how long after something else it came; it or the ' +
    'timeline says when; and the two are not that far apart.',
  run(document) {
    const lengths: Length[] = [];
    for (const facts of sectionFacts(document)) {
      if (!SPEAKING.has(facts.section.kind)) continue;
      for (const sentence of facts.sentences) {
        for (const stated of sentence.durations) {
          const whole = isLengthOfIncident(facts.section.title, sentence, stated);
          if (whole || isLengthForUsers(sentence, stated))
            lengths.push({ facts, sentence, stated, whole });
        }
      }
    }
    const own = onePerPlace([
      ...lengthsWithEnds(document),
      ...tiedLengths(document),
      ...frontLengths(document),
      ...rowLengths(document),
      ...sinceStart(document),
      ...brokenBounds(document),
      ...detectedWithin(document),
      ...noticeLengths(document),
      ...wrongTotals(document),
      ...wrongSteps(document),
      ...standstills(document),
      ...lengthsToldTwice(document),
    ]);
    if (lengths.length === 0) return [...inTitle(document, lengths), ...own];
    const several = ofSeveral(document, lengths);
    if (several) return onePerPlace([...several, ...own]);
    const moments = momentsOf(document);
    const judgedAlone = new Set(own.map(({ where }) => placeKey(where)));
    const found = lengths.flatMap((length) => {
      const wrong = length.whole ? judge(length, moments) : [];
      return wrong.length > 0
        ? wrong
        : [
            ...fromDetection(length, document, moments),
            ...(length.whole ? nowhere(length, document, moments) : []),
          ]
            .filter(({ where }) => !judgedAlone.has(placeKey(where)))
            .slice(0, 1);
    });
    const known = new Set(found.map(({ where }) => placeKey(where)));
    return [
      ...inTitle(document, lengths),
      ...found,
      ...own.filter(({ where }) => !known.has(placeKey(where))),
    ];
  },
};

/** Sections in which a length is that of the incident; elsewhere it may be of anything. */
const SPEAKING: ReadonlySet<string> = new Set([
  'summary',
  'impact',
  'root-cause',
  'trigger',
  'detection',
  'response',
  'resolution',
  'lessons',
  'timeline',
  'custom',
]);

function judge({ facts, sentence, stated }: Length, moments: Moments): Diagnostic[] {
  const fits = fitting(stated);
  const label = `${facts.section.title} ${sentence.text.slice(0, stated.start)}`;
  const figure = FIGURES.find(({ words }) => words.test(label));
  const reached = figure ? moments.marked(figure.end) : null;
  const before = reached ? moments.starts.filter(({ ms }) => ms < reached.ms) : [];
  if (reached && before.length > 0 && !before.some((from) => fits(reached.ms - from.ms)))
    return [
      diagnostic(
        facts,
        stated,
        before.reduce((a, b) => (b.ms < a.ms ? b : a)),
        reached,
        'warning',
      ),
    ];
  const range = rangeOf(sentence, moments);
  if (range)
    return fits(range.to.ms - range.from.ms) ||
      (!isBeside(sentence, stated) && agrees(moments, fits))
      ? []
      : [diagnostic(facts, stated, range.from, range.to, 'error')];
  const above = rangeBefore(facts, sentence, stated, moments);
  if (above && fits(above.to.ms - above.from.ms)) return [];
  // Where the text and the milestones leave open when it began or ended, no length can be wrong.
  if (!moments.known || reached || agrees(moments, fits)) return [];
  const { from, to } = above ?? moments.known;
  return [diagnostic(facts, stated, from, to, 'warning')];
}

/**
 * The bounds allow for the rounding of the length. Two times in minutes may each be almost a minute
 * off, which makes less than one between them.
 */
function fitting({ minMs, maxMs }: StatedDuration): (ms: number) => boolean {
  return (ms) => ms > minMs - MINUTE && ms < maxMs + MINUTE;
}

const NOTICED = /\b(?:detected|noticed|alert\w*|paged|reported|discovered)\b/i;

/**
 * Users met it from its beginning; a length that fits only from when somebody noticed is counted
 * from there.
 */
function fromDetection(
  { facts, stated }: Length,
  document: Postmortem,
  { known }: Moments,
): Diagnostic[] {
  const { moments, milestone, first, last } = entriesOf(document);
  if (!first || !last || moments.length < 3) return [];
  const fits = fitting(stated);
  const begin: Point = known?.from ?? milestone('started') ?? first;
  const ends: Point[] = [milestone('mitigated'), milestone('resolved'), last].filter(
    (point) => point !== null,
  );
  const noticed: Point | undefined =
    milestone('detected') ??
    moments
      .slice(1, 20)
      .find(({ index }) => NOTICED.test(plainText(document.timeline[index]!.body)));
  const end = noticed && ends.find(({ ms }) => fits(ms - noticed.ms));
  if (
    !noticed ||
    !end ||
    noticed.ms - begin.ms <= 2 * MINUTE ||
    moments.some(({ ms }) => ms < noticed.ms && ends.some((other) => fits(other.ms - ms)))
  )
    return [];
  return [
    {
      rule: duration.rule,
      severity: 'info',
      title: 'Counted from its detection',
      message:
        `${stated.written} is from ${timeLabel(noticed.time, end.time)}, when it was noticed, ` +
        `to ${timeLabel(end.time, noticed.time)}; ` +
        `from the beginning at ${timeLabel(begin.time, end.time)} it is ` +
        `${spanLabel(end.ms - begin.ms)}.`,
      where: placeOf(facts.part, stated.written, stated.offset),
      fixes: [],
    },
  ];
}

/** The last entry says that it was over: nothing of the incident is left out behind it. */
const OVER = new RegExp(
  joinedLines`
    \b(?:restored|recovered|resolved|resumed|reopened|back (?:to normal|in service|online)
    |(?:normal|available|reachable|working|usable|up) again|works? again|stopped|ended
    |all clear|fully operational)\b
  `,
  'i',
);

/** Further apart than this many entries, their pairs say nothing: any length fits some of them. */
const FEW = 12;

/**
 * Where nobody says when it began or ended: a length that lies within the timeline, and that no two
 * of its few entries have.
 */
function nowhere(
  { facts, sentence, stated }: Length,
  document: Postmortem,
  { known, starts, ends }: Moments,
): Diagnostic[] {
  const { moments, first, last } = entriesOf(document);
  if (
    known ||
    !first ||
    !last ||
    moments.length < 3 ||
    moments.length > FEW ||
    (last.ms - first.ms <= stated.maxMs &&
      !OVER.test(plainText(document.timeline[last.index]!.body))) ||
    sentence.times.some(({ precision }) => precision !== 'day')
  )
    return [];
  const fits = fitting(stated);
  if (
    [...starts, ...moments].some((from) =>
      [...ends, ...moments].some((to) => fits(to.ms - from.ms)),
    )
  )
    return [];
  const middle = (stated.minMs + stated.maxMs) / 2;
  const nearest = moments
    .slice(1)
    .sort((a, b) => Math.abs(a.ms - first.ms - middle) - Math.abs(b.ms - first.ms - middle))[0]!;
  return [
    anotherLength(
      facts.part,
      stated,
      'info',
      `No two entries are ${stated.written} apart; ` +
        `the nearest to it, ${timeLabel(first.time, nearest.time)} to ` +
        `${timeLabel(nearest.time, first.time)}, are ${spanLabel(nearest.ms - first.ms)}.`,
    ),
  ];
}

function agrees({ starts, ends }: Moments, fits: (ms: number) => boolean): boolean {
  return starts.some((from) => ends.some((to) => fits(to.ms - from.ms)));
}

/** Named figures that end at one milestone. */
const FIGURES: readonly { words: RegExp; end: Milestone }[] = [
  { words: /\btime to (?:resolve|resolution)\b|\bttr\b/i, end: 'resolved' },
  { words: /\btime to (?:repair|mitigate|mitigation|restore|recover)\b/i, end: 'mitigated' },
];

function diagnostic(
  { part }: PartFacts,
  stated: StatedDuration,
  from: Point,
  to: Point,
  severity: Diagnostic['severity'],
): Diagnostic {
  const span = spanLabel(to.ms - from.ms);
  const where = placeOf(part, stated.written, stated.offset);
  // In the author's form: `35h 36m`.
  const words = /\d[hm]\b/.test(stated.written)
    ? span.replace(' h', 'h').replace(' min', 'm')
    : span;
  return {
    ...anotherLength(
      part,
      stated,
      severity,
      `${timeLabel(from.time, to.time)} to ${timeLabel(to.time, from.time)} is ${span}; ` +
        `the text says ${stated.written}.`,
    ),
    fixes: otherWords(`Make it ${words}`, part, where, words),
  };
}

/** "from 09:12 to 13:32 (5 hours)": right behind its ends a length is of nothing else. */
function isBeside({ text, times }: Sentence, stated: StatedDuration): boolean {
  const to = times.findLast(({ range, end }) => range === 'to' && end <= stated.start);
  return to !== undefined && /^[\s,]*[(,]\s*$/.test(text.slice(to.end, stated.start));
}
