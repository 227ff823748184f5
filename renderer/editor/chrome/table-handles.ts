import { h } from './dom.ts';

const SIGNS = {
  'table.tools': ['⋯', 'Table menu'],
  'table.columnRight': ['+', 'Add a column to the right'],
  'table.rowBelow': ['+', 'Add a row below'],
} as const;

/**
 * What stands in the margins of the table that the caret is in: its menu at the corner, a plus to
 * the right for a column, one below for a row. By keyboard all of it is in the menu.
 */
export function drawTableHandles(): HTMLElement {
  return h(
    'div',
    { class: 'pm-table-handles', role: 'group', 'aria-label': 'Table', hidden: true },
    ...Object.entries(SIGNS).map(([command, [sign, name]]) =>
      h(
        'button',
        {
          type: 'button',
          'data-table': command,
          'aria-label': name,
          title: name,
          tabindex: '-1',
          ...(command === 'table.tools' && { 'aria-haspopup': 'menu' }),
        },
        sign,
      ),
    ),
  );
}

/** Puts the handles around a table, both inside the same element; null takes them away. */
export function placeTableHandles(
  handles: HTMLElement,
  table: HTMLElement | null,
  host: HTMLElement,
): void {
  handles.hidden = table === null;
  if (!table) return;
  const [box, around] = [table.getBoundingClientRect(), host.getBoundingClientRect()];
  handles.style.left = `${box.left - around.left}px`;
  handles.style.top = `${box.top - around.top}px`;
  handles.style.width = `${box.width}px`;
  handles.style.height = `${box.height}px`;
}
