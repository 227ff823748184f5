import { stayBeside, type Anchor } from './beside.ts';
import { h, setAttribute } from './dom.ts';

const ID = 'pm-suggestions';

/** What is offered: a name, and what it is where the name alone does not say. */
export type Suggestion = string | { name: string; hint: string };

/** Told which one was taken, by its name and by its place in the list. */
type Choose = (field: HTMLElement, name: string, index: number) => void;

/**
 * The names that a text may be completed to, in a list below it. The field keeps the keyboard; the
 * list's active option is told by `aria-activedescendant`.
 */
export class Suggestions {
  readonly #host: HTMLElement;
  readonly #choose: Choose;
  readonly #list = h('div', {
    class: 'pm-menu pm-suggestions',
    id: ID,
    role: 'listbox',
    popover: 'manual',
    // It scrolls where the window is low; the keyboard stays in the text all the same.
    tabindex: '0',
  });
  #field: HTMLElement | null = null;
  #active = -1;
  #stop: (() => void) | null = null;

  constructor(host: HTMLElement, label: string, choose: Choose) {
    this.#list.setAttribute('aria-label', label);
    this.#host = host;
    this.#choose = choose;
    // The keyboard stays in the field while an option is pressed.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = optionOf(target);
      if (option) this.#take(option);
    });
    // One option is lit, also while a mouse that nobody moves lies over another.
    this.#list.addEventListener('mousemove', ({ target, movementX, movementY }) => {
      const option = movementX || movementY ? optionOf(target) : null;
      if (option) this.#activate([...this.#list.children].indexOf(option));
    });
  }

  get isOpen(): boolean {
    return this.#field !== null;
  }

  /**
   * @param active the option that Enter takes; -1 for none
   * @param at what the list stands below
   */
  show(field: HTMLElement, names: readonly Suggestion[], active: number, at: Anchor = field): void {
    if (names.length === 0) return this.hide();
    this.#list.replaceChildren(
      ...names.map((each, index) =>
        h(
          'div',
          { role: 'option', id: `${ID}-${index}`, 'aria-selected': 'false' },
          ...(typeof each === 'string' ? [each] : [each.name, h('small', {}, each.hint)]),
        ),
      ),
    );
    if (!this.isOpen) {
      this.#host.append(this.#list);
      this.#list.showPopover();
    }
    this.#field = field;
    this.#stop?.();
    this.#stop = stayBeside(this.#list, at, { gap: 4, leave: () => this.hide() });
    if (field instanceof HTMLInputElement) setAttribute(field, 'aria-expanded', 'true');
    setAttribute(field, 'aria-controls', ID);
    this.#activate(active);
  }

  hide(): void {
    if (!this.#field) return;
    this.#stop?.();
    this.#stop = null;
    if (this.#field instanceof HTMLInputElement)
      setAttribute(this.#field, 'aria-expanded', 'false');
    setAttribute(this.#field, 'aria-controls', null);
    setAttribute(this.#field, 'aria-activedescendant', null);
    this.#field = null;
    this.#list.remove();
  }

  step(by: 1 | -1): void {
    const count = this.#list.childElementCount;
    this.#activate((Math.max(this.#active, by === 1 ? -1 : 0) + by + count) % count);
  }

  /** Completes the field by the active option; false when there is none. */
  take(): boolean {
    const option = this.#list.children[this.#active];
    if (!this.isOpen || !option) return false;
    this.#take(option);
    return true;
  }

  #take(option: Element): void {
    const field = this.#field;
    const index = [...this.#list.children].indexOf(option);
    this.hide();
    if (field) this.#choose(field, option.firstChild?.textContent ?? '', index);
  }

  #activate(index: number): void {
    this.#active = index;
    [...this.#list.children].forEach((option, at) =>
      option.setAttribute('aria-selected', String(at === index)),
    );
    this.#list.children[index]?.scrollIntoView({ block: 'nearest' });
    if (this.#field)
      setAttribute(this.#field, 'aria-activedescendant', index === -1 ? null : `${ID}-${index}`);
  }
}

function optionOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[role="option"]') : null;
}
