import type { DocumentMeta, EntryData } from '../model/states.ts';
import { menuButton, showInField, textField } from './fields.ts';
import { dayHead } from './day-head.ts';
import { h, part, setAttribute, setText } from './dom.ts';
import { timeLines } from './time-lines.ts';
import { setZoneTime, zoneCell } from './zone-cell.ts';

/** One timeline entry: its milestone and its time on the left, the text on the right. */
export function drawEntry(): HTMLElement {
  return h(
    'div',
    { class: 'pm-row pm-entry' },
    dayHead(),
    h('button', {
      type: 'button',
      class: 'pm-milestone',
      'data-part': 'milestone',
      'data-action': 'milestone-menu',
      'aria-haspopup': 'menu',
      tabindex: '-1',
      contenteditable: 'false',
    }),
    h(
      'div',
      { class: 'pm-time', contenteditable: 'false' },
      textField('at', 'Time', { placeholder: 'time' }),
      h('small', { 'data-part': 'reading' }),
    ),
    zoneCell(),
    h(
      'div',
      { class: 'pm-row-main' },
      h('div', { 'data-slot-target': 'body', class: 'pm-slot' }),
      h('small', {
        class: 'pm-source',
        'data-part': 'source',
        'data-action': 'source',
        contenteditable: 'false',
      }),
    ),
    menuButton(),
  );
}

export function updateEntry(element: HTMLElement, entry: EntryData, meta: DocumentMeta): void {
  const time = element.querySelector<HTMLInputElement>('[data-field="at"]')!;
  const lines = timeLines(entry.at, meta.incident);
  showInField(time, entry.at?.written ?? '', lines.clock);
  setText(part(element, 'reading'), lines.small);
  setZoneTime(element, entry.at);
  setAttribute(element, 'data-unread', lines.unread ? '' : null);
  const milestone = part(element, 'milestone');
  setText(milestone, entry.milestone ?? 'milestone');
  setAttribute(milestone, 'data-set', entry.milestone ? '' : null);
  const name = entry.milestone ? `Milestone: ${entry.milestone}` : 'Set a milestone';
  setAttribute(milestone, 'aria-label', name);
  setAttribute(milestone, 'title', name);
  setAttribute(element, 'data-internal', entry.audience === 'internal' ? '' : null);
  const notes = [
    entry.audience === 'internal' ? 'internal' : '',
    entry.source ? `source: ${entry.source}` : '',
  ].filter(Boolean);
  setText(part(element, 'source'), notes.join(' · '));
}
