import type { Check, CheckContext, Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem, Time, TimelineEntry } from '../../document/postmortem.ts';
import { addDays } from '../../time/calendar.ts';
import { isCounted } from '../../time/reread.ts';
import { localAt } from '../../time/zones.ts';
import { clockOf, dayLabel, dayOf, timeLabel } from '../model/moments.ts';
import { misplacedAfter, otherDay } from '../model/other-day.ts';
import { perRow, remembered } from '../../document/remembered.ts';
import { timedRows, type TimedRow } from '../model/timed-rows.ts';

export const day: Check = {
  rule: 'timeline/day',
  describes:
    'An entry without a date has its day from the one above it, before the incident’s, ' +
    'where the incident’s would keep the order too; or “yesterday” ' +
    'may be the day of the incident itself.',
  run: (document, context) =>
    document.incident.date === ''
      ? []
      : [...earlyHeirs(document), ...yesterdays(document, context)],
};

interface Heir {
  index: number;
  at: Time;
  above: TimedRow;
}

/** The first of the rows that have their day from one above them. */
const heirsOf = remembered((timeline: readonly TimedRow[]): Heir[] => {
  const heirs: Heir[] = [];
  let above: TimedRow | null = null;
  timeline.forEach((bone, index) => {
    const { at } = bone;
    if (!at?.local) return;
    const inherits = at.dateFrom === 'previous' && !isCounted(at) && dayOf(at) !== null;
    if (above && inherits && above.at!.dateFrom !== 'previous' && dayOf(above.at) === dayOf(at))
      heirs.push({ index, at, above });
    above = bone;
  });
  return heirs;
});

/** "14:07" below a row of the day before: of that day, or already of the incident's? */
function earlyHeirs(document: Postmortem): Diagnostic[] {
  const { date } = document.incident;
  return heirsOf(timedRows(document.timeline)).flatMap(({ index, at, above }) => {
    if (clockOf(at) === null || dayOf(at)! >= date) return [];
    const fix = otherDay(document, index, date);
    if (misplacedAfter(document, fix.edits) > misplacedAfter(document, [])) return [];
    return [
      {
        rule: day.rule,
        severity: 'info',
        title: 'Which day?',
        message:
          `${clockOf(at)!} has no date and is read as ${dayLabel(dayOf(at)!)}, ` +
          `like ${timeLabel(above.at!)} above it. ` +
          `The incident began on ${dayLabel(date)}, which would keep the order too.`,
        where: { kind: 'timeline', id: document.timeline[index]!.id },
        other: { kind: 'timeline', id: above.id },
        fixes: [fix],
      },
    ];
  });
}

const retold = perRow(({ at }: TimelineEntry) =>
  at?.dateFrom === 'document' && clockOf(at) !== null && /\byesterday\b/i.test(at.written)
    ? at
    : null,
);

/** Written on the day after the incident, "yesterday" may well be the incident's own day. */
function yesterdays(document: Postmortem, { now }: CheckContext): Diagnostic[] {
  const { date, zone } = document.incident;
  const today = now === '' ? undefined : localAt(now, zone || 'UTC')?.slice(0, 10);
  if (today === undefined || addDays(today, -1) !== date) return [];
  return retold(document.timeline, null).flatMap(({ index, found: at }) => {
    const fix = otherDay(document, index, date);
    if (misplacedAfter(document, fix.edits) > misplacedAfter(document, [])) return [];
    return [
      {
        rule: day.rule,
        severity: 'info',
        title: 'Which yesterday?',
        message:
          `“${at.written.trim()}” is read as ${dayLabel(dayOf(at)!)}, the day before the ` +
          `incident’s. Today is ${dayLabel(today)}, whose yesterday is ${dayLabel(date)}.`,
        where: { kind: 'timeline', id: document.timeline[index]!.id },
        fixes: [fix],
      },
    ];
  });
}
