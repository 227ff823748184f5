/**
 * What the readers of files share: the options of one source, and the way from a source that was
 * taken apart to its document.
 */
import type { FileOptions, ImportedSource, ReadSource } from './model/read-source.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { documentOf } from './import.ts';
import type { Source, SourceFormat } from './model/source.ts';

interface TakenApart {
  source: Source;
  notes: string[];
}

/** The document of a file that its reader has taken apart. */
export function fromSource(
  name: string,
  { source, notes }: TakenApart,
  options: FileOptions,
): ImportedSource {
  const result = documentOf(source, {
    ...readerOptions(name, options),
    timelineFromText: options.timelineFromText,
  });
  return {
    document: result.document,
    read: describe(name, source.format, [...result.notes, ...notes], result.document, result),
  };
}

/** What every reader is given of the options. */
export function readerOptions(name: string, { choice, zone, newId, today }: FileOptions) {
  return {
    name,
    zone: choice?.zone || zone,
    choice,
    newId,
    today,
    ...(choice?.reading && { reading: choice.reading }),
  };
}

/** What the preview says of a source that is read without questions but for its zone. */
export function describe(
  name: string,
  format: SourceFormat,
  notes: string[],
  document: Postmortem,
  { doubts, untaken }: Pick<ReadSource, 'doubts' | 'untaken'> = {},
): ReadSource {
  return {
    name,
    format,
    notes,
    ...(doubts && { doubts }),
    ...(untaken && { untaken }),
    asksZone: [...document.timeline, ...document.updates].some(
      ({ at }) =>
        at !== null && at.local !== null && (at.zoneFrom === 'document' || at.zone === null),
    ),
  };
}
