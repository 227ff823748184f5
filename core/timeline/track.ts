/**
 * The picture of an incident above its timeline: what `track-svg.ts` draws and what a screen reader
 * is told. Plain data.
 */
import type { TrackPhase, TrackMark, PhaseKind } from './track-parts.ts';
import { MILESTONES, type Milestone, type Postmortem } from '../document/postmortem.ts';
import { instantText, MINUTE } from '../time/calendar.ts';
import { formatDuration } from '../time/format.ts';
import { resolveZone, localAt } from '../time/zones.ts';
import { milestoneInstants, type MilestoneInstant } from './milestones.ts';
import { placeOf, trackScale, type TrackScale } from './track-scale.ts';
import { trackSentences } from './track-text.ts';

/** An entry that is no milestone. */
export interface TrackTick {
  at: number;
  ms: number;
  id: string;
}

export interface Track {
  marks: TrackMark[];
  phases: TrackPhase[];
  ticks: TrackTick[];
  scale: TrackScale;
  /** The zone of its clocks, one that `resolveZone` knows. */
  zone: string;
  /** Whether the track is on more than one day, so that clocks alone would not do. */
  manyDays: boolean;
  /** The same in words, a sentence for each thing that is shown. */
  sentences: string[];
  /** The sentences as one text. */
  text: string;
}

/**
 * The track of a document, or null with fewer than two moments to show. Entries without an instant
 * are left out. `zone` is the one to show, by default the document's.
 */
export function buildTrack(
  document: Pick<Postmortem, 'timeline' | 'incident'>,
  zone: string = document.incident.zone,
): Track | null {
  const entries = document.timeline
    .flatMap((entry) => (entry.at?.instant ? [{ entry, ms: Date.parse(entry.at.instant) }] : []))
    .sort((a, b) => a.ms - b.ms);
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last || first.ms === last.ms) return null;
  const shown = resolveZone(zone).zone ?? first.entry.at?.zone ?? 'UTC';
  const scale = trackScale(entries.map(({ ms }) => ms));
  const reached = Object.values(milestoneInstants(document));
  const start = reached.find(({ milestone }) => milestone === 'started')?.ms ?? null;
  const moments = [...new Set(reached.map(({ ms }) => ms))].sort((a, b) => a - b);
  const shownMoments = moments.length > 0 ? moments : [first.ms, last.ms];
  const seconds =
    new Set(shownMoments.map((ms) => Math.floor(ms / MINUTE))).size < shownMoments.length;
  const mark = (
    ms: number,
    at: readonly Pick<MilestoneInstant, 'entry' | 'milestone'>[],
    ids: string[],
  ): TrackMark => {
    const local = localAt(instantText(ms), shown) ?? instantText(ms);
    return {
      milestones: MILESTONES.filter((milestone) => at.some((each) => each.milestone === milestone)),
      ids,
      at: placeOf(scale, ms),
      ms,
      clock: local.slice(11, seconds ? 19 : 16),
      day: local.slice(0, 10),
      after: start !== null && ms > start ? formatDuration(ms - start) : '',
    };
  };
  const ends = [mark(first.ms, [], [first.entry.id]), mark(last.ms, [], [last.entry.id])] as const;
  const marks =
    moments.length === 0
      ? [...ends]
      : moments.map((ms) => {
          const here = reached.filter((each) => each.ms === ms);
          return mark(ms, here, [...new Set(here.map(({ entry }) => entry.id))]);
        });
  const marked = new Set(marks.flatMap(({ ids }) => ids));
  const phases = phasesOf(reached, (ms) => placeOf(scale, ms));
  const sentences = trackSentences({
    first: ends[0],
    last: ends[1],
    marks,
    phases,
    breaks: scale.breaks,
    entries: entries.length,
    zone: shown,
  });
  return {
    marks,
    phases,
    scale,
    zone: shown,
    manyDays: ends[0].day !== ends[1].day,
    sentences,
    text: sentences.join(' '),
    ticks: entries
      .filter(({ entry }) => !marked.has(entry.id))
      .map(({ entry, ms }) => ({ at: placeOf(scale, ms), ms, id: entry.id })),
  };
}

/** What the incident was in after each milestone. */
const AFTER: Readonly<Record<Milestone, PhaseKind | null>> = {
  started: 'ongoing',
  detected: 'detected',
  acknowledged: 'detected',
  identified: 'mitigating',
  mitigated: 'monitoring',
  resolved: null,
};
const RANK: readonly (PhaseKind | null)[] = [
  'ongoing',
  'undetected',
  'detected',
  'mitigating',
  'monitoring',
  null,
];

function phasesOf(
  reached: readonly { milestone: Milestone; ms: number }[],
  at: (ms: number) => number,
): TrackPhase[] {
  const order = [...reached].sort(
    (a, b) => a.ms - b.ms || MILESTONES.indexOf(a.milestone) - MILESTONES.indexOf(b.milestone),
  );
  const noticed = order.some(
    ({ milestone }) => milestone === 'detected' || milestone === 'acknowledged',
  );
  const phases: TrackPhase[] = [];
  let state: PhaseKind | null = null;
  order.forEach(({ milestone, ms }, index) => {
    const next: PhaseKind | null =
      milestone === 'started' && noticed && state === null ? 'undetected' : AFTER[milestone];
    // A milestone out of its order never leads back: after mitigation, detection changes nothing.
    if (index === 0 || RANK.indexOf(next) > RANK.indexOf(state)) state = next;
    const end = order[index + 1]?.ms;
    if (state === null || end === undefined || end === ms) return;
    const before = phases.at(-1);
    if (before?.kind === state) Object.assign(before, { to: at(end), toMs: end });
    else phases.push({ kind: state, from: at(ms), to: at(end), fromMs: ms, toMs: end });
  });
  return phases;
}
