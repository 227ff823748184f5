/** Where keys and the wheel lead in the picture of the incident. */
import { isWhole, panView, zoomView, type TrackView } from '../../../core/timeline/track-view.ts';

/** The index of the moment that a key goes to from the one at `at`; undefined for another key. */
export function stepTo(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at + 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/**
 * The view after a turn of the wheel: with Ctrl it zooms, sideways it moves; null where the turn is
 * the page's.
 * @param around the place below the pointer
 * @param width of the track, in pixels
 */
export function wheeled(
  view: TrackView,
  event: WheelEvent,
  around: number,
  width: number,
): TrackView | null {
  if (event.ctrlKey || event.metaKey)
    return zoomView(view, Math.exp(-event.deltaY * 0.0025), around);
  const [sideways, upright] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  if (isWhole(view) || Math.abs(sideways) <= Math.abs(upright)) return null;
  return panView(view, (sideways / width) * (view.to - view.from));
}
