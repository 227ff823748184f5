import type { Check, Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Time } from '../../document/postmortem.ts';
import { formatDay } from '../../time/format.ts';
import { readTime } from '../../time/read-time.ts';
import { clockOf, dayLabel, dayOf } from '../model/moments.ts';
import { timeFields, type TimeField } from './worth-reading.ts';

export const rollover: Check = {
  rule: 'time/rollover',
  describes: 'A time without a date that was taken to be past midnight: the day that was assumed.',
  run: (document) =>
    timeFields(document).flatMap((field): Diagnostic[] => {
      const { time, where, before } = field;
      const day = dayOf(time);
      if (!time.reasons?.includes('rolled-over') || day === null || clockOf(time) === null)
        return [];
      const after =
        before && clockOf(before.time) ? ` after ${clockOf(before.time)!.slice(0, 5)}` : '';
      return [
        {
          rule: rollover.rule,
          severity: 'info',
          title: 'Past midnight',
          message:
            `${clockOf(time)!.slice(0, 5)} has no date. ` +
            `It stands${after || ' after a later clock time'}, so it is read as the next day, ` +
            `${dayLabel(day)}.`,
          where,
          ...(after && before ? { other: before.where } : {}),
          fixes: writeDate(field),
        },
      ];
    }),
};

/** The day before the time as it is written, where that reads as the same moment. */
function writeDate({ time, set }: TimeField): Fix[] {
  const day = dayOf(time)!;
  const written = `${formatDay(day, 'short')}, ${time.written.trim()}`;
  const { local } = readTime(written, { zone: time.zone, date: null }).time;
  if (local !== time.local) return [];
  const reasons = time.reasons!.filter((reason) => reason !== 'rolled-over');
  const dated: Time = { ...time, written, reasons };
  delete dated.dateFrom;
  if (reasons.length === 0) delete dated.reasons;
  return [{ title: `Write the date, ${dayLabel(day)}`, edits: [set(dated)] }];
}
