import { applyFormatToDom, DecoratorTextNode } from '@lexical/extension';
import {
  $create,
  $getState,
  $setState,
  createState,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import type { LiveFact } from '../../../core/document/live-fact.ts';
import { h } from '../chrome/dom.ts';

const EMPTY: LiveFact = {
  type: 'fact',
  form: 'plain',
  source: { kind: 'entry', id: '' },
  value: '',
};
const LONGEST_WORD = 24;
const factState = createState('fact', {
  parse: (value: unknown): LiveFact =>
    typeof value === 'object' && value !== null && 'source' in value ? (value as LiveFact) : EMPTY,
});

/**
 * Words that follow a row, a milestone, a length or a field. One piece: the caret passes it in one
 * step, and it is deleted as one. It takes the formats of the text around it.
 */
export class FactNode extends DecoratorTextNode {
  override $config() {
    return this.config('fact', { extends: DecoratorTextNode, stateConfigs: [factState] });
  }
  override createDOM(): HTMLElement {
    const element = h('span', { class: 'pm-fact', contenteditable: 'false' });
    this.#draw(element);
    return element;
  }
  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    this.#draw(dom);
    return false;
  }
  override exportDOM(): DOMExportOutput {
    return { element: applyFormatToDom(this, document.createTextNode(this.getTextContent())) };
  }
  override decorate(): null {
    return null;
  }
  override isKeyboardSelectable(): boolean {
    return false;
  }
  override getTextContent(): string {
    return $getState(this, factState).value;
  }
  #draw(element: HTMLElement): void {
    const words = this.getTextContent();
    if (element.textContent !== words) element.textContent = words;
    // A time or a length is read as one word; a list of services may break.
    element.classList.toggle('pm-fact-short', words.length <= LONGEST_WORD);
    for (const format of ['bold', 'italic', 'strikethrough'] as const)
      element.classList.toggle(`pm-${format}`, this.hasFormat(format));
  }
}

export function $createFactNode(fact: LiveFact): FactNode {
  return $setState($create(FactNode), factState, fact);
}

export function $isFactNode(node: LexicalNode | null | undefined): node is FactNode {
  return node instanceof FactNode;
}

export function $getFact(node: FactNode): LiveFact {
  return $getState(node, factState);
}

export function $setFact(node: FactNode, fact: LiveFact): void {
  $setState(node, factState, fact);
}
