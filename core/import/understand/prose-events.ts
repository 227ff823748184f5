/** The dated events that a text tells, paragraph by paragraph: on which day each of them was. */
import type { Root } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { languageOf } from '../../prose/language-of.ts';
import { sentencesOf } from '../../prose/sentences.ts';
import { addDays, dayOf } from '../../time/calendar.ts';
import { findTimes } from '../../time/find-times.ts';
import { CJK, WORDS } from '../../time/language-words.ts';
import type { FoundTime, TimeContext } from '../../time/reading.ts';
import { readTime } from '../../time/read-time.ts';
import { dayInHeading, isDayAlone } from './day-lines.ts';
import { paragraphsOf } from './prose-paragraphs.ts';
import { eventsOf, type Event } from './sentence-events.ts';
import { sharedZone } from './times.ts';

/**
 * The events of a text, in its order: each paragraph takes the day that was told last.
 * @param report of the report itself and not of a notice, which may speak of the moment
 */
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
  let evening: string | null = null;
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
    const clocks: FoundTime[] = midnightsOf(found, evening, context).filter(
      ({ time, precision, start, end }) =>
        time.local?.includes('T') &&
        precision !== 'day' &&
        precision !== 'none' &&
        !silent.some((span) => start < span.end && end > span.start),
    );
    for (const sentence of clocks.length > 0 ? sentencesOf(text, found) : []) {
      const own = clocks.filter(({ start }) => start >= sentence.start && start < sentence.end);
      if (own.length === 0) continue;
      known ??= { language: languageOf(paragraphs.map((each) => each.text).join('\n')) };
      yield* eventsOf({ text, sentence, clocks: own, ...known, report });
    }
    night = nightOf(clocks) ?? night;
    evening = clocks.at(-1)?.time.local ?? evening;
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

const MIDNIGHT = new RegExp(`(?<!\\p{L})(?:${WORDS.midnight})(?!\\p{L})|${CJK.midnight}`, 'iu');

/**
 * The times with each midnight that follows an afternoon or an evening at that day's end. (Who
 * means its beginning says so before the day is told.)
 * @param last the local time that the text told last
 */
function midnightsOf(
  found: readonly FoundTime[],
  last: string | null,
  context: TimeContext,
): FoundTime[] {
  let before = last;
  return found.map((each) => {
    const { local, written } = each.time;
    const day = dayOf(local);
    const follows = day !== null && before !== null && before > `${day}T12` && before < `${day}T24`;
    const isEnd = follows && local === `${day}T00:00` && MIDNIGHT.test(written);
    before = local ?? before;
    if (!isEnd || !each.time.dateFrom) return each;
    const { time } = readTime(written, { ...context, date: addDays(day, 1) });
    before = time.local;
    return { ...each, time };
  });
}

/** The day on which a stretch of time over midnight began. */
function nightOf(times: readonly FoundTime[]): string | null {
  for (const [index, { range, rangeId, time }] of times.entries()) {
    const end = times[index + 1];
    const [from, to] = [dayOf(time.local), dayOf(end?.time.local)];
    if (range === 'from' && end?.rangeId === rangeId && from && to && from < to) return from;
  }
  return null;
}
