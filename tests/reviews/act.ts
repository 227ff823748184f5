/** What a reviewer does, and the part of the document that it is done to. */

/** A part of the document that has text of its own. */
export interface Part {
  id: string;
  in: 'sections' | 'timeline' | 'actions';
  text: string;
  /** What stands between no other blocks than paragraphs: each with the one above and below it. */
  paragraphs: Paragraph[];
  /** All that it says besides its text. */
  fields: string;
}

export interface Paragraph {
  text: string;
  above: string | null;
  below: string | null;
}

export type ActKind =
  /** Said of a word; of a word without a word; of the paragraph around it; drawn by hand. */
  | 'comment'
  | 'highlight'
  | 'note'
  | 'ink'
  /** Said to a comment of the same session. */
  | 'reply'
  | 'resolve'
  | 'replace'
  | 'delete'
  | 'insert'
  /** A paragraph divided behind the word, joined with the next, put above the one before it. */
  | 'split'
  | 'join'
  | 'move'
  /** A row that goes, and one that comes below the word's. */
  | 'row-out'
  | 'row-in';

export interface Act {
  kind: ActKind;
  /** The reviewer's program keeps a record of the change. */
  tracked: boolean;
  /** The record is gone: somebody accepted it in the reviewer's program. */
  accepted: boolean;
  part: Part;
  /** A word that stands once in the whole document. */
  word: string;
  /** The comment, or the words that are put in. */
  text: string;
  /** What is answered or settled. */
  on?: Act;
}
