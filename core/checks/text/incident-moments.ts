/** The moments between which an incident can be said to have lasted. */
import { claimsOf, type Claim } from '../model/claims.ts';
import type { Milestone, Postmortem, Time } from '../../document/postmortem.ts';
import { entriesOf, scaleOf } from '../model/entries.ts';
import { eventsOf } from '../model/events.ts';
import { sectionFacts } from '../model/facts.ts';
import { saidIn } from './said-in.ts';

export interface Point {
  ms: number;
  time: Time;
}

export interface Moments {
  starts: Point[];
  ends: Point[];
  /** A beginning and an end that are said or marked; null where either is not. */
  known: { from: Point; to: Point } | null;
  /** Every time of day in the prose. */
  stated: Point[];
  marked(milestone: Milestone): Point | null;
}

export function momentsOf(document: Postmortem): Moments {
  const { first, last, milestone } = entriesOf(document);
  const scale = scaleOf(document);
  const claims = claimsOf(document);
  const events = eventsOf(document);
  const told = (...names: Milestone[]): Point[] =>
    events
      .filter(({ kind }) => names.includes(kind))
      .map(({ time }) => ({ ms: time.ms, time: time.time }));
  const claimed = (side: Claim['side']): Point[] =>
    claims
      .filter((claim) => claim.side === side)
      .map(({ time }) => ({ ms: time.ms, time: time.time }));
  const point = (time: Time): Point[] => {
    const ms = scale(time);
    return Number.isNaN(ms) ? [] : [{ ms, time }];
  };
  const posts = document.updates
    .filter(({ at, status }) => at && status !== 'postmortem' && status !== 'scheduled')
    .flatMap(({ at }) => point(at!))
    .sort((a, b) => a.ms - b.ms);
  const marked = (...names: Parameters<typeof milestone>[0][]) =>
    names.flatMap((name) => milestone(name) ?? []);
  const stated = sectionFacts(document).flatMap(({ section, sentences }) =>
    section.kind === 'supporting' || section.kind === 'communication'
      ? []
      : sentences.flatMap(({ times }) =>
          times.flatMap((time) => (time.precision === 'day' ? [] : point(time.time))),
        ),
  );
  const [saidStart, saidEnd] = [claimed('start'), claimed('end')];
  const row = (side: Claim['side']): Point[] => {
    const said = saidIn(document, side);
    return said ? [said] : [];
  };
  const knownStart = [...saidStart, ...marked('started'), ...row('start')];
  const knownEnd = [...saidEnd, ...marked('mitigated', 'resolved'), ...row('end')];
  const [from, to] = [knownStart[0], knownEnd[0]];
  return {
    starts: [
      ...knownStart,
      ...marked('detected', 'acknowledged'),
      ...told('started', 'detected', 'acknowledged'),
      ...(first ? [first] : []),
      ...posts.slice(0, 1),
    ],
    ends: [...knownEnd, ...told('mitigated', 'resolved'), ...(last ? [last] : []), ...posts],
    marked: (name) => milestone(name) ?? events.find(({ kind }) => kind === name)?.time ?? null,
    known: from && to && to.ms > from.ms ? { from, to } : null,
    stated,
  };
}
