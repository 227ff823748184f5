import type { Check, Fix } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { lacksZone, rowsWithoutZone, setIncident } from '../model/completing.ts';
import { timeLabel } from '../model/moments.ts';

const MOST_OFFERED = 3;

export const missingZone: Check = {
  rule: 'timeline/missing-zone',
  describes:
    'Times without a zone: nobody elsewhere can tell when they were. Said once for the document.',
  run(document) {
    const lacking = [
      ...rowsWithoutZone(document.timeline, null).map(({ found }) => found),
      ...document.updates.filter(({ at }) => lacksZone(at)),
    ];
    const first = lacking[0];
    if (!first) return [];
    const { zone } = document.incident;
    const whose =
      lacking.length === 1
        ? `The time ${timeLabel(first.at!)} has`
        : `${lacking.length} times, the first ${timeLabel(first.at!)}, have`;
    const place = document.timeline.some(({ id }) => id === first.id)
      ? { kind: 'timeline' as const, id: first.id }
      : { kind: 'update' as const, id: first.id };
    return [
      {
        rule: missingZone.rule,
        severity: 'warning',
        title: 'No time zone',
        message:
          zone === ''
            ? `${whose} no time zone, and neither has the document. ` +
              'Set its zone in the incident details.'
            : `${whose} no time zone; the document's is ${zone}.`,
        where: zone === '' ? { kind: 'incident', field: 'zone' } : place,
        ...(zone === '' ? { other: place } : {}),
        fixes: fixes(document),
      },
    ];
  },
};

/**
 * The zones for which the document itself is evidence: its own, else those that other rows are
 * written in, the most frequent first.
 */
function fixes(document: Postmortem): Fix[] {
  const counts = new Map<string, number>();
  const times = [...document.timeline, ...document.updates].map(({ at }) => at);
  for (const time of times)
    if (time?.zone && time.instant) counts.set(time.zone, (counts.get(time.zone) ?? 0) + 1);
  const zones = document.incident.zone
    ? [document.incident.zone]
    : [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_OFFERED)
        .map(([zone]) => zone);
  return zones.map((zone) => ({
    title: `Read them in ${zone}`,
    edits: setIncident(document, { zone }),
  }));
}
