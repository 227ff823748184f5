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
 * What is longer is no sentence but data that was pasted, and is taken in pieces: what looks at a
 * sentence looks at all of it for each time that stands in it.
 */
const LONGEST = 600;

/**
 * The sentences of a text, in order, without the space around them. A span of `whole` (a time such
 * as "9 a.m. UTC") is never cut.
 */
export function sentencesOf(text: string, whole: readonly Span[] = []): Span[] {
  const spans: Span[] = [];
  const isWithin = withinSpans(whole);
  let start = 0;
  const close = (end: number) => {
    let last = end;
    while (last > start && /\s/.test(text[last - 1]!)) last--;
    while (start < last && /\s/.test(text[start]!)) start++;
    while (last - start > LONGEST) {
      const cut = blankBefore(text, start, start + LONGEST, isWithin);
      spans.push({ start, end: cut });
      start = cut;
      while (start < last && /\s/.test(text[start]!)) start++;
    }
    if (last > start) spans.push({ start, end: last });
  };
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    const stop = match.index + 1;
    if (isWithin(stop)) continue;
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

/** The last blank of a piece that is in no span; its end where there is none. */
function blankBefore(
  text: string,
  start: number,
  end: number,
  isWithin: (at: number) => boolean,
): number {
  for (let at = end; at > start; at--) if (/\s/.test(text[at]!) && !isWithin(at)) return at;
  return end;
}

/** Tells whether a place is inside of a span, by halving: there may be as many spans as places. */
function withinSpans(spans: readonly Span[]): (at: number) => boolean {
  const sorted = [...spans].sort((one, other) => one.start - other.start);
  /** How far any span up to this one reaches. */
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? end));
  return (at) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start < at) low = middle + 1;
      else high = middle;
    }
    return low > 0 && reach[low - 1]! > at;
  };
}
