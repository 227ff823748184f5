/** Times that a machine wrote: exact instants, shown on the clock of the source's zone. */
import type { Time } from '../../document/postmortem.ts';
import { epoch } from '../../document/sorting.ts';
import { DAY, dayExists, instantText, wallMs, wallText } from '../../time/calendar.ts';
import { readTime } from '../../time/read-time.ts';
import { offsetText } from '../../time/zone-offsets.ts';
import { resolveZone, zoneOffset } from '../../time/zones.ts';
import { textAt } from './json-value.ts';

export interface Moment {
  time: Time;
  /**
   * Milliseconds since 1970, finer than `time.instant`, for the order; NaN where the instant is not
   * known.
   */
  ms: number;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;
/** 2000 to 2199, in seconds. */
const FIRST_SECOND = 946_684_800;
const LAST_SECOND = 7_258_118_400;

/**
 * A time of a source as its field has it: ISO text, a count of seconds or milliseconds since 1970,
 * or what a person wrote.
 * @param zone for the clock that is shown, and for times that say none themselves.
 * @returns null for an empty field; a time that is not understood keeps what was written.
 */
export function readMoment(value: unknown, zone: string | null): Moment | null {
  const written = textAt(value);
  if (written === '') return null;
  const seconds = epochSeconds(written);
  if (seconds !== null) return momentAt(seconds * 1000, zone);
  const ms = isoMs(written);
  if (ms !== null)
    return { time: timeAt(ms, zone ?? writtenOffset(written), written, zone !== null), ms };
  const time = readTime(written, { zone, zoneFrom: 'source', date: null }).time;
  return { time, ms: epoch(time.instant) };
}

/**
 * The exact time of an ISO text with its offset, on the clock of `zone`; null for any other text.
 */
export function exactTime(written: string, zone: string): Time | null {
  const ms = isoMs(written.trim());
  return ms === null ? null : timeAt(ms, zone, written, true);
}

/** An instant without words of its own: what stands for them is its ISO text in the zone. */
export function momentAt(ms: number, zone: string | null): Moment {
  const shown = zone ?? 'UTC';
  const offset = zoneOffset(shown, ms) ?? 0;
  const wall = wallText(Math.floor(ms / 1000) * 1000 + offset * 60_000, true);
  const written = `${wall}${offset === 0 ? 'Z' : offsetText(offset)}`;
  return { time: timeAt(ms, shown, written, true), ms };
}

/**
 * `1648110000`, `1648110000.000200` or `1648110000123` as seconds since 1970; null where the digits
 * are no such count.
 */
export function epochSeconds(text: string): number | null {
  if (!/^\d{9,10}(?:\.\d+)?$|^\d{12,13}$|^\d{15,16}$/.test(text)) return null;
  const whole = text.split('.')[0]!.length;
  const seconds = Number(text) / perSecond(whole);
  return seconds >= FIRST_SECOND && seconds < LAST_SECOND ? seconds : null;
}

/** How many of a count's units are a second, by its digits: micro-, milliseconds or seconds. */
function perSecond(digits: number): number {
  if (digits >= 15) return 1e6;
  return digits >= 12 ? 1000 : 1;
}

/**
 * Milliseconds since 1970 of ISO text with an offset; null without one, or where day or clock do
 * not exist.
 */
function isoMs(text: string): number | null {
  const match = ISO.exec(text);
  if (!match || match[8] === undefined) return null;
  const [, year, month, day, hour, minute, second = '00', fraction = ''] = match;
  if (
    !dayExists({ year: Number(year), month: Number(month), day: Number(day) }) ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 59
  )
    return null;
  const offset = resolveZone(writtenOffset(text)).offset;
  return offset === null
    ? null
    : wallMs(`${year}-${month}-${day}T${hour}:${minute}:${second}`) +
        Math.floor(Number(`0.${fraction || 0}`) * 1000) -
        offset * 60_000;
}

function writtenOffset(text: string): string {
  const written = ISO.exec(text)?.[8] ?? 'Z';
  return /^(?:Z|UTC|[+-]00(?::?00)?)$/i.test(written) ? 'UTC' : written;
}

/**
 * Whole seconds on the clock. A zone's clock is not the document's: a later change of the
 * document's zone must not move an exact instant.
 */
function timeAt(ms: number, zone: string, written: string, fromSource: boolean): Time {
  const second = Math.floor(ms / 1000) * 1000;
  const offset = zoneOffset(zone, second) ?? 0;
  const time: Time = {
    written,
    local: wallText(second + offset * 60_000, true),
    zone: resolveZone(zone).zone ?? 'UTC',
    instant: instantText(second),
    approximate: false,
  };
  return fromSource ? { ...time, zoneFrom: 'source' } : time;
}

/**
 * Oldest first. Sources that run newest first are turned round before the stable sort, so that what
 * happened in one moment keeps its true order; what has no instant stays behind the one before it.
 */
export function inOrder<T>(items: readonly T[], ms: (item: T) => number): T[] {
  const known = items.map(ms).filter((value) => !Number.isNaN(value));
  let rising = 0;
  for (let index = 1; index < known.length; index++)
    rising += Math.sign(known[index]! - known[index - 1]!);
  let last = Number.NEGATIVE_INFINITY;
  const keyed = (rising < 0 ? [...items].reverse() : items).map((item, index) => {
    const own = ms(item);
    if (!Number.isNaN(own)) last = own;
    return { item, index, key: last };
  });
  return keyed
    .sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key) || a.index - b.index)
    .map(({ item }) => item);
}

/** Two moments of one minute: what a page and its log call the same. */
export function sameMinute(a: number, b: number): boolean {
  return Math.abs(a - b) < 60_000;
}

/**
 * A calendar day of a count of milliseconds, as ISO text; null outside the years that a report can
 * be about.
 */
export function dayAt(ms: number): string | null {
  return ms >= FIRST_SECOND * 1000 && ms < LAST_SECOND * 1000
    ? wallText(Math.floor(ms / DAY) * DAY).slice(0, 10)
    : null;
}
