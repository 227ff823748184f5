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
 * The clock as understood; below it what the clock alone does not say: the day where it is not the
 * incident's, a zone of its own, and what was written where that differs.
 */
export function timeLines(at: Time | null, incident: Pick<Incident, 'zone' | 'date'>): TimeLines {
  const written = at?.written.trim() ?? '';
  if (!at || (at.local === null && written === '')) return NOTHING;
  if (at.local === null) return { clock: written, small: 'not understood', unread: true };
  const { clock, day, zone, note } = describeTime(at);
  const ownZone = zone !== null && zone !== incident.zone && at.zoneFrom !== 'document' ? zone : '';
  const ownDay = day !== null && clock !== '' && day !== incident.date ? shortDay(day) : '';
  const shown = clock ? `${at.approximate ? '~' : ''}${clock}` : day ? shortDay(day) : written;
  return {
    clock: shown,
    small: [ownDay, ownZone, note].filter(Boolean).join(' · '),
    unread: false,
  };
}

/** `Tue 3 Mar`. */
function shortDay(iso: string): string {
  return formatDay(iso)
    .split(' ')
    .slice(0, 3)
    .map((word, index) => (index === 2 ? word.slice(0, 3) : word))
    .join(' ');
}
