/**
 * The stamps of status pages: `Posted …` lines, stamps alone on their line, and who signed when.
 */
import { plain } from '../../time/tokens.ts';
import { leadingStamp } from '../understand/stamps.ts';

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?';
/** `Aug 09, 2017 - 17:15 MDT`, `Mar 24, 09:32 CET`, also cut short: `Jul 02, 20`. */
const PAGE_STAMP = [
  `${MONTH} \\d{1,2},?(?: \\d{1,4},?)?`,
  '(?: ?[-\u2013\u2014]? ?\\d{1,2}[:.]\\d{2}(?: ?[AaPp][Mm])?(?: [A-Z][A-Za-z/_+0-9:-]{0,20})?)?',
].join('');
/** "about 2 years ago." */
const AGO = '(?:(?:over|about|almost|less than|an?)\\s*)?(?!\\s)[\\w ]{1,20}\\bago\\b[.,]?\\s*';
export const POSTED = new RegExp(`^\\s*Posted\\b:?\\s*(?:${AGO})?(?:(${PAGE_STAMP})\\s*)?$`, 'i');
export const POSTED_AT_END = new RegExp(
  `^(.*\\S)\\s*\\bPosted\\s+(?:[\\w ]{1,25}\\bago\\b[.,]?\\s*)?(${PAGE_STAMP})\\s*$`,
);
/** In a page's history and in its mails the stamp stands alone below its notice. */
export const BARE_STAMP = new RegExp(
  `^\\s*(${MONTH} \\d{1,2},?(?: \\d{4},?)? ?[-\u2013\u2014]? ?\\d{1,2}:\\d{2} ?(?:[AaPp][Mm] ?)?[A-Z]{1,5})\\s*$`,
);

/** How many notices a text has that are stamped the status page's way. */
export function countPostedLines(text: string): number {
  const lines = text.split('\n');
  const signed = lines.filter((line) => signedStamp(line) !== null).length;
  return (
    lines.filter((line) => isPosted(line) || BARE_STAMP.test(plain(line))).length +
    (signed >= 2 ? signed : 0)
  );
}

/** "Updated by Ada Berg on 13th Jul 2017 @ 11:35am" below a notice: the stamp, or null. */
export function signedStamp(line: string): string | null {
  const after =
    /^\s*(?:Posted|Updated|Update posted)\s+(?:by\s+\S.{0,40}?\s+)?(?:on|at)\s+(?=\S)/.exec(line);
  const stamp = after ? leadingStamp(line.slice(after[0].length)) : null;
  return stamp?.clock && stamp.day && after![0].length + stamp.length >= line.trimEnd().length
    ? stamp.written
    : null;
}

/** A stamp alone on its line, as written, whatever kinds of spaces it has. */
export function bareStamp(line: string): string | null {
  const match = BARE_STAMP.exec(plain(line));
  const from = match ? match[0].indexOf(match[1]!) : 0;
  return match && line.slice(from, from + match[1]!.length);
}

export function isPosted(line: string): boolean {
  const match = POSTED.exec(plain(line));
  return match !== null && (match[1] !== undefined || /\bago\b/i.test(line));
}
