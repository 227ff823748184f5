/** How exactly a time was written. */
import type { Time, TimeReason } from '../document/postmortem.ts';

const BEGINS_WITH_CLOCK = /^\d{1,2}:\d\d/;
const DATES = /\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(19|20)\d\d\b/g;
/** `14:07`, `1407`, `9 h 46`, `9 heures 46`, `19 Uhr 30`, `8時13分`. */
const MINUTES =
  /\d[:.h]\d\d|\d{4}|\d ?(?:h|heures?|Uhr|uur) ?\d\d(?!\d)|\d ?[時时点點시] ?\d{1,2} ?[分분]/iu;
/** Counted from another time, or from the moment of writing: exact without a clock in its words. */
const COUNTED: readonly TimeReason[] = ['counted', 'counted-from-start', 'now'];

/**
 * Whether a time is known to the minute: `09:15`, `0915`, `now`, and `+9m` after one of these; not
 * `9am`, nor `+9m` after it.
 */
export function namesMinutes({ written, reasons = [] }: Time): boolean {
  if (reasons.includes('from-an-hour')) return false;
  return (
    COUNTED.some((reason) => reasons.includes(reason)) ||
    BEGINS_WITH_CLOCK.test(written) ||
    MINUTES.test(written.replace(DATES, ' '))
  );
}
