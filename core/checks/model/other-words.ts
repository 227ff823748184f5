/** The fix for words of the text that contradict what is known. */
import type { Edit } from '../../editing/edits.ts';
import type { Place } from '../../document/place.ts';
import { replaceWords } from '../../prose/replace.ts';
import { plainText } from '../../prose/text.ts';
import type { Fix } from './diagnostic.ts';
import type { Part } from './facts.ts';

/**
 * "Make it Thursday": other words for what a place quotes, there and wherever the part says the same
 * again. No fix where marks divide the quote, or nothing would change.
 */
export function otherWords(title: string, { body }: Part, where: Place, words: string): Fix[] {
  if (!('quote' in where) || where.quote === undefined || where.quote === words) return [];
  const { kind, id, quote, nth = 0 } = where;
  if (replaceWords(body, quote, nth, words) === null) return [];
  // From the last to the first, so that the count of those before stays right.
  const edits = Array.from({ length: plainText(body).split(quote).length - 1 }, (_, at): Edit => ({
    op: 'replace-words',
    in: kind,
    id,
    quote,
    nth: at,
    words,
  })).reverse();
  return [{ title, edits }];
}
