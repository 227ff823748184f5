import { h, setText } from './dom.ts';

/** The time and the first words of a moment, above its place in the picture. */
export class TrackTip {
  readonly element = h('div', { class: 'pm-track-tip', 'aria-hidden': 'true', hidden: true });

  hide(): void {
    this.element.hidden = true;
  }

  /** @param x of the moment, in a picture that is `width` wide */
  show(time: string, words: string, x: number, width: number): void {
    this.element.hidden = false;
    this.element.replaceChildren(h('b', {}, time), h('span', {}));
    setText(this.element.lastElementChild!, words);
    const half = this.element.offsetWidth / 2;
    this.element.style.left = `${Math.max(half, Math.min(width - half, x))}px`;
  }
}
