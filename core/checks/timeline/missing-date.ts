import type { Check, Diagnostic, Fix } from '../diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { lacksDay, setIncident } from '../completing.ts';
import { dayLabel, dayOf, timeLabel } from '../moments.ts';

export const missingDate: Check = {
  rule: 'timeline/missing-date',
  describes: 'An entry has a time of day and no date. Said once where the incident itself has none.',
  run(document) {
    const lacking = document.timeline.filter(({ at }) => lacksDay(at));
    const first = lacking[0];
    if (!first) return [];
    if (document.incident.date !== '') {
      return lacking.map(({ id, at }): Diagnostic => ({
        rule: missingDate.rule, severity: 'warning', title: 'No date', message: `${timeLabel(at!)} has no date.`, where: { kind: 'timeline', id }, fixes: [],
      }));
    }
    return [{
      rule: missingDate.rule, severity: 'warning', title: 'No date',
      message: `${lacking.length === 1 ? `${timeLabel(first.at!)} has` : `${lacking.length} entries, the first at ${timeLabel(first.at!)}, have`} no date, and neither has the incident. Set its day in the incident details, or write the day in the first entry.`,
      where: { kind: 'incident', field: 'date' }, other: { kind: 'timeline', id: first.id }, fixes: fixes(document),
    }];
  },
};

/** The status updates are evidence for the day when all that were posted during the incident bear the same one. */
function fixes(document: Postmortem): Fix[] {
  const days = new Set(document.updates.flatMap(({ at, status }) => (status !== 'postmortem' && status !== 'scheduled' && dayOf(at) ? [dayOf(at)!] : [])));
  const [day] = days;
  return day !== undefined && days.size === 1 ? [{ title: `It was on ${dayLabel(day)}`, edits: setIncident(document, { date: day }) }] : [];
}
