/**
 * The second time column: each row's instant on the clock of another zone. What was written is not
 * touched by it.
 */
import type { Time } from '../../../core/document/postmortem.ts';
import { clockOf, dayOf } from '../../../core/time/calendar.ts';
import { formatDay, zoneLabel } from '../../../core/time/format.ts';
import { localAt } from '../../../core/time/zones.ts';
import { h, part, setAttribute, setText } from './dom.ts';

/** The cell, empty until its row comes into sight: of ten thousand rows, thirty are seen. */
export function zoneCell(): HTMLElement {
  return h(
    'div',
    { class: 'pm-zone', 'data-part': 'zone', contenteditable: 'false' },
    h('span', { class: 'pm-spoken' }),
    h('span', { 'data-part': 'zone-clock' }),
    h('small', { 'data-part': 'zone-day' }),
  );
}

/** Keeps what the cell is to show; it is filled by `fillZoneCell`. */
export function setZoneTime(row: HTMLElement, at: Time | null): void {
  const cell = part(row, 'zone');
  setAttribute(cell, 'data-instant', at?.instant ?? null);
  setAttribute(cell, 'data-day', dayOf(at?.local));
  setAttribute(
    cell,
    'data-shape',
    `${at?.approximate ? '~' : ''}${(clockOf(at?.local)?.length ?? 5) > 5 ? 's' : ''}`,
  );
  cell.removeAttribute('data-shown');
}

/**
 * Shows the row's instant in a zone, with the day where it is not the one that was written; an em
 * dash where the instant is not known.
 */
export function fillZoneCell(row: HTMLElement, zone: string): void {
  const cell = row.querySelector<HTMLElement>('[data-part="zone"]');
  if (!cell || cell.dataset['shown'] === zone) return;
  const { instant, day, shape = '' } = cell.dataset;
  const local = instant ? localAt(instant, zone) : null;
  cell.dataset['shown'] = zone;
  setText(cell.firstElementChild!, `${zoneName(zone)}: `);
  setText(
    part(cell, 'zone-clock'),
    local
      ? `${shape.startsWith('~') ? '~' : ''}${local.slice(11, shape.endsWith('s') ? 19 : 16)}`
      : '—',
  );
  setText(
    part(cell, 'zone-day'),
    local && local.slice(0, 10) !== day ? shortDay(local.slice(0, 10)) : '',
  );
  setAttribute(
    cell,
    'title',
    local && instant
      ? `${formatDay(local.slice(0, 10))}, ${local.slice(11, 16)}, ${zoneLabel(zone, instant)}`
      : 'The instant is not known',
  );
}

/** Names the columns above a set of rows. */
export function drawZoneHead(): HTMLElement {
  return h(
    'div',
    {
      class: 'pm-zone-head',
      'data-part': 'zone-head',
      'aria-hidden': 'true',
      contenteditable: 'false',
    },
    h('span', {}, 'as written'),
    h('span', { 'data-part': 'zone-name' }),
  );
}

export function setZoneHead(head: HTMLElement, zone: string): void {
  const name = part(head, 'zone-name');
  setText(name, zoneName(zone));
  setAttribute(name, 'title', zone);
}

/** `Copenhagen` for Europe/Copenhagen; abbreviations and UTC as they are. */
export function zoneName(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ');
}

/** `Mon 2 Mar`. */
function shortDay(iso: string): string {
  const [weekday, day, month] = formatDay(iso).split(' ');
  return `${weekday} ${day} ${month!.slice(0, 3)}`;
}
