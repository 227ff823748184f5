import type { Check, Diagnostic, Fix } from '../diagnostic.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { lacksDay, rowsWithoutDay, setIncident } from '../completing.ts';
import { dayLabel, dayOf, timeLabel } from '../moments.ts';

export const missingDate: Check = {
  rule: 'timeline/missing-date',
  describes:
    'An entry or a status update has a time of day and no date, or a date without a year. Said once where the incident itself has none.',
  run(document) {
    const lacking = [
      ...rowsWithoutDay(document.timeline, null).map(({ found: { id, at } }) => ({
        at,
        where: { kind: 'timeline' as const, id },
      })),
      ...document.updates
        .filter(({ at }) => lacksDay(at))
        .map(({ id, at }) => ({ at: at!, where: { kind: 'update' as const, id } })),
    ];
    const first = lacking[0];
    if (!first) return [];
    if (document.incident.date !== '') {
      return lacking.map(({ at, where }): Diagnostic => ({
        rule: missingDate.rule,
        severity: 'warning',
        title: title(at),
        message: `${named(at)} has ${lack(at)}.`,
        where,
        fixes: [],
      }));
    }
    return [
      {
        rule: missingDate.rule,
        severity: 'warning',
        title: title(first.at),
        message: `${lacking.length === 1 ? `${named(first.at)} has` : `${lacking.length} times, the first ${named(first.at)}, have`} ${lack(first.at)}, and the incident has no date. Set its day in the incident details, or write the ${MONTH.test(first.at.written) ? 'year' : 'day'} in the first.`,
        where: { kind: 'incident', field: 'date' },
        other: first.where,
        fixes: fixes(document),
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

/**
 * The status updates are evidence for the day when all that were posted during the incident bear
 * the same one.
 */
function fixes(document: Postmortem): Fix[] {
  const days = new Set(
    document.updates.flatMap(({ at, status }) =>
      status !== 'postmortem' && status !== 'scheduled' && dayOf(at) ? [dayOf(at)!] : [],
    ),
  );
  const [day] = days;
  return day !== undefined && days.size === 1
    ? [{ title: `It was on ${dayLabel(day)}`, edits: setIncident(document, { date: day }) }]
    : [];
}
