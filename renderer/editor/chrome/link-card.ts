import { firstLineOf } from './beside.ts';
import { Card, cardButton } from './card.ts';
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
  readonly card: Card;
  readonly #address = h('span', { class: 'pm-link-address' });

  /** @param act is told which button was pressed */
  constructor(host: HTMLElement, act: (action: LinkAction) => void) {
    const buttons = ACTIONS.map(([action, label]) => cardButton(label, () => act(action)));
    this.card = new Card(host, 'pm-link-card', 'Link', this.#address, ...buttons);
  }

  show(link: HTMLElement, address: string, leave: () => void): void {
    this.#address.textContent = address;
    this.card.show(firstLineOf(link), leave);
  }
}
