import type { DocumentMeta, RowData } from '../model/states.ts';
import { drawAction, updateAction } from './action-row.ts';
import { drawEntry, updateEntry } from './timeline-row.ts';
import { drawUpdate, updateUpdate } from './update-row.ts';

const DRAW = { timeline: drawEntry, action: drawAction, update: drawUpdate };

/**
 * Draws a row of any kind. The body is mounted by Lexical into the part marked
 * `data-slot-target="body"`.
 */
export function drawRow(row: RowData, meta: DocumentMeta): HTMLElement {
  const element = DRAW[row.kind]();
  element.setAttribute('role', 'group');
  element.dataset['row'] = row.kind;
  updateRow(element, row, meta);
  return element;
}

/**
 * Brings a row's fields to its data. A field that has the keyboard keeps what is being typed in it.
 */
export function updateRow(element: HTMLElement, row: RowData, meta: DocumentMeta): void {
  element.dataset['id'] = row.data.id;
  if (row.kind === 'timeline') updateEntry(element, row.data, meta);
  else if (row.kind === 'action') updateAction(element, row.data);
  else updateUpdate(element, row.data, meta);
}

const NAMES = {
  timeline: 'Timeline entry',
  action: 'Action item',
  update: 'Status update',
} as const;

/** The rows in a list, without what Lexical puts beside them for the caret. */
export function rowsIn(list: Element): HTMLElement[] {
  return [...list.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement && child.dataset['row'] !== undefined,
  );
}

/** The row's name for a screen reader, with what is wrong with it. */
export function labelRow(element: HTMLElement, index: number, count: number): void {
  const kind = element.dataset['row'] as RowData['kind'];
  const problem = element.dataset['problem'];
  const selected = element.dataset['selected'] === undefined ? '' : ', selected';
  const label = `${NAMES[kind]} ${index + 1} of ${count}${selected}${problem ? `. Problem: ${problem}` : ''}`;
  if (element.getAttribute('aria-label') !== label) element.setAttribute('aria-label', label);
}

export function labelRows(list: Element): void {
  rowsIn(list).forEach((row, index, rows) => labelRow(row, index, rows.length));
}
