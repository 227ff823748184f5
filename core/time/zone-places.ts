/** Places of the time zone database by the names that people write: `Berlin`, `new york`. */
import { Temporal } from 'temporal-polyfill';
import { localZone } from './local-zone-names.ts';
import { MORE_CITIES, PLACE_NAMES } from './zone-data.ts';

const places = new Map<string, string | null>();

/**
 * The IANA name for `europe/copenhagen`, `Pacific Time`, `Central European Summer Time`, `London
 * time`, `Denver`; null for anything else.
 */
export function placeOf(text: string): string | null {
  const key = text.toLowerCase();
  let place = places.get(key);
  if (place === undefined) {
    place = findPlace(text, key);
    if (places.size > 2000) places.clear();
    places.set(key, place);
  }
  return place;
}

function findPlace(text: string, key: string): string | null {
  if (text.includes('/') && !PLACE_NAMES[key]) return ianaName(text);
  const city = (each: string): string | null => MORE_CITIES[each] ?? cities().get(each) ?? null;
  const local = localZone(text, city);
  if (local) return local;
  const name = key
    .replace(/[’']s\b/, '')
    .replace(/^us /, '')
    .replace(/ (?:local )?time$/, '')
    .replace(/ (?:standard|daylight|summer|winter)$/, '')
    .replace(/_/g, ' ');
  return PLACE_NAMES[name] ?? city(name);
}

/** Canonical spelling of an IANA name; null when the database does not have it. */
function ianaName(text: string): string | null {
  if (!/^[A-Za-z][\w+-]*(?:\/[A-Za-z][\w+-]*)+$/.test(text)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    return null;
  }
}

let cityNames: Map<string, string> | null = null;

/**
 * City name in lower case → IANA name. Only places that are cities: `America/Denver`, not
 * `Etc/GMT+7`.
 */
function cities(): Map<string, string> {
  if (cityNames) return cityNames;
  cityNames = new Map();
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const [area, ...rest] = name.split('/');
    if (rest.length > 0 && area !== 'Etc')
      cityNames.set(rest.at(-1)!.replace(/_/g, ' ').toLowerCase(), name);
  }
  return cityNames;
}

/**
 * True when the text is a known zone name other than an abbreviation: an IANA name, `Pacific Time`,
 * a city.
 */
export function isPlaceName(text: string): boolean {
  return placeOf(text) !== null;
}
