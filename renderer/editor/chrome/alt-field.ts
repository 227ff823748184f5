import { h } from './dom.ts';

/**
 * A small field beside a picture for its description. Enter or leaving it keeps what is written,
 * Escape does not.
 */
export function askDescription(
  host: HTMLElement,
  picture: HTMLElement,
  alt: string,
  done: (alt: string | null) => void,
): void {
  const input = h('input', {
    type: 'text',
    value: alt,
    placeholder: 'What does the picture show?',
    'aria-label': 'Description of the picture',
  });
  const field = h(
    'div',
    {
      class: 'pm-alt',
      popover: 'auto',
      role: 'dialog',
      'aria-label': 'Description of the picture',
    },
    h('label', {}, 'Description ', input),
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
  const around = picture.getBoundingClientRect();
  field.style.left = `${Math.max(8, Math.min(around.left, innerWidth - field.offsetWidth - 8))}px`;
  field.style.top = `${Math.min(around.bottom + 6, innerHeight - field.offsetHeight - 8)}px`;
  input.focus();
}
