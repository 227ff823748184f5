import type { Incident, Time } from '../../../core/document/postmortem.ts';
import { describeTime, formatDay } from '../../../core/time/format.ts';

/**
 * How a time is shown in a row: the clock, and one small line below it. How it was read stands in
 * the note (`time-note.ts`).
 */
export interface TimeLines {
  clock: string;
  small: string;
  /** Something is written that was not understood. */
  unread: boolean;
}

const NOTHING: TimeLines = { clock: '', small: '', unread: false };

/**
 * The clock as understood; below it what the clock alone does not say: a zone of its own, and what
 * was written where reading it changed more than its form. The day stands above the rows
 * (`day-heads.ts`).
 */
export function timeLines(at: Time | null, incident: Pick<Incident, 'zone'>): TimeLines {
  const written = at?.written.trim() ?? '';
  if (!at || (at.local === null && written === '')) return NOTHING;
  if (at.local === null) return { clock: written, small: 'not understood', unread: true };
  const { clock, day, zone, note } = describeTime(at);
  const rowZone = zone !== null && zone !== incident.zone && at.zoneFrom !== 'document' ? zone : '';
  const onDay = day ? shortDay(day) : written;
  const shown = clock ? `${at.approximate ? '~' : ''}${clock}` : onDay;
  return {
    clock: shown,
    small: [rowZone, isSameClock(written, clock) ? '' : note].filter(Boolean).join(' · '),
    unread: false,
  };
}

/** True where the clock is what was written, in another form: `9.37` and `09:37`, `14h07`. */
function isSameClock(written: string, clock: string): boolean {
  if (clock === '' || /[ap]\.?m\b|[+-]\s*\d|yesterday|tomorrow/i.test(written)) return false;
  const numbers = (text: string): string => ` ${(text.match(/\d+/g) ?? []).map(Number).join(' ')} `;
  return numbers(written).includes(numbers(clock));
}

/** `Tue 3 Mar`. */
function shortDay(iso: string): string {
  return formatDay(iso)
    .split(' ')
    .slice(0, 3)
    .map((word, index) => (index === 2 ? word.slice(0, 3) : word))
    .join(' ');
}
