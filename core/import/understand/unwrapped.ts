/** Running text that a program broke at a width, put together again. */
import { leadingStamp } from './stamps.ts';
import { writesFourDigits } from './four-digits.ts';

/** Lines of running text that a program broke are about as long as each other. */
const WRAPPED = { least: 45, most: 110, differ: 24 };

const LABEL_AND_VALUE = /^[\p{L}][\p{L} /()-]{1,30}:\s*\S/u;

/**
 * Running text that was broken at a width, put together again: a break within a paragraph is a
 * blank. A line that is shorter than the others ends where its author ended it.
 */
export function unwrapped(lines: readonly string[]): string[] {
  const most = Math.max(...lines.map(({ length }) => length));
  const isFull = (line: string): boolean => line.length >= most - WRAPPED.differ;
  const full = lines.filter(isFull).length;
  const broken = lines.filter((line) => isFull(line) && !/[.!?:;。！？]["”’)]?$/.test(line)).length;
  if (most < WRAPPED.least || most > WRAPPED.most || full < 3 || full * 3 < lines.length * 2)
    return [...lines];
  if (broken * 3 < full * 2) return [...lines];
  // A list of times is no running text, however even its lines are.
  if (writesFourDigits(lines)) return [...lines];
  if (lines.filter((line) => leadingStamp(line)?.clock).length * 3 >= lines.length)
    return [...lines];
  // Nor are lines of a label and its value.
  if (lines.filter((line) => LABEL_AND_VALUE.test(line)).length * 3 >= lines.length * 2)
    return [...lines];
  return lines.reduce<string[]>((joined, line, index) => {
    if (index > 0 && isFull(lines[index - 1]!)) joined[joined.length - 1] += ` ${line}`;
    else joined.push(line);
    return joined;
  }, []);
}
