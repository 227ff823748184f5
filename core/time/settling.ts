/** What the parts of settling a time hand to one another. */
import type { TimeOrigin, TimeReason } from '../document/postmortem.ts';
import type { TimeContext, TimeProblem } from './reading.ts';

/**
 * The day of an expression. `open` = something was written about the day that could not be settled,
 * so none may be inherited.
 */
export interface Day {
  date: string | null;
  from: TimeOrigin;
  open: boolean;
}

/** Notes taken on the way. */
export interface Notes {
  why: string[];
  problems: TimeProblem[];
  /** For `Time.reasons`. */
  reasons: TimeReason[];
}

export function noNotes(): Notes {
  return { why: [], problems: [], reasons: [] };
}

/** A context in which zone and date may also come from a neighbour in the same text. */
export interface SettleContext extends Omit<TimeContext, 'zoneFrom' | 'dateFrom'> {
  zoneFrom?: TimeOrigin;
  dateFrom?: TimeOrigin;
  /** The zone that settles what IST means, when it is not `zone`. */
  near?: string | null;
  /** What `dayFirst` rests on. Default: other dates of the document. */
  orderReason?: TimeReason;
  /**
   * "yesterday" counts from `date`: so in the time field of a row, where the author retells the
   * incident. Running text does not say from which day it was written.
   */
  retold?: boolean;
}
