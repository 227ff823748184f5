/** Running text that a program broke at a width, put together again. */
import { leadingStamp } from './stamps.ts';
import { writesFourDigits } from './four-digits.ts';

/** Lines of running text that a program broke are about as long as each other. */
const WRAPPED = { least: 45, most: 110, differ: 24 };

/** One line that begins with its time may begin a paragraph. */
const LEAST_OF_LIST = 2;

const LABEL_AND_VALUE = /^[\p{L}][\p{L} /()-]{1,30}:\s*\S/u;

/** Of the lines that others follow, so many show the width at which a whole text was broken. */
const EVEN = { least: 5, share: 0.7 };

/**
 * The width at which a program broke all of a text, in characters: nearly every line that another
 * follows is about as long; fields, such as a mail's head, are no lines of it. Null where the lines
 * are as long as what they say.
 * @param lines of the whole text, with the empty ones that part its paragraphs
 */
export function widthOf(lines: readonly string[]): number | null {
  const followed = lines.filter(
    (line, at) => line.trim() !== '' && (lines[at + 1] ?? '').trim() !== '',
  );
  const inner = followed.filter((line) => !LABEL_AND_VALUE.test(line));
  const most = followed.reduce((longest, { length }) => Math.max(longest, length), 0);
  if (most < WRAPPED.least || most > WRAPPED.most) return null;
  const full = inner.filter(({ length }) => length >= most - WRAPPED.differ).length;
  return full >= EVEN.least && full >= inner.length * EVEN.share ? most : null;
}

/**
 * Running text that was broken at a width, put together again: a break within a paragraph is a
 * blank. A line that is shorter than the others ends where its author ended it.
 * @param lines of one paragraph
 * @param width at which the whole text is broken, see `widthOf`
 */
export function unwrapped(lines: readonly string[], width: number | null = null): string[] {
  if (isListed(lines)) return [...lines];
  // Where all of the text is broken so, a paragraph of two lines is, too.
  if (width !== null && lines.slice(0, -1).every(({ length }) => length >= width - WRAPPED.differ))
    return [lines.join(' ')];
  const most = Math.max(...lines.map(({ length }) => length));
  const isFull = (line: string): boolean => line.length >= most - WRAPPED.differ;
  const full = lines.filter(isFull).length;
  const broken = lines.filter((line) => isFull(line) && !/[.!?:;。！？]["”’)]?$/.test(line)).length;
  if (most < WRAPPED.least || most > WRAPPED.most || full < 3 || full * 3 < lines.length * 2)
    return [...lines];
  if (broken * 3 < full * 2) return [...lines];
  return lines.reduce<string[]>((joined, line, index) => {
    if (index > 0 && isFull(lines[index - 1]!)) joined[joined.length - 1] += ` ${line}`;
    else joined.push(line);
    return joined;
  }, []);
}

/** A list of times is no running text, however even its lines are; nor are fields. */
function isListed(lines: readonly string[]): boolean {
  const stamped = lines.filter((line) => leadingStamp(line)?.clock).length;
  return (
    writesFourDigits(lines) ||
    (stamped >= LEAST_OF_LIST && stamped * 3 >= lines.length) ||
    lines.filter((line) => LABEL_AND_VALUE.test(line)).length * 3 >= lines.length * 2
  );
}
