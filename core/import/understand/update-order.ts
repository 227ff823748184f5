/** Status updates in the order of time, and what each promises. */
import type { StatusUpdate, Time } from '../../document/postmortem.ts';
import { epoch, updatesOrder } from '../../document/sorting.ts';
import { dayOf } from '../../time/calendar.ts';
import { findPromise } from '../../time/find-promise.ts';
import { clocksFall, readStamp, type Setting } from './times.ts';

/** How an incident goes on; where the stamps do not tell (no year, no day), the status words do. */
const STAGES: readonly StatusUpdate['status'][] = [
  'scheduled',
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
];

/** When a notice promises the next one. A promised report is no update. */
export function promisedUpdate(
  words: string,
  posted: Time,
  dates: Pick<Setting, 'year' | 'dayFirst'>,
): Time | null {
  const promise = findPromise(words, {
    zone: posted.zone,
    date: dayOf(posted.local),
    year: dates.year,
    dayFirst: dates.dayFirst,
    posted,
  });
  return promise?.kind === 'update' ? promise.time : null;
}

/**
 * Newest first on most pages: such a page is turned round before the stable sort, so that two
 * notices of one minute keep their true order.
 */
export function inTimeOrder(updates: StatusUpdate[]): StatusUpdate[] {
  const moments = updates.map(({ at }) => epoch(at?.instant));
  const known = (
    moments.every((instant) => Number.isNaN(instant))
      ? updates.map(({ at }) => (at ? withoutInstant(at) : NaN))
      : moments
  ).filter((instant) => !Number.isNaN(instant));
  let falling = 0;
  for (let index = 1; index < known.length; index++)
    falling += Math.sign(known[index - 1]! - known[index]!);
  return updatesOrder(runsBackwards(updates, falling) ? [...updates].reverse() : updates);
}

/** Without a zone or a year there is no instant, but day and clock still tell the direction. */
function withoutInstant(at: Time): number {
  if (dayOf(at.local)) return epoch(`${at.local}Z`);
  return epoch(readStamp(at.written, { zone: 'UTC', date: null, year: 2000 }).instant);
}

function runsBackwards(updates: readonly StatusUpdate[], falling: number): boolean {
  if (falling !== 0) return falling > 0;
  const clocks = updates.map(({ at }) => at?.written ?? null);
  if (clocksFall(clocks)) return true;
  return (
    STAGES.indexOf(updates[0]?.status ?? 'other') >
    STAGES.indexOf(updates.at(-1)?.status ?? 'other')
  );
}
