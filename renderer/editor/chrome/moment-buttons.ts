import type { TrackMoment } from '../../../core/timeline/track-moments.ts';
import { setAttribute } from './dom.ts';

/** The moments of the drawn track as buttons, of which Tab reaches one. */
export class MomentButtons {
  moments: readonly TrackMoment[] = [];
  readonly #canvas: HTMLElement;
  /** The entry whose moment Tab reaches. */
  #current: string | null = null;

  constructor(canvas: HTMLElement) {
    this.#canvas = canvas;
  }

  /** The moment that had the keyboard last. */
  get current(): TrackMoment | undefined {
    return this.moments[this.currentIndex];
  }

  /** -1 for none. */
  get currentIndex(): number {
    const id = this.#current;
    return id === null ? -1 : this.moments.findIndex(({ ids }) => ids.includes(id));
  }

  /** The button of the current moment; null where it is out of view. */
  get currentButton(): SVGElement | null {
    const index = this.currentIndex;
    return index === -1 ? null : this.#canvas.querySelector<SVGElement>(`[data-moment="${index}"]`);
  }

  setCurrent({ ids }: TrackMoment): void {
    this.#current = ids[0]!;
  }

  /** One moment in view is in the order of Tab: the current one, else the first. */
  markCurrent(): void {
    const start = this.currentButton ?? this.#canvas.querySelector('[data-moment]');
    for (const button of this.#canvas.querySelectorAll('[data-moment][tabindex="0"]'))
      if (button !== start) setAttribute(button, 'tabindex', '-1');
    if (start) setAttribute(start, 'tabindex', '0');
  }

  /** The moment whose button it is, which is the current one from now on. */
  of(target: EventTarget | null): TrackMoment | null {
    const button = target instanceof Element ? target.closest<SVGElement>('[data-moment]') : null;
    if (!button) return null;
    const moment = this.moments[Number(button.dataset['moment'])] ?? null;
    if (moment && !moment.ids.includes(this.#current ?? '')) this.setCurrent(moment);
    return moment;
  }
}
