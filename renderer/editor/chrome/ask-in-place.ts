import { stayBeside } from './beside.ts';
import { h } from './dom.ts';

/** What a small field asks for. */
export interface Question {
  /** For a screen reader. */
  name: string;
  label: string;
  placeholder: string;
  value: string;
  /** Room for several lines: Shift+Enter begins one. */
  lines?: boolean;
}

/**
 * A small field beside a part of the document, such as a picture. Enter or leaving it keeps what is
 * written, Escape does not.
 *
 * @param done is given what was written, or null
 */
export function askInPlace(
  host: HTMLElement,
  beside: HTMLElement,
  { name, label, placeholder, value, lines = false }: Question,
  done: (written: string | null) => void,
): void {
  const input: HTMLInputElement | HTMLTextAreaElement = lines
    ? h('textarea', { rows: '3', placeholder, 'aria-label': name, spellcheck: 'false' })
    : h('input', { type: 'text', placeholder, 'aria-label': name, spellcheck: 'false' });
  input.value = value;
  const field = h(
    'div',
    {
      class: 'pm-ask',
      popover: 'auto',
      role: 'dialog',
      'aria-label': name,
    },
    h('label', {}, `${label} `, input),
  );
  // At once, and not when the browser tells that the field is gone: what is typed next belongs to
  // what comes of the answer.
  const finish = (keep: boolean): void => {
    if (!field.isConnected) return;
    stop();
    if (field.matches(':popover-open')) field.hidePopover();
    field.remove();
    done(keep ? input.value.trim() : null);
  };
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    if (lines && event.key === 'Enter' && event.shiftKey) return;
    event.preventDefault();
    finish(event.key === 'Enter');
  };
  // The field goes away with the popover, and its listener with it.
  input.onkeydown = onKey;
  field.addEventListener('toggle', (event) => {
    if (event.newState === 'closed') finish(true);
  });
  host.append(field);
  field.showPopover();
  // It stays open wherever it is: something may be written in it.
  const stop = stayBeside(field, beside, { gap: 6 });
  input.focus();
}
