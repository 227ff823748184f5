import { h, setAttribute, setText } from './dom.ts';

/**
 * A text field of a row. `data-field` names the part of the row's data that it edits; the editor
 * listens at its root.
 */
export function textField(
  field: string,
  label: string,
  attributes: Record<string, string> = {},
): HTMLInputElement {
  return h('input', {
    type: 'text',
    class: `pm-field pm-field-${field}`,
    'data-field': field,
    'aria-label': label,
    spellcheck: 'false',
    autocomplete: 'off',
    ...attributes,
  });
}

/** A choice among fixed values: a button that opens their menu. */
export function choiceField(field: string, label: string): HTMLButtonElement {
  return h('button', {
    type: 'button',
    class: `pm-field pm-field-${field}`,
    'data-field': field,
    'data-action': 'choice-menu',
    'data-label': label,
    'aria-haspopup': 'menu',
  });
}

/**
 * Shows a value in a field: what was written while it has the keyboard, how it was understood
 * otherwise. What is being typed stays as it is.
 */
export function showInField(field: HTMLInputElement, written: string, understood = written): void {
  field.dataset['written'] = written;
  field.dataset['understood'] = understood;
  if ('typing' in field.dataset) return;
  const shown = field.ownerDocument.activeElement === field ? written : understood;
  if (field.value !== shown) field.value = shown;
}

export function showChoice(row: HTMLElement, name: string, value: string): void {
  const field = row.querySelector<HTMLButtonElement>(`button[data-field="${name}"]`)!;
  const text = choiceText(value);
  field.value = value;
  setText(field, text);
  setAttribute(field, 'aria-label', `${field.dataset['label']}: ${text}`);
}

/** A value as words: `in-progress` is `in progress`. */
export function choiceText(value: string): string {
  return value.replaceAll('-', ' ');
}

/** The tooltip and spoken description of a field. */
export function describeField(field: HTMLElement, description: string): void {
  setAttribute(field, 'title', description || null);
}

/**
 * The button that opens a row's menu; by keyboard the context menu, anywhere in the row, offers the
 * same.
 */
export function menuButton(): HTMLButtonElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'pm-more',
      'data-action': 'row-menu',
      'aria-haspopup': 'menu',
      'aria-label': 'Row menu',
      title: 'Click for the menu, drag to move',
      tabindex: '-1',
      contenteditable: 'false',
    },
    '⋯',
  );
}
