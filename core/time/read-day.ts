/** A day on its own, in a field that asks for one: read by what reads the times of rows. */
import { addDays } from './calendar.ts';
import { readTime } from './read-time.ts';

export interface DayContext {
  /** The ISO date of writing. */
  today: string;
  /** A day that the one meant is near to, ISO; '' for none. */
  near?: string;
}

/** The day meant, ISO; or the days that it could be, where it could be two; else none. */
export type ReadDay = { day: string } | { candidates: string[] };

/**
 * Reads `3 March 2026`, `3 Mar`, `2026-03-03`, `yesterday`; a clock time beside it is no mistake. A
 * day without its year is the one nearest to `near`; without that, the last one that has been: what
 * is written about has happened.
 */
export function readDay(written: string, { today, near = '' }: DayContext): ReadDay {
  const reading = (year: number | null) => {
    const { time, problems } = readTime(written, {
      zone: null,
      date: near || null,
      ...(near === '' && { year }),
      now: `${today}T12:00:00Z`,
    });
    return { day: /^\d{4}-\d{2}-\d{2}/.exec(time.local ?? '')?.[0] ?? null, problems };
  };
  const bare = /^[\d\s:.]*$/.test(written) && !/\d{4}/.test(written);
  const { day, problems } = reading(Number(today.slice(0, 4)));
  const open = problems.find((problem) => problem.kind === 'ambiguous-date');
  if (open) return { candidates: [...open.readings] };
  // A clock time alone would take the day that it is near to.
  if (day === null || bare) return { candidates: [] };
  // One who writes just after midnight elsewhere may write of tomorrow.
  if (near !== '' || day <= addDays(today, 1)) return { day };
  const before = reading(Number(today.slice(0, 4)) - 1).day;
  return { day: before !== null && before <= today ? before : day };
}
