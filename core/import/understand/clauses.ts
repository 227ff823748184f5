/**
 * The words of a sentence that belong to each time in it: "At 10:05 the alert fired and at 10:20 we
 * rolled back" states two events.
 */

import { joinedLines } from '../../prose/joined-lines.ts';
import type { Span } from '../../prose/sentences.ts';

/** Words between a sentence's text and a time: "at approximately", "until, by". */
const LEAD = new RegExp(
  joinedLines`
    (?:(?:^|[\s,(\u2013\u2014-])(?:at|by|from|since|on|around|about|approximately|approx\.?
    |roughly|circa|ca\.?|until|till|between|beginning|starting|the|of|as|just|shortly|before
    |after|exactly|precisely|almost|nearly|early|~))+[\s,]*$
  `,
  'i',
);
/** Where a clause of its own begins. */
const CONNECTIVE = new RegExp(
  joinedLines`
    (?:[;:\u2013\u2014]\s+|,?(?<!\s)\s+(?:until|when|whereupon|while|whereas|at which point
    |at which time|before|but|so)\s+(?=\S+\s)|,\s+(?:and(?: then)?|then|with)\s+
    |(?<!\s)\s+and(?: then)?\s+(?=(?:we|our|the|it|they|all|service|services|normal|an?|this
    |these|was|were)\b))
  `,
  'gi',
);
/** Words that only link a clause to what stands before it. */
const ONLY_LINKS = new RegExp(
  joinedLines`
    ^[\s,]*(?:(?:and|but|then|so|later|finally|also|however|while|when|until|again|or|where|as
    |next|this|afterwards)(?:[\s,]+|$))+$
  `,
  'i',
);
/** After a time, words that only carry the sentence on: the event stands before them. */
const CARRIES_ON = new RegExp(
  joinedLines`
    ^[\s,]*(?:on|in|for|due|because|as|and|but|or|to|with|when|after|before|until|while|that
    |which|who|following|via|by|at|of|from|during|since|this|today|yesterday|tomorrow|local
    |daily|each|every)\b
  `,
  'i',
);

/**
 * For each of `times` within one sentence, the clause that states what happened then, trimmed; ''
 * where there are no words for it. Times that are the two ends of one range are to be given as one
 * span.
 */
export function clausesOf(text: string, sentence: Span, times: readonly Span[]): string[] {
  let from = sentence.start;
  return times.map((time, index) => {
    const next = times[index + 1];
    const stop = next ? next.start - leadOf(text.slice(time.end, next.start)).length : sentence.end;
    const before = text.slice(from, time.start);
    const lead = leadOf(before);
    const left = before.slice(0, before.length - lead.length);
    const right = text.slice(time.end, stop);
    const opening = !hasWords(left) || ONLY_LINKS.test(left);
    if (opening || (!CARRIES_ON.test(right) && startsClause(right) && endsOpen(left, lead))) {
      const cut = next ? lastBreak(right, next, text) : right.length;
      from = time.end + cut;
      return trimClause(right.slice(0, cut));
    }
    const starts = [...left.matchAll(CONNECTIVE)].map((match) => match.index + match[0].length);
    const begin = starts.at(-1) ?? 0;
    const cut = next ? firstBreak(right, text, next) : right.length;
    const clause =
      left.slice(hasWords(left.slice(begin)) ? begin : 0) +
      lead +
      text.slice(time.start, time.end) +
      right.slice(0, cut);
    from = time.end + cut;
    return trimClause(clause);
  });
}

/** Longer than any words that lead to a time. */
const LONGEST_LEAD = 200;

function leadOf(text: string): string {
  // A sign that stands for what is cut off, so that the rest does not look like a beginning.
  const end = text.length > LONGEST_LEAD ? `\0${text.slice(-LONGEST_LEAD)}` : text;
  return LEAD.exec(end)?.[0] ?? '';
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * The next time's own clause begins at the last connective before it, if its words stand on its
 * left.
 */
function lastBreak(right: string, next: Span, text: string): number {
  const nextRight = text.slice(next.end).split(/[.\n]/)[0]!;
  if (hasWords(nextRight) && !CARRIES_ON.test(nextRight)) return right.length;
  const breaks = [...right.matchAll(CONNECTIVE)];
  const last = breaks.at(-1);
  return last &&
    hasWords(right.slice(0, last.index)) &&
    hasWords(right.slice(last.index + last[0].length))
    ? last.index
    : right.length;
}

function firstBreak(right: string, text: string, next: Span): number {
  // "The disk filled (02:14) and was enlarged (02:50)": each bracket ends the clause before it.
  const bracket = /^\s?\)/.exec(right)?.[0].length ?? 0;
  if (bracket > 0 && /^\s?\)/.test(text.slice(next.end))) return bracket;
  CONNECTIVE.lastIndex = 0;
  const first = [...right.matchAll(CONNECTIVE)][0];
  const and = /^[\s,]*(?:and|but|then|until|before|when)\b/i.test(right) ? 0 : null;
  // "was called at 07:40, arrived at 09:10": the comma before the next time's own verb.
  const comma = /,(?=\s\p{L}[^,]{1,60}$)/u.exec(right)?.index;
  return and ?? first?.index ?? comma ?? right.length;
}

function startsClause(right: string): boolean {
  return /^[\s,:\u2013\u2014-]*[\p{L}\p{N}"'\u2018\u201c]/u.test(right);
}

/**
 * The words before are left open by a comma, a connective or a dash: what follows the time is the
 * event.
 */
function endsOpen(left: string, lead: string): boolean {
  return (
    /(?:[,;:\u2013\u2014-]|\b(?:until|when|and|but|then|where|that))$/i.test(left.trimEnd()) ||
    /(?:^|,|\s)(?:until|,)[\s,]/i.test(lead)
  );
}

function trimClause(text: string): string {
  const trimmed = text
    .replace(/\s+/g, ' ')
    .replace(/^(?:[\s,;:)\]\u2013\u2014.-]|(?:and|but)\s(?=\S))+/i, '')
    .replace(/^(?:on|onwards?),?\s(?=\S)/, '')
    .trim();
  const closed = (trimmed.match(/\(/g)?.length ?? 0) >= (trimmed.match(/\)/g)?.length ?? 0);
  return withoutOpenEnd(closed ? trimmed : trimmed.replace(/\)([.,;]?)$/, '$1'));
}

/** Without the signs and linking words at its end. */
function withoutOpenEnd(text: string): string {
  const shorter = text.replace(/(?<![\s,;:\u2013\u2014-])[\s,;:\u2013\u2014-]+$/, '');
  const link = /\s(?:and|but|then|until)$/i.exec(shorter.slice(-7));
  if (link) return withoutOpenEnd(shorter.slice(0, -link[0].length));
  return shorter;
}
