import type { Incident, Time } from '../../../core/document/postmortem.ts';
import { longDate } from './header.ts';

/** How a time is shown in a row: the clock, one small line below it, and a sentence for the tooltip. */
export interface TimeLines {
  clock: string;
  small: string;
  why: string;
  /** Something is written that was not understood. */
  unread: boolean;
}

/**
 * The clock as understood; below it whatever the clock alone does not say: the day where it is not the incident's, a zone of its own, and what was written where that differs.
 */
export function timeLines(at: Time | null, incident: Incident): TimeLines {
  if (!at) return { clock: '', small: '', why: '', unread: false };
  if (at.local === null) return { clock: at.written, small: at.written ? 'not understood' : '', why: at.written ? 'No time was found in this. Write it as 14:07, 2.07pm MDT, or +5m.' : '', unread: at.written !== '' };
  const date = /^\d{4}-\d{2}-\d{2}/.exec(at.local)?.[0] ?? null;
  const clock = /T(.+)$/.exec(at.local)?.[1] ?? '';
  const notes: string[] = [];
  if (date && date !== incident.date && clock) notes.push(shortDate(date));
  const ownZone = at.zone !== null && at.zone !== incident.zone && (at.zoneFrom ?? 'written') !== 'document';
  if (ownZone && at.zone) notes.push(at.zone);
  const written = clean(at.written);
  if (written && written !== clock && !sameReading(written, clock, at.zone, date)) notes.push(`as written “${at.written.trim()}”`);
  const shown = clock ? `${at.approximate ? '~' : ''}${clock}` : date ? shortDate(date) : at.written;
  return { clock: shown, small: notes.join(' · '), why: reading(at, date, clock), unread: false };
}

function reading(at: Time, date: string | null, clock: string): string {
  const parts = [date ? longDate(date) : 'no date', clock, at.zone ?? 'no zone'].filter(Boolean).join(', ');
  return `Read as ${parts}${at.instant ? ` (${at.instant.slice(11, 16)} UTC)` : ''}${at.approximate ? ', approximately' : ''}`;
}

/** What is written is nothing but the clock, the zone and the date that are shown already. */
function sameReading(written: string, clock: string, zone: string | null, date: string | null): boolean {
  let rest = written;
  for (const known of [date, clock, clock.replace(/^0/, ''), zone]) if (known) rest = rest.replace(known, '');
  return /^[\s,T]*$/.test(rest);
}

function clean(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function shortDate(iso: string): string {
  return longDate(iso).replace(/^(\w+ \d+ \w{3})\w*( \d{4})$/, '$1');
}
