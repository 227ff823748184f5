/** What an author decides about a source, and what is said about it in the preview. */
import type { NewId } from '../../document/ids.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import type { SourceFile, SourceFolder } from '../../files/source-file.ts';
import type { Doubt, ReadingChoice, UntakenTime } from './doubt.ts';
import type { SourceFormat } from './source.ts';

/**
 * One thing to import: a file, or a folder (an unpacked chat export) whose files are named by their
 * path inside it, with `/`.
 */
export type ImportSource = SourceFile | SourceFolder;

/** Which column of a table says what. Columns count from 0; -1 for none. */
export interface CsvMapping {
  delimiter: string;
  /** The first row names the columns and is not an entry. */
  header: boolean;
  /** The column of the time, or of the day where `clock` is a column of its own. */
  time: number;
  clock: number;
  text: number[];
  actor: number;
  kind: number;
  link: number;
  /**
   * How a day such as 03/04/2026 is read; null while nothing settles it, and then such times stay
   * open.
   */
  dayOrder: 'day-first' | 'month-first' | null;
}

/** What an author decides about one source after having seen the preview. */
export interface SourceChoice {
  /** IANA name or abbreviation, for times of this source that name none. */
  zone?: string;
  csv?: CsvMapping;
  /** For what `ReadSource.doubts` asks. */
  reading?: ReadingChoice;
  /**
   * Names of what is to be taken: a chat's channels, or the incidents or issues of a file that
   * holds several. Where absent, the reader decides and says so.
   */
  channels?: string[];
}

/** What was found in one source, for the preview and the command line. */
export interface ReadSource {
  name: string;
  format: SourceFormat;
  /**
   * What was understood, for people: "6 timeline entries", "2 rows without a time: lines 8 and 12,
   * in Unsorted".
   */
  notes: string[];
  /** True where times were found whose zone nothing in the source names: the dialog asks once. */
  asksZone: boolean;
  /** What can be read in another way, too: said at the rows that it is about. */
  doubts?: Doubt[];
  /** The times of day in the text of which no entry was made, where there are no entries. */
  untaken?: UntakenTime[];
  /**
   * A table's columns with a few rows of it (first, odd and last ones, with their line numbers),
   * and how they were read.
   */
  csv?: {
    columns: string[];
    sample: { line: number; cells: string[] }[];
    rows: number;
    mapping: CsvMapping;
  };
  /**
   * A chat's channels with the number of messages in each, and whether each was taken; the same for
   * the incidents or issues of a file that holds several.
   */
  channels?: { name: string; messages: number; taken: boolean }[];
}

/**
 * `done` is 0 to 1; `doing` says what is being read, for people: "Reading incident-42, 3 of 7
 * days".
 */
export type ImportProgress = (done: number, doing: string) => void;

export interface ImportFilesOptions {
  /** IANA name or abbreviation, for times of any source that names none. */
  zone?: string;
  /** Takes over the dated events of the prose of a source that has no timeline of its own. */
  timelineFromText?: boolean;
  /** Reads every source as this format instead of looking at it. */
  format?: SourceFormat;
  /** What the author decided, by the source's name as `ReadSource.name` says it. */
  choices?: Readonly<Record<string, SourceChoice>>;
  newId: NewId;
  /** ISO date. */
  today: string;
}

export interface ImportedSource {
  read: ReadSource;
  document: Postmortem;
}

/** A source's options, with what the author decided about this one. */
export interface FileOptions extends ImportFilesOptions {
  choice?: SourceChoice;
  /** Bytes of the pictures that lie beside our own Markdown, by their path from there. */
  beside?: ReadonlyMap<string, Uint8Array>;
}
