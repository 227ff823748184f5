/** From a place in the document to where it is in the editor. */
import {
  $createRangeSelection,
  $setSelection,
  type ElementNode,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { Place } from '../../../core/document/place.ts';
import { $allRows } from '../convert/apply.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import { $getBody, $getRow, $isRowNode, type RowNode } from '../nodes/row-node.ts';
import type { SectionNode } from '../nodes/section-node.ts';
import type { EditorContext } from './context.ts';
import { focusBody, focusField, focusHost, moveCaret } from './focus.ts';
import { $findSection } from './sections.ts';
import { $setPoint, $textIndex, findQuote, pointAt, type TextIndex } from './text-index.ts';

type RowKind = 'timeline' | 'update' | 'action';

/** What was found of a document while many places are looked up, within one reading of the editor. */
export class Found {
  readonly texts = new Map<ElementNode, TextIndex>();
  #rows: Map<string, RowNode> | null = null;

  $row(kind: RowKind, id: string): RowNode | null {
    this.#rows ??= $rowsById();
    return this.#rows.get(`${kind} ${id}`) ?? null;
  }
}

function $rowsById(): Map<string, RowNode> {
  const rows = new Map<string, RowNode>();
  for (const row of $allRows().flatMap((list) => list.getChildren())) {
    if (!$isRowNode(row)) continue;
    const { kind, data } = $getRow(row);
    rows.set(`${kind} ${data.id}`, row);
  }
  return rows;
}

/** The section or the row that a place is in; null for another place. */
export function $nodeOf(place: Place, found = new Found()): SectionNode | RowNode | null {
  if (place.kind === 'section') return $findSection(place.id);
  return 'id' in place ? found.$row(place.kind, place.id) : null;
}

export function $findRow(kind: RowKind, id: string): RowNode | null {
  return new Found().$row(kind, id);
}

/** The text that a place lies in. */
export function $bodyOf(place: Place, found = new Found()): ElementNode | null {
  switch (place.kind) {
    case 'document':
    case 'incident':
      return null;
    case 'title':
      return $getTitleNode();
    case 'section':
      return $findSection(place.id);
    default: {
      const row = found.$row(place.kind, place.id);
      return row && $getBody(row);
    }
  }
}

/**
 * The stretch of text that a place quotes.
 *
 * @param found for many places at once: rows and texts are read once
 */
export function $quoteIn(
  place: Place,
  found = new Found(),
): { index: TextIndex; start: number; end: number } | null {
  const body = 'quote' in place && place.quote ? $bodyOf(place, found) : null;
  if (!body || !('quote' in place) || !place.quote) return null;
  const index = found.texts.get(body) ?? $textIndex(body);
  found.texts.set(body, index);
  const start = findQuote(index.text, place.quote, place.nth ?? 0);
  return start === -1 ? null : { index, start, end: start + place.quote.length };
}

/**
 * Scrolls to a place and puts the keyboard there: its quote selected, a row's time, a section's
 * first line.
 */
export function goTo(context: EditorContext, place: Place): void {
  const { editor, root, request } = context;
  if (place.kind === 'incident') return request({ kind: 'details' });
  if (place.kind === 'document') return root.scrollIntoView({ block: 'start' });
  const quoted = editor.read(() => $quoteIn(place));
  if (quoted) return selectQuote(context, quoted);
  if (place.kind === 'section' || place.kind === 'title') {
    const key = moveCaret(
      editor,
      () => (place.kind === 'title' ? $getTitleNode() : $findSection(place.id)),
      place.kind === 'title' ? 'end' : 'start',
    );
    return scrollTo(editor, key, 'start');
  }
  const key = editor.read(() => $findRow(place.kind, place.id)?.getKey() ?? null);
  if (key === null) return;
  scrollTo(editor, key, 'center');
  if (place.kind === 'action' || !focusField(editor, key)) focusBody(editor, key);
}

/** Selects a stretch of text and gives it the keyboard. */
export function selectQuote(
  context: EditorContext,
  { index, start, end }: { index: TextIndex; start: number; end: number },
): void {
  const [from, to] = [pointAt(index, start, true), pointAt(index, end, false)];
  if (!from || !to) return;
  context.editor.getElementByKey(from.key)?.scrollIntoView({ block: 'center' });
  context.editor.update(
    () => {
      const selection = $createRangeSelection();
      $setPoint(selection.anchor, from);
      $setPoint(selection.focus, to);
      $setSelection(selection);
    },
    { discrete: true },
  );
  focusHost(context.editor, from.key);
}

function scrollTo(editor: LexicalEditor, key: NodeKey | null, block: ScrollLogicalPosition): void {
  if (key !== null) editor.getElementByKey(key)?.scrollIntoView({ block });
}
