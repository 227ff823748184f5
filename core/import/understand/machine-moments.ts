/**
 * What a page says to machines about a stamp: `<time datetime="2025-05-02T13:40:00Z">May 2, 15:40`.
 * It settles year and zone; what is written stays what it is.
 */
import type { Time } from '../../document/postmortem.ts';
import { clockOf, dayOf, HOUR, instantText, MINUTE, pad, wallText } from '../../time/calendar.ts';

/** Stamps as written, with spaces as one blank, and their ISO moments. */
export type MachineMoments = ReadonlyMap<string, string>;

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** The time that the page gives for these words, else as it was read. */
export function withMachineMoment(time: Time, moments: MachineMoments | undefined): Time {
  const given = moments?.get(time.written.replace(/\s+/g, ' ').trim());
  const match = given === undefined ? null : MOMENT.exec(given);
  const ms = match ? Date.parse(given!) : Number.NaN;
  if (Number.isNaN(ms) || (time.instant !== null && time.zoneFrom === undefined)) return time;
  const offset = offsetOf(time, ms) ?? minutesOf(match![2]!);
  return {
    ...time,
    local: wallText(ms + offset * MINUTE, false),
    zone: offset === 0 ? 'UTC' : labelOf(offset),
    zoneFrom: 'source',
    dateFrom: 'source',
    instant: instantText(ms),
  };
}

/** How far the written clock is ahead of UTC, in minutes; null where no zone has such a distance. */
function offsetOf({ local }: Time, ms: number): number | null {
  const clock = clockOf(local);
  if (clock === null) return null;
  const day = dayOf(local);
  const fitting: number[] = [];
  for (let offset = -12 * 60; offset <= 14 * 60; offset += 15) {
    const wall = wallText(ms + offset * MINUTE, false);
    if (wall.slice(11) === clock.slice(0, 5)) fitting.push(offset);
  }
  const ofDay = fitting.filter(
    (offset) => wallText(ms + offset * MINUTE, false).slice(0, 10) === day,
  );
  return (ofDay.length > 0 ? ofDay : fitting).sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? null;
}

function minutesOf(offset: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(offset);
  return match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

function labelOf(offset: number): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.trunc((minutes * MINUTE) / HOUR))}:${pad(minutes % 60)}`;
}
