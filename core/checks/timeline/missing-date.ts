import type { Check, Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { lacksDay, rowsWithoutDay, setIncident } from '../model/completing.ts';
import { addDays } from '../../time/calendar.ts';
import { localAt } from '../../time/zones.ts';
import { sectionFacts } from '../model/facts.ts';
import { malformedPart } from '../model/miswritten.ts';
import { dayLabel, dayOf, timeLabel } from '../model/moments.ts';

export const missingDate: Check = {
  rule: 'timeline/missing-date',
  describes:
    'An entry or a status update has a time of day and no date, or a date without a year. ' +
    'Said once where the incident itself has none.',
  run(document, { now }) {
    const lacking = [
      // Of a day that there is not, `time/malformed` speaks.
      ...rowsWithoutDay(document.timeline, null)
        .filter(({ found: { at } }) => malformedPart(at)?.what !== 'day')
        .map(({ found: { id, at } }) => ({ at, where: { kind: 'timeline' as const, id } })),
      ...document.updates
        .filter(({ at }) => lacksDay(at))
        .map(({ id, at }) => ({ at: at!, where: { kind: 'update' as const, id } })),
    ];
    const first = lacking[0];
    if (!first) return [];
    const { date } = document.incident;
    if (date !== '') {
      const fixes = wereOn(document, [date], lacking.length);
      return lacking.map(({ at, where }): Diagnostic => ({
        rule: missingDate.rule,
        severity: 'warning',
        title: title(at),
        message: `${named(at)} has ${lack(at)}.`,
        where,
        fixes,
      }));
    }
    const who =
      lacking.length === 1
        ? `${named(first.at)} has`
        : `${lacking.length} times, the first ${named(first.at)}, have`;
    return [
      {
        rule: missingDate.rule,
        severity: 'warning',
        title: title(first.at),
        message:
          `${who} ${lack(first.at)}, and the incident has no date. ` +
          'Set its day in the incident details, or write the ' +
          `${MONTH.test(first.at.written) ? 'year' : 'day'} in the first.`,
        where: { kind: 'incident', field: 'date' },
        other: first.where,
        fixes: wereOn(document, likelyDays(document, now), lacking.length),
      },
    ];
  },
};

const MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;

/** `Mar 13, 07:00` lacks only its year. */
function lack({ written }: Time): string {
  return MONTH.test(written) ? 'no year' : 'no date';
}

function title({ written }: Time): string {
  return MONTH.test(written) ? 'No year' : 'No date';
}

function named(at: Time): string {
  return MONTH.test(at.written) ? `“${at.written.trim()}”` : timeLabel(at);
}

/** More days than these are no answer to choose from at a glance. */
const MOST_DAYS = 3;

/** A fix for each day on which all of the times may have been. */
function wereOn(document: Postmortem, days: readonly string[], lacking: number): Fix[] {
  const which = lacking === 1 ? 'It was' : `This and ${lacking - 1} more were`;
  return days.slice(0, MOST_DAYS).flatMap((date): Fix[] => {
    const edits = setIncident(document, { date });
    return edits.length === 0 ? [] : [{ title: `${which} on ${dayLabel(date)}`, edits }];
  });
}

/**
 * The day that all status updates posted during the incident bear, where they bear one; else the
 * days that rows and sections name, in that order; else yesterday and today: a report is written
 * soon after.
 */
function likelyDays(document: Postmortem, now: string): string[] {
  const posted = new Set(
    document.updates.flatMap(({ at, status }) =>
      status !== 'postmortem' && status !== 'scheduled' && dayOf(at) ? [dayOf(at)!] : [],
    ),
  );
  if (posted.size === 1) return [...posted];
  const told = sectionFacts(document).flatMap(({ sentences }) =>
    sentences.flatMap(({ times }) => times.map(({ time }) => time)),
  );
  const named = [...document.timeline.map(({ at }) => at), ...told].flatMap((time) =>
    dayOf(time) === null ? [] : [dayOf(time)!],
  );
  const days = [...new Set([...named, ...posted])];
  const today = now === '' ? null : localAt(now, document.incident.zone || 'UTC');
  if (days.length > 0 || !today) return days;
  return [addDays(today.slice(0, 10), -1), today.slice(0, 10)];
}
