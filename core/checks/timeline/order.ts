import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { addDays } from '../../time/calendar.ts';
import { readTime } from '../../time/read-time.ts';
import { clockOf, DAY, dayOf, HOUR, timeLabel, toleranceMs, wallMs } from '../model/moments.ts';
import { misplacedAfter, otherDay } from '../model/other-day.ts';
import { rowsOf, sequenceOf } from '../model/rows.ts';
import { remembered } from '../../document/remembered.ts';
import { timedRows, type TimedRow } from '../model/timed-rows.ts';
import {
  findOutOfPlace,
  firstAfter,
  isReversed,
  lastBefore,
  placeFor,
  type Sequence,
} from '../model/sequence.ts';
import { misplacedDays } from './whole-days.ts';

/**
 * Times without a day go back by up to this much: a row out of place. By more: perhaps another day,
 * and nothing in the text says which. Half of what a reader of times takes for "past midnight" (12
 * h) would still call an evening and the next morning one day.
 */
const SAME_DAY_MS = 3 * HOUR;

export const order: Check = {
  rule: 'timeline/order',
  describes:
    'An entry stands below a later one. The rows named are the fewest that would have to move.',
  run: (document) => judge(timedRows(document.timeline)).map((found) => offerDay(found, document)),
};

/** A row that has its day from elsewhere may be of another: of the row's above it, or the next. */
function offerDay(found: Diagnostic, document: Postmortem): Diagnostic {
  const { title, severity, where, other } = found;
  if (title !== OUT_OF_ORDER || severity !== 'warning' || other?.kind !== 'timeline') return found;
  const { timeline } = document;
  const index = timeline.findIndex(({ id }) => 'id' in where && id === where.id);
  const above = dayOf(timeline.find(({ id }) => id === other.id)?.at ?? null);
  const at = timeline[index]?.at ?? null;
  const own = dayOf(at);
  if (above === null || own === null || clockOf(at) === null) return found;
  const fix = [above, addDays(above, 1)]
    .filter((day) => day > own)
    .map((day) => otherDay(document, index, day))
    .find(({ edits }) => misplacedAfter(document, edits) < misplacedAfter(document, []));
  return fix ? { ...found, fixes: [fix, ...found.fixes] } : found;
}

const OUT_OF_ORDER = 'Out of order';

const NAMES_A_DAY = /\d[/.-]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** Further apart than this, days without a year may well be on both sides of a New Year. */
const ONE_YEAR_MS = 180 * DAY;

/**
 * "August 23rd, 11:59": month and day are known and only the year is not. Null where no row names
 * its day; beside rows that do, one that does not has no number.
 */
function withoutYear(timeline: readonly TimedRow[]): Float64Array | null {
  if (!timeline.some(({ at }) => at !== null && NAMES_A_DAY.test(at.written))) return null;
  const values = Float64Array.from(timeline, ({ at }) =>
    at?.local && NAMES_A_DAY.test(at.written)
      ? wallMs(readTime(at.written, { zone: null, date: null, year: 2000 }).time)
      : Number.NaN,
  );
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return null;
  return known.at(-1)! - known[0]! > ONE_YEAR_MS ? values.fill(Number.NaN) : values;
}

const judge = remembered((timeline: readonly TimedRow[]): Diagnostic[] => {
  const comparable = rowsOf(timeline);
  const { basis } = comparable;
  const dated = basis === 'clock' ? withoutYear(timeline) : null;
  const values = dated ?? comparable.values;
  if (basis !== 'clock' && isReversed(values)) return [newestFirst(timeline, values)];
  const sequence = dated ? findOutOfPlace(dated) : sequenceOf(comparable);
  const rows = sequence.outOfPlace.flatMap((index) => {
    const found = misplaced(timeline, values, sequence, index);
    return found &&
      (basis !== 'clock' || Math.abs(values[found.conflict]! - values[index]!) <= SAME_DAY_MS)
      ? [found.diagnostic]
      : [];
  });
  return [
    ...rows,
    ...misplacedDays(timeline, sequence.kept).map((found) => ({ rule: order.rule, ...found })),
  ];
});

function newestFirst(timeline: readonly TimedRow[], values: Float64Array): Diagnostic {
  const timed = timeline.filter((_, index) => !Number.isNaN(values[index]!));
  const [first, last] = [timed[0]!, timed.at(-1)!];
  return {
    rule: order.rule,
    // A list that is in order, the other way round, holds no mistake.
    severity: 'info',
    title: 'Newest first',
    message:
      `The timeline runs backwards, from ${timeLabel(first.at!, last.at)} to ` +
      `${timeLabel(last.at!, first.at)}. Readers expect the earliest entry at the top.`,
    where: { kind: 'timeline', id: first.id },
    other: { kind: 'timeline', id: last.id },
    fixes: [{ title: 'Sort the whole timeline', edits: [{ op: 'sort-timeline' }] }],
  };
}

function misplaced(
  timeline: readonly TimedRow[],
  values: Float64Array,
  { kept, outOfPlace }: Sequence,
  index: number,
): { diagnostic: Diagnostic; conflict: number } | null {
  const entry = timeline[index]!;
  const value = values[index]!;
  const next = firstAfter(values, kept, value);
  const above = next > 0 ? timeline[kept[next - 1]!]! : null;
  const below = next < kept.length ? timeline[kept[next]!]! : null;
  // It stands either below a later row, or above an earlier one: the nearest such row is the one
  // named.
  const standsBelow = below !== null && kept[next]! < index;
  const nearest = lastBefore(kept, index);
  const conflict = kept[standsBelow ? nearest : nearest + 1]!;
  const other = timeline[conflict]!;
  if (
    Math.abs(values[conflict]! - value) <= Math.max(toleranceMs(entry.at!), toleranceMs(other.at!))
  )
    return null;
  const own = timeLabel(entry.at!, other.at);
  const label = (row: TimedRow) => timeLabel(row.at!, entry.at, other.at);
  const beside = below ? `before ${label(below)}` : `after ${label(above!)}`;
  const belongs = above && below ? `between ${label(above)} and ${label(below)}` : beside;
  const inheritedDay =
    entry.at!.dateFrom !== undefined &&
    entry.at!.dateFrom !== 'written' &&
    values[conflict]! - value > SAME_DAY_MS;
  const before = timeline[placeFor(values, kept, value, index)] ?? null;
  const fixes = [
    {
      title: before?.at ? `Move it before ${timeLabel(before.at, entry.at)}` : 'Move it to the end',
      edits: [{ op: 'move-entry' as const, id: entry.id, before: before?.id ?? null }],
    },
  ];
  return {
    conflict,
    diagnostic: {
      rule: order.rule,
      severity: inheritedDay ? 'warning' : 'error',
      title: OUT_OF_ORDER,
      message:
        `${own} stands ${standsBelow ? 'after' : 'before'} ${timeLabel(other.at!, entry.at)}. ` +
        'It belongs ' +
        `${belongs}.${inheritedDay ? ' If it was on another day, write the date.' : ''}`,
      where: { kind: 'timeline', id: entry.id },
      other: { kind: 'timeline', id: other.id },
      fixes:
        outOfPlace.length > 1 || below
          ? [...fixes, { title: 'Sort the whole timeline', edits: [{ op: 'sort-timeline' }] }]
          : fixes,
    },
  };
}
