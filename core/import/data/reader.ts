/** What every reader of structured data is given, and what it gives back. */
import { counted } from '../../prose/counted.ts';
import type { NewId } from '../../document/ids.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { clockOf } from '../../time/calendar.ts';
import { resolveZone } from '../../time/zones.ts';
import type { ReadSource, SourceChoice } from '../model/read-source.ts';

export interface ReaderOptions {
  /** The source's name, for messages; '' for standard input. */
  name: string;
  /**
   * IANA name or abbreviation for times whose source names no zone, and for showing times that are
   * bare instants.
   */
  zone?: string;
  choice?: SourceChoice;
  newId: NewId;
  /** ISO date, for the `edited` stamp. */
  today: string;
}

export interface ReaderResult {
  document: Postmortem;
  read: Omit<ReadSource, 'name'>;
}

/**
 * The zone that the author chose for this source, else for the whole import; null for none or one
 * that is not known.
 */
export function chosenZone({
  choice,
  zone,
}: Pick<ReaderOptions, 'choice' | 'zone'>): string | null {
  const written = choice?.zone || zone || '';
  return written === '' ? null : resolveZone(written).zone;
}

/** What was understood, with the timeline counted once, as it stands in the document. */
export function notesOn(document: Postmortem, notes: readonly string[]): string[] {
  const others = notes.filter((note) => !/^[\d,]+ timeline entr(?:y|ies)$/.test(note));
  return document.timeline.length === 0
    ? others
    : [counted(document.timeline.length, 'timeline entry', 'timeline entries'), ...others];
}

/** True where a time was found whose zone nothing names. */
export function lacksZone({
  timeline,
  updates,
}: Pick<Postmortem, 'timeline' | 'updates'>): boolean {
  return [...timeline, ...updates].some(
    ({ at }) => at !== null && clockOf(at.local) !== null && at.zone === null,
  );
}
