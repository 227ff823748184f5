/**
 * "The next day at 09:15", "by 08:00 the following morning": a day told by its distance from the
 * one before it in the text.
 */
import { joinedLines } from '../prose/joined-lines.ts';

/** A phrase that says on which other day a clock time is. */
export interface ToldDay {
  /** Days after the day told of so far; null where the words do not say plainly how many. */
  days: number | null;
  /** Where the phrase ends. */
  end: number;
}

const NEXT = /\b(?:next|following)\s(?:day|morning|afternoon|evening)\b(?![’'-])/i;
const OTHER = new RegExp(
  joinedLines`
    \b(?:(?:previous|prior)\s(?:day|morning|afternoon|evening|night)
      |(?:next|following)\snight|(?:day|night|morning|evening)\s(?:after|before)
      |days?\s(?:later|earlier)|later that (?:week|month))\b
  `,
  'i',
);
const AFTER =
  /^,?\s(?:on\s|in\s)?(?:the\s)?(?:next|following)\s(?:day|morning|afternoon|evening)\b(?![’'-])/i;
const OTHER_AFTER = new RegExp(`^,?\\s(?:on\\s|in\\s)?(?:the\\s)?${OTHER.source}`, 'i');
const SENTENCE = /[.!?]["”')\]]?\s|\n/;
/** A clock before this is still the night of the day before for many who write "the next day". */
const NIGHT_ENDS = '06:00';

/**
 * What is said about the day of a clock time between the time before it in the text and right
 * behind it; null where nothing is.
 * @param from where the time before ends, or the phrase that belongs to it
 * @param lastClock the clock of the time before: after midnight "the next day" may mean the same
 *   day
 */
export function toldDay(
  text: string,
  from: number,
  start: number,
  end: number,
  lastClock: string | null,
): ToldDay | null {
  const after = text.slice(end, end + 40);
  const behind = AFTER.exec(after) ?? OTHER_AFTER.exec(after);
  if (behind) return { days: plainly(behind[0], lastClock), end: end + behind[0].length };
  const gap = text.slice(from, start);
  const before = NEXT.exec(gap) ?? OTHER.exec(gap);
  if (!before) return null;
  const rest = gap.slice(before.index + before[0].length);
  // What a sentence before this one says of another day may or may not hold here.
  return {
    days: SENTENCE.test(rest) ? null : plainly(before[0], lastClock),
    end: from + before.index + before[0].length,
  };
}

function plainly(phrase: string, lastClock: string | null): number | null {
  return NEXT.test(phrase) && (lastClock === null || lastClock >= NIGHT_ENDS) ? 1 : null;
}
