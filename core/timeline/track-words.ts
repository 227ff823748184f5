import { MONTHS } from '../time/calendar.ts';

/** Width of a text in Inter at a size, a little over, because overlapping is worse than a gap. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += /[ilj.,:;|'’ ]/.test(character) ? 0.31 : /[mwMW]/.test(character) ? 0.92 : /[A-Z0-9+−]/.test(character) ? 0.66 : 0.58;
  return Math.ceil(units * size);
}

/** `3 Mar`. */
export function dayAndMonth(day: string): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]!.slice(0, 3)}`;
}
