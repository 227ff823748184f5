/**
 * Find and replace over everything that the author wrote: title, headings, prose, and the rows with
 * their fields.
 */
import {
  $getNodeByKey,
  $getSelection,
  $setSelection,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import { $isSectionNode } from '../nodes/section-node.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { focusDocument, moveCaret } from './focus.ts';
import { selectQuote } from './places.ts';
import { domRange } from './text-index.ts';
import { occurrences, $matches, $replaceMatch, type Match } from './matches.ts';

export interface Found {
  count: number;
  current: number;
}

export class Finder {
  #context: EditorContext;
  #query = '';
  #matchCase = false;
  #matches: Match[] = [];
  #current = -1;
  /** What was selected when the search began: it goes on from there. */
  #from: Range | null = null;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  /** Notes where the search begins, and gives what is selected there, if it is part of a line. */
  start(): string {
    const { editor, root } = this.#context;
    const selection = document.getSelection();
    const field = fieldOf(document.activeElement);
    const isInText = selection && selection.rangeCount > 0 && root.contains(selection.anchorNode);
    const inText = isInText ? selection.getRangeAt(0).cloneRange() : null;
    this.#from = field ? around(field) : inText;
    const selected =
      field instanceof HTMLInputElement
        ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
        : editor.read(() => $getSelection()?.getTextContent() ?? '');
    return selected.includes('\n') ? '' : selected;
  }

  /** Ends the search. The caret is given the current match, or what had it before. */
  end(): void {
    const match = this.#query === '' ? undefined : this.#matches[this.#current];
    this.clear();
    if (!match) return focusDocument(this.#context);
    if (match.kind === 'text') return selectQuote(this.#context, match);
    const field = this.#field(match);
    if (match.kind === 'field' && field instanceof HTMLInputElement) {
      field.focus();
      field.setSelectionRange(match.start, match.end);
    } else if (match.kind === 'field') field?.focus();
    else
      moveCaret(
        this.#context.editor,
        () => {
          const section = $getNodeByKey(match.section);
          return $isSectionNode(section) ? section : null;
        },
        'start',
      );
  }

  find(query: string, matchCase: boolean): Found {
    const same = query === this.#query && matchCase === this.#matchCase;
    this.#query = query;
    this.#matchCase = matchCase;
    this.#collect();
    if (!same) this.#current = this.#matches.length > 0 ? this.#first() : -1;
    return this.#show();
  }

  step(direction: 1 | -1): Found {
    this.#collect();
    const count = this.#matches.length;
    this.#current = count === 0 ? -1 : (this.#current + direction + count) % count;
    return this.#show();
  }

  replace(by: string, all: boolean): Found & { replaced: number } {
    this.#collect();
    const chosen = all ? [...this.#matches] : this.#matches.slice(this.#current, this.#current + 1);
    if (this.#current === -1 || chosen.length === 0) return { ...this.#show(), replaced: 0 };
    const { editor, now } = this.#context;
    // From the last to the first, so that the places of those not yet replaced stay true.
    editor.update(
      () => {
        for (const match of chosen.reverse()) $replaceMatch(match, by, now());
        $setSelection(null);
      },
      { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
    );
    this.#collect();
    // What was put there is not replaced again.
    const inside = occurrences(by, this.#query, this.#matchCase);
    if (!all && this.#matches.length > 0)
      this.#current = (this.#current + inside) % this.#matches.length;
    return { ...this.#show(), replaced: chosen.length };
  }

  clear(): void {
    this.#query = '';
    this.#matches = [];
    this.#current = -1;
    this.#draw();
  }

  /** Draws the matches anew after the text changed. */
  refresh(): void {
    if (this.#query === '') return;
    this.#collect();
    this.#draw();
  }

  #collect(): void {
    this.#matches =
      this.#query === ''
        ? []
        : this.#context.editor.read(() => $matches(this.#query, this.#matchCase));
    this.#current = Math.min(this.#current, this.#matches.length - 1);
    if (this.#current === -1 && this.#matches.length > 0) this.#current = 0;
  }

  /** The first from where the search began, else from what is seen. */
  #first(): number {
    const from = this.#from;
    const at = from
      ? this.#matches.findIndex((match) => {
          const field = this.#field(match);
          const range = field ? around(field) : this.#range(match);
          return range && range.compareBoundaryPoints(Range.START_TO_START, from) >= 0;
        })
      : -1;
    return at === -1 && !from ? this.#firstInView() : Math.max(0, at);
  }

  #firstInView(): number {
    const at = this.#matches.findIndex((match) => (this.#rectangle(match)?.top ?? -1) >= 0);
    return Math.max(0, at);
  }

  #rectangle(match: Match): DOMRect | null {
    const range = this.#range(match);
    return range
      ? range.getBoundingClientRect()
      : (this.#field(match)?.getBoundingClientRect() ?? null);
  }

  #show(): Found {
    this.#draw();
    const match = this.#matches[this.#current];
    const range = match && this.#range(match);
    const target = match && (range?.startContainer.parentElement ?? this.#field(match));
    target?.scrollIntoView({ block: 'center' });
    return { count: this.#matches.length, current: this.#current };
  }

  #draw(): void {
    const [others, current] = [new Highlight(), new Highlight()];
    current.priority = 1;
    for (const field of this.#context.root.querySelectorAll('.pm-found, .pm-found-current'))
      field.classList.remove('pm-found', 'pm-found-current');
    this.#matches.forEach((match, index) => {
      const range = this.#range(match);
      if (range) (index === this.#current ? current : others).add(range);
      else
        this.#field(match)?.classList.add(
          index === this.#current ? 'pm-found-current' : 'pm-found',
        );
    });
    CSS.highlights.set('pm-find', others);
    CSS.highlights.set('pm-find-current', current);
  }

  #range(match: Match): Range | null {
    const { editor } = this.#context;
    if (match.kind === 'text') return domRange(editor, match.index, match.start, match.end);
    if (match.kind === 'field') return null;
    const text = editor
      .getElementByKey(match.section)
      ?.querySelector('[data-part="title"]')?.firstChild;
    if (!(text instanceof Text) || text.length < match.end) return null;
    const range = document.createRange();
    range.setStart(text, match.start);
    range.setEnd(text, match.end);
    return range;
  }

  #field(match: Match): HTMLElement | null {
    return match.kind === 'field'
      ? (this.#context.editor
          .getElementByKey(match.row)
          ?.querySelector<HTMLElement>(`[data-field="${match.field}"]`) ?? null)
      : null;
  }
}

/** The place of an element among the text. */
function around(element: Element): Range {
  const range = document.createRange();
  range.selectNode(element);
  return range;
}
