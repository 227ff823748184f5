/**
 * The stamps of a source read as times, with what the whole source shows about zone, day and year.
 */
import { resolveZone, zoneOffset } from '../../time/zones.ts';
import { findTimes } from '../../time/find-times.ts';
import { WORDS } from '../../time/language-words.ts';
import { readTime } from '../../time/read-time.ts';
import { dayOf } from '../../time/calendar.ts';
import type { DayOrder } from '../model/doubt.ts';
import type { Reading, TimeContext } from '../../time/reading.ts';
import type { Time } from '../../document/postmortem.ts';
import type { EntryDraft } from './entry-list.ts';
import { certainDays, certainYear, dayFirst } from './evidence.ts';
import { withMachineMoment, type MachineMoments } from './machine-moments.ts';
import { dayInHeading } from './day-lines.ts';
import { leadingStamp } from './stamps.ts';

/** What a source shows about its times as a whole. */
export interface Setting {
  zone: string | null;
  zoneFrom: 'document' | 'source';
  date: string | null;
  year: number | null;
  dayFirst: boolean | null;
  /** A sentence gives `date` to every time without a day: one that is written holds for its line. */
  declared?: boolean;
  /** The stamp that "T+5" counts from, as written; else it counts from the first entry. */
  zero?: string | null;
  moments?: MachineMoments;
}

/** What a text says of its days as a whole. */
export interface Dates {
  days: string[];
  year: number | null;
  dayFirst: boolean | null;
  sureOrder: boolean;
}

/**
 * Year and order of day and month, from all of the text and the days that metadata names.
 * @param order what the author says of the order; it wins
 */
export function datesOf(text: string, metadata: string | null, order?: DayOrder): Dates {
  const days = [...certainDays(text), ...(metadata ? [metadata] : [])];
  const found = dayFirst(text, days);
  const chosen = order === undefined ? found.dayFirst : order === 'day-first';
  return { days, year: certainYear(days, text), dayFirst: chosen, sureOrder: found.sure };
}

/**
 * The one zone that all times of a text share, null when they share none.
 * "Pacific Time" and PST are one; so are CET and CEST, on the two sides of a clock change.
 */
export function sharedZone(
  text: string,
  others: readonly (string | null)[],
  setting: Pick<Setting, 'year' | 'dayFirst'>,
): string | null {
  const found = findTimes(text, {
    zone: null,
    date: null,
    year: setting.year,
    dayFirst: setting.dayFirst,
  })
    .filter(({ time }) => time.zoneFrom === undefined || time.zoneFrom === 'written')
    .map(({ time }) => time);
  const zones = [
    ...new Set([...found.map(({ zone }) => zone), ...others].filter((zone) => zone !== null)),
  ];
  if (zones.length <= 1) return zones[0] ?? null;
  const places = new Set(zones.map((zone) => resolveZone(zone).place ?? zone));
  if (places.size === 1) return [...places][0]!;
  // A mail's header has the bare offset of the place that its text names.
  const named = [...places].filter((zone) => !FIXED.test(zone));
  const bare = found.filter(({ zone }) => zone !== null && FIXED.test(zone));
  return named.length === 1 &&
    others.every((zone) => zone === null || !FIXED.test(zone)) &&
    bare.every((time) => isOffsetOf(named[0]!, time))
    ? named[0]!
    : null;
}

const FIXED = /^[+-]\d/;

function isOffsetOf(place: string, { instant, zone }: Time): boolean {
  const ms = instant === null ? NaN : Date.parse(instant);
  return !Number.isNaN(ms) && zoneOffset(place, ms) === zoneOffset(zone!, ms);
}

/**
 * The times of a timeline's entries, in their order: each lends its day to the next, a heading's
 * day comes first. A list that runs newest first is read from its end.
 */
export function entryTimes(entries: readonly EntryDraft[], setting: Setting): (Time | null)[] {
  return runsNewestFirst(entries)
    ? upwards(entries, setting).reverse()
    : downwards(entries, setting);
}

/**
 * From the last entry up: a day's heading stands above its entries, so the day is fresh at the last
 * of them.
 */
function upwards(entries: readonly EntryDraft[], setting: Setting): (Time | null)[] {
  const turned = [...entries].reverse();
  return downwards(
    turned.map((entry, index) => ({
      ...entry,
      firstOfDay: entry.day !== null && entry.day !== turned[index - 1]?.day,
    })),
    setting,
  );
}

/**
 * Whether the clocks of a list fall from entry to entry. A fall of more than twelve hours is
 * midnight passed upwards and a rise of as much is midnight passed downwards, so only the shorter
 * way counts; two thirds of the steps must agree.
 */
function runsNewestFirst(entries: readonly EntryDraft[]): boolean {
  return clocksFall(entries.map(({ stamp, day }) => (day === null ? stamp : null)));
}

/** The same for stamps alone; those that are null do not count. */
export function clocksFall(stamps: readonly (string | null)[]): boolean {
  const halves = usesHalves(stamps);
  const minutes = stamps.flatMap((stamp) => {
    const local =
      stamp === null || (halves && !HALF.test(stamp))
        ? null
        : readTime(readable(stamp), { zone: null, date: '2000-01-01', year: 2000 }).time.local;
    return local?.includes('T')
      ? [Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))]
      : [];
  });
  let falling = 0;
  let rising = 0;
  for (let index = 1; index < minutes.length; index++) {
    const step = (minutes[index]! - minutes[index - 1]! + 1440) % 1440;
    if (step > 720) falling++;
    else if (step > 0) rising++;
  }
  return falling >= 2 && falling >= rising * 2;
}

function downwards(entries: readonly EntryDraft[], setting: Setting): (Time | null)[] {
  let previous: Time | null = null;
  let before: Time | null = null;
  let started: Time | null = zeroOf(setting);
  let written: string | null = null;
  let year = setting.year;
  const halves = usesHalves(entries.map(({ stamp }) => stamp));
  return entries.map((entry) => {
    if (entry.stamp === null) return null;
    const heading = entry.day === null ? null : readDay(entry.day, { ...setting, year });
    const day = dayOf(heading?.time.local);
    // A day that is none (31 April) stays at its rows, so that it is told there.
    const none = heading?.problems.some(({ kind }) => kind === 'malformed') === true;
    const stamp = none ? `${heading!.time.written} ${entry.stamp}` : entry.stamp;
    if (entry.firstOfDay) written = null;
    // A day written beside one entry holds for those below it.
    const lent = setting.declared ? null : written;
    const base = lent ?? day ?? (entry.day === null ? setting.date : null);
    const read = readContinuing(stamp, halves, before, {
      zone: setting.zone,
      zoneFrom: setting.zoneFrom,
      date: base,
      dateFrom: lent === null ? 'source' : 'previous',
      year,
      dayFirst: setting.dayFirst,
      previous: entry.firstOfDay ? null : previous,
      started,
    });
    const time = withMachineMoment(read, setting.moments);
    if (time.local) before = time;
    if (time.local && dayOf(time.local)) {
      previous = time;
      if ((time.dateFrom ?? 'written') === 'written') written = dayOf(time.local);
      started ??= time;
      year ??= Number(time.local.slice(0, 4));
    }
    return time;
  });
}

/** The day that a heading gives to the rows below it; without a year, the one near to the report's. */
function readDay(heading: string, { year, date, dayFirst }: Setting): Reading {
  const written = dayInHeading(heading) ?? leadingStamp(heading)?.written ?? heading;
  return readTime(written, { zone: null, date: year === null ? date : null, year, dayFirst });
}

function zeroOf({ zero, ...setting }: Setting): Time | null {
  return zero ? readStamp(zero, { ...setting, dateFrom: 'source' }) : null;
}

const HALF = /\d\s?[ap]\.?\s?m\b/i;

/** Whether most clocks of a list say which half of the day they are in. */
function usesHalves(stamps: readonly (string | null)[]): boolean {
  const clocks = stamps.filter((stamp) => stamp && /\d[:.]\d\d|\d\s?[ap]m/i.test(stamp));
  return clocks.filter((stamp) => HALF.test(stamp!)).length * 2 > clocks.length;
}

/**
 * One of a list of 12-hour clocks without its half of the day takes the one that goes on with the
 * list: `1:40` after `1:20 pm` is in the afternoon.
 */
function readContinuing(
  stamp: string,
  halves: boolean,
  previous: Time | null,
  context: TimeContext,
): Time {
  const time = readStamp(stamp, context);
  const last = previous?.local?.includes('T') ? previous.local.slice(-5) : null;
  if (!halves || HALF.test(stamp) || last === null || !previous!.local!.match(/T\d\d:\d\d$/))
    return time;
  const hour = Number(/T(\d\d):/.exec(time.local ?? '')?.[1] ?? 99);
  if (hour > 11 || dayOf(time.local) !== dayOf(previous!.local) || time.local!.slice(-5) >= last)
    return time;
  const later = readStamp(stamp.replace(/\d{1,2}[:.]\d\d(?::\d\d)?/, '$& pm'), context);
  return later.local && later.local >= previous!.local! ? { ...later, written: stamp } : time;
}

/**
 * One stamp as a time; `written` stays as it is on the page. A stamp that was cut off ("Jul 02,
 * 20") is kept as text and not understood.
 */
export function readStamp(stamp: string, context: TimeContext): Time {
  const nothing: Time = {
    written: stamp,
    local: null,
    zone: null,
    instant: null,
    approximate: false,
  };
  if (
    /(?:,\s*\d{0,3}|-\s*)$/.test(stamp) &&
    /[a-z]{3}/i.test(stamp) &&
    !/\d[:.]\d/.test(stamp) &&
    !/\d{4}/.test(stamp)
  )
    return nothing;
  return { ...readTime(readable(stamp), context).time, written: stamp };
}

/** "on", "le", "um": words before a stamp. */
const LEAD = new RegExp(
  String.raw`^(?:(?:by|since|as of|${WORDS.at}|${WORDS.on})\s+)+(?=\S)`,
  'iu',
);

/** Hyphens that word processors set, and words before the time, which `readTime` need not know. */
function readable(stamp: string): string {
  return stamp.replace(/[\u2010-\u2012]/g, '-').replace(LEAD, '');
}
