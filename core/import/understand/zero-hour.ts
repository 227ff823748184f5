/** The moment that "T+5" counts from, where a text says which it is: "T0 is 09:30 UTC". */
import { leadingStamp } from './stamps.ts';

const ZERO =
  /(?<![\p{L}\d])T ?(?:[+-] ?)?0(?![\d:.hm])(?:\s{0,3}[=:(]\s{0,3}|\s{1,3}(?:is|was|means|being|at|ist|war|est|es|è|is om|=)\s{1,3}){1,2}/gu;

/** The stamp as written, or null where no text says it. */
export function zeroHour(text: string): string | null {
  for (const { 0: words, index } of text.matchAll(ZERO)) {
    const stamp = leadingStamp(text.slice(index + words.length));
    if (stamp?.clock) return stamp.written;
  }
  return null;
}
