import type { Milestone } from '../document/postmortem.ts';
import { MONTHS, WEEKDAYS, weekdayOf } from '../time/calendar.ts';
import { formatDuration } from '../time/format.ts';
import { PHASE_NAMES } from './track-text.ts';
import type { PhaseKind } from './track-parts.ts';

/** The words that the picture shows, in one language. Days are ISO. */
export interface TrackWords {
  milestones: Readonly<Record<Milestone, string>>;
  phases: Readonly<Record<PhaseKind, string>>;
  /** Beside the sign of a break. */
  leftOut: string;
  /** `3 Mar` */
  day(day: string): string;
  /** `Tue 3 Mar` */
  weekday(day: string): string;
  duration(ms: number): string;
}

/** Widths of Inter's letters at size 1, the first that fits; of most others 0.58. */
const WIDTHS: readonly [RegExp, number][] = [
  [/[ilj.,:;|'’ ]/, 0.31],
  [/[mwMW]/, 0.92],
  [/[A-Z0-9+−]/, 0.66],
];

/** Width of a text in Inter at a size, a little over, because overlapping is worse than a gap. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text)
    units += WIDTHS.find(([letters]) => letters.test(character))?.[1] ?? 0.58;
  return Math.ceil(units * size);
}

/** `3 Mar`. */
export function dayAndMonth(day: string): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]!.slice(0, 3)}`;
}

export const ENGLISH_TRACK: TrackWords = {
  milestones: {
    started: 'started',
    detected: 'detected',
    acknowledged: 'acknowledged',
    identified: 'identified',
    mitigated: 'mitigated',
    resolved: 'resolved',
  },
  phases: PHASE_NAMES,
  leftOut: 'time left out',
  day: dayAndMonth,
  weekday: (day) => `${WEEKDAYS[weekdayOf(day)]!.slice(0, 3)} ${dayAndMonth(day)}`,
  duration: formatDuration,
};
