/** Whether the dates of a text are written day first: what its dates prove together. */
import type { TimeReason } from '../document/postmortem.ts';
import { DAY, dayExists, isoDay, wallMs } from './calendar.ts';
import type { Expression } from './expression-model.ts';
import type { TimeContext } from './reading.ts';
import { provenOrder } from './written-date.ts';

/** The order of day and month, and for `Time.reasons` what proves it. */
export interface DateOrder {
  dayFirst: boolean;
  reason: TimeReason;
}

/** Dates of one incident lie together; read the wrong way round they lie months apart. */
const TOGETHER = 7 * DAY;
const APART = 25 * DAY;

/**
 * What impossible values, weekdays and the known day prove; failing those, the dates' own sequence.
 * Null when nothing does or they disagree.
 */
export function dateOrder(
  expressions: readonly Expression[],
  context: TimeContext,
): DateOrder | null {
  const proven = new Set(
    expressions.map((found) => provenOrder(found, context)).filter((order) => order !== null),
  );
  if (proven.size > 0)
    return proven.size === 1 ? { dayFirst: [...proven][0]!, reason: 'order-document' } : null;
  const dayFirst = orderBySequence(expressions, context.year ?? null);
  return dayFirst === null ? null : { dayFirst, reason: 'order-sequence' };
}

/**
 * Two or more dates that lie within a week of each other one way and weeks apart the other; three
 * or more that run one way only in one of the two.
 */
function orderBySequence(
  expressions: readonly Expression[],
  contextYear: number | null,
): boolean | null {
  if (!expressions.some(({ date }) => date?.dayFirst)) return null;
  // Dates that can be read one way only stand for themselves in both sequences.
  const dates = expressions.flatMap(({ date }) =>
    date && date.month > 0 && date.malformed === null ? [date] : [],
  );
  const years = dates.map(({ year }) => year ?? contextYear ?? 2000);
  const daysOf = (dayFirst: boolean): number[] | null => {
    const days = dates.map((date, index) => ({
      year: years[index]!,
      ...((dayFirst && date.dayFirst) || { month: date.month, day: date.day }),
    }));
    return days.every(dayExists) ? days.map((day) => wallMs(isoDay(day))) : null;
  };
  const [monthFirst, dayFirst] = [daysOf(false), daysOf(true)];
  if (!monthFirst || !dayFirst || new Set(monthFirst).size < 2) return null;
  const [spanA, spanB] = [span(monthFirst), span(dayFirst)];
  if (spanA <= TOGETHER && spanB > APART) return false;
  if (spanB <= TOGETHER && spanA > APART) return true;
  if (new Set(monthFirst).size < 3 || runs(monthFirst) === runs(dayFirst)) return null;
  return runs(dayFirst);
}

function span(days: readonly number[]): number {
  const ordered = [...days].sort((a, b) => a - b);
  return ordered.at(-1)! - ordered[0]!;
}

/** True when the days only ever go on, or only ever back. */
function runs(days: readonly number[]): boolean {
  const steps = days.slice(1).map((day, index) => day - days[index]!);
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}
