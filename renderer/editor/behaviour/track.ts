import { mergeRegister, registerEventListener, stopLexicalPropagation } from 'lexical';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { trackSvg, type TrackColors } from '../../../core/timeline/track-svg.ts';
import { buildTrack, type Track } from '../../../core/timeline/track.ts';
import type { EditorContext } from './context.ts';
import { goTo } from './places.ts';

/** A theme colour let down with paper, as a wash. */
function tint(name: string, percent: number): string {
  return `color-mix(in srgb, var(${name}) ${percent}%, var(--paper))`;
}

const COLORS: TrackColors = {
  undetected: tint('--error', 78), detected: tint('--warn', 65), mitigating: tint('--warn', 65), monitoring: tint('--ok', 72), neutral: 'var(--faint)', ink: 'var(--ink)', soft: 'var(--soft)', paper: 'var(--paper)',
};
const WIDTH = 640;

/** The picture of the incident above the timeline: drawn anew when nothing else is to be done, and a way to its entries. */
export function registerTrack(context: EditorContext): () => void {
  const { editor, root, session } = context;
  let drawn: { timeline: Postmortem['timeline']; incident: Postmortem['incident'] } | null = null;
  let track: Track | null = null;
  let idle = 0;
  const draw = (): void => {
    idle = 0;
    const place = root.querySelector<HTMLElement>('[data-part="track"]');
    const { timeline, incident } = session.getDocument();
    if (!place || (drawn?.timeline === timeline && drawn.incident === incident && place.hasChildNodes() === (track !== null))) return;
    drawn = { timeline, incident };
    track = buildTrack({ timeline, incident });
    place.innerHTML = track ? trackSvg(track, { width: WIDTH, colors: COLORS }) : '';
  };
  const soon = (): void => {
    if (!idle) idle = requestIdleCallback(draw, { timeout: 1000 });
  };
  return mergeRegister(
    () => cancelIdleCallback(idle),
    // At once when a document is shown: the page must not move under the reader.
    editor.registerRootListener((element) => { if (element) draw(); }),
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) soon();
    }),
    registerEventListener(root, 'click', (event) => {
      const picture = event.target instanceof Element ? event.target.closest('[data-part="track"] svg') : null;
      if (!picture || !track || !drawn) return;
      stopLexicalPropagation(event);
      const box = picture.getBoundingClientRect();
      const id = entryAt(track, drawn.timeline, (event.clientX - box.left) / box.width);
      if (id) goTo(context, { kind: 'timeline', id });
    }, true),
  );
}

/** The entry nearest to a place along the picture (0 to 1). */
function entryAt(track: Track, timeline: Postmortem['timeline'], at: number): string | null {
  const marks = track.marks.flatMap((mark) => timeline.filter(({ milestone }) => milestone && mark.milestones.includes(milestone)).slice(0, 1).map(({ id }) => ({ at: mark.at, id })));
  const [nearest] = [...marks, ...track.ticks].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
  return nearest?.id ?? null;
}
