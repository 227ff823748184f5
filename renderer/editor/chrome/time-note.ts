import type { Incident, Time } from '../../../core/document/postmortem.ts';
import { clockOf, dayOf } from '../../../core/time/calendar.ts';
import { explainTime } from '../../../core/time/explain.ts';
import { formatDay, zoneLabel } from '../../../core/time/format.ts';
import { stayBeside } from './beside.ts';
import { h, setAttribute } from './dom.ts';

/** A small note below a time: as written, how it was read, and why so. */
export class TimeNote {
  readonly #element = h('div', {
    class: 'pm-time-note',
    role: 'tooltip',
    id: 'pm-time-note',
    popover: 'manual',
  });
  #field: HTMLElement | null = null;
  #stop: (() => void) | null = null;

  constructor(host: HTMLElement) {
    host.append(this.#element);
  }

  show(field: HTMLElement, at: Time, incident: Pick<Incident, 'zone' | 'date'>): void {
    const [read, ...more] = timeNote(at, incident);
    this.#release();
    this.#element.replaceChildren(
      ...(at.written.trim()
        ? [h('p', { class: 'pm-time-written' }, `“${at.written.trim()}”`)]
        : []),
      h('p', { class: 'pm-time-read' }, read!),
      ...(more.length > 0 ? [h('ul', {}, ...more.map((reason) => h('li', {}, reason)))] : []),
    );
    this.#field = field;
    setAttribute(field, 'aria-describedby', this.#element.id);
    if (!this.#element.matches(':popover-open')) this.#element.showPopover();
    this.#stop = stayBeside(this.#element, field, { gap: 6, leave: () => this.hide() });
  }

  hide(): void {
    this.#release();
    if (this.#element.matches(':popover-open')) this.#element.hidePopover();
  }

  dispose(): void {
    this.#release();
    this.#element.remove();
  }

  #release(): void {
    this.#stop?.();
    this.#stop = null;
    if (this.#field) setAttribute(this.#field, 'aria-describedby', null);
    this.#field = null;
  }
}

/** What a note says below what was written: the reading in a line, then a reason each. */
export function timeNote(at: Time, incident: Pick<Incident, 'zone' | 'date'>): string[] {
  const reasons = explainTime(at, incident).map(
    (reason) => `${reason[0]!.toUpperCase()}${reason.slice(1)}`,
  );
  return [
    reading(at),
    ...reasons,
    ...(at.local === null ? ['Write it as 14:07, 2.07pm MDT or +5m'] : []),
  ];
}

function reading(at: Time): string {
  if (at.local === null) return 'Not understood as a time';
  const [day, clock] = [dayOf(at.local), clockOf(at.local)];
  const parts = [
    day ? formatDay(day) : '',
    clock ?? '',
    clock === null || at.zone === null ? '' : zoneLabel(at.zone, at.instant),
  ].filter(Boolean);
  const utc =
    at.instant && zoneLabel(at.zone ?? '', at.instant) !== 'UTC'
      ? ` = ${at.instant.slice(11, 16)} UTC`
      : '';
  return `${at.approximate ? 'About ' : ''}${parts.join(', ')}${utc}`;
}
