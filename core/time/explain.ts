/**
 * Why a stored time was read as it was, in words: for the hover of a row and the preview of an
 * import.
 */
import type { Incident, Time, TimeReason } from '../document/postmortem.ts';
import { clockOf, dayOf, MONTHS, WEEKDAYS, weekdayOf } from './calendar.ts';
import { BEGINS_RANGE, FROM_1970, readTime } from './read-time.ts';
import type { TimeProblem } from './reading.ts';
import { YEAR_UNKNOWN } from './written-date.ts';
import { ABBREVIATIONS } from './zone-data.ts';
import { resolveZone, instantOf } from './zones.ts';
import { utcLabel } from './zone-offsets.ts';

/** The document's own zone and day ('' for unknown): what a time may rest on. */
export type ExplainContext = Pick<Incident, 'zone' | 'date'>;

/**
 * Short plain reasons, each without a full stop, in the order clock, day, zone, instant: "2.07pm is
 * 14:07", "date from the incident", "zone from the document". Empty for a time that is written out
 * in full. What could not be read is said too: "no date is known".
 */
export function explainTime(time: Time, context: ExplainContext): string[] {
  if (time.written.trim() === '') return [];
  const { why, problems } = readTime(time.written, {
    zone: context.zone || null,
    date: dayOf(time.local),
  });
  const wrong = problems.flatMap((problem) => problemWords(problem, time));
  if (time.local === null) return wrong.length > 0 ? wrong : ['no time was found in this'];
  if (why.includes(FROM_1970)) return [FROM_1970];
  const range = why.includes(BEGINS_RANGE) ? ['the beginning of the range'] : [];
  return [
    ...clockWords(time),
    ...range,
    ...dayWords(time, why.includes(YEAR_UNKNOWN)),
    ...zoneWords(time, context),
    ...instantWords(time),
    ...wrong,
  ];
}

const has = ({ reasons }: Time, ...any: TimeReason[]): boolean =>
  any.some((reason) => reasons?.includes(reason));

function clockWords(time: Time): string[] {
  if (has(time, 'now')) return ['the moment of writing'];
  const open = has(time, 'from-an-hour') ? ', which names no minutes' : '';
  if (has(time, 'counted')) return [`counted from the entry before it${open}`];
  if (has(time, 'counted-from-start')) return [`counted from the start${open}`];
  const clock = clockOf(time.local);
  if (clock === null) return [];
  const written = time.written.trim();
  if (/midnight/i.test(written)) return ['midnight is the beginning of the day'];
  if (/(?<!\d)24[:.]?00/.test(written) && clock.startsWith('00:00'))
    return ['24:00 is the end of the day, so the next day'];
  return written.includes(clock) || has(time, 'skipped-forward', 'skipped-back')
    ? []
    : [`the clock is read as ${clock}`];
}

function dayWords(time: Time, yearUnknown: boolean): string[] {
  const day = dayOf(time.local);
  if (day === null)
    return clockOf(time.local) === null
      ? []
      : [yearUnknown ? 'no year is written, and none is known' : 'no date is known'];
  const words = [orderWords(time, day), originWords(time, day), yearWords(time, day)];
  return words.filter((each) => each !== null);
}

const ORIGINS = {
  document: 'date from the incident',
  previous: 'date from the entry before it',
  source: 'date from the source',
};

function originWords(time: Time, day: string): string | null {
  const from = time.dateFrom ?? 'written';
  if (has(time, 'before-midnight'))
    return 'the end of its range is after midnight, so the day before';
  if (has(time, 'next-day')) return 'the text says that it is the next day';
  if (has(time, 'rolled-over'))
    return `${from === 'written' ? '' : `${ORIGINS[from]}; `}it passes midnight, so the next day`;
  if (has(time, 'next-entry')) return 'date from the entry after it';
  if (from === 'written' || has(time, 'counted', 'counted-from-start')) return null;
  const word = /\b(?:yesterday|tomorrow)\b/i.exec(time.written);
  if (word && from === 'document')
    return `the day ${/^y/i.test(word[0]) ? 'before' : 'after'} the incident’s`;
  const weekday = WEEKDAYS[weekdayOf(day)]!;
  if (new RegExp(`\\b${weekday.slice(0, 3)}`, 'i').test(time.written))
    return `${ORIGINS[from]}: the ${weekday} nearest to it`;
  return ORIGINS[from];
}

const ORDER_REASONS = new Map<TimeReason, (day: string) => string>([
  ['order-weekday', (day) => `only so is it a ${WEEKDAYS[weekdayOf(day)]!}`],
  ['order-document', () => 'other dates here are written so'],
  ['order-near', () => 'only so is it near the other days'],
  ['order-sequence', () => 'only so are the times in order'],
]);

/** Only where numbers alone are written for day and month. */
function orderWords(time: Time, day: string): string | null {
  const numbers = /(?<![\d:.])(\d{1,2})([-/])(\d{1,2})(?!\d)(?:\2(?:\d{4}|\d{2})(?!\d))?/.exec(
    time.written,
  );
  if (!numbers || /\d{4}[-/]\d{1,2}[-/]\d/.test(time.written)) return null;
  const [first, second] = [Number(numbers[1]), Number(numbers[3])];
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  if (first === second) return null;
  const orders = {
    'day before month': first === date && second === month,
    'month before day': first === month && second === date,
  };
  const order = Object.entries(orders).find(([, holds]) => holds)?.[0];
  if (order === undefined) return null;
  const tooLarge = [first, second].find((number) => number > 12);
  if (tooLarge !== undefined) return `${order}, because ${tooLarge} cannot be a month`;
  const reason = [...ORDER_REASONS].find(([code]) => has(time, code));
  return reason ? `${order}, because ${reason[1](day)}` : null;
}

function yearWords(time: Time, day: string): string | null {
  if (has(time, 'year-near'))
    return `no year is written; ${day.slice(0, 4)} brings it nearest to the days known around it`;
  return has(time, 'year-context')
    ? `no year is written; ${day.slice(0, 4)} is the year of the text`
    : null;
}

const ZONE_ORIGINS = {
  document: 'zone from the document',
  previous: 'zone from the time before it',
  source: 'zone from the source',
};

function zoneWords(time: Time, { zone: own }: ExplainContext): string[] {
  if (clockOf(time.local) === null) return [];
  if (time.zone === null) return ['no zone is known'];
  const from = time.zoneFrom ?? 'written';
  const meaning = abbreviationWords(time, own);
  if (from !== 'written') return [[ZONE_ORIGINS[from], ...meaning].join('; ')];
  if (meaning.length > 0) return meaning;
  const { zone, place, offset } = resolveZone(time.zone);
  if (zone === null) return [`${time.zone} is not a zone that is known`];
  if (zone === 'UTC' || time.written.includes(zone) || has(time, 'now')) return [];
  return [place === null ? `the offset is ${utcLabel(offset!)}` : `the clock of ${place}`];
}

/** `IST read as India Standard Time, because the document is in Asia/Kolkata`, `MDT is UTC-6`. */
function abbreviationWords({ zone, local, instant }: Time, own: string): string[] {
  const name = zone!.toUpperCase();
  const meanings = Object.hasOwn(ABBREVIATIONS, name) ? ABBREVIATIONS[name]!.meanings : [];
  if (meanings.length === 0 || name === 'UTC') return [];
  const reading = resolveZone(zone!, { near: own || null });
  const offset =
    instant === null || dayOf(local) === null
      ? reading.offset
      : Math.round((Date.parse(`${local}Z`) - Date.parse(instant)) / 60_000);
  const meant = meanings.find((meaning) => meaning.offset === offset);
  if (meanings.length === 1 || !meant)
    return offset === null ? [] : [`${name} is ${utcLabel(offset)}`];
  if (instant === null && reading.problem)
    return [
      `${name} may be ${list(meanings.map((meaning) => meaning.name))}, and nothing here settles which`,
    ];
  const settled =
    reading.meaning?.name === meant.name &&
    own !== '' &&
    own.toUpperCase() !== name &&
    meant.near?.test(resolveZone(own).place ?? '');
  return [
    `${name} is read as ${meant.name}, ` +
      `${utcLabel(meant.offset)}${settled ? `, because the document is in ${own}` : ''}`,
  ];
}

function instantWords(time: Time): string[] {
  const clock = clockOf(time.local);
  if (clock === null || dayOf(time.local) === null) return [];
  if (has(time, 'second-by-order'))
    return [
      'the clock showed this twice that day; it is the second time, because the entry before ' +
        'it is later than the first',
    ];
  if (has(time, 'first-chosen'))
    return ['the clock showed this twice that day; it is the first time, as chosen'];
  if (has(time, 'second-chosen'))
    return ['the clock showed this twice that day; it is the second time, as chosen'];
  if (has(time, 'skipped-forward', 'skipped-back'))
    return [
      `the clock skipped the time that is written; it is read as ${clock.slice(0, 5)}, as chosen`,
    ];
  if (time.instant !== null || time.zone === null) return [];
  const { problem } = instantOf(time.local!, time.zone);
  if (problem?.kind === 'nonexistent') return ['the clock skipped this time that day'];
  return problem?.kind === 'ambiguous-clock'
    ? ['the clock showed this twice that day, and nothing settles which is meant']
    : [];
}

/**
 * What is wrong with the writing. Weekdays and seasons are the checks' to say; the rest explains
 * why something stayed open.
 */
function problemWords(problem: TimeProblem, time: Time): string[] {
  switch (problem.kind) {
    case 'malformed':
      return [`“${problem.part}” is not right as it stands`];
    case 'ambiguous-date':
      return dayOf(time.local) === null
        ? [`the date may be ${list(problem.readings.map(readingWords))}`]
        : [];
    default:
      return [];
  }
}

/** `2022-03-04` or `--03-04` as `4 March 2022`, `4 March`. */
function readingWords(reading: string): string {
  const [, year, month, day] = /^(\d{4})?-?-?(\d\d)-(\d\d)$/.exec(reading)!;
  return `${Number(day)} ${MONTHS[Number(month) - 1]}${year ? ` ${year}` : ''}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
