import { stayBeside, type Anchor } from './beside.ts';
import { h } from './dom.ts';

/** A small card beside words of the text. The caret stays in them while its buttons are pressed. */
export class Card {
  readonly element: HTMLElement;
  #stop: (() => void) | null = null;

  constructor(host: HTMLElement, className: string, label: string, ...children: HTMLElement[]) {
    this.element = h(
      'div',
      { class: `pm-card ${className}`, popover: 'manual', role: 'group', 'aria-label': label },
      ...children,
    );
    host.append(this.element);
  }

  /** Beside the words, and with them while they move. @param leave when they go out of sight */
  show(words: Anchor, leave: () => void): void {
    this.#stop?.();
    if (!this.isShown()) this.element.showPopover();
    this.#stop = stayBeside(this.element, words, { gap: 6, leave });
  }

  hide(): void {
    this.#stop?.();
    this.#stop = null;
    if (this.isShown()) this.element.hidePopover();
  }

  isShown(): boolean {
    return this.element.matches(':popover-open');
  }

  hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  focus(): void {
    this.element.querySelector('button')?.focus();
  }
}

/** A button whose press does not take the caret out of the text. */
export function cardButton(label: string, press: () => void): HTMLButtonElement {
  const button = h('button', { type: 'button' }, label);
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', press);
  return button;
}
