import { claimsOf, type Claim } from '../claims.ts';
import type { Check, Diagnostic } from '../diagnostic.ts';
import type { Milestone, Postmortem, Time } from '../../document/postmortem.ts';
import { entriesOf, scaleOf } from '../entries.ts';
import { placeOf, sectionFacts, type PartFacts, type SectionFacts, type Sentence, type StatedDuration } from '../facts.ts';
import { DAY, HOUR, MINUTE, spanLabel, timeLabel } from '../moments.ts';

export const duration: Check = {
  rule: 'text/duration',
  describes: 'The text says how long it lasted, and no beginning and end that the document knows are that far apart.',
  run(document) {
    const lengths = sectionFacts(document).filter(({ section }) => SPEAKING.has(section.kind)).flatMap((facts) =>
      facts.sentences.flatMap((sentence) => sentence.durations.filter((stated) => isLengthOfIncident(facts.section.title, sentence, stated)).map((stated) => ({ facts, sentence, stated }))));
    if (lengths.length === 0) return [];
    const moments = momentsOf(document);
    return lengths.flatMap(({ facts, sentence, stated }) => judge(facts, sentence, stated, moments));
  },
};

/** Sections in which a length is that of the incident; elsewhere it may be of anything. */
const SPEAKING: ReadonlySet<string> = new Set(['summary', 'impact', 'root-cause', 'trigger', 'detection', 'response', 'resolution', 'lessons', 'custom']);

const CUE_BEFORE = /\b(?:last(?:ed|ing)?|downtime(?: (?:of|was|is))?|(?:outage|disruption|incident|degradation|unavailability|interruption)(?: of| was|:)|duration(?: of)?|for a total of|total(?:l?ing| of)?|in total|unavailable|down|inaccessible|unusable|unreachable|offline|not accessible|not available|time to (?:repair|resolve|recover|restore|mitigate)|persisted)\W+(?:(?:was|for|of|about|around|approximately|approx\.?|roughly|nearly|almost|a|total|the|just|under|over|some|in)\W+)*$/i;
const CUE_AFTER = /^\W*(?:of |long |in )?(?:\w+ ){0,2}?(?:outage|downtime|disruption|unavailability|interruption|incident)\b/i;
/** Only a bound, or a length that recurs. */
const BOUND = /\b(?:at least|at most|up to|less than|more than|no more than|not more than|over|under|within|first|last|next|every|each|per|another|additional|further|min(?:imum)?|max(?:imum)?|average|mean|median|between|typically|usually|normally|would|could|may|might|should|will)\b/i;
const SEVERAL = /\b(?:each|every|individual|per (?:user|customer|request|node|host)|some (?:users|customers)|respectively|target|slo|sla|budget|objective|promise)\b/i;

function isLengthOfIncident(title: string, { text, times }: Sentence, { start, end }: StatedDuration): boolean {
  const before = text.slice(0, start);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
  if (SEVERAL.test(text) || BOUND.test(clause.slice(-40)) || OTHER_LENGTH.test(clause)) return false;
  const afterIt = text.slice(end, end + 60);
  // "a 33-minute outage that began" is the incident's; "33 minutes after the outage" is a distance.
  if (/^\W*(?:after|before|later|earlier|ago|prior|until|from now|window|delay|interval)\b/i.test(afterIt)) return false;
  const stated = times.filter(({ range }) => range).length >= 2 && /^[\s(]*$|\bfor\W*(?:about |approximately |around |a total of )?$/i.test(text.slice(Math.max(...times.map((time) => time.end).filter((at) => at <= start), 0), start));
  // A section may be no more than a label and its figure: "Time to resolve", "2 h 5 min".
  return stated || CUE_BEFORE.test(before.trim() === '' ? `${title}: ` : before) || CUE_AFTER.test(afterIt);
}

/** Lengths of what people did, or of what is not the incident as a whole. */
const OTHER_LENGTH = /\b(?:deploy\w*|maintenance|migration|investigation|rollback|restart|backup|restore|reboot|failover|replay|backlog|queue|cache|timeout|retention|monitoring)\b/i;

interface Point {
  ms: number;
  time: Time;
}

interface Moments {
  starts: Point[];
  ends: Point[];
  /** Both a beginning and an end are said or marked, so that the pairs between them are all that the length can mean. */
  explicit: boolean;
  all: Point[];
  marked(milestone: Milestone): Point | null;
}

function momentsOf(document: Postmortem): Moments {
  const { moments, first, last, milestone } = entriesOf(document);
  const scale = scaleOf(document);
  const claims = claimsOf(document);
  const claimed = (side: Claim['side']): Point[] => claims.filter((claim) => claim.side === side).map(({ time }) => ({ ms: time.ms, time: time.time }));
  const point = (time: Time): Point[] => {
    const ms = scale(time);
    return Number.isNaN(ms) ? [] : [{ ms, time }];
  };
  const posts = document.updates.filter(({ at, status }) => at && status !== 'postmortem' && status !== 'scheduled').flatMap(({ at }) => point(at!)).sort((a, b) => a.ms - b.ms);
  const marked = (...names: Parameters<typeof milestone>[0][]) => names.flatMap((name) => milestone(name) ?? []);
  const stated = sectionFacts(document).flatMap(({ section, sentences }) =>
    section.kind === 'supporting' || section.kind === 'communication' ? [] : sentences.flatMap(({ times }) => times.flatMap((time) => (time.precision === 'day' ? [] : point(time.time)))));
  const [saidStart, saidEnd] = [claimed('start'), claimed('end')];
  const knownStart = [...saidStart, ...marked('started')];
  const knownEnd = [...saidEnd, ...marked('mitigated', 'resolved')];
  return {
    starts: [...knownStart, ...marked('detected', 'acknowledged'), ...(first ? [first] : []), ...posts.slice(0, 1)],
    ends: [...knownEnd, ...(last ? [last] : []), ...posts],
    marked: milestone,
    explicit: knownStart.length > 0 && knownEnd.length > 0,
    all: [...moments, ...stated, ...posts].sort((a, b) => a.ms - b.ms),
  };
}

function judge(facts: SectionFacts, sentence: Sentence, stated: StatedDuration, moments: Moments): Diagnostic[] {
  const fits = (ms: number) => ms >= stated.minMs - slack(stated) && ms <= stated.maxMs + slack(stated);
  const label = `${facts.section.title} ${sentence.text.slice(0, stated.start)}`;
  const figure = FIGURES.find(({ words }) => words.test(label));
  const reached = figure ? moments.marked(figure.end) : null;
  if (reached && !moments.starts.some((from) => fits(reached.ms - from.ms))) return [diagnostic(facts, stated, moments.starts[0]!, reached, 'warning')];
  const anyPair = reached !== null || moments.explicit
    ? moments.starts.some((from) => moments.ends.some((to) => fits(to.ms - from.ms)))
    : hasPair(moments.all, stated.minMs - slack(stated), stated.maxMs + slack(stated));
  if (anyPair) return [];
  const range = rangeOf(sentence, moments);
  if (range && fits(range.to.ms - range.from.ms)) return [];
  const evidence = range ?? evidenceOf(moments, stated);
  if (!evidence) return [];
  return [diagnostic(facts, stated, evidence.from, evidence.to, range ? 'error' : 'warning')];
}

/** Named figures that end at one milestone. */
const FIGURES: readonly { words: RegExp; end: Milestone }[] = [
  { words: /\btime to (?:resolve|resolution)\b|\bttr\b/i, end: 'resolved' },
  { words: /\btime to (?:repair|mitigate|mitigation|restore|recover)\b/i, end: 'mitigated' },
];

function diagnostic({ part }: PartFacts, stated: StatedDuration, from: Point, to: Point, severity: Diagnostic['severity']): Diagnostic {
  return {
    rule: duration.rule, severity, title: 'Another duration',
    message: `${timeLabel(from.time, to.time)} to ${timeLabel(to.time, from.time)} is ${spanLabel(to.ms - from.ms)}; the text says ${stated.written}.`,
    where: placeOf(part, stated.written, stated.offset), fixes: [],
  };
}

/** What rounding leaves open. The finer the written unit, the less. */
function slack({ written, minMs, maxMs, approximate }: StatedDuration): number {
  const size = (minMs + maxMs) / 2;
  const unit = /s(?:ec|\b)/i.test(written.replace(/(?:minute|hour|day|min|hr|week)s/gi, '')) ? 1000 : /m(?:in|\b)|\d+m/i.test(written) ? MINUTE : /h/i.test(written) ? HOUR / 2 : DAY / 2;
  return Math.max(unit, MINUTE, approximate ? size * 0.15 : 0);
}

/** A time from … to … in the same sentence. */
function rangeOf({ times }: Sentence, { all }: Moments): { from: Point; to: Point } | null {
  const point = (side: 'from' | 'to') => {
    const found = times.filter(({ range }) => range === side);
    return found.length === 1 ? all.find(({ time }) => time === found[0]!.time) : undefined;
  };
  const [from, to] = [point('from'), point('to')];
  return from && to && to.ms > from.ms ? { from, to } : null;
}

/** The pair to name: what is said or marked, else the whole timeline, when the length would have to lie within it. */
function evidenceOf({ starts, ends, explicit, all }: Moments, { maxMs }: StatedDuration): { from: Point; to: Point } | null {
  if (explicit) {
    const [from, to] = [starts[0]!, ends[0]!];
    return to.ms > from.ms ? { from, to } : null;
  }
  const [from, to] = [all[0], all.at(-1)];
  return all.length >= 3 && from && to && to.ms - from.ms > maxMs ? { from, to } : null;
}

/** True when two of the sorted points are between `min` and `max` apart. */
function hasPair(points: readonly Point[], min: number, max: number): boolean {
  let low = 0;
  for (const { ms } of points) {
    while (low < points.length && points[low]!.ms < ms - max) low++;
    for (let at = low; at < points.length && points[at]!.ms <= ms - min; at++) if (points[at]!.ms < ms) return true;
  }
  return false;
}
