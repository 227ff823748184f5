/** When the notices of a source were posted, read from the stamps of all of them. */
import type { Time } from '../../document/postmortem.ts';
import { dayOf } from '../../time/calendar.ts';
import type { Source, SourceUpdate } from '../model/source.ts';
import { withMachineMoment } from './machine-moments.ts';
import { leadingStamp } from './stamps.ts';
import { clocksFall, readStamp, type Dates } from './times.ts';

/**
 * The stamps as times, null for a notice that has none.
 * @param zone of the stamps that name none, null where it is not known
 * @param dates what the whole text says of its days
 */
export function updateStamps(
  { updates, moments }: Source,
  zone: string | null,
  { days, year, dayFirst }: Dates,
): (Time | null)[] {
  // A notice without a day ("EDIT 06:04 UTC:") is of the one day that the page names; it passes
  // midnight where the clock falls back.
  const date = new Set(days).size === 1 ? days[0]! : null;
  let previous: Time | null = null;
  const read = ({ stamp }: SourceUpdate): Time | null => {
    if (stamp === null) return null;
    const stamped = readStamp(stamp, {
      zone,
      zoneFrom: 'source',
      date,
      dateFrom: 'source',
      year,
      dayFirst,
      previous,
    });
    const time = withMachineMoment(stamped, moments);
    if (dayOf(time.local)) previous = time;
    return time;
  };
  // Clocks pass midnight from the oldest post on.
  const clocks = updates.map(({ stamp }) =>
    stamp !== null && leadingStamp(stamp)?.day === false ? stamp : null,
  );
  return clocksFall(clocks) ? [...updates].reverse().map(read).reverse() : updates.map(read);
}
