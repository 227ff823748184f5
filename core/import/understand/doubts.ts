/** What a reading left open, as plain data: the preview says it at the rows, and one key takes the other. */
import type { Postmortem, Time } from '../../document/postmortem.ts';
import type { DayOrder, Doubt } from '../model/doubt.ts';

/** A day by two numbers that both may be the month. Dots put the day first. */
const NUMBERED_DAY = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})(?:\2(?:\d{4}|\d{2}))?(?![\d/-])/;

/** How the days of a text were read, and whether the text itself shows it. */
export interface OrderFound {
  taken: DayOrder | null;
  sure: boolean;
}

/** The stamps whose day and month can be the other way round; null where none or where it is shown. */
export function orderDoubt(document: Postmortem, { taken, sure }: OrderFound): Doubt | null {
  if (sure) return null;
  const stamps = writtenTimes(document).filter((written) => {
    const match = NUMBERED_DAY.exec(written);
    const [first, second] = [Number(match?.[1]), Number(match?.[3])];
    return match !== null && first !== second && isMonth(first) && isMonth(second);
  });
  return stamps.length === 0 ? null : { kind: 'day-order', stamps: [...new Set(stamps)], taken };
}

const isMonth = (number: number): boolean => number >= 1 && number <= 12;

function writtenTimes({ timeline, updates }: Postmortem): string[] {
  return [...timeline, ...updates]
    .map(({ at }): Time | null => at)
    .flatMap((at) => (at ? [at.written] : []));
}
