import type { EditorContext } from './context.ts';

/** The picture of the incident above the timeline. */
export function registerTrack(_context: EditorContext): () => void {
  return () => {};
}
