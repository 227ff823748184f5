/**
 * What an import is given, and what it says about each source: the contract between the readers,
 * the command line and the import dialog. A reader that cannot make sense of a file throws
 * `ImportProblem`; nothing else is thrown.
 */
import type { SourceFormat } from './source.ts';

/**
 * One thing to import: a file, or a folder (an unpacked chat export) whose files are named by their
 * path inside it, with `/`.
 */
export type ImportSource = SourceFile | SourceFolder;

export interface SourceFile {
  /** The file's name without its folders; '' for standard input and pasted text. */
  name: string;
  bytes: Uint8Array;
  /**
   * Of Markdown that Afterword exported: the pictures that lie beside it (`picturesBeside`), named
   * by their path from there.
   */
  beside?: readonly SourceFile[];
}

export interface SourceFolder {
  name: string;
  files: SourceFile[];
}

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

/**
 * A source that cannot be read. The message is one sentence without the source's name in front:
 * what is wrong and what to do.
 */
export class ImportProblem extends Error {
  readonly source: string;
  constructor(source: string, sentence: string) {
    super(sentence);
    this.name = 'ImportProblem';
    this.source = source;
  }
}

/**
 * What went wrong with one source, so that the others are read all the same. What was not foreseen
 * is said as such, with the words that help whoever mends it.
 */
export function problemOf(source: string, error: unknown): ImportProblem {
  if (error instanceof ImportProblem) return new ImportProblem(source, error.message);
  const reason = error instanceof Error ? error.message : String(error);
  return new ImportProblem(
    source,
    `It could not be read, in a way that Afterword did not foresee (${reason}). Open it in the program it comes from and save it again, or copy its text.`,
  );
}
