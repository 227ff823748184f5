import type { DocumentMeta, UpdateData } from '../model/states.ts';
import { choiceField, menuButton, showChoice, showInField, textField } from './fields.ts';
import { dayHead } from './day-head.ts';
import { h, part, setAttribute, setText } from './dom.ts';
import { timeLines } from './time-lines.ts';
import { setZoneTime, zoneCell } from './zone-cell.ts';

/** One status update: when it was posted, its status, its text, and when it promised the next. */
export function drawUpdate(): HTMLElement {
  return h(
    'div',
    { class: 'pm-row pm-update' },
    dayHead(),
    h(
      'div',
      { class: 'pm-time', contenteditable: 'false' },
      textField('at', 'Time posted', { placeholder: 'time' }),
      h('small', { 'data-part': 'reading' }),
    ),
    zoneCell(),
    h(
      'div',
      { class: 'pm-row-main' },
      h(
        'div',
        { class: 'pm-row-fields', contenteditable: 'false' },
        choiceField('status', 'Status'),
      ),
      h('div', { 'data-slot-target': 'body', class: 'pm-slot' }),
      h(
        'label',
        { class: 'pm-next', contenteditable: 'false' },
        'next update ',
        textField('nextUpdate', 'Next update promised for', { placeholder: 'not promised' }),
      ),
    ),
    menuButton(),
  );
}

export function updateUpdate(element: HTMLElement, update: UpdateData, meta: DocumentMeta): void {
  const time = element.querySelector<HTMLInputElement>('[data-field="at"]')!;
  const lines = timeLines(update.at, meta.incident);
  showInField(time, update.at?.written ?? '', lines.clock);
  setText(part(element, 'reading'), lines.small);
  setZoneTime(element, update.at);
  setAttribute(element, 'data-unread', lines.unread ? '' : null);
  setAttribute(element, 'data-status', update.status);
  showChoice(element, 'status', update.status);
  const next = element.querySelector<HTMLInputElement>('[data-field="nextUpdate"]')!;
  const promised = timeLines(update.nextUpdate, meta.incident);
  showInField(next, update.nextUpdate?.written ?? '', promised.clock);
}
