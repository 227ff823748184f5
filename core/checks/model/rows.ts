/**
 * The timeline's rows as the checks see them: comparable times, computed once for a document value.
 */
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { rowsHome } from '../../document/rows-home.ts';
import { changedStretch, remembered } from '../../document/remembered.ts';
import { findOutOfPlace, inOrder } from './sequence.ts';
import { clockOf, instantMs, MINUTE, wallMs } from './moments.ts';

export interface Rows {
  /**
   * One number for each row, comparable with one another; NaN where a row has no comparable time.
   */
  values: Float64Array;
  /**
   * What the numbers are: instants; wall clocks of a timeline in which no zone is known; or bare
   * clocks of one in which no day is known either.
   */
  basis: 'instant' | 'wall' | 'clock';
}

/** The comparable times of a list of rows: of `timedRows` a timeline, or of updates. */
export const rowsOf = remembered(readRows);

/** Which rows stand out of order, by `findOutOfPlace`. */
export const sequenceOf = remembered(({ values }: Rows) => findOutOfPlace(values));

/** The indices of the rows that have a comparable time, earliest first. */
export const byTime = remembered((rows: Rows): Int32Array =>
  inOrder(rows.values, sequenceOf(rows)),
);

let last: { rows: readonly { at: Time | null }[]; instants: Float64Array } = {
  rows: [],
  instants: new Float64Array(),
};

/** The instants of rows; those that stood in the list before are not read again. */
function instantsOf(rows: readonly { at: Time | null }[]): Float64Array {
  const instants = new Float64Array(rows.length);
  const { start, end } = changedStretch(last.rows, rows);
  const shift = rows.length - last.rows.length;
  instants.set(last.instants.subarray(0, start));
  for (let index = start; index < end; index++) instants[index] = instantMs(rows[index]!.at);
  instants.set(last.instants.subarray(end - shift), end);
  // Updates are few: the memory is the timeline's.
  if (rows.length >= last.rows.length / 2) last = { rows, instants };
  return instants;
}

function readRows(rows: readonly { at: Time | null }[]): Rows {
  const instants = instantsOf(rows);
  if (rows.length === 0 || instants.some((value) => !Number.isNaN(value)))
    return { values: instants, basis: 'instant' };
  const sameZone = new Set(rows.flatMap(({ at }) => (at?.local ? [at.zone] : []))).size <= 1;
  if (!sameZone) return { values: instants, basis: 'instant' };
  const walls = Float64Array.from(rows, ({ at }) => wallMs(at));
  if (walls.some((value) => !Number.isNaN(value))) return { values: walls, basis: 'wall' };
  return { values: Float64Array.from(rows, ({ at }) => clockMs(at)), basis: 'clock' };
}

/** Milliseconds since midnight on the clock of a time; NaN without one. */
export function clockMs(time: Time | null): number {
  const clock = clockOf(time);
  if (clock === null) return Number.NaN;
  const [hours, minutes, seconds = 0] = clock.split(':').map(Number) as [number, number, number?];
  return (hours * 60 + minutes) * MINUTE + seconds * 1000;
}

/** A time as a number of the kind that a list of rows has. */
export function valueOf(time: Time | null, basis: Rows['basis']): number {
  if (basis === 'instant') return instantMs(time);
  return basis === 'wall' ? wallMs(time) : clockMs(time);
}

/** The id of the section that shows the timeline's rows, or null. */
export function timelineSectionId(document: Postmortem): string | null {
  return rowsHome(document.sections, 'timeline')?.id ?? null;
}
