import { h } from './dom.ts';

/** What a small field asks for. */
export interface Question {
  /** For a screen reader. */
  name: string;
  label: string;
  placeholder: string;
  value: string;
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
  { name, label, placeholder, value }: Question,
  done: (written: string | null) => void,
): void {
  const input = h('input', {
    type: 'text',
    value,
    placeholder,
    'aria-label': name,
    spellcheck: 'false',
  });
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
  let keep = true;
  input.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    keep = event.key === 'Enter';
    field.hidePopover();
  });
  field.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    field.remove();
    done(keep ? input.value.trim() : null);
  });
  host.append(field);
  field.showPopover();
  const around = beside.getBoundingClientRect();
  field.style.left = `${Math.max(8, Math.min(around.left, innerWidth - field.offsetWidth - 8))}px`;
  field.style.top = `${Math.min(around.bottom + 6, innerHeight - field.offsetHeight - 8)}px`;
  input.focus();
}
