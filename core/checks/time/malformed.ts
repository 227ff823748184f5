import type { Check, Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Postmortem, TimelineEntry } from '../../document/postmortem.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { perRow } from '../../document/remembered.ts';
import { plainText } from '../../prose/text.ts';
import { daysInMonth, MONTHS } from '../../time/calendar.ts';
import { readTime } from '../../time/read-time.ts';
import type { MalformedPart } from '../../time/reading.ts';
import { placeOf, sectionFacts, statedTimes, textOfPart } from '../model/facts.ts';
import {
  isCutOff,
  isMalformed,
  malformedPart,
  ofZones,
  type Malformed,
} from '../model/miswritten.ts';
import { dayOf } from '../model/moments.ts';
import { keepsOrder } from '../timeline/keeps-order.ts';
import { textFacts, timeFields, type TimeField } from './worth-reading.ts';

export const malformed: Check = {
  rule: 'time/malformed',
  describes:
    'A date or time that cannot be as it is written: "January 27nd", "22025-03-18", "25:61", a stamp that was cut off.',
  run: (document) => [
    ...timeFields(document).flatMap((field): Diagnostic[] => {
      const problem = malformedPart(field.time) ?? halfTwice(field.time.written);
      if (problem)
        return ofZones(problem)
          ? []
          : [diagnostic(problem, field.where, fixes(problem, field, document))];
      return isCutOff(field.time) ? [cutOff(field)] : [];
    }),
    ...noClocks(document),
    ...noClocksInProse(document),
    ...statedTimes(textFacts(document)).flatMap(({ part, stated }) => {
      const problem = stated.problems.find(isMalformed) ?? halfTwice(stated.time.written);
      if (!problem || ofZones(problem)) return [];
      return [diagnostic(problem, placeOf(part, stated.time.written, stated.offset), [])];
    }),
  ],
};

/** "13:05 PM": one of the two is of the other clock. */
const HALF_TWICE = /(?<![\d:.])(?:1[3-9]|2[0-3])(?:[:.]\d\d){1,2}\s?[ap]\.?\s?m(?![a-z])/i;

function halfTwice(written: string): Malformed | null {
  const part = HALF_TWICE.exec(written)?.[0];
  return part === undefined ? null : { kind: 'malformed', part, what: 'clock' };
}

/** A line of a row that opens as others do, with a clock that there is not: "31:05 Restore begins". */
const NO_CLOCK = new RegExp(
  joinedLines`
      (?:^|\n)[^\p{L}\p{N}\n]{0,4}(?:(?:ore|um|kl\.?|at|à|às|las?|om|godz\.)\s)?((?:2[5-9]
      |[3-9]\d)[:h][0-5]\d|[0-2]\d[:h][6-9]\d)(?![\d:.])(?=[ \t]*(?:[-–—|:]|\p{L}|Uhr))
    `,
  'iu',
);
/** The same with a full stop, among rows that are written so: "07.72  Supplier rung". */
const NO_DOTTED_CLOCK =
  /(?:^|\n)[^\p{L}\p{N}\n]{0,4}((?:2[5-9]|[3-9]\d)\.[0-5]\d|[0-2]\d\.[6-9]\d)(?![\d:.%])(?=[ \t]*(?:[-–—|:]|\p{L}))/u;
const undotted = perRow(({ id, body }: TimelineEntry) => {
  const text = plainText(body);
  const part = /\d\d\.\d\d/.test(text) ? NO_DOTTED_CLOCK.exec(text)?.[1] : undefined;
  return part === undefined ? null : { id, body, part, at: text.indexOf(part) };
});
const unclocked = perRow(({ id, body }: TimelineEntry) => {
  const text = plainText(body);
  const part = /\d\d[:h]\d\d/i.test(text) ? NO_CLOCK.exec(text)?.[1] : undefined;
  return part === undefined ? null : { id, body, part, at: text.indexOf(part) };
});

function noClocks({ timeline }: Postmortem): Diagnostic[] {
  // Among rows that have clocks, what stands where they do is one, too.
  if (timeline.filter(({ at }) => at?.local?.includes('T')).length < 2) return [];
  const dotted = timeline.filter(({ at }) => /\d\.\d\d/.test(at?.written ?? '')).length > 1;
  const rows = [...unclocked(timeline, null), ...(dotted ? undotted(timeline, null) : [])];
  return rows.map(({ found: { id, body, part, at } }) =>
    diagnostic(
      { kind: 'malformed', part, what: 'clock' },
      placeOf({ kind: 'timeline', id, body }, part, at),
      [],
    ),
  );
}

/** "um 25:10 Uhr", "à 25 h 10": led to as a time of day is. */
const NO_CLOCK_IN_PROSE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:at|um|à|a las|às|alle|om|kl\.?)
    \s((?:2[5-9]|[3-9]\d)(?::| ?h ?)[0-5]\d|[0-2]\d(?::| ?h ?)[6-9]\d)(?![\d:%])
  `,
  'giu',
);

function noClocksInProse(document: Postmortem): Diagnostic[] {
  const facts = sectionFacts(document).filter(({ section }) => section.kind !== 'supporting');
  const known = facts.flatMap(({ sentences }) => sentences.flatMap(({ times }) => times));
  // Where the text has times of day, what stands as they do is one, too.
  if (known.filter(({ precision }) => precision === 'minute').length === 0) return [];
  const read = new Set(known.map(({ time }) => time.written));
  return facts.flatMap(({ part }) =>
    [...textOfPart(part).matchAll(NO_CLOCK_IN_PROSE)].flatMap((match) => {
      const [whole, written] = match as unknown as [string, string];
      if ([...read].some((other) => other.includes(written))) return [];
      const place = placeOf(part, written, match.index + whole.length - written.length);
      return [diagnostic({ kind: 'malformed', part: written, what: 'clock' }, place, [])];
    }),
  );
}

function cutOff({ time, where }: TimeField): Diagnostic {
  return {
    rule: malformed.rule,
    severity: 'warning',
    title: 'Cut off',
    message:
      `“${time.written.trim()}” breaks off in its year, and no time of day is left of it. ` +
      'Look it up where it came from.',
    where,
    fixes: [],
  };
}

function diagnostic(problem: Malformed, where: Diagnostic['where'], found: Fix[]): Diagnostic {
  return {
    rule: malformed.rule,
    severity: 'warning',
    title: TITLES[problem.what as WrittenPart],
    message: `“${problem.part}” ${SAYS[problem.what as WrittenPart](problem.part)}.`,
    where,
    fixes: found,
  };
}

type WrittenPart = Exclude<MalformedPart, 'zone' | 'twice'>;

const TITLES: Record<WrittenPart, string> = {
  ordinal: 'Misspelt day',
  year: 'No such year',
  day: 'No such day',
  clock: 'No such time of day',
  minutes: 'Minutes missing',
  joint: 'Date and time run together',
};

const SAYS: Record<WrittenPart, (part: string) => string> = {
  ordinal: (part) => `should be “${rightOrdinal(part)}”`,
  year: () => 'has five digits in its year',
  day: dayWords,
  clock: () =>
    'is no time of day: hours go to 23 and minutes to 59, and am and pm stand with 1 to 12',
  minutes: (part) =>
    /\d\s?$|[ap]\.?\s?m/i.test(part)
      ? `has a colon and no minutes; write “${part.replace(/:\s?/, '')}”, or what the minutes were`
      : 'says the hour only; the minutes are not known. Write “around” and the time, or look them up',
  joint: (part) => `has a slash between day and time; write “${part.replace(/\/(?=\d\d:)/, ' ')}”`,
};

function rightOrdinal(part: string): string {
  return part.replace(
    /(\d{1,2})(?:st|nd|rd|th)/i,
    (_, day: string) => `${day}${suffixOf(Number(day))}`,
  );
}

function suffixOf(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function dayWords(part: string): string {
  const month =
    MONTHS.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}`, 'i').test(part)) + 1;
  const year = Number(/\d{4}/.exec(part)?.[0] ?? 2024);
  if (month === 0) return 'is no day of the calendar';
  return (
    'is no day of the calendar: ' +
    `${MONTHS[month - 1]}${month === 2 && /\d{4}/.test(part) ? ` ${year}` : ''} has ` +
    `${daysInMonth(year, month)} days`
  );
}

function rightPart({ what, part }: Malformed, document: Postmortem): string | null {
  if (what === 'ordinal') return rightOrdinal(part);
  return what === 'year' ? rightYear(part, document) : null;
}

/**
 * The ending that the day should have; the year without the digit that stands twice, if that is the
 * year of the incident.
 */
function fixes(problem: Malformed, { time, set }: TimeField, document: Postmortem): Fix[] {
  const right = rightPart(problem, document);
  if (right === null) return [];
  const written = time.written.replace(problem.part, right);
  const at =
    problem.what === 'ordinal'
      ? { ...time, written }
      : readTime(written, { zone: time.zone, date: null }).time;
  if (time.zoneFrom !== undefined && at.zone !== null) at.zoneFrom = time.zoneFrom;
  const fix: Fix = { title: `Write ${right}`, edits: [set(at)] };
  return at.local !== null && malformedPart(at) === null && keepsOrder(document, fix.edits)
    ? [fix]
    : [];
}

function rightYear(part: string, { incident, timeline, updates }: Postmortem): string | null {
  const [, year, rest] = /^(\d{5})(.*)$/.exec(part)!;
  const known = new Set(
    [incident.date, ...[...timeline, ...updates].map(({ at }) => dayOf(at) ?? '')].map((day) =>
      day.slice(0, 4),
    ),
  );
  const years = new Set(
    [...year!]
      .map((_, index) => year!.slice(0, index) + year!.slice(index + 1))
      .filter((candidate) => known.has(candidate)),
  );
  return years.size === 1 ? `${[...years][0]!}${rest}` : null;
}
