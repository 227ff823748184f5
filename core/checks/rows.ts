/** The timeline's rows as the checks see them: comparable times, computed once for a document value. */
import type { Postmortem, Time } from '../document/postmortem.ts';
import { clockOf, instantMs, MINUTE, wallMs } from './moments.ts';

export interface Rows {
  /** One number for each row, comparable with one another; NaN where a row has no comparable time. */
  values: Float64Array;
  /** What the numbers are: instants; wall clocks of a timeline in which no zone is known; or bare clocks of one in which no day is known either. */
  basis: 'instant' | 'wall' | 'clock';
}

const known = new WeakMap<readonly { at: Time | null }[], Rows>();

/** The comparable times of a list of rows. */
export function rowsOf(rows: readonly { at: Time | null }[]): Rows {
  let result = known.get(rows);
  if (!result) known.set(rows, (result = readRows(rows)));
  return result;
}

function readRows(rows: readonly { at: Time | null }[]): Rows {
  const instants = Float64Array.from(rows, ({ at }) => instantMs(at));
  if (rows.length === 0 || instants.some((value) => !Number.isNaN(value))) return { values: instants, basis: 'instant' };
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
  return basis === 'instant' ? instantMs(time) : basis === 'wall' ? wallMs(time) : clockMs(time);
}

/** The id of the section that shows the timeline's rows, or null. */
export function timelineSectionId(document: Postmortem): string | null {
  return document.sections.find(({ kind }) => kind === 'timeline')?.id ?? null;
}
