/** The small picture of an incident above its timeline: what `track-svg.ts` draws and what a screen reader is told. */
import { MILESTONES, type Milestone, type Postmortem } from '../document/postmortem.ts';
import { instantText } from '../time/calendar.ts';
import { formatDay, formatDuration } from '../time/format.ts';
import { localAt, resolveZone } from '../time/zones.ts';
import { milestoneInstants } from './milestones.ts';
import { trackScale, type TrackBreak } from './track-scale.ts';

/** `ongoing`: begun, and nothing says when it was detected. */
export type PhaseKind = 'ongoing' | 'undetected' | 'detected' | 'mitigating' | 'monitoring';

/** Positions along the track run from 0 to 1. */
export interface TrackPhase {
  kind: PhaseKind;
  from: number;
  to: number;
}

export interface TrackMark {
  /** Milestones at one moment share a mark; empty for the first and last entry of a track without milestones. */
  milestones: Milestone[];
  at: number;
  /** `09:22`, in the track's zone. */
  clock: string;
  /** `2026-03-03` */
  day: string;
  /** Since the start, `7 min`; '' for the start itself or when it is not known. */
  after: string;
}

export interface Track {
  marks: TrackMark[];
  phases: TrackPhase[];
  /** Entries that are no milestones. */
  ticks: { at: number; id: string }[];
  /** Stretches without entries that are drawn shorter than they were. */
  breaks: TrackBreak[];
  /** Whether the track is on more than one day, so that clocks alone would not do. */
  manyDays: boolean;
  /** The same in a sentence. */
  text: string;
}

/** The track of a document, or null with fewer than two moments to show. Entries without an instant are left out. `zone` is the one to show, by default the document's. */
export function buildTrack(document: Pick<Postmortem, 'timeline' | 'incident'>, zone: string = document.incident.zone): Track | null {
  const entries = document.timeline.flatMap((entry) => (entry.at?.instant ? [{ entry, ms: Date.parse(entry.at.instant) }] : [])).sort((a, b) => a.ms - b.ms);
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last || first.ms === last.ms) return null;
  const shown = resolveZone(zone).zone ?? first.entry.at?.zone ?? 'UTC';
  const scale = trackScale(entries.map(({ ms }) => ms));
  const reached = Object.values(milestoneInstants(document));
  const start = reached.find(({ milestone }) => milestone === 'started')?.ms ?? null;
  const mark = (ms: number, milestones: Milestone[]): TrackMark => {
    const local = localAt(instantText(ms), shown) ?? instantText(ms);
    return { milestones, at: scale.at(ms), clock: local.slice(11, 16), day: local.slice(0, 10), after: start !== null && ms > start ? formatDuration(ms - start) : '' };
  };
  const moments = [...new Set(reached.map(({ ms }) => ms))].sort((a, b) => a - b);
  const marks = moments.length > 0
    ? moments.map((ms) => mark(ms, MILESTONES.filter((milestone) => reached.some((each) => each.ms === ms && each.milestone === milestone))))
    : [mark(first.ms, []), mark(last.ms, [])];
  const drawn = new Set(reached.map(({ entry }) => entry.id));
  const ends = [mark(first.ms, []), mark(last.ms, [])] as const;
  return {
    marks, phases: phasesOf(reached.map(({ milestone, ms }) => ({ milestone, ms })), scale.at), breaks: scale.breaks,
    ticks: entries.filter(({ entry }) => !drawn.has(entry.id)).map(({ entry, ms }) => ({ at: scale.at(ms), id: entry.id })),
    manyDays: ends[0].day !== ends[1].day,
    text: sentence(ends, marks, entries.length, shown, moments.length > 0),
  };
}

/** What the incident was in after each milestone. */
const AFTER: Readonly<Record<Milestone, PhaseKind | null>> = { started: 'ongoing', detected: 'detected', acknowledged: 'detected', identified: 'mitigating', mitigated: 'monitoring', resolved: null };
const RANK: readonly (PhaseKind | null)[] = ['ongoing', 'undetected', 'detected', 'mitigating', 'monitoring', null];

function phasesOf(reached: readonly { milestone: Milestone; ms: number }[], at: (ms: number) => number): TrackPhase[] {
  const order = [...reached].sort((a, b) => a.ms - b.ms || MILESTONES.indexOf(a.milestone) - MILESTONES.indexOf(b.milestone));
  const noticed = order.some(({ milestone }) => milestone === 'detected' || milestone === 'acknowledged');
  const phases: TrackPhase[] = [];
  let state: PhaseKind | null = null;
  order.forEach(({ milestone, ms }, index) => {
    const next: PhaseKind | null = milestone === 'started' && noticed && state === null ? 'undetected' : AFTER[milestone];
    // A milestone out of its order never leads back: after mitigation, detection changes nothing.
    if (index === 0 || RANK.indexOf(next) > RANK.indexOf(state)) state = next;
    const end = order[index + 1]?.ms;
    if (state === null || end === undefined || end === ms) return;
    const before = phases.at(-1);
    if (before?.kind === state) before.to = at(end);
    else phases.push({ kind: state, from: at(ms), to: at(end) });
  });
  return phases;
}

function sentence([first, last]: readonly [TrackMark, TrackMark], marks: readonly TrackMark[], entries: number, zone: string, milestones: boolean): string {
  const span = first.day === last.day ? `${formatDay(first.day)}, ${first.clock} to ${last.clock}` : `${formatDay(first.day)}, ${first.clock} to ${formatDay(last.day)}, ${last.clock}`;
  const told = milestones ? marks.map((mark) => `${mark.milestones.join(' and ')} ${mark.after ? `after ${mark.after}` : `at ${mark.clock}`}`).join(', ') : 'no milestones';
  return `${span} (${zone}): ${told}; ${entries} entries.`;
}
