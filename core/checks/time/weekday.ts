import { joinedLines } from '../../prose/joined-lines.ts';
import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { WEEKDAYS, weekdayOf } from '../../time/calendar.ts';
import { plainText } from '../../prose/text.ts';
import { placeOf, type PartFacts, type StatedTime } from '../model/facts.ts';
import { findTimes } from '../../time/find-times.ts';
import { readTime } from '../../time/read-time.ts';
import { clockOf, dayLabel, dayOf } from '../model/moments.ts';
import { otherWords } from '../model/other-words.ts';
import { contradictsAround } from './weekday-around.ts';
import { weekdayOfIncident } from './weekday-of-incident.ts';
import { textFacts, timeFields, type TimeField } from './worth-reading.ts';

export const weekday: Check = {
  rule: 'time/weekday',
  describes: 'The weekday named is not that of the date beside it.',
  run: (document) =>
    saidOnce([
      ...textFacts(document).flatMap((facts) => inProse(facts, document)),
      ...timeFields(document).flatMap((field) => inTime(field, document)),
      ...inTitles(document),
      ...weekdayOfIncident(document).map((one) => ({ rule: weekday.rule, ...one })),
    ]),
};

/** A row that was taken from the prose says the same of the same words. */
function saidOnce(found: Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return found.filter(({ message, fixes }) => {
    const again = fixes.length === 0 && seen.has(message);
    seen.add(message);
    return !again;
  });
}

const NAME = /\b(sun|mon|tue|wed|thu|fri|sat)(?:s?day|s|nesday|rs|r|rsday|urday)?\b/i;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function inProse({ part, sentences }: PartFacts, document: Postmortem): Diagnostic[] {
  return sentences.flatMap(({ text, times }) => {
    const around = times.find(
      (stated) => stated.problems.length === 0 && contradictsAround(text, stated),
    );
    const wrong = times.flatMap((stated) => {
      const problem = stated.problems.find(({ kind }) => kind === 'weekday');
      return problem?.kind === 'weekday' ? [{ stated, problem }] : [];
    });
    // The two ends of a range share one written day: the end that it is written with is the one to
    // name.
    const written = wrong.filter(({ stated }) => NAME.test(stated.time.written));
    const found = (written.length > 0 ? written : wrong).map(({ stated, problem }) =>
      inSentence(stated, problem, part, document),
    );
    return found.length > 0 || !around ? found : [aroundDate(around, part, document)];
  });
}

/** "14 May 2025, a Tuesday": the weekday stands beside the words of the date. */
function aroundDate(
  { time, offset }: StatedTime,
  part: PartFacts['part'],
  document: Postmortem,
): Diagnostic {
  const written = time.written.trim();
  return diagnostic(written, dayOf(time)!, -1, time, placeOf(part, written, offset), document);
}

/** "Tuesday, Nov 11, 2021", without the clock time that may stand behind it. */
const DATE_WITH_WEEKDAY = new RegExp(
  joinedLines`
    ^[a-z.]+,?\s.*?\d(?:st|nd|rd|th)?
    (?:,?\s+\d{4}|\s+(?:of\s+)?[A-Z][a-z]+\.?(?:,?\s+\d{4})?)?
    (?=$|[\s,]+(?:at\b|around\b|about\b|from\b|~|\d{1,2}[:.h]))
  `,
  'i',
);

function inSentence(
  stated: StatedTime,
  problem: { written: string; actual: string; date: string },
  part: PartFacts['part'],
  document: Postmortem,
): Diagnostic {
  const { written } = stated.time;
  // The quote is the date alone, where it can be told apart from the clock time beside it.
  const from = NAME.exec(written)?.index ?? 0;
  const dated = DATE_WITH_WEEKDAY.exec(written.slice(from));
  const quote = dated ? dated[0] : written;
  const where = placeOf(part, quote, stated.offset + (dated ? from : 0));
  const meant = indexOfName(problem.written);
  const found = diagnostic(quote, problem.date, meant, stated.time, where, document);
  const words = withWeekday(quote, weekdayOf(problem.date));
  return {
    ...found,
    fixes: words === null ? [] : otherWords(makeIt(problem.date), part, where, words),
  };
}

function makeIt(day: string): string {
  return `Make it ${WEEKDAYS[weekdayOf(day)]!}`;
}

/** The date with another weekday, as long and in such letters as the one that is written. */
function withWeekday(quote: string, index: number): string | null {
  const name = NAME.exec(quote);
  if (!name) return null;
  const [written] = name;
  const whole = WEEKDAYS[index]!;
  const sized = /day$/i.test(written) ? whole : whole.slice(0, 3);
  const lettered = /^[A-Z]+$/.test(written) ? sized.toUpperCase() : sized;
  const words = /^[a-z]/.test(written) ? lettered.toLowerCase() : lettered;
  return quote.slice(0, name.index) + words + quote.slice(name.index + written.length);
}

/**
 * In the time of a row itself. A day that the row has from elsewhere was not written beside the
 * weekday.
 */
function inTime({ time, where, set }: TimeField, document: Postmortem): Diagnostic[] {
  const day = dayOf(time);
  if (day === null || (time.dateFrom ?? 'written') !== 'written') return [];
  const name = NAME.exec(time.written);
  if (!name) return inOtherLanguage(time, where, document);
  if (indexOfName(name[0]) === weekdayOf(day)) return [];
  const written = withWeekday(time.written, weekdayOf(day))!;
  const found = diagnostic(time.written, day, indexOfName(name[0]), time, where, document);
  return [{ ...found, fixes: [{ title: makeIt(day), edits: [set({ ...time, written })] }] }];
}

/** "jeudi 18 septembre 2024": the name is read, and the words are the author's to change. */
function inOtherLanguage(time: Time, where: Place, document: Postmortem): Diagnostic[] {
  const { problems } = readTime(time.written, { zone: time.zone, date: dayOf(time) });
  const problem = problems.find(({ kind }) => kind === 'weekday');
  return problem?.kind === 'weekday'
    ? [diagnostic(time.written.trim(), problem.date, -1, time, where, document)]
    : [];
}

/**
 * A title that names its day: "Outage of Wednesday, 12 June 2025", of the document, of a section, or
 * the day that stood above entries when they were imported.
 */
function inTitles(document: Postmortem): Diagnostic[] {
  const days = new Map<string, Place>();
  for (const { id, source } of document.timeline)
    if (source !== null && !days.has(source)) days.set(source, { kind: 'timeline', id });
  const sections = document.sections.map(({ id, title }): [string, Place] => [
    title,
    { kind: 'section', id },
  ]);
  const actions = document.actions.map(({ id, body }): [string, Place] => [
    plainText(body),
    { kind: 'action', id },
  ]);
  const title: [string, Place] = [document.title, { kind: 'title' }];
  return [title, ...sections, ...days, ...actions].flatMap(([title, where]) =>
    inTitle(title, where, document),
  );
}

function inTitle(title: string, where: Place, document: Postmortem): Diagnostic[] {
  if (!/\d/.test(title)) return [];
  return findTimes(title, { zone: null, date: null }).flatMap(({ time, problems }) => {
    const problem = problems.find(({ kind }) => kind === 'weekday');
    return problem?.kind === 'weekday'
      ? [diagnostic(time.written.trim(), problem.date, -1, time, where, document)]
      : [];
  });
}

function diagnostic(
  quote: string,
  day: string,
  meant: number,
  time: Time,
  where: Place,
  document: Postmortem,
): Diagnostic {
  const likely = likelyDay(document, meant, day, time);
  const hint = likely
    ? ` ${dayLabel(likely)} was a ${WEEKDAYS[meant]}, and the document has ${clockOf(time)!.slice(0, 5)} on that day.`
    : '';
  return {
    rule: weekday.rule,
    severity: 'error',
    title: 'Wrong weekday',
    message:
      `${quote} was a ` +
      `${WEEKDAYS[weekdayOf(day)]}${quote.includes(day.slice(0, 4)) ? '' : ` in ${day.slice(0, 4)}`}.${hint}`,
    where,
    fixes: [],
  };
}

/** The one other day of the document that has this weekday and this clock time, or null. */
function likelyDay(
  { timeline, updates }: Postmortem,
  meant: number,
  wrong: string,
  time: Time,
): string | null {
  const clock = clockOf(time)?.slice(0, 5);
  if (!clock) return null;
  const days = new Set<string>();
  for (const { at } of [...timeline, ...updates]) {
    const day = dayOf(at);
    if (
      day !== null &&
      day !== wrong &&
      clockOf(at)?.slice(0, 5) === clock &&
      weekdayOf(day) === meant
    )
      days.add(day);
  }
  return days.size === 1 ? [...days][0]! : null;
}

function indexOfName(name: string): number {
  return NAMES.indexOf(name.slice(0, 3).toLowerCase());
}
