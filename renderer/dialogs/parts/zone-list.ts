/** Zones as one looks for them: by city, by area, by name. */

export interface ZoneItem {
  id: string;
  /** `Copenhagen` */
  city: string;
  /** `Europe`, or '' for UTC. */
  area: string;
}

const SHOWN = 50;
let all: ZoneItem[] | null = null;

function zones(): ZoneItem[] {
  all ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((id) => id !== 'UTC')].map((id) => {
    const parts = id.replaceAll('_', ' ').split('/');
    return { id, city: parts.at(-1)!, area: parts.slice(0, -1).join(', ') };
  });
  return all;
}

/**
 * The zones that a text may mean: cities that begin so first, then names that hold it. An empty
 * text or a whole name gives the beginning of the list.
 */
export function findZones(text: string, first: readonly string[] = []): ZoneItem[] {
  const query = text.trim().toLowerCase().replaceAll('_', ' ');
  const known = zones();
  if (query === '' || known.some(({ id }) => id.toLowerCase() === query.replaceAll(' ', '_'))) {
    const ahead = first.flatMap((id) => known.filter((zone) => zone.id === id));
    return [...new Set([...ahead, ...known])].slice(0, SHOWN);
  }
  const begins = known.filter(({ city }) => city.toLowerCase().startsWith(query));
  const holds = known.filter(
    (zone) =>
      !begins.includes(zone) &&
      `${zone.id.replaceAll('_', ' ')} ${zone.area} ${zone.city}`.toLowerCase().includes(query),
  );
  return [...begins, ...holds].slice(0, SHOWN);
}

/**
 * The zone that a field's text means: a name as it is, and a city where only one is called so; null
 * where that is not clear.
 */
export function zoneMeant(text: string): string | null {
  const name = text.trim();
  if (looksLikeZone(name)) return name;
  const query = name.toLowerCase().replaceAll('_', ' ');
  const named = zones().filter(
    ({ id, city }) =>
      city.toLowerCase() === query || id.toLowerCase() === query.replaceAll(' ', '_'),
  );
  const found = named.length > 0 ? named : findZones(name);
  return found.length === 1 ? found[0]!.id : null;
}

/**
 * True for an IANA name of this machine's list, UTC, a fixed offset, or an abbreviation as sources
 * write them (`CET`).
 */
export function looksLikeZone(text: string): boolean {
  const name = text.trim();
  return (
    name === '' ||
    /^[A-Z]{2,5}$/.test(name) ||
    /^(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?$/.test(name) ||
    zones().some(({ id }) => id === name) ||
    isZone(name)
  );
}

/**
 * Also the names that the list leaves out because they are older or newer than its own:
 * `America/Argentina/Buenos_Aires`.
 */
function isZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z]+\/[A-Za-z_/+-]+$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
