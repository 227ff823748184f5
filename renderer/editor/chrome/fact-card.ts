import { firstLineOf } from './beside.ts';
import { Card, cardButton } from './card.ts';
import { h } from './dom.ts';

/** What the card of a live fact offers, and how it is called there. */
const ACTIONS = [
  ['goTo', 'Go there'],
  ['zone', 'With zone'],
  ['plain', 'Without zone'],
  ['toText', 'Turn to text'],
] as const;

export type FactAction = (typeof ACTIONS)[number][0];

/** A small card below a live fact: what it follows, and what can be done with it. */
export class FactCard {
  readonly card: Card;
  readonly #text = h('span', { class: 'pm-link-address' });
  readonly #buttons: ReadonlyMap<FactAction, HTMLButtonElement>;

  /** @param act is told which button was pressed */
  constructor(host: HTMLElement, act: (action: FactAction) => void) {
    this.#buttons = new Map(
      ACTIONS.map(([action, label]) => [action, cardButton(label, () => act(action))]),
    );
    this.card = new Card(host, 'pm-link-card', 'Live fact', this.#text, ...this.#buttons.values());
  }

  /** @param hidden the actions that do not hold here. @param leave when it goes out of sight */
  show(fact: HTMLElement, text: string, hidden: readonly FactAction[], leave: () => void): void {
    this.#text.textContent = text;
    for (const [action, button] of this.#buttons) button.hidden = hidden.includes(action);
    this.card.show(firstLineOf(fact), leave);
  }
}
