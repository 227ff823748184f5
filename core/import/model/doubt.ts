/** What a reading of a source left open, and what the author decides about it. Plain data. */

/** How a day such as 03/04/2026 is read. */
export type DayOrder = 'day-first' | 'month-first';
/** Where the text of a stamp stands that is alone on its line. */
export type Side = 'above' | 'below';

/** What the author said where a text can be read in two ways. */
export interface ReadingChoice {
  dayOrder?: DayOrder;
  side?: Side;
}

/** One open question. `stamps`: the times, as written, that it is about. */
export type Doubt =
  | { kind: 'day-order'; stamps: string[]; taken: DayOrder | null }
  | { kind: 'side'; stamps: string[]; taken: Side };

/** A time of day in the text of which no entry was made. */
export interface UntakenTime {
  /** As written. */
  written: string;
  /** The sentence that it stands in. */
  sentence: string;
  /** The title of the section. */
  section: string;
}

/** The question at one row, in a sentence. `written`: the row's time. */
export function doubtSentence(doubt: Doubt, written: string): string {
  if (doubt.kind === 'side')
    return doubt.taken === 'below'
      ? 'The stamp may belong to the text above it: it was taken for the text below.'
      : 'The stamp may belong to the text below it: it was taken for the text above.';
  const days = /\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?/.exec(written)?.[0] ?? written;
  if (doubt.taken === null)
    return `In ${days} the day or the month may come first: no day was taken.`;
  return doubt.taken === 'day-first'
    ? `In ${days} the month may come first: the day was taken to.`
    : `In ${days} the day may come first: the month was taken to.`;
}

/** What the key does, in a few words. */
export function otherReadingWords(doubt: Doubt): string {
  if (doubt.kind === 'side')
    return doubt.taken === 'below' ? 'take the text above' : 'take the text below';
  return doubt.taken === 'day-first' ? 'month first' : 'day first';
}

/** The author's decision once the other reading is taken. */
export function otherReading(doubt: Doubt): ReadingChoice {
  if (doubt.kind === 'side') return { side: doubt.taken === 'below' ? 'above' : 'below' };
  return { dayOrder: doubt.taken === 'day-first' ? 'month-first' : 'day-first' };
}
