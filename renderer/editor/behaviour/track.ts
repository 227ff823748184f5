import { mergeRegister, registerEventListener, stopLexicalPropagation } from 'lexical';
import type { Postmortem, TimelineEntry } from '../../../core/document/postmortem.ts';
import { plainText } from '../../../core/prose/text.ts';
import { buildTrack } from '../../../core/timeline/track.ts';
import { firstWords } from '../chrome/track-names.ts';
import { TrackPicture } from '../chrome/track-picture.ts';
import type { EditorContext } from './context.ts';
import { goTo } from './places.ts';

/** A pause in writing after which the picture is drawn anew … */
const PAUSE_MS = 250;
/** … and the longest that writing puts it off. */
const LIMIT_MS = 1_500;
const EVENTS = [
  'keydown',
  'keyup',
  'click',
  'pointerdown',
  'mousedown',
  'focusin',
  'focusout',
  'dragstart',
  'copy',
  'cut',
  'paste',
] as const;

const pictures = new WeakMap<EditorContext, () => TrackPicture | null>();

/**
 * The picture of the incident above the timeline: looked at again after a pause, and drawn anew
 * only when a time, a milestone or the zone changed.
 */
export function registerTrack(context: EditorContext): () => void {
  const { editor, root, session } = context;
  let picture: TrackPicture | null = null;
  let drawn: Pick<Postmortem, 'timeline' | 'incident'> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting: number | null = null;
  let entries: { timeline: Postmortem['timeline']; byId: Map<string, TimelineEntry> } | null = null;
  const words = (id: string): string => {
    const { timeline } = session.getDocument();
    if (entries?.timeline !== timeline)
      entries = { timeline, byId: new Map(timeline.map((entry) => [entry.id, entry])) };
    const entry = entries.byId.get(id);
    return entry ? firstWords(plainText(entry.body)) : '';
  };
  const draw = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = waiting = null;
    const place = root.querySelector<HTMLElement>('[data-part="track"]');
    if (!place) return;
    const { timeline, incident } = session.getDocument();
    const fresh = picture?.element !== place;
    if (
      !fresh &&
      drawn &&
      drawn.incident.zone === incident.zone &&
      sameMoments(drawn.timeline, timeline)
    )
      return;
    drawn = { timeline, incident };
    if (fresh) {
      picture?.dispose();
      picture = new TrackPicture(place, {
        words,
        goTo: (id) => goTo(context, { kind: 'timeline', id }),
        leave: () => root.focus({ preventScroll: true }),
      });
    }
    picture!.show(buildTrack(drawn));
  };
  const soon = (): void => {
    const now = performance.now();
    waiting ??= now;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(draw, Math.max(0, Math.min(PAUSE_MS, waiting + LIMIT_MS - now)));
  };
  pictures.set(context, () => picture);
  return mergeRegister(
    () => {
      if (timer !== null) clearTimeout(timer);
      picture?.dispose();
    },
    // At once when a document is shown: the page must not move under the reader.
    editor.registerRootListener((element) => {
      if (element) draw();
    }),
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (picture?.element.isConnected === false) draw();
      else if (dirtyElements.size > 0 || dirtyLeaves.size > 0) soon();
    }),
    ...EVENTS.map((name) =>
      registerEventListener(
        root,
        name,
        (event) => {
          if (event.target instanceof Element && event.target.closest('[data-part="track"]'))
            stopLexicalPropagation(event);
        },
        true,
      ),
    ),
  );
}

/** The picture of an editor's document, for commands; null before it is drawn. */
export function trackOf(context: EditorContext): TrackPicture | null {
  return pictures.get(context)?.() ?? null;
}

/** True when nothing that the picture shows differs: the words of a row may. */
function sameMoments(a: Postmortem['timeline'], b: Postmortem['timeline']): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((entry, index) => {
        const other = b[index]!;
        return (
          entry === other ||
          (entry.at === other.at && entry.milestone === other.milestone && entry.id === other.id)
        );
      }))
  );
}
