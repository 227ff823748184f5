import { h } from './dom.ts';

/** A small card beside words of the text. The caret stays in them while its buttons are pressed. */
export class Card {
  readonly element: HTMLElement;

  constructor(host: HTMLElement, className: string, label: string, ...children: HTMLElement[]) {
    this.element = h(
      'div',
      { class: `pm-card ${className}`, popover: 'manual', role: 'group', 'aria-label': label },
      ...children,
    );
    host.append(this.element);
  }

  /** Below the box, or above it where there is no room. */
  show({ left, top, bottom }: DOMRect): void {
    if (!this.isShown()) this.element.showPopover();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = bottom + height + 12 <= innerHeight;
    this.element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    this.element.style.top = `${below ? bottom + 6 : Math.max(8, top - height - 6)}px`;
  }

  hide(): void {
    if (this.isShown()) this.element.hidePopover();
  }

  isShown(): boolean {
    return this.element.matches(':popover-open');
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
