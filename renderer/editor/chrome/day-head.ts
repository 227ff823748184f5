import { formatDay } from '../../../core/time/format.ts';
import { h, part, setText } from './dom.ts';

/** The day that begins at a row; without one it takes no room. */
export function dayHead(): HTMLElement {
  return h('div', {
    class: 'pm-day',
    'data-part': 'day',
    contenteditable: 'false',
    hidden: true,
  });
}

/** @param day an ISO day, or null for none */
export function setDayHead(row: HTMLElement, day: string | null): void {
  const head = row.querySelector<HTMLElement>('[data-part="day"]');
  if (!head || (head.dataset['day'] ?? null) === day) return;
  if (day === null) delete head.dataset['day'];
  else head.dataset['day'] = day;
  setText(part(row, 'day'), day === null ? '' : formatDay(day));
  head.hidden = day === null;
}
