/** Which part of the track is shown. */
export interface TrackView {
  /** Places from 0 to 1, `from` below `to`. */
  from: number;
  to: number;
}

export const WHOLE: TrackView = { from: 0, to: 1 };

/** Closer, even entries a second apart in an incident of days stand apart. */
const CLOSEST = 1 / 4000;

/**
 * The view after zooming by a factor (2 = twice as close) around a place on the track, which stays
 * where it is on the screen.
 */
export function zoomView({ from, to }: TrackView, factor: number, around: number): TrackView {
  const span = Math.min(1, Math.max(CLOSEST, (to - from) / factor));
  const share = Math.min(1, Math.max(0, (around - from) / (to - from)));
  return within(around - share * span, span);
}

/** The view moved along the track, as far as the track goes. */
export function panView({ from, to }: TrackView, by: number): TrackView {
  return within(from + by, to - from);
}

/** The view moved as little as needed to show a place, with a little of what is around it. */
export function showPlace(view: TrackView, at: number): TrackView {
  const span = view.to - view.from;
  const edge = span * 0.08;
  if (at < view.from + edge) return within(at - edge, span);
  return at > view.to - edge ? within(at + edge - span, span) : view;
}

export function isWhole({ from, to }: TrackView): boolean {
  return to - from >= 1;
}

function within(from: number, span: number): TrackView {
  if (span >= 1) return WHOLE;
  const start = Math.min(1 - span, Math.max(0, from));
  return { from: start, to: start + span };
}
