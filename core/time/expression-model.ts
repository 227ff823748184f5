/** What was written for a time, not yet what it means. */
import type { Clock, WrittenDate } from './tokens.ts';

/** A moment as another clock shows it. */
export interface Again {
  clock: Clock;
  text: string;
  zone: string | null;
}

/** What was written, not yet what it means. */
export interface Expression {
  start: number;
  end: number;
  clock: Clock | null;
  clockText: string;
  /** The same moment said a second time: `2.07pm (14.07 MDT)`, `10:00 PDT / 17:00 UTC`. */
  again: Again | null;
  /** The same moment on more clocks. */
  further: readonly Again[];
  date: WrittenDate | null;
  dateText: string;
  weekday: { index: number; text: string } | null;
  /** "next Tuesday": not the weekday nearest to the known day. */
  otherWeek: boolean;
  /** Days from today, for `yesterday`. */
  dayWord: number | null;
  /** As written, for `resolveZone`. */
  zone: string | null;
  approximate: boolean;
  /** The sign between date and time is none: `2025-02-09/22:51`. */
  joint: string | null;
}

/** An expression that says nothing yet. */
export function nothing(start: number, end: number): Expression {
  return {
    start,
    end,
    clock: null,
    clockText: '',
    again: null,
    further: [],
    date: null,
    dateText: '',
    weekday: null,
    otherWeek: false,
    dayWord: null,
    zone: null,
    approximate: false,
    joint: null,
  };
}
