import type { Milestone } from '../document/postmortem.ts';
import type { Track } from './track.ts';
import type { TrackView } from './track-view.ts';

/** What can be pointed at on the track: a milestone, or entries that are drawn at one place. */
export interface TrackMoment {
  at: number;
  /** Of its first and last entry; milliseconds since 1970. */
  fromMs: number;
  toMs: number;
  /** In order of time, at least one. */
  ids: string[];
  /** Empty for a tick. */
  milestones: Milestone[];
  /** Drawn as a ring. */
  mark: boolean;
}

/** Ticks nearer than this cannot be told apart, in the picture's units. */
const APART = 3;

/**
 * The moments of a track in order of time, drawn `width` units wide in a view: the closer the view,
 * the more they come apart. Also those out of view.
 */
export function trackMoments(
  { marks, ticks }: Track,
  width: number,
  view: TrackView,
): TrackMoment[] {
  const apart = (APART / width) * (view.to - view.from);
  const merged: TrackMoment[] = [];
  for (const { at, ms, id } of ticks) {
    const last = merged.at(-1);
    if (last && at - last.at < apart) {
      last.ids.push(id);
      last.toMs = ms;
    } else merged.push({ at, fromMs: ms, toMs: ms, ids: [id], milestones: [], mark: false });
  }
  const rings = marks.map(({ at, ms, ids, milestones }): TrackMoment => ({
    at,
    fromMs: ms,
    toMs: ms,
    ids,
    milestones,
    mark: true,
  }));
  return [...merged, ...rings].sort((a, b) => a.at - b.at || Number(b.mark) - Number(a.mark));
}
