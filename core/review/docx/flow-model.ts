/** The text of a Word file with what was tracked in it, as the rest of the review knows it. */

/** Who tracked a change, and when. */
export interface Mark {
  author: string;
  date: string;
  id: string;
}

export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
  mark: Mark | null;
}

/** A paragraph as it was; an inserted end of a paragraph is a line end within it. */
export interface FlowParagraph {
  pieces: Piece[];
  /** The keys of blocks whose bookmarks begin in it. */
  keys: string[];
  style: string;
  /** Its end was taken out: it goes on in the next. */
  joinsNext: Mark | null;
  row: FlowRow | null;
  cell: number;
}

export interface FlowRow {
  added: Mark | null;
  removed: Mark | null;
}

/** A place in a paragraph; `at` counts the letters of all its pieces. */
export interface FlowPlace {
  paragraph: FlowParagraph;
  at: number;
}

export interface FlowRange {
  start: FlowPlace | null;
  end: FlowPlace | null;
  /** Where the comment's own sign stands. */
  reference: FlowPlace | null;
}

export interface Flow {
  paragraphs: FlowParagraph[];
  /** By the comments' ids. */
  ranges: Map<string, FlowRange>;
  formatting: number;
}

export function emptyFlow(): Flow {
  return { paragraphs: [], ranges: new Map(), formatting: 0 };
}
