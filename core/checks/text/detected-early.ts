/** "The problem was detected at 09:18", where the first entry says that it failed at 09:20. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { entriesOf } from '../model/entries.ts';
import { eventsOf } from '../model/events.ts';
import { placeOf } from '../model/facts.ts';
import { DAY, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { saysStopped } from './standstill-words.ts';
import { byPeople } from './told-ends.ts';
import { textOfRow } from './told-rows.ts';

/** Detections before the first entry, which is the beginning by its own words. */
export function detectedEarly(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const { first, count } = entriesOf(document);
  if (!first || count < 3 || toleranceMs(first.time) > 0) return [];
  const text = textOfRow(document, first);
  if (!saysStopped(text) || byPeople(text)) return [];
  return eventsOf(document).flatMap(({ kind, time, facts }) => {
    const early = first.ms - time.ms;
    if (kind !== 'detected' || early < MINUTE || early > DAY || toleranceMs(time.time) > 0)
      return [];
    return [
      {
        severity: 'warning' as const,
        title: 'The wrong way round',
        message:
          `Detected at ${timeLabel(time.time, first.time)}, ${spanLabel(early)} before the entry ` +
          `that says it failed, ${timeLabel(first.time, time.time)}.`,
        where: placeOf(facts.part, time.time.written, time.offset),
        other: { kind: 'timeline' as const, id: first.entry.id },
        fixes: [],
      },
    ];
  });
}
