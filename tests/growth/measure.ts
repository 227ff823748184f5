/**
 * Measures one kind of text in one subject, by the time of the processor and not of the clock: the
 * machine may be as busy as it likes.
 */
import type { Kind } from './units.ts';
import type { Subject } from './subjects.ts';

/** What a doubling of the text may cost, and what 500,000 letters may cost, ms. */
export const MOST_GROWTH = 2.3;
export const MOST_TIME = 2_000;
export const FULL_LENGTH = 500_000;
/** Times below say more about the machine than about the program, ms. */
const TOO_SHORT_TO_COMPARE = 120;

export interface Growth {
  /** Processor time at a quarter, a half and the whole of the length, ms; fewer where it took too long. */
  times: number[];
  /** The larger of the two growths, 0 where both are too short to be compared. */
  factor: number;
}

/** Once, ms of processor time. */
export async function cost(subject: Subject, kind: Kind, length: number): Promise<number> {
  const run = subject(kind.text(length));
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

export interface Limits {
  /** What a doubling may cost. */
  factor: number;
  /** What the whole length may cost, ms of processor time. */
  time: number;
}

/** At one, two and four times a quarter of the length. What is too much is looked at again. */
export async function growthOf(
  subject: Subject,
  kind: Kind,
  length: number,
  limits: Limits = limitsAt(length),
): Promise<Growth> {
  let best: Growth | null = null;
  for (let attempt = 0; attempt < 3; attempt++) {
    const times: number[] = [];
    for (const part of [length / 4, length / 2, length]) {
      times.push(await cost(subject, kind, part));
      if (times.at(-1)! > 4 * MOST_TIME) break;
    }
    const growths = times
      .slice(1)
      .map((time, index) => (time < TOO_SHORT_TO_COMPARE ? 0 : time / times[index]!));
    const found = { times, factor: Math.max(0, ...growths) };
    if (best === null || found.factor < best.factor) best = found;
    if (!isTooMuch(best, limits) || times.at(-1)! > 4 * MOST_TIME) break;
  }
  return best!;
}

export function limitsAt(length: number): Limits {
  return { factor: MOST_GROWTH, time: (MOST_TIME * length) / FULL_LENGTH };
}

/** True where a doubling costs too much, or the whole would. */
export function isTooMuch({ times, factor }: Growth, limits: Limits): boolean {
  return factor > limits.factor || times.at(-1)! > limits.time || times.length < 3;
}
