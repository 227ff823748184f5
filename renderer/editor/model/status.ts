/** What the editor tells of itself: the selection, the marks of the checks and of the spelling. */
import type { Place } from '../../../core/document/place.ts';

/**
 * Where the selection is and what it could do; drives the toolbar's pressed states and the
 * commands' facts.
 */
export interface EditorStatus {
  canUndo: boolean;
  canRedo: boolean;
  /** Inline formats at the selection. */
  formats: ReadonlySet<'bold' | 'italic' | 'strikethrough' | 'code' | 'link'>;
  /**
   * The block at the selection: `paragraph`, `heading` (h3), `subheading` (h4), `bullets`,
   * `numbers`, `checks`, `quote`, `codeBlock`, `table`, or null outside text.
   */
  block: string | null;
  /** The section the caret is in, its id; null in the title block. */
  section: string | null;
  /** The row the caret is in. */
  row: { kind: 'timeline' | 'action' | 'update'; id: string } | null;
  /** The caret is in a table's cell. */
  table: boolean;
  /** Some text is selected. */
  selected: boolean;
  /** A picture is selected. */
  picture: boolean;
  /** The caret touches a live fact, or one is selected. */
  fact: boolean;
  /** The caret is in a word that is marked as misspelled. */
  misspelled: boolean;
  /** How many rows are selected as rows. */
  selectedRows: number;
  /** The key of the mark on the words with the caret, or of the row around them. */
  problem: string | null;
  /** The key of the comment on the words with the caret. */
  comment: string | null;
}

/** What a check found, as it is drawn at its place and said there. */
export interface ProblemMark {
  /** Tells it apart from the others. */
  key: string;
  place: Place;
  severity: 'error' | 'warning' | 'info';
  title: string;
  message: string;
  /** What its fixes are called, best first. */
  fixes: readonly string[];
  /** It may be declared right as it stands. */
  canKeep: boolean;
}

export interface Misspelled {
  word: string;
  /** Best first. */
  suggestions: string[];
  /** Puts another word in its place, as one undo step. */
  respell(word: string): void;
}

/** A comment, as it is drawn at its place. */
export interface CommentMark {
  key: string;
  place: Place;
  /** A change that somebody proposes. */
  suggests: boolean;
}
