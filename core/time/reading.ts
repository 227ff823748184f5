/**
 * The vocabulary of reading times: what a reader of text may know (`TimeContext`) and what a
 * reading gives back (`Reading`, `FoundTime`). The readers are `read-time.ts` (one field) and
 * `find-times.ts` (times within prose).
 */
import type { Time } from '../document/postmortem.ts';

/**
 * What is known around a written time. Everything is evidence from the document or its source;
 * nothing comes from the machine unless the caller puts it here.
 */
export interface TimeContext {
  /** The zone that a time without its own is in: an IANA name or abbreviation, null for none. */
  zone: string | null;
  /** What that zone came from; goes to `Time.zoneFrom`. Default `document`. */
  zoneFrom?: 'document' | 'source';
  /** The day that a time without its own is on, ISO; null for none. */
  date: string | null;
  /** Default `document`. */
  dateFrom?: 'document' | 'source' | 'previous';
  /** The year for dates written without one; null = unknown. Defaults to the year of `date`. */
  year?: number | null;
  /**
   * The entry before: what `+5m` and `20 minutes later` count from, and what lends its date (a
   * clock time earlier than it by more than 12 h is read as past midnight). Only for entries in
   * time order: leave it out where a source runs newest first.
   */
  previous?: Time | null;
  /**
   * The entry after, where it has its day from elsewhere than this one: with the entry before, it
   * says which of several days keeps the order.
   */
  next?: Time | null;
  /**
   * The entry of milestone `started`: what `T+5` counts from. Left out, it counts from `previous`;
   * null = `T+5` is not understood.
   */
  started?: Time | null;
  /** ISO instant for `now`, `yesterday`, `today`; null = those are not understood. */
  now?: string | null;
  /**
   * How `03/04/2022` is to be read where the values and the weekday do not settle it; null =
   * unknown, the date stays open.
   */
  dayFirst?: boolean | null;
}

export type Precision = 'second' | 'minute' | 'hour' | 'day' | 'none';

export type MalformedPart =
  'ordinal' | 'year' | 'day' | 'clock' | 'minutes' | 'zone' | 'twice' | 'joint';

/** What is wrong with the writing itself, for the `time/*` checks. */
export type TimeProblem =
  /** The weekday named is not that of the date. */
  | { kind: 'weekday'; written: string; actual: string; date: string }
  /** The abbreviation is not in use on that date: PST in July, CET in summer. */
  | { kind: 'zone-season'; zone: string; expected: string; date: string }
  /**
   * `January 27nd` (ordinal), `22025-03-18` (year), `31 February` (day), `25:10` (clock), `8:am`
   * (minutes), `PST (UTC-7)` (zone), `2.07pm (15.07 MDT)` in Denver (twice).
   */
  | { kind: 'malformed'; part: string; what: MalformedPart }
  /** The local time does not exist, or exists twice, because of a clock change. */
  | { kind: 'nonexistent' | 'ambiguous-clock' }
  /** The abbreviation means several zones (IST, CST, BST, AST) and nothing settles which. */
  | { kind: 'ambiguous-zone'; zone: string; candidates: string[] }
  /** Day and month could be either way round. */
  | { kind: 'ambiguous-date'; readings: [string, string] };

export interface Reading {
  time: Time;
  precision: Precision;
  /**
   * Why it was read so, for people: "2.07pm is 14:07", "MDT is UTC-6", "the date is the
   * incident's".
   */
  why: string[];
  problems: TimeProblem[];
}

/** A time found in running text. */
export interface FoundTime extends Reading {
  /** Offsets into the text given to `findTimes`; `text.slice(start, end) === time.written`. */
  start: number;
  end: number;
  /**
   * The other end of a range ("between 06:54 and 08:55 CET", "16:21-17:19"): which side this time
   * is.
   */
  range?: 'from' | 'to';
  /** A shared number for the two ends of one range. */
  rangeId?: number;
}
