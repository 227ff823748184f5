import { setDOMUnmanaged } from 'lexical';
import type { RowKind } from '../model/states.ts';
import { h, part } from './dom.ts';
import { drawZoneHead } from './zone-cell.ts';

const WORDS: Record<RowKind, { list: string; add: string }> = {
  timeline: { list: 'Timeline entries', add: 'Add entry' },
  update: { list: 'Status updates', add: 'Add update' },
  action: { list: 'Action items', add: 'Add action' },
};

/**
 * The frame of a set of rows: the picture of the incident above the timeline's, the list, and a
 * button that adds a row.
 */
export function drawRows(kind: RowKind): HTMLElement {
  const element = h('div', { class: `pm-rows pm-rows-${kind}`, 'data-rows': kind });
  if (kind === 'timeline') {
    const track = h('div', { class: 'pm-track', 'data-part': 'track', contenteditable: 'false' });
    setDOMUnmanaged(track);
    element.append(track);
  }
  if (kind !== 'action') {
    const head = drawZoneHead();
    setDOMUnmanaged(head);
    element.append(head);
  }
  element.append(
    h('div', {
      class: 'pm-rows-list',
      'data-part': 'list',
      role: 'group',
      'aria-label': WORDS[kind].list,
    }),
    h(
      'button',
      { type: 'button', class: 'pm-add', 'data-action': 'add-row', contenteditable: 'false' },
      `+ ${WORDS[kind].add}`,
    ),
  );
  return element;
}

/** The element that the rows are drawn in. */
export function rowsList(element: HTMLElement): HTMLElement {
  return part(element, 'list');
}
