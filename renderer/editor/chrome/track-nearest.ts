import type { TrackMoment } from '../../../core/timeline/track-moments.ts';

/**
 * The moment nearest to a place of the track; of two as near, a milestone.
 * @param reach how far it may be
 */
export function nearestMoment(
  moments: readonly TrackMoment[],
  place: number,
  reach: number,
): TrackMoment | null {
  const distance = ({ at, mark }: TrackMoment): number =>
    Math.abs(at - place) - (Number(mark) * reach) / 4;
  return moments
    .filter(({ at }) => Math.abs(at - place) <= reach)
    .reduce<TrackMoment | null>(
      (best, each) => (best && distance(best) <= distance(each) ? best : each),
      null,
    );
}
