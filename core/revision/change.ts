/** What a change between two versions of a document is: plain data, each one usable alone. */
import type { RootContent } from 'mdast';
import type { Place } from '../document/place.ts';
import type { ActionItem, Section, StatusUpdate, TimelineEntry } from '../document/postmortem.ts';

/** The lists of a document whose parts have ids. */
export const LISTS = ['sections', 'timeline', 'updates', 'actions'] as const;
export type ListName = (typeof LISTS)[number];
export type Part = Section | TimelineEntry | StatusUpdate | ActionItem;

/** What has properties: the document itself, its details, its pictures, a section or a row. */
export type Owner =
  { of: 'document' } | { of: 'incident' } | { of: 'media' } | { of: ListName; id: string };

/**
 * Where a part stands among its list's: behind `anchor` (null: at the beginning), the nearest part
 * above it that kept its place; of several behind one anchor the lower `index` (in the new list)
 * stands first.
 */
export interface Standing {
  anchor: string | null;
  index: number;
}

interface PartChange {
  /** Where to look: for what was added, a place in the new version. */
  where: Place;
  list: ListName;
}

export interface Added extends PartChange, Standing {
  kind: 'added';
  part: Part;
}

export interface Removed extends PartChange {
  kind: 'removed';
  part: Part;
}

export interface Moved extends PartChange, Standing {
  kind: 'moved';
  id: string;
  /** Its index in the old list, for saying which way it went. */
  from: number;
}

/** A property with another value; absent `before` or `after`: the property was not there. */
export interface ValueChange {
  kind: 'value';
  where: Place;
  owner: Owner;
  key: string;
  before?: unknown;
  after?: unknown;
}

/**
 * Blocks of a body, in the place of others. `path` leads to what holds them (indices of children
 * from the root), `at` is the index of the first among them; both count in the old version. One
 * block for one of its type is a change of its words or marks.
 */
export interface BlocksChange extends PartChange {
  kind: 'blocks';
  id: string;
  path: number[];
  at: number;
  before: RootContent[];
  after: RootContent[];
  /** What stood above, for blocks that came in: they go below it, wherever it stands by then. */
  below?: RootContent;
}

export type Change = Added | Removed | Moved | ValueChange | BlocksChange;

const PLACES = {
  sections: 'section',
  timeline: 'timeline',
  updates: 'update',
  actions: 'action',
} as const;

/** The place of a section or row. */
export function placeIn(list: ListName, id: string): Place {
  return { kind: PLACES[list], id };
}
