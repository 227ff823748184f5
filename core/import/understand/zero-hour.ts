/** The moment that "T+5" counts from, where a text says which it is: "T0 is 09:30 UTC". */
import { joinedLines } from '../../prose/joined-lines.ts';
import { leadingStamp } from './stamps.ts';

const ZERO = new RegExp(
  joinedLines`
    (?<![\p{L}\d])T(?: ?(?:[+-] ?)?0(?![\d:.hm])|(?= ?(?:=|is|was) ?\d)
    |(?=: ?\d{4}-))(?:\s{0,3}[=:(]\s{0,3}|\s{1,3}(?:is|was|means|being
    |at|ist|war|est|es|è|is om|=)\s{1,3}){1,2}
  `,
  'gu',
);

/** "Incident start: 2025-01-31 07:30 CET": what a report counts from that says no more of it. */
const START_LINE = new RegExp(
  joinedLines`
    ^\W{0,6}(?:(?:incident|outage|event|issue|impact|störung|incidente?) )?(?:start(?:ed|s)?
    |began|beginn|beginning|onset|début|inicio|início|inizio|begin|rozpoczęcie|発生日時
    |开始时间)(?!\p{L})[^:：\n]{0,20}[:：]\s*(?=\S)
  `,
  'gimu',
);

/** The stamp as written, or null where no text says it. */
export function zeroHour(text: string): string | null {
  for (const { 0: words, index } of text.matchAll(ZERO)) {
    const stamp = leadingStamp(text.slice(index + words.length));
    if (stamp?.clock) return stamp.written;
  }
  for (const { 0: words, index } of text.matchAll(START_LINE)) {
    const stamp = leadingStamp(lineAt(text, index + words.length));
    if (stamp?.clock && stamp.day) return stamp.written;
  }
  return null;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end === -1 ? text.length : end);
}
