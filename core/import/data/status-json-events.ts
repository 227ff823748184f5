/**
 * What a status page says with a time besides its notices: its components’ states, and the
 * incident’s own start and end.
 */
import { paragraph } from '../../prose/build.ts';
import { at, type JsonRecord, recordsAt, textAt } from './json-value.ts';
import { readMoment, sameMinute } from './moments.ts';
import type { EventRow } from './rows.ts';
import { inWords, type Update } from './status-json-incidents.ts';

type DatedRow = EventRow & { ms: number };
const SOURCE = 'Status page';

/**
 * "API: operational to major outage", at the time of the notice that says so; and the spans that
 * incident.io gives.
 */
export function componentEvents(
  incident: JsonRecord,
  updates: readonly Update[],
  zone: string | null,
): DatedRow[] {
  const rows: DatedRow[] = [];
  const add = (stamp: unknown, words: string) => {
    const moment = readMoment(stamp, zone);
    if (moment)
      rows.push({ at: moment.time, ms: moment.ms, body: [paragraph(words)], source: SOURCE });
  };
  for (const { record, stamp } of updates) {
    for (const component of recordsAt(record, 'affected_components')) {
      const [from, to] = [textAt(component, 'old_status'), textAt(component, 'new_status')];
      if (from !== to && to !== '')
        add(
          stamp,
          `${textAt(component, 'name')}: ${[from, to].filter(Boolean).map(inWords).join(' to ')}`,
        );
    }
  }
  const names = new Map(
    recordsAt(incident, 'affected_components').map((component) => [
      textAt(component, 'id'),
      textAt(component, 'name'),
    ]),
  );
  for (const impact of recordsAt(incident, 'component_impacts')) {
    const name =
      textAt(impact, 'component', 'name') ||
      textAt(impact, 'name') ||
      names.get(textAt(impact, 'component_id')) ||
      'A component';
    add(at(impact, 'start_at'), `${name}: ${inWords(textAt(impact, 'status')) || 'affected'}`);
    add(at(impact, 'end_at'), `${name}: end of ${inWords(textAt(impact, 'status')) || 'impact'}`);
  }
  return rows;
}

/**
 * The incident's own start and end, where no notice was shown at that time: authors set them by
 * hand.
 */
export function incidentTimes(
  incident: JsonRecord,
  updates: readonly Update[],
  zone: string | null,
): DatedRow[] {
  const times = [
    ['started_at', 'Incident started', 'started'],
    ['resolved_at', 'Incident resolved', 'resolved'],
  ] as const;
  return times.flatMap(([key, words, milestone]): DatedRow[] => {
    const moment = readMoment(at(incident, key), zone);
    if (
      !moment ||
      Number.isNaN(moment.ms) ||
      updates.some(
        ({ ms, recorded }) => sameMinute(ms, moment.ms) || sameMinute(recorded, moment.ms),
      )
    )
      return [];
    return [
      { at: moment.time, ms: moment.ms, body: [paragraph(words)], source: SOURCE, milestone },
    ];
  });
}
