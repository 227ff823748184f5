import { ABBREVIATIONS, type Meaning } from '../time/zone-data.ts';
import { isAbbreviation, resolveZone, zoneOffset } from '../time/zones.ts';
import { offsetAt, utcLabel } from '../time/zone-offsets.ts';

const HALF_A_YEAR = 182 * 86_400_000;
/** Britain keeps Lisbon's clock, and calls it by other names. */
const NOBODY_ELSES: ReadonlySet<string> = new Set(['WET', 'WEST']);

/**
 * A zone in a word, as an author writes it behind a time: `CET`, or `UTC+5:30` where its clock has no
 * usual abbreviation; '' for a zone that is not known.
 */
export function zoneWord(zone: string, instant: string | null): string {
  if (isAbbreviation(zone)) return zone;
  const { place } = resolveZone(zone);
  const ms = instant === null ? Number.NaN : Date.parse(instant);
  if (place === 'UTC') return 'UTC';
  if (place !== null && Number.isNaN(ms)) return zone;
  const offset = zoneOffset(zone, ms);
  if (offset === null) return zone;
  return (place === null ? null : abbreviationOf(place, offset, ms)) ?? utcLabel(offset);
}

function abbreviationOf(place: string, offset: number, ms: number): string | null {
  const meanings = Object.entries(ABBREVIATIONS).flatMap(([word, { meanings: all }]) =>
    all.map((meaning): [string, Meaning] => [word, meaning]),
  );
  const own = meanings.filter(([, { places }]) => places.includes(place));
  const now = own.find((each) => each[1].offset === offset);
  if (now) return now[0];
  const other = own.find(([, meaning]) => meaning.other !== null)?.[1].other;
  if (other) return other;
  const like = meanings.find(
    ([word, { offset: its, places }]) =>
      its === offset && !NOBODY_ELSES.has(word) && keepsClockOf(place, places[0]!, ms),
  );
  return like?.[0] ?? null;
}

/** Two places of one region with the same clock, in both halves of the year. */
function keepsClockOf(place: string, other: string, ms: number): boolean {
  return (
    place.split('/')[0] === other.split('/')[0] &&
    [ms, ms + HALF_A_YEAR].every((at) => offsetAt(place, at) === offsetAt(other, at))
  );
}
