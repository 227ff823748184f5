import type { ProblemMark } from '../model/status.ts';
import type { Anchor } from './beside.ts';
import { Card, cardButton } from './card.ts';
import { h } from './dom.ts';

export interface ProblemActions {
  fix(key: string, index: number): void;
  keep(key: string): void;
}

/** A small card at marked words: what is wrong with them, its fixes, and the way to keep them. */
export class ProblemCard {
  readonly card: Card;
  readonly #actions: ProblemActions;

  constructor(host: HTMLElement, actions: ProblemActions) {
    this.#actions = actions;
    this.card = new Card(host, 'pm-problem-card', 'Problem');
  }

  show(words: Anchor, marks: readonly ProblemMark[], leave: () => void): void {
    const { element } = this.card;
    element.replaceChildren(...marks.map((mark) => this.#draw(mark)));
    element.setAttribute('aria-label', marks.map(({ title }) => `Problem: ${title}`).join('; '));
    this.card.show(words, leave);
  }

  #draw({ key, severity, title, message, fixes, canKeep }: ProblemMark): HTMLElement {
    const { fix, keep } = this.#actions;
    return h(
      'div',
      { class: `pm-problem ${severity}` },
      h('p', {}, h('strong', {}, `${title}.`), ' ', message),
      h(
        'div',
        { class: 'pm-card-buttons' },
        ...fixes.map((label, index) => cardButton(label, () => fix(key, index))),
        ...(canKeep ? [cardButton('Keep as is…', () => keep(key))] : []),
      ),
    );
  }
}
