/**
 * Files that came from elsewhere. A reader that cannot make sense of one throws `FileProblem`;
 * nothing else is thrown.
 */

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

/**
 * A source that cannot be read. The message is one sentence without the source's name in front:
 * what is wrong and what to do.
 */
export class FileProblem extends Error {
  readonly source: string;
  constructor(source: string, sentence: string) {
    super(sentence);
    this.name = 'FileProblem';
    this.source = source;
  }
}

/**
 * What went wrong with one source, so that the others are read all the same. What was not foreseen
 * is said as such, with the words that help whoever mends it.
 */
export function problemOf(source: string, error: unknown): FileProblem {
  if (error instanceof FileProblem) return new FileProblem(source, error.message);
  const reason = error instanceof Error ? error.message : String(error);
  return new FileProblem(
    source,
    `It could not be read, in a way that Afterword did not foresee (${reason}). ` +
      'Open it in the program it comes from and save it again, or copy its text.',
  );
}
