import { claimsOf, type Claim } from '../claims.ts';
import type { Check, Diagnostic } from '../diagnostic.ts';
import type { Milestone, Postmortem, Time } from '../../document/postmortem.ts';
import { entriesOf, scaleOf } from '../entries.ts';
import { eventsOf } from '../events.ts';
import { placeOf, sectionFacts, type PartFacts, type SectionFacts, type Sentence, type StatedDuration } from '../facts.ts';
import { MINUTE, spanLabel, timeLabel } from '../moments.ts';

export const duration: Check = {
  rule: 'text/duration',
  describes: 'The text says how long it lasted; it or the milestones say when it began and ended; and no such pair is that far apart.',
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

const INCIDENT = String.raw`(?:outage|incident|downtime|disruption|degradation|interruption|unavailability|service loss)`;
const FILLER = String.raw`(?:\W+(?:was|were|for|of|about|around|approximately|approx|roughly|nearly|almost|a|an|total|the|just|some|in|all|had|been|fully|completely))*\W*$`;
/** The incident as a whole is the subject, or the whole service. "The database was down for 20 minutes" may be a part of it. */
const CUE_BEFORE = new RegExp(String.raw`\b(?:${INCIDENT}(?:\s+(?:itself|period|window))?(?:\s+(?:lasted|persisted|continued|went on|had a duration))?|(?:lasted|lasting|duration|length)(?:\s+of\s+(?:the\s+)?${INCIDENT})?|for a total|(?:service|services|platform|site|website|system|application|product|apis?)\s+(?:was|were)\s+(?:\w+ly\s+)?(?:unavailable|down|inaccessible|unusable|unreachable|offline)|time to (?:repair|resolve|recover|restore|mitigate|resolution|mitigation))${FILLER}`, 'i');
/** "a 33-minute outage", "33 minutes of downtime". */
const CUE_AFTER = /^(?:[-\s]+long)?[-\s]+(?:(?:full|complete|total|service|production|global|major|platform)\s+)*(?:outage|disruption|interruption)\b|^\s+of\s+(?:(?:full|complete|total|service)\s+)*(?:downtime|unavailability)\b/i;
/** What is said is a bound or a distance, or recurs, or is not this incident or not the whole of it. */
const OTHERWISE = /\b(?:at least|at most|up to|less than|more than|over|under|within|after|before|into|first|last|next|every|each|per|another|additional|further|second|third|smaller|shorter|brief|briefly|minimum|maximum|min|max|average|mean|median|typically|usually|normally|would|could|may|might|should|will|if|when)\b/i;
const ANOTHER_SUBJECT = /\b(?:each|every|individual|per (?:user|customer|request|node|host)|some (?:users|customers)|respectively|target|slo|sla|budget|objective|promise\w*|contract\w*|allow\w*|credits?|similar|earlier|previous|prior|past|partial(?:ly)?)\b/i;
/** Lengths of what people did, or of what is not the incident as a whole. */
const OTHER_LENGTH = /\b(?:deploy\w*|maintenance|migration|investigation|rollback|restart|backup|restore|reboot|failover|replay|backlog|queue|cache|timeout|retention|monitoring|detection|response|recovery)\b/i;

function isLengthOfIncident(title: string, { text, times, durations }: Sentence, { start, end }: StatedDuration): boolean {
  const before = text.slice(0, start);
  const after = text.slice(end, end + 60);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
  // With two lengths in one sentence, which is the whole and which a part is for the reader to say.
  if (durations.length > 1 || ANOTHER_SUBJECT.test(text) || OTHERWISE.test(clause.slice(-60)) || OTHER_LENGTH.test(clause)) return false;
  if (/^\W*(?:after|before|later|earlier|ago|prior|until|from now|window|delay|interval|into|during)\b/i.test(after)) return false;
  const ranged = times.findLast(({ range, end: at }) => range === 'to' && at <= start);
  const beside = ranged !== undefined && /^[\s(,–—-]*(?:(?:for\s+)?(?:(?:about|approximately|around|a total of|in total)\s+)*|i\.e\.\s+)$/i.test(text.slice(ranged.end, start));
  // A section may be no more than a label and its figure: "Time to resolve", "2 h 5 min".
  return beside || CUE_BEFORE.test(before.trim() === '' ? `${title}: ` : before) || CUE_AFTER.test(after);
}

interface Point {
  ms: number;
  time: Time;
}

interface Moments {
  starts: Point[];
  ends: Point[];
  /** A beginning and an end that are said or marked; null where either is not. */
  known: { from: Point; to: Point } | null;
  /** Every time of day in the prose. */
  stated: Point[];
  marked(milestone: Milestone): Point | null;
}

function momentsOf(document: Postmortem): Moments {
  const { first, last, milestone } = entriesOf(document);
  const scale = scaleOf(document);
  const claims = claimsOf(document);
  const events = eventsOf(document);
  const told = (...names: Milestone[]): Point[] => events.filter(({ kind }) => names.includes(kind)).map(({ time }) => ({ ms: time.ms, time: time.time }));
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
  const [from, to] = [knownStart[0], knownEnd[0]];
  return {
    starts: [...knownStart, ...marked('detected', 'acknowledged'), ...told('started', 'detected', 'acknowledged'), ...(first ? [first] : []), ...posts.slice(0, 1)],
    ends: [...knownEnd, ...told('mitigated', 'resolved'), ...(last ? [last] : []), ...posts],
    marked: (name) => milestone(name) ?? events.find(({ kind }) => kind === name)?.time ?? null,
    known: from && to && to.ms > from.ms ? { from, to } : null,
    stated,
  };
}

function judge(facts: SectionFacts, sentence: Sentence, stated: StatedDuration, moments: Moments): Diagnostic[] {
  // The bounds allow for the rounding of the length; the minute is for that of the two times.
  const fits = (ms: number) => ms >= stated.minMs - MINUTE && ms <= stated.maxMs + MINUTE;
  const label = `${facts.section.title} ${sentence.text.slice(0, stated.start)}`;
  const figure = FIGURES.find(({ words }) => words.test(label));
  const reached = figure ? moments.marked(figure.end) : null;
  if (reached && !moments.starts.some((from) => fits(reached.ms - from.ms))) return [diagnostic(facts, stated, moments.starts[0]!, reached, 'warning')];
  const range = rangeOf(sentence, moments);
  if (range) return fits(range.to.ms - range.from.ms) || agrees(moments, fits) ? [] : [diagnostic(facts, stated, range.from, range.to, 'error')];
  // Where the text and the milestones leave open when it began or ended, no length can be wrong.
  if (!moments.known || reached || agrees(moments, fits)) return [];
  return [diagnostic(facts, stated, moments.known.from, moments.known.to, 'warning')];
}

function agrees({ starts, ends }: Moments, fits: (ms: number) => boolean): boolean {
  return starts.some((from) => ends.some((to) => fits(to.ms - from.ms)));
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

/** A time from … to … in the same sentence. */
function rangeOf({ times }: Sentence, { stated }: Moments): { from: Point; to: Point } | null {
  const point = (side: 'from' | 'to') => {
    const found = times.filter(({ range }) => range === side);
    return found.length === 1 ? stated.find(({ time }) => time === found[0]!.time) : undefined;
  };
  const [from, to] = [point('from'), point('to')];
  return from && to && to.ms > from.ms ? { from, to } : null;
}
