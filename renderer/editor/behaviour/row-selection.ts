/** Several rows of a list, selected as rows: which they are, and how that is shown and said. */
import { counted } from '../../../core/prose/counted.ts';
import { $setSelection, SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type { LexicalEditor, NodeKey } from 'lexical';
import { h } from '../chrome/dom.ts';
import { labelRows, rowsIn } from '../chrome/row.ts';
import { keyOf } from './key-of.ts';

interface Page {
  editor: LexicalEditor;
  root: HTMLElement;
  host: HTMLElement;
}

const WORDS: Record<string, [one: string, many: string]> = {
  timeline: ['entry', 'entries'],
  update: ['update', 'updates'],
  action: ['action', 'actions'],
};

export class RowSelection {
  readonly #page: Page;
  readonly #spoken = h('span', { class: 'pm-spoken', role: 'status' });
  readonly #changed: () => void;
  /** Where the selection began, and the end that moves. Both in one list. */
  #ends: { anchor: NodeKey; focus: NodeKey } | null = null;

  constructor(page: Page, changed: () => void) {
    this.#page = page;
    this.#changed = changed;
    page.host.append(this.#spoken);
  }

  /** The selected rows, from top to bottom. */
  get keys(): NodeKey[] {
    return this.#elements().map((element) => keyOf(element)!);
  }

  /** The row that the keyboard is on; null while no rows are selected. */
  get focused(): HTMLElement | null {
    return this.#ends && this.#page.editor.getElementByKey(this.#ends.focus);
  }

  /** The row that the selection began at. */
  get anchor(): HTMLElement | null {
    return this.#ends && this.#page.editor.getElementByKey(this.#ends.anchor);
  }

  has(element: Element): boolean {
    return this.#elements().some((row) => row === element);
  }

  /** Selects from one row to another of the same list, in either direction. */
  select(anchor: NodeKey, focus: NodeKey): void {
    const { editor, root } = this.#page;
    const before = this.#elements().length;
    this.#ends = { anchor, focus };
    if (this.#elements().length === 0) return this.clear();
    editor.update(() => $setSelection(null), {
      discrete: true,
      tag: [SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG],
    });
    root.ownerDocument.getSelection()?.removeAllRanges();
    this.#draw();
    const element = this.focused!;
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
    const count = this.#elements().length;
    if (count !== before) this.say(`${this.#counted(count)} selected`);
    this.#changed();
  }

  /** Moves the end: by one row, or to the first or last of the list. */
  extend(to: 1 | -1 | 'first' | 'last'): void {
    const focused = this.focused;
    if (!this.#ends || !focused?.parentElement) return;
    const rows = rowsIn(focused.parentElement);
    const at = rows.indexOf(focused);
    const ends = { first: rows[0], last: rows.at(-1) };
    const target = typeof to === 'string' ? ends[to] : rows[at + to];
    const key = target && keyOf(target);
    if (key) this.select(this.#ends.anchor, key);
  }

  selectAll(): void {
    const rows = rowsIn(this.focused?.parentElement ?? this.#page.root);
    const [first, last] = [rows[0] && keyOf(rows[0]), rows.at(-1) && keyOf(rows.at(-1)!)];
    if (first && last) this.select(first, last);
  }

  /** After a change of the document: what is gone is no longer selected. */
  refresh(): void {
    if (!this.#ends) return;
    if (this.#elements().length === 0) this.clear();
    else this.#draw();
  }

  clear(): void {
    if (!this.#ends) return;
    this.#ends = null;
    this.#draw();
    this.#changed();
  }

  /** Tells what was done with the rows. */
  say(words: string): void {
    this.#spoken.textContent = words;
  }

  /** `3 entries` */
  #counted(count: number): string {
    const [one, many] = WORDS[this.focused?.dataset['row'] ?? 'timeline']!;
    return counted(count, one, many);
  }

  #elements(): HTMLElement[] {
    if (!this.#ends) return [];
    const { editor } = this.#page;
    const [anchor, focus] = [this.#ends.anchor, this.#ends.focus].map((key) =>
      editor.getElementByKey(key),
    );
    if (!anchor?.parentElement || !focus || anchor.parentElement !== focus.parentElement) return [];
    const rows = rowsIn(anchor.parentElement);
    const [from, to] = [rows.indexOf(anchor), rows.indexOf(focus)].sort((a, b) => a - b);
    return rows.slice(from, to! + 1);
  }

  #draw(): void {
    const { root } = this.#page;
    const selected = new Set(this.#elements());
    const lists = new Set<Element>();
    for (const row of root.querySelectorAll<HTMLElement>('.pm-row[data-selected]')) {
      if (selected.has(row)) continue;
      delete row.dataset['selected'];
      if (row.parentElement) lists.add(row.parentElement);
    }
    for (const row of selected) {
      row.dataset['selected'] = '';
      lists.add(row.parentElement!);
    }
    lists.forEach(labelRows);
  }
}
