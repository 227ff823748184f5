import type { Incident, Time } from '../../../core/document/postmortem.ts';
import { describeTime, formatDay, zoneLabel } from '../../../core/time/format.ts';

/** How a time is shown in a row: the clock, one small line below it, and a sentence for the tooltip. */
export interface TimeLines {
  clock: string;
  small: string;
  why: string;
  /** Something is written that was not understood. */
  unread: boolean;
}

const NOTHING: TimeLines = { clock: '', small: '', why: '', unread: false };

/**
 * The clock as understood; below it what the clock alone does not say: the day where it is not the incident's, a zone of its own, and what was written where that differs.
 */
export function timeLines(at: Time | null, incident: Pick<Incident, 'zone' | 'date'>): TimeLines {
  const written = at?.written.trim() ?? '';
  if (!at || (at.local === null && written === '')) return NOTHING;
  if (at.local === null) return { clock: written, small: 'not understood', why: 'No time was found in this. Write it as 14:07, 2.07pm MDT or +5m.', unread: true };
  const { clock, day, zone, note } = describeTime(at);
  const ownZone = zone !== null && zone !== incident.zone && at.zoneFrom !== 'document' ? zone : '';
  const ownDay = day !== null && clock !== '' && day !== incident.date ? shortDay(day) : '';
  const shown = clock ? `${at.approximate ? '~' : ''}${clock}` : day ? shortDay(day) : written;
  return { clock: shown, small: [ownDay, ownZone, note].filter(Boolean).join(' · '), why: reading(at, day, clock), unread: false };
}

function reading(at: Time, day: string | null, clock: string): string {
  const where = at.zone === null ? 'no zone' : zoneLabel(at.zone, at.instant);
  const parts = [day ? formatDay(day) : 'no date', clock, where].filter(Boolean).join(', ');
  return `Read as ${parts}${at.instant ? `: ${at.instant.slice(11, 16)} UTC` : ''}${at.approximate ? ', approximately' : ''}`;
}

/** `Tue 3 Mar`. */
function shortDay(iso: string): string {
  return formatDay(iso).split(' ').slice(0, 3).map((word, index) => (index === 2 ? word.slice(0, 3) : word)).join(' ');
}
