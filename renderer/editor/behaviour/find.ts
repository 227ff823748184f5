/**
 * Find and replace over everything that the author wrote: title, headings, prose, and the rows with
 * their fields.
 */
import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isTextNode,
  $setSelection,
  $setState,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  type NodeKey,
} from 'lexical';
import { $allRows } from '../convert/apply.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import { $getBody, $getRow, $isRowNode } from '../nodes/row-node.ts';
import { $isSectionNode, $setSectionInfo } from '../nodes/section-node.ts';
import { $getState } from 'lexical';
import { $factToText } from './facts.ts';
import { $isFactNode } from '../nodes/fact-node.ts';
import { rowState, sectionState, type RowData } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { focusDocument, moveCaret } from './focus.ts';
import { selectQuote } from './places.ts';
import { $textIndex, domRange, pointAt, type TextIndex } from './text-index.ts';
import { $readRowTime } from './times.ts';

const FIELDS = {
  timeline: ['at'],
  update: ['at', 'nextUpdate'],
  action: ['owner', 'priority', 'ticket'],
} as const;

/** Where a match is: in running text, in a section's heading, or in a field of a row. */
type Match = { start: number; end: number } & (
  | { kind: 'text'; index: TextIndex }
  | { kind: 'heading'; section: NodeKey }
  | { kind: 'field'; row: NodeKey; field: string }
);

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
    this.#from = field
      ? around(field)
      : selection && selection.rangeCount > 0 && root.contains(selection.anchorNode)
        ? selection.getRangeAt(0).cloneRange()
        : null;
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

function occurrences(text: string, query: string, matchCase: boolean): number {
  const fold = (each: string): string => (matchCase ? each : foldCase(each));
  return query === '' ? 0 : fold(text).split(fold(query)).length - 1;
}

function $matches(query: string, matchCase: boolean): Match[] {
  const wanted = matchCase ? query : query.toLowerCase();
  const matches: Match[] = [];
  const search = (text: string, make: (start: number, end: number) => Match): void => {
    const where = matchCase ? text : foldCase(text);
    for (let at = where.indexOf(wanted); at !== -1; at = where.indexOf(wanted, at + wanted.length))
      matches.push(make(at, at + wanted.length));
  };
  const inText = (index: TextIndex): void =>
    search(index.text, (start, end) => ({ kind: 'text', index, start, end }));
  const title = $getTitleNode();
  if (title) inText($textIndex(title));
  const inRows = (rows: ReturnType<typeof $allRows>[number]): void => {
    for (const row of rows.getChildren()) {
      if (!$isRowNode(row)) continue;
      const data = $getRow(row);
      for (const field of FIELDS[data.kind])
        search(fieldText(data, field), (start, end) => ({
          kind: 'field',
          row: row.getKey(),
          field,
          start,
          end,
        }));
      const body = $getBody(row);
      if (body) inText($textIndex(body));
    }
  };
  const all = $allRows();
  for (const section of $getRoot().getChildren().filter($isSectionNode)) {
    search($getState(section, sectionState).title, (start, end) => ({
      kind: 'heading',
      section: section.getKey(),
      start,
      end,
    }));
    inText($textIndex(section));
    all.filter((rows) => rows.getParent()?.is(section)).forEach(inRows);
  }
  all.filter((rows) => !$isSectionNode(rows.getParent())).forEach(inRows);
  return matches;
}

/**
 * Lower case without changing the length, so that places stay true ("İ" has a longer lower case).
 */
function foldCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : Array.from(text, (sign) =>
        sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign,
      ).join('');
}

function fieldText(row: RowData, field: string): string {
  const value = (row.data as unknown as Record<string, unknown>)[field];
  return typeof value === 'string'
    ? value
    : value && typeof value === 'object' && 'written' in value
      ? String(value.written)
      : '';
}

function $replaceMatch(match: Match, by: string, now: string): void {
  const spliced = (text: string): string => text.slice(0, match.start) + by + text.slice(match.end);
  if (match.kind === 'heading') {
    const section = $getNodeByKey(match.section);
    if (!$isSectionNode(section)) return;
    const info = $getState(section, sectionState);
    $setSectionInfo(section, { ...info, title: spliced(info.title) });
  } else if (match.kind === 'field') {
    const row = $getNodeByKey(match.row);
    if (!$isRowNode(row)) return;
    const data = $getRow(row);
    const text = spliced(fieldText(data, match.field));
    const value =
      match.field === 'at' || match.field === 'nextUpdate' ? $readRowTime(text, row, now) : text;
    $setState(row, rowState, { ...data, data: { ...data.data, [match.field]: value } } as RowData);
  } else {
    $spellOutFacts(match);
    const [from, to] = [
      pointAt(match.index, match.start, true),
      pointAt(match.index, match.end, false),
    ];
    if (!from || !to) return;
    const node = $getNodeByKey(from.key);
    if (from.key === to.key && $isTextNode(node)) {
      const rest = node.getTextContent();
      node.setTextContent(rest.slice(0, from.offset) + by + rest.slice(to.offset));
      if (node.getTextContentSize() === 0) node.remove();
      return;
    }
    const selection = $createRangeSelection();
    selection.anchor.set(from.key, from.offset, $isElementNode(node) ? 'element' : 'text');
    selection.focus.set(to.key, to.offset, 'text');
    selection.insertText(by);
  }
}

/** A live fact that another text is put into is text from now on. */
function $spellOutFacts({
  index,
  start,
  end,
}: {
  index: TextIndex;
  start: number;
  end: number;
}): void {
  for (const piece of index.pieces) {
    const node = piece.start < end && piece.end > start ? $getNodeByKey(piece.key) : null;
    if ($isFactNode(node)) piece.key = $factToText(node).getKey();
  }
}
