/** The dated events that a text states: which sentences tell what happened, and when. */
import type { Root } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import type { Time } from '../../document/postmortem.ts';
import { sentencesOf, type Span } from '../../prose/sentences.ts';
import { dayOf } from '../../time/calendar.ts';
import { findTimes } from '../../time/find-times.ts';
import type { FoundTime, TimeContext } from '../../time/reading.ts';
import { readTime } from '../../time/read-time.ts';
import { languageOf } from '../../prose/language-of.ts';
import { clausesOf } from './clauses.ts';
import { namesWeekDays, PROMISED, REPEATED, RESPECTIVELY, tellsNoPast } from './event-words.ts';
import { dayInHeading, isDayAlone } from './day-lines.ts';
import { isOfThePage } from './labelled-days.ts';
import { sharedZone } from './times.ts';
import { paragraphsOf } from './prose-paragraphs.ts';

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
    |no later than|we expect|eta|estimated (?:time|repair|fix
    |restoration|completion)|should be (?:back|up|online
    |restored|resolved|fixed|complete|completed|available|done|finished)|(?:is|are|have
    |has)\b(?! been)[^.,;]{0,60}\buntil)\b|['’]ll\b
  `,
  'i',
);

interface Event {
  time: Time;
  clause: string;
  quote: string;
  /** An end of a stretch of time, or a field ("Began: 10:05"): a sentence of it says more. */
  saysLess: boolean;
}

export function* eventsIn(body: Root, given: TimeContext, report: boolean): Generator<Event> {
  const paragraphs = paragraphsOf(body);
  // A text by one hand: what one of its times says of the zone holds for those that say nothing.
  const zone =
    given.zone ??
    sharedZone(paragraphs.map(({ text }) => text).join('\n\n'), [], {
      year: given.year ?? null,
      dayFirst: given.dayFirst ?? null,
    });
  const context = { ...given, zone };
  let last: string | null = context.date;
  let told = false;
  let night: string | null = null;
  // Asked for at the first time of day: most notices name none.
  let known: { language: string | null } | undefined;
  for (const { text, silent, heading } of paragraphs) {
    if (heading || isDayAlone(text)) {
      const day = dayInHeading(text);
      const read =
        day === null
          ? null
          : dayOf(readTime(day, { ...context, date: last ?? context.date }).time.local);
      last = read ?? last;
      continue;
    }
    const found = findTimes(text, {
      ...context,
      date: (night !== null && THAT_NIGHT.test(text) ? night : last) ?? context.date,
      ...(told && { dateFrom: 'previous' as const }),
    });
    const clocks = found.filter(
      ({ time, precision, start, end }) =>
        time.local?.includes('T') &&
        precision !== 'day' &&
        precision !== 'none' &&
        !silent.some((span) => start < span.end && end > span.start),
    );
    for (const sentence of clocks.length > 0 ? sentencesOf(text, found) : []) {
      const own = clocks.filter(({ start }) => start >= sentence.start && start < sentence.end);
      if (own.length === 0) continue;
      const quote = text.slice(sentence.start, sentence.end);
      known ??= { language: languageOf(paragraphs.map((each) => each.text).join('\n')) };
      const { language } = known;
      const foreign = language !== null && language !== 'en';
      if (
        PROMISE.test(quote) ||
        HABIT.test(quote) ||
        namesWeekDays(quote) ||
        (language !== 'en' && (PROMISED.test(quote) || REPEATED.test(quote))) ||
        ((BYLINE.test(quote) || isOfThePage(quote)) && quote.split(/\s+/).length <= 12)
      )
        continue;
      // Where a sentence is cut is known for English; elsewhere, and for two events that share their
      // words, the whole of it says what happened.
      const whole = foreign || RESPECTIVELY.test(quote);
      const groups = byRange(own);
      const clauses = clausesOf(
        text,
        sentence,
        groups.map((times): Span => ({ start: times[0]!.start, end: times.at(-1)!.end })),
      );
      for (const [index, times] of groups.entries()) {
        const clause =
          whole ||
          beginsSince(text, sentence, times[0]!) ||
          lastsUntil(text, sentence, times[0]!, clauses[index]!)
            ? wholeSentence(quote, clauses[index]!)
            : clauses[index]!;
        if (!/\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u.test(clause)) continue;
        if (!foreign && tellsNoPast(clause, quote, report && language === 'en')) continue;
        // What somebody did between two times is one event; a state that held between them begins
        // and ends.
        const ends = times.length > 1 && DEED.test(clause) ? times.slice(0, 1) : times;
        for (const [end, { time }] of ends.entries()) {
          // The words of the stretch say that this is where it ended.
          const words = end > 0 ? wholeSentence(quote, clause) : clause;
          const saysLess = times.length > 1 || isField(text, sentence, times[0]!);
          yield { time, clause: words, quote, saysLess };
        }
      }
    }
    night = nightOf(clocks) ?? night;
    // A day named in one paragraph holds for the next.
    const named = clocks.map(({ time }) => dayOf(time.local)).findLast((day) => day !== null);
    last = named ?? last;
    told ||= named !== undefined;
  }
}

const THAT_NIGHT = new RegExp(
  joinedLines`
    (?<!\p{L})(?:(?:that|the same) night|in (?:dieser|jener|derselben) nacht|cette nuit
    |(?:esa|aquella) noche|nessa noite|naquela noite|quella notte|die nacht|tej nocy|den natten
    |samme nat)(?!\p{L})|その夜|当晚|그날 밤
  `,
  'iu',
);

/** The day on which a stretch of time over midnight began. */
function nightOf(times: readonly FoundTime[]): string | null {
  for (const [index, { range, rangeId, time }] of times.entries()) {
    const end = times[index + 1];
    const [from, to] = [dayOf(time.local), dayOf(end?.time.local)];
    if (range === 'from' && end?.rangeId === rangeId && from && to && from < to) return from;
  }
  return null;
}

/** Nothing but a label and its time. */
function isField(text: string, sentence: Span, { start, end }: FoundTime): boolean {
  const label = text.slice(sentence.start, start);
  return (
    /^\W*\p{L}[\p{L} ]{0,28}[:：]\s*$/u.test(label) && !/\p{L}/u.test(text.slice(end, sentence.end))
  );
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
