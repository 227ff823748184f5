import { trackSvg } from '../../../core/timeline/track-svg.ts';
import { TRACK_MARGIN } from '../../../core/timeline/track-canvas.ts';
import { trackMoments, type TrackMoment } from '../../../core/timeline/track-moments.ts';
import {
  isWhole,
  panView,
  showPlace,
  WHOLE,
  zoomView,
  type TrackView,
} from '../../../core/timeline/track-view.ts';
import type { Track } from '../../../core/timeline/track.ts';
import { h, setAttribute } from './dom.ts';
import { MomentButtons } from './moment-buttons.ts';
import { momentName, momentTime } from './track-names.ts';
import { nearestMoment } from './track-nearest.ts';
import { stepTo, wheeled } from './track-steps.ts';
import { TrackTip } from './track-tip.ts';
import { COLORS, FONT_SIZE, TOOLS, tool } from './track-look.ts';

const STEP = 1.6;
/** The pointer is at a moment when it is this near, in pixels. */
const NEAR = 14;
/** A press that moves less than this is a click. */
const DRAG = 4;

export interface TrackHost {
  /** The first words of an entry. */
  words(id: string): string;
  /** Puts the caret into an entry. */
  goTo(id: string): void;
  /** Gives the keyboard back to the text. */
  leave(): void;
}

/**
 * The picture of the incident as one uses it: zoomed with Ctrl and the wheel, with buttons and
 * keys; moved by dragging; every moment a way to its row, by mouse and keyboard.
 */
export class TrackPicture {
  readonly element: HTMLElement;
  readonly #host: TrackHost;
  readonly #canvas = h('div', { class: 'pm-track-canvas' });
  readonly #buttons = new MomentButtons(this.#canvas);
  readonly #tip = new TrackTip();
  readonly #told = h('ul', { class: 'pm-spoken' });
  readonly #tools: HTMLElement;
  readonly #resize: ResizeObserver;
  #track: Track | null = null;
  #view: TrackView = WHOLE;
  #width = 0;
  #drag: { x: number; view: TrackView; moved: boolean } | null = null;
  #frame = 0;
  /** The tallest since the track changed: while one zooms, the page below stays where it is. */
  #tallest = 0;

  constructor(element: HTMLElement, host: TrackHost) {
    this.element = element;
    this.#host = host;
    this.#tools = h(
      'div',
      { class: 'pm-track-tools' },
      tool('out', 'Zoom out', '−'),
      tool('in', 'Zoom in', '+'),
      tool('all', 'Show all of the track', 'All'),
    );
    setAttribute(element, 'role', 'group');
    setAttribute(element, 'aria-label', 'Picture of the incident');
    element.replaceChildren(this.#told, this.#canvas, this.#tools, this.#tip.element);
    element.hidden = true;
    this.#listen();
    this.#resize = new ResizeObserver(() => {
      if (this.#canvas.clientWidth !== this.#width) this.#redraw();
    });
    this.#resize.observe(this.#canvas);
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#resize.disconnect();
  }

  /**
   * Shows another state of the incident; null for one without two moments. The view stays where it
   * is.
   */
  show(track: Track | null): void {
    this.#track = track;
    this.#tallest = 0;
    this.element.hidden = track === null;
    if (track === null) this.#view = WHOLE;
    this.#told.replaceChildren(
      ...(track?.sentences ?? []).map((sentence) => h('li', {}, sentence)),
    );
    this.#redraw();
  }

  zoom(direction: 'in' | 'out' | 'all'): void {
    const focused = this.#buttons.current;
    const middle = (this.#view.from + this.#view.to) / 2;
    const around =
      focused && focused.at >= this.#view.from && focused.at <= this.#view.to ? focused.at : middle;
    this.#look(
      direction === 'all'
        ? WHOLE
        : zoomView(this.#view, direction === 'in' ? STEP : 1 / STEP, around),
    );
  }

  /** Gives the keyboard to the moment that had it last, else the first. */
  focus(): void {
    const moment = this.#buttons.current ?? this.#buttons.moments[0];
    if (!moment) return;
    this.element.scrollIntoView({ block: 'nearest' });
    this.#focusMoment(moment);
  }

  #listen(): void {
    const { element } = this;
    const canvas = this.#canvas;
    this.#tools.addEventListener('click', (event) => {
      const which =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('[data-track]')?.dataset['track']
          : undefined;
      if (which === 'in' || which === 'out' || which === 'all') this.zoom(which);
    });
    element.addEventListener('keydown', (event) => this.#onKey(event));
    element.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      // The caret stays where it is until the press is a click.
      event.preventDefault();
      this.#drag = { x: event.clientX, view: this.#view, moved: false };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', (event) => this.#onMove(event));
    canvas.addEventListener('pointerup', (event) => {
      const clicked = this.#drag && !this.#drag.moved;
      this.#endDrag();
      const moment = clicked ? this.#momentAt(event.clientX) : null;
      if (moment) this.#host.goTo(moment.ids[0]!);
    });
    canvas.addEventListener('pointercancel', () => this.#endDrag());
    canvas.addEventListener('pointerleave', () => this.#hint(null));
    canvas.addEventListener('focusin', ({ target }) => this.#hint(this.#buttons.of(target)));
    canvas.addEventListener('focusout', () => this.#hint(null));
    // A screen reader's press is a click without a pointer.
    canvas.addEventListener('click', (event) => {
      const moment = event.detail === 0 ? this.#buttons.of(event.target) : null;
      if (moment) this.#host.goTo(moment.ids[0]!);
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return;
    const at = this.#buttons.currentIndex;
    const { moments } = this.#buttons;
    const to = stepTo(event.key, at, moments.length);
    const moment = this.#buttons.of(event.target);
    if (to !== undefined) {
      const next = moments[Math.max(0, Math.min(moments.length - 1, to))];
      if (next) this.#focusMoment(next);
    } else if (event.key === '+' || event.key === '=') this.zoom('in');
    else if (event.key === '-' || event.key === '_') this.zoom('out');
    else if (event.key === '0') this.zoom('all');
    else if ((event.key === 'Enter' || event.key === ' ') && moment)
      this.#host.goTo(moment.ids[0]!);
    else if (event.key === 'Escape') this.#host.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onWheel(event: WheelEvent): void {
    const view = wheeled(this.#view, event, this.#placeAt(event.clientX), this.#inner);
    if (!view) return;
    this.#look(view);
    event.preventDefault();
  }

  #onMove(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag) return this.#hint(this.#momentAt(event.clientX));
    const by = event.clientX - drag.x;
    if (!drag.moved && Math.abs(by) < DRAG) return;
    drag.moved = true;
    this.#hint(null);
    setAttribute(this.element, 'data-dragging', '');
    this.#look(
      panView(drag.view, (-by / this.#scale / this.#inner) * (drag.view.to - drag.view.from)),
    );
  }

  #endDrag(): void {
    this.#drag = null;
    setAttribute(this.element, 'data-dragging', null);
  }

  /** Shows another part, at most once a frame. */
  #look(view: TrackView): void {
    this.#view = view;
    this.#frame ||= requestAnimationFrame(() => this.#redraw());
  }

  #redraw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const track = this.#track;
    const focused = this.#canvas.contains(this.#canvas.ownerDocument.activeElement);
    if (!track) {
      this.#buttons.moments = [];
      this.#canvas.replaceChildren();
      return;
    }
    this.#width = this.#canvas.clientWidth;
    const width = Math.max(200, this.#width || 640);
    this.#buttons.moments = trackMoments(track, width - 2 * TRACK_MARGIN, this.#view);
    this.#canvas.innerHTML = trackSvg(track, {
      width,
      colors: COLORS,
      labels: 'elapsed',
      fontSize: FONT_SIZE,
      view: this.#view,
      keyRoom: TOOLS,
      nameOf: (moment) => momentName(moment, track, this.#host.words),
    });
    this.#tallest = Math.max(
      this.#tallest,
      Number(this.#canvas.firstElementChild!.getAttribute('height')),
    );
    this.#canvas.style.minHeight = isWhole(this.#view) ? '' : `${this.#tallest}px`;
    this.#buttons.markCurrent();
    this.#hint(null);
    setAttribute(this.element, 'data-zoomed', isWhole(this.#view) ? null : '');
    for (const button of this.#tools.querySelectorAll<HTMLButtonElement>(
      '[data-track="out"], [data-track="all"]',
    ))
      setAttribute(button, 'aria-disabled', String(isWhole(this.#view)));
    if (focused) this.#buttons.currentButton?.focus({ preventScroll: true });
  }

  #focusMoment(moment: TrackMoment): void {
    this.#buttons.setCurrent(moment);
    const view = showPlace(this.#view, moment.at);
    if (view !== this.#view) {
      this.#view = view;
      this.#redraw();
    }
    this.#buttons.markCurrent();
    const button = this.#buttons.currentButton;
    // The row's words may have changed since the picture was drawn.
    if (button && this.#track)
      setAttribute(button, 'aria-label', momentName(moment, this.#track, this.#host.words));
    button?.focus({ preventScroll: true });
  }

  get #inner(): number {
    return Math.max(1, this.#width - 2 * TRACK_MARGIN);
  }

  /** How much larger than drawn it is shown: it grows with the text. */
  get #scale(): number {
    return this.#canvas.getBoundingClientRect().width / this.#width || 1;
  }

  #placeAt(clientX: number): number {
    const from = this.#canvas.getBoundingClientRect().left;
    const share = ((clientX - from) / this.#scale - TRACK_MARGIN) / this.#inner;
    return this.#view.from + share * (this.#view.to - this.#view.from);
  }

  #momentAt(clientX: number): TrackMoment | null {
    const place = this.#placeAt(clientX);
    const reach = (NEAR / this.#inner) * (this.#view.to - this.#view.from);
    return nearestMoment(this.#buttons.moments, place, reach);
  }

  /** Shows what a moment is; null for none. */
  #hint(moment: TrackMoment | null): void {
    setAttribute(this.element, 'data-at-moment', moment ? '' : null);
    if (!moment || !this.#track) {
      this.#tip.hide();
      return;
    }
    const { ids, at } = moment;
    const words = this.#host.words(ids[0]!);
    const { from, to } = this.#view;
    this.#tip.show(
      momentTime(moment, this.#track),
      ids.length === 1 ? words : `${ids.length} entries, from: ${words}`,
      TRACK_MARGIN + ((at - from) / (to - from)) * this.#inner,
      this.#width,
    );
  }
}
