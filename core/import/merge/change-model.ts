/**
 * What the author changed in the preview of an import, by the words of what was changed, and the
 * import with it.
 */
import type { RootContent } from 'mdast';
import type {
  ActionItem,
  Milestone,
  Postmortem,
  SectionKind,
  StatusUpdate,
  TimelineEntry,
  UpdateStatus,
} from '../../document/postmortem.ts';

export interface RowChange {
  leftOut?: boolean;
  /** The time as text; '' for none. */
  written?: string;
  /** As `editableText` gives it. */
  text?: string;
  milestone?: Milestone | null;
  status?: UpdateStatus;
  owner?: string;
}

export interface SectionChange {
  title?: string;
  /**
   * As a timeline or as actions, its lines are read as rows; as `unsorted`, it goes there with its
   * title.
   */
  kind?: SectionKind;
}

/** Where a block of *Unsorted* goes: among the entries, or to the section with this key. */
export type BlockHome = { entry: true } | { section: string };

/** All changes by the keys that `withChanges` gives. */
export interface ImportChanges {
  rows: Readonly<Record<string, RowChange>>;
  sections: Readonly<Record<string, SectionChange>>;
  blocks: Readonly<Record<string, BlockHome>>;
}

export const NO_CHANGES: ImportChanges = { rows: {}, sections: {}, blocks: {} };

export type Row = TimelineEntry | StatusUpdate | ActionItem;

/** A part of the import with the key that its changes are kept by. */
export interface Keyed<T> {
  key: string;
  item: T;
  /** The author has changed it. */
  changed: boolean;
}
export interface KeyedRow<T> extends Keyed<T> {
  leftOut: boolean;
}

/**
 * An import with the author's changes: what the preview shows and `finishImport` makes a document
 * of.
 */
export interface ChangedImport {
  document: Postmortem;
  timeline: KeyedRow<TimelineEntry>[];
  updates: KeyedRow<StatusUpdate>[];
  actions: KeyedRow<ActionItem>[];
  /** All sections but *Unsorted*. */
  sections: Keyed<Postmortem['sections'][number]>[];
  unsorted: Keyed<RootContent>[];
}
