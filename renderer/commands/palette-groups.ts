/** How the palette is ordered: by menu while nothing is typed, by what fits best after that. */
import type { Entry } from './palette-filter.ts';
import { filterEntries } from './palette-filter.ts';

export interface GroupedEntry extends Entry {
  /** The menu it stands in, or the kind of thing it is. */
  group: string;
}

export interface PaletteGroup<T> {
  /** '' for what was found, which is no group. */
  name: string;
  entries: T[];
}

/** More would only be scrolled past. */
const FOUND = 40;
const RECENT = 5;

/**
 * @param recent ids of what was chosen lately, the latest first. They come first while nothing is
 *   typed, and go before others that match alike.
 */
export function paletteGroups<T extends GroupedEntry>(
  entries: readonly T[],
  recent: readonly string[],
  query: string,
): PaletteGroup<T>[] {
  const lately = recent.flatMap((id) => entries.filter((entry) => entry.id === id));
  const others = entries.filter((entry) => !lately.includes(entry));
  if (query.trim() !== '')
    return [{ name: '', entries: filterEntries([...lately, ...others], query).slice(0, FOUND) }];
  const first = lately.slice(0, RECENT);
  const groups = new Map<string, T[]>();
  for (const entry of entries)
    if (!first.includes(entry))
      groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [
    ...(first.length > 0 ? [{ name: 'Used lately', entries: first }] : []),
    ...[...groups].map(([name, grouped]) => ({ name, entries: grouped })),
  ];
}
