import { h, setAttribute } from './dom.ts';

const ID = 'pm-suggestions';

/**
 * The names that a text may be completed to, in a list below it. The field keeps the keyboard; the
 * list's active option is told by `aria-activedescendant`.
 */
export class Suggestions {
  readonly #host: HTMLElement;
  readonly #choose: (field: HTMLElement, name: string) => void;
  readonly #list = h('div', {
    class: 'pm-menu pm-suggestions',
    id: ID,
    role: 'listbox',
    popover: 'manual',
  });
  #field: HTMLElement | null = null;
  #active = -1;

  constructor(
    host: HTMLElement,
    label: string,
    choose: (field: HTMLElement, name: string) => void,
  ) {
    this.#list.setAttribute('aria-label', label);
    this.#host = host;
    this.#choose = choose;
    // The keyboard stays in the field while an option is pressed.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role="option"]') : null;
      if (option) this.#take(option.textContent ?? '');
    });
  }

  get isOpen(): boolean {
    return this.#field !== null;
  }

  /**
   * @param active the option that Enter takes; -1 for none
   * @param at what the list stands below
   */
  show(field: HTMLElement, names: readonly string[], active: number, at = field): void {
    if (names.length === 0) return this.hide();
    this.#list.replaceChildren(
      ...names.map((name, index) =>
        h('div', { role: 'option', id: `${ID}-${index}`, 'aria-selected': 'false' }, name),
      ),
    );
    if (!this.isOpen) {
      this.#host.append(this.#list);
      this.#list.showPopover();
    }
    this.#field = field;
    const box = at.getBoundingClientRect();
    this.#list.style.left = `${Math.min(box.left, innerWidth - this.#list.offsetWidth - 8)}px`;
    const below = box.bottom + this.#list.offsetHeight + 8 <= innerHeight;
    this.#list.style.top = `${below ? box.bottom + 4 : box.top - this.#list.offsetHeight - 4}px`;
    if (field instanceof HTMLInputElement) setAttribute(field, 'aria-expanded', 'true');
    setAttribute(field, 'aria-controls', ID);
    this.#activate(active);
  }

  hide(): void {
    if (!this.#field) return;
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
    this.#take(option.textContent ?? '');
    return true;
  }

  #take(name: string): void {
    const field = this.#field;
    this.hide();
    if (field) this.#choose(field, name);
  }

  #activate(index: number): void {
    this.#active = index;
    [...this.#list.children].forEach((option, at) =>
      option.setAttribute('aria-selected', String(at === index)),
    );
    if (this.#field)
      setAttribute(this.#field, 'aria-activedescendant', index === -1 ? null : `${ID}-${index}`);
  }
}
