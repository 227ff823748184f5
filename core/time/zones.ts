import { wallMs, DAY, instantText, wallText } from './calendar.ts';
import type { TimeProblem } from './reading.ts';
import { SAME_ABBREVIATION } from './local-zone-names.ts';
import { ABBREVIATIONS, type Meaning } from './zone-data.ts';
import { placeOf } from './zone-places.ts';
import { offsetAt, offsetText, utcLabel, QUARTER } from './zone-offsets.ts';

/** How a written zone was understood. */
export interface ZoneReading {
  written: string;
  /**
   * What a `Time` keeps: an IANA name, a fixed offset `+02:00`, `UTC`, or the abbreviation; null
   * when it is not a zone that is known.
   */
  zone: string | null;
  /**
   * Minutes east of UTC, for abbreviations and fixed offsets; null for places, whose offset depends
   * on the date.
   */
  offset: number | null;
  /** The IANA place whose clock this is; null for a bare offset. */
  place: string | null;
  /** `MDT is UTC-6`. */
  why: string;
  /** Open questions: `ambiguous-zone`, and `zone-season` when a date was given. */
  problem?: TimeProblem;
  /** The abbreviation's meaning, for the season check. */
  meaning?: Meaning;
}

export interface ZoneContext {
  /** ISO day on which the zone is used, to see whether the abbreviation is in season. */
  date?: string | null;
  /** Another zone known from the document: settles what IST, CST, BST and AST mean. */
  near?: string | null;
}

const readings = new Map<string, ZoneReading>();

/**
 * Reads a zone as people write it: `Europe/Copenhagen`, `+02:00`, `UTC+2`, `PDT`, `PDT (UTC-7)`,
 * `Pacific Time`, `London time`, `Denver`.
 */
export function resolveZone(written: string, context: ZoneContext = {}): ZoneReading {
  const key = `${written}|${context.near ?? ''}`;
  let reading = readings.get(key);
  if (!reading) {
    reading = read(written, context.near ?? null);
    if (readings.size > 2000) readings.clear();
    readings.set(key, reading);
  }
  if (!context.date || !reading.meaning) return reading;
  const season = seasonProblem(
    reading,
    wallMs(`${context.date}T12:00`) - reading.meaning.offset * 60_000,
    context.date,
  );
  return season ? { ...reading, problem: season } : reading;
}

function read(written: string, near: string | null): ZoneReading {
  const text = written
    .replace(/[‐‑‒–−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\((.*)\)$/, '$1');
  const base = { written, offset: null, place: null };
  const both = /^([\p{L}/ ]+?)(?<! )\s*[(,]\s*((?:UTC|GMT)[^)]*?)(?<!\s)\s*\)?$/iu.exec(text);
  if (both) return readPair(written, both[1]!, both[2]!, near);
  const fixed = fixedOffset(text.replace(/^([+-][\d:]+) UTC$/i, '$1'));
  if (fixed !== null)
    return {
      ...base,
      zone: offsetText(fixed),
      offset: fixed,
      why: `${text} is ${utcLabel(fixed)}`,
    };
  const abbreviation = readAbbreviation(text.toUpperCase(), written, near);
  if (abbreviation) return abbreviation;
  const place = placeOf(text);
  if (place)
    return {
      ...base,
      zone: place,
      place,
      why: text === place ? `the zone is ${place}` : `“${text}” is the clock of ${place}`,
    };
  return { ...base, zone: null, why: `“${text}” is not a zone that is known` };
}

/**
 * `PDT (UTC-7)`: the offset in brackets decides when the two disagree, because it is the more exact
 * of the two.
 */
function readPair(written: string, name: string, offset: string, near: string | null): ZoneReading {
  const named = read(name, near);
  const fixed = fixedOffset(offset) ?? 0;
  if (named.zone === null || (named.offset !== null && named.offset !== fixed)) {
    const meant = ABBREVIATIONS[name.toUpperCase()]?.meanings.find(
      (meaning) => meaning.offset === fixed,
    );
    if (meant)
      return {
        written,
        zone: offsetText(fixed),
        offset: fixed,
        place: meant.places[0]!,
        meaning: meant,
        why: `${name} is ${utcLabel(fixed)}`,
      };
    return {
      written,
      zone: offsetText(fixed),
      offset: fixed,
      place: null,
      why: `the offset is ${utcLabel(fixed)}`,
      ...(named.zone === null
        ? {}
        : { problem: { kind: 'malformed' as const, part: written, what: 'zone' as const } }),
    };
  }
  return { ...named, written, problem: undefined };
}

function readAbbreviation(given: string, written: string, near: string | null): ZoneReading | null {
  const name = SAME_ABBREVIATION[given] ?? given;
  const found = Object.hasOwn(ABBREVIATIONS, name) ? ABBREVIATIONS[name]! : null;
  if (!found) return null;
  const nearPlace = near && near.toUpperCase() !== name ? nearbyPlace(near) : null;
  const settled = nearPlace ? found.meanings.find((each) => each.near?.test(nearPlace)) : undefined;
  const meaning = settled ?? found.meanings[0]!;
  const nearest =
    nearPlace && meaning.places.includes(nearPlace) ? { ...meaning, places: [nearPlace] } : meaning;
  const reading: ZoneReading = {
    written,
    zone: name === 'Z' ? 'UTC' : name,
    offset: meaning.offset,
    place: meaning.places[0]!,
    meaning: nearest,
    why: `${name} is ${utcLabel(meaning.offset)}`,
  };
  if (found.asks && !settled) {
    reading.why += ` (${meaning.name}, the usual meaning)`;
    reading.problem = {
      kind: 'ambiguous-zone',
      zone: name,
      candidates: found.meanings.map(({ places: [place] }) => place!),
    };
  }
  return reading;
}

/** The place that a neighbouring zone stands for; null when it is itself open or only an offset. */
function nearbyPlace(near: string): string | null {
  const reading = resolveZone(near);
  return reading.problem || reading.place === 'UTC' ? null : reading.place;
}

/** `+02:00`, `-0500`, `UTC+2`, `GMT-07:00`, `-00:00`; null for anything else. */
function fixedOffset(text: string): number | null {
  const match = /^(?:UTC|GMT)?\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60 || Number(match[3] ?? 0) > 59) return null;
  return match[1] === '-' && minutes !== 0 ? -minutes : minutes;
}

/**
 * The problem of an abbreviation that is not on the clock at that moment: PST in July. `date` is
 * the local day, for the message.
 */
export function seasonProblem(
  reading: ZoneReading,
  epochMs: number,
  date: string,
): TimeProblem | null {
  const meaning = reading.meaning;
  if (
    !meaning?.other ||
    // At the moment of a change, the clock that ends and the one that begins are both right.
    meaning.places.some(
      (place) =>
        offsetAt(place, epochMs) === meaning.offset ||
        offsetAt(place, epochMs - QUARTER) === meaning.offset,
    )
  )
    return null;
  return { kind: 'zone-season', zone: reading.zone!, expected: meaning.other, date };
}

/** True when an abbreviation of the table, whatever its case. */
export function isAbbreviation(text: string): boolean {
  const name = text.toUpperCase();
  return Object.hasOwn(ABBREVIATIONS, name) || Object.hasOwn(SAME_ABBREVIATION, name);
}

/**
 * What a wall-clock reading is in UTC. `instant` is null when the clock skipped it, showed it
 * twice, or the zone is not known.
 */
export interface InstantReading {
  instant: string | null;
  problem?: TimeProblem;
  /** The two instants of a clock time that happened twice, earlier first. */
  candidates?: [string, string];
}

/** Minutes east of UTC of any zone that `resolveZone` knows; null for an unknown one. */
export function zoneOffset(zone: string, epochMs: number, near?: string | null): number | null {
  const reading = resolveZone(zone, { near });
  if (reading.zone === null) return null;
  return reading.offset ?? offsetAt(reading.place!, epochMs);
}

/** The instant of a wall-clock reading `2017-08-09T14:07[:30]` in a zone. */
export function instantOf(local: string, zone: string, near?: string | null): InstantReading {
  const reading = resolveZone(zone, { near });
  if (reading.zone === null) return { instant: null };
  const wall = wallMs(local);
  if (reading.offset !== null) return { instant: instantText(wall - reading.offset * 60_000) };
  const place = reading.place!;
  const before = offsetAt(place, wall - DAY);
  const after = offsetAt(place, wall + DAY);
  const possible = [...new Set([before, after])]
    .map((offset) => wall - offset * 60_000)
    .filter((ms) => ms + offsetAt(place, ms) * 60_000 === wall);
  if (possible.length === 1) return { instant: instantText(possible[0]!) };
  if (possible.length === 0) return { instant: null, problem: { kind: 'nonexistent' } };
  const [first, second] = possible.sort((a, b) => a - b);
  return {
    instant: null,
    problem: { kind: 'ambiguous-clock' },
    candidates: [instantText(first!), instantText(second!)],
  };
}

/** What a zone's clock shows at an instant, `2017-08-09T14:07:00`; null for an unknown zone. */
export function localAt(instant: string, zone: string, near?: string | null): string | null {
  const ms = Date.parse(instant);
  const offset = zoneOffset(zone, ms, near);
  if (offset === null) return null;
  const wall = wallText(ms + offset * 60_000, true);
  return /^\d{4}-/.test(wall) ? wall : null; // beyond the years that are written with four digits
}

/** A change of a place's clock. */
export interface ClockChange {
  /** What the clock showed when it was changed, and what it was changed to: `02:00` and `03:00`. */
  from: string;
  to: string;
  /** Minutes east of UTC before and after it. */
  before: number;
  after: number;
}

/**
 * The change of the clock that skipped a wall-clock reading or showed it twice; null where there is
 * none within a day.
 */
export function clockChange(local: string, zone: string): ClockChange | null {
  const { place } = resolveZone(zone);
  if (place === null) return null;
  const wall = wallMs(local);
  const [before, after] = [offsetAt(place, wall - DAY), offsetAt(place, wall + DAY)];
  if (before === after) return null;
  // Offsets change on quarter hours only.
  let at = Math.floor((wall - DAY) / QUARTER) * QUARTER;
  while (offsetAt(place, at) === before) at += QUARTER;
  const clock = (offset: number): string => wallText(at + offset * 60_000).slice(11);
  return { from: clock(before), to: clock(after), before, after };
}
