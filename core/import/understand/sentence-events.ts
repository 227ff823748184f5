/** The events that one sentence states: which of its times, and in which of its words. */
import type { Time } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import type { Span } from '../../prose/sentences.ts';
import type { FoundTime } from '../../time/reading.ts';
import { clausesOf } from './clauses.ts';
import {
  isPromised,
  namesWeekDays,
  PROMISED,
  REPEATED,
  RESPECTIVELY,
  tellsNoPast,
} from './event-words.ts';
import { isOfThePage } from './labelled-days.ts';

/** When the page was written, not what happened. */
const BYLINE = new RegExp(
  joinedLines`
    ^\W*(?:post|posted|published|updated?|created|edited|sent|written|submitted)\b(?:\s+(?:on|at
    |by)\b|\s*:)|^\W*(?:posted|published|written|created|submitted) (?=\d|(?:jan|feb|mar|apr|may
    |jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.])|^\W*last (?:updated
    |modified|edited)\b
  `,
  'i',
);
/** Somebody does something: "we moved the traffic", unlike "we saw errors". */
const DEED = new RegExp(
  joinedLines`
    ^\W*(?:we|our (?:team|engineers?|staff)|engineers?|the team)\b(?! (?:experienced|had|saw
    |suffered|were (?:experiencing|seeing|having|unable|down|not)|observed|lost|could not))
  `,
  'i',
);
/** What happens again and again. */
const HABIT = new RegExp(
  joinedLines`
      \b(?:every|each) (?:day|night|morning|evening|hour|week|weekday|month|minute|\w{3,6}day)\b
      |\bruns? (?:daily|nightly|hourly|weekly)\b|\b(?:is|are) open (?:from|between|at|until)\b
      |(?<!outage |incident |impact )\b(?:ends|opens|closes) (?:at|from|until|between)\b
      |\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\bon (?:weekdays|weekends|most days)\b
      |\b(?:usually|typically|for (?:years|months|weeks)|most (?:weeks|nights|days|mornings))\b
      |\b(?:such as|e\.g\.|for example,?|times? like)\s(?=\d)
      |\b(?:office|support|business|opening|service|quiet) hours\b
    `,
  'i',
);
/** A sentence about what is to come. */
const PROMISE = new RegExp(
  joinedLines`
    \b(?:next (?:update|report|bulletin|notice|message|communication|briefing|advisory)
    |will|shall
    |(?:is|are) due|going to|(?:is|are) (?:scheduled|planned|expected) (?:for|to|at)
    |no later than|we expect|expect(?:s|ed|ing)?\b[^.,;]{1,40}\bto be|eta|estimated (?:time|repair|fix
    |restoration|completion)|should be (?:back|up|online
    |restored|resolved|fixed|complete|completed|available|done|finished)|(?:is|are|have
    |has)\b(?! been)[^.,;]{0,60}\buntil)\b|['’]ll\b
  `,
  'i',
);

export interface Event {
  time: Time;
  clause: string;
  quote: string;
  /** "Began: 10:05": a sentence of it says more. */
  isField: boolean;
}

interface Given {
  /** The paragraph that the sentence stands in. */
  text: string;
  sentence: Span;
  /** The times of day in the sentence. */
  clocks: readonly FoundTime[];
  language: string | null;
  /** Of the report itself and not of a notice. */
  report: boolean;
}

/** A sentence of so many words at most may be the page's own. */
const LONGEST_BYLINE = 12;

export function* eventsOf({ text, sentence, clocks, language, report }: Given): Generator<Event> {
  const quote = text.slice(sentence.start, sentence.end);
  if (tellsNone(quote, language)) return;
  const foreign = language !== null && language !== 'en';
  // Where a sentence is cut is known for English; elsewhere, and for two events that share their
  // words, the whole of it says what happened.
  const whole = foreign || RESPECTIVELY.test(quote);
  const groups = byRange(
    clocks.filter(({ start }) => !isPromised(text.slice(sentence.start, start))),
  );
  const clauses = clausesOf(
    text,
    sentence,
    groups.map((times): Span => ({ start: times[0]!.start, end: times.at(-1)!.end })),
  );
  for (const [index, times] of groups.entries()) {
    const first = times[0]!;
    const clause =
      whole ||
      beginsSince(text, sentence, first) ||
      lastsUntil(text, sentence, first, clauses[index]!)
        ? wholeSentence(quote, clauses[index]!)
        : clauses[index]!;
    if (!/\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u.test(clause)) continue;
    if (!foreign && tellsNoPast(clause, quote, report && language === 'en')) continue;
    // What somebody did between two times is one event; a state that held between them begins and
    // ends.
    const ends = times.length > 1 && DEED.test(clause) ? [first] : times;
    const field = isField(text, sentence, first) || saysOnlyWhen(text, sentence, clocks);
    for (const [end, { time }] of ends.entries())
      yield {
        time,
        // The words of the stretch say that this is where it ended.
        clause: end > 0 ? wholeSentence(quote, clause) : clause,
        quote,
        isField: field,
      };
  }
}

/** A promise, a habit, or when the page was written. */
function tellsNone(quote: string, language: string | null): boolean {
  return (
    PROMISE.test(quote) ||
    HABIT.test(quote) ||
    namesWeekDays(quote) ||
    (language !== 'en' && (PROMISED.test(quote) || REPEATED.test(quote))) ||
    ((BYLINE.test(quote) || isOfThePage(quote)) && quote.split(/\s+/).length <= LONGEST_BYLINE)
  );
}

/** Nothing but a label and its time. */
function isField(text: string, sentence: Span, { start, end }: FoundTime): boolean {
  const label = text.slice(sentence.start, start);
  return (
    /^\W*\p{L}[\p{L} ]{0,28}[:：]\s*$/u.test(label) && !/\p{L}/u.test(text.slice(end, sentence.end))
  );
}

const WHEN = new RegExp(
  joinedLines`
    ^[\W\d]*(?:(?:the|incident|outage|event|issue|impact|disruption|began|begin|started|start|ended
    |end|was|at|on|and|from|until|to)(?!\p{L})[\W\d]*)+$
  `,
  'iu',
);

/** "Incident began at 08:22 and ended at 13:10 (all times are …).": nothing but when it was. */
function saysOnlyWhen(text: string, sentence: Span, clocks: readonly FoundTime[]): boolean {
  let rest = '';
  let from = sentence.start;
  for (const { start, end } of clocks) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  rest += text.slice(from, sentence.end);
  return WHEN.test(rest.replace(/\([^()]*\)/g, ' '));
}

/** "Since 9:35 sign-in has failed": without its first word it would have begun and ended then. */
function beginsSince(text: string, sentence: Span, { start }: FoundTime): boolean {
  return /^\W*since (?:about |around )?$/i.test(text.slice(sentence.start, start));
}

/** "An outage which lasted until 11:15": the words of the end are those of the sentence. */
function lastsUntil(text: string, sentence: Span, { start }: FoundTime, clause: string): boolean {
  return (
    !/\p{L}{2}/u.test(clause) && /\b(?:until|till)\s*$/i.test(text.slice(sentence.start, start))
  );
}

/** No entry takes a longer sentence whole. */
const LONG_SENTENCE = 400;

function wholeSentence(sentence: string, clause: string): string {
  const words = sentence.replace(/\s+/g, ' ').trim();
  return words.length > LONG_SENTENCE ? clause : words;
}

/** The two ends of a range are one phrase with one event. */
function byRange(times: readonly FoundTime[]): FoundTime[][] {
  const groups: FoundTime[][] = [];
  for (const time of times) {
    const group = groups.at(-1);
    if (group && time.rangeId !== undefined && group[0]!.rangeId === time.rangeId) group.push(time);
    else groups.push([time]);
  }
  return groups;
}
