import { joinedLines } from './joined-lines.ts';

/** Where sentences begin and end. */
export interface Span {
  start: number;
  end: number;
}

/**
 * A full stop, question or exclamation mark, perhaps with a closing quote, then space and what can
 * begin a sentence; a full-width mark, which needs no space; or a line break.
 */
const BOUNDARY = /[.!?]["'”’)\]]*\s+(?=["'“‘([]*[\p{Lu}\d])|[。！？][”’」』）]*\s*|\n+/gu;
/** Words that end in a full stop without ending a sentence. */
const ABBREVIATED = new RegExp(
  joinedLines`
    (?:\b(?:approx|ca|e\.g|i\.e|etc|vs|no|nr|dr|mr|mrs|ms|st|jan|feb|mar|apr|jun|jul|aug
        |sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun|min|mins|hrs?|sec|a\.m|p\.m
        |inc|ltd|co|godz|kl|ok|aprox|bzw|ggf|evtl|vgl|bl\.a|p\.ex|p\.ej)|\d\sr|\b[A-Z])\.$
  `,
  'i',
);

/**
 * The sentences of a text, in order, without the space around them. A span of `whole` (a time such
 * as "9 a.m. UTC") is never cut.
 */
export function sentencesOf(text: string, whole: readonly Span[] = []): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    let last = end;
    while (last > start && /\s/.test(text[last - 1]!)) last--;
    while (start < last && /\s/.test(text[start]!)) start++;
    if (last > start) spans.push({ start, end: last });
  };
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    const stop = match.index + 1;
    if (whole.some((span) => span.start < stop && stop < span.end)) continue;
    if (
      match[0][0] === '.' &&
      match[0].trimEnd().length === 1 &&
      ABBREVIATED.test(text.slice(Math.max(start, stop - 8), stop))
    )
      continue;
    close(end);
    start = end;
  }
  close(text.length);
  return spans;
}
