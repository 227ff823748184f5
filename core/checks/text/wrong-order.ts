/** The key lines of a report in the wrong order: "Began 06:45", "Detected 06:20". */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { placeOf, sectionFacts, type StatedTime } from '../model/facts.ts';
import { keyLines, type LineKind } from '../model/key-lines.ts';
import { DAY, instantMs, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';

const ORDER: readonly (readonly [LineKind, LineKind])[] = [
  ['began', 'detected'],
  ['began', 'ended'],
  ['began', 'acknowledged'],
  ['detected', 'acknowledged'],
  ['acknowledged', 'ended'],
  ['detected', 'ended'],
];
/** Two clocks may show one moment so far apart. */
const SLIGHT_MS = 2 * MINUTE;
/** Key lines that contradict each other. */
export function wrongOrder(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  return sectionFacts(document).flatMap((facts) => {
    const onScale = keyLines(facts, document);
    // Lines with a zone say what came first, although rows without one cannot be compared to them.
    const labelled = onScale.length > 0 ? onScale : keyLines(facts, document, false, instantMs);
    return ORDER.flatMap(([before, after]) => {
      const [one, ...ones] = labelled.filter(({ kind }) => kind === before);
      const [other, ...others] = labelled.filter(({ kind }) => kind === after);
      if (!one || !other || ones.length > 0 || others.length > 0) return [];
      const late = one.stated.ms - other.stated.ms;
      const slack = Math.max(
        SLIGHT_MS,
        toleranceMs(one.stated.time),
        toleranceMs(other.stated.time),
      );
      if (late <= slack || late > 2 * DAY || mayBeNextDay(one.stated, other.stated)) return [];
      return [
        {
          severity: 'warning' as const,
          title: 'The wrong way round',
          message:
            `${VERBS[after]} at ${timeLabel(other.stated.time, one.stated.time)}, ` +
            `${spanLabel(late)} before it ${PAST[before]} ` +
            `at ${timeLabel(one.stated.time, other.stated.time)}.`,
          where: placeOf(facts.part, other.stated.time.written, other.stated.offset),
          other: placeOf(facts.part, one.stated.time.written, one.stated.offset),
          fixes: [],
        },
      ];
    });
  });
}

const VERBS: Record<LineKind, string> = {
  began: 'Began',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  ended: 'Ended',
  posted: 'Posted',
};

const PAST: Record<LineKind, string> = {
  began: 'began',
  detected: 'was detected',
  acknowledged: 'was acknowledged',
  ended: 'ended',
  posted: 'was posted',
};

/** "Start 23:12", "End 00:27": an end without a day of its own may be of the next one. */
function mayBeNextDay(one: StatedTime, other: StatedTime): boolean {
  return (other.time.dateFrom ?? 'written') !== 'written' && one.ms - other.ms > DAY / 2;
}
