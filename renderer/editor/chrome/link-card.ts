import { h } from './dom.ts';

/** What the card of a link offers: a command, and how it is called there. */
const ACTIONS = [
  ['link.open', 'Open'],
  ['link.copy', 'Copy'],
  ['format.link', 'Edit…'],
  ['link.remove', 'Remove'],
] as const;

export type LinkAction = (typeof ACTIONS)[number][0];

/** A small card below a link: where it leads, and what can be done with it. */
export class LinkCard {
  readonly element: HTMLElement;
  readonly #address = h('span', { class: 'pm-link-address' });

  /** @param act is told which button was pressed */
  constructor(host: HTMLElement, act: (action: LinkAction) => void) {
    const buttons = ACTIONS.map(([action, label]) => {
      const button = h('button', { type: 'button' }, label);
      // The press must not take the caret out of the link.
      button.addEventListener('mousedown', (event) => event.preventDefault());
      button.addEventListener('click', () => act(action));
      return button;
    });
    this.element = h(
      'div',
      { class: 'pm-link-card', popover: 'manual', role: 'group', 'aria-label': 'Link' },
      this.#address,
      ...buttons,
    );
    host.append(this.element);
  }

  show(link: HTMLElement, address: string): void {
    this.#address.textContent = address;
    if (!this.isShown()) this.element.showPopover();
    const around = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const below = around.bottom + height + 12 <= innerHeight;
    this.element.style.left = `${Math.max(8, Math.min(around.left, innerWidth - width - 8))}px`;
    this.element.style.top = `${below ? around.bottom + 6 : around.top - height - 6}px`;
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
