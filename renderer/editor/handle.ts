import type { CommentMark, EditorStatus, Misspelled, ProblemMark } from './model/status.ts';
import type { CommentAnchor } from '../../core/document/comments.ts';
import type { Place } from '../../core/document/place.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { Found } from './behaviour/find.ts';
import type { SpellChecker } from './behaviour/spelling.ts';

export type { Found, SpellChecker };

/**
 * The editor as the rest of the window sees it: a document in, a document out. Nothing outside
 * `renderer/editor/` knows Lexical.
 */
export interface EditorHandle {
  /**
   * The document as it is now. Parts that did not change since the last call keep their identity.
   */
  getDocument(): Postmortem;
  /** Puts the document as another program wrote it in this one's place, as one undo step. */
  reload(document: Postmortem): void;
  /**
   * Changes the document to `next` as one undo step, keeping nodes, caret and scroll where parts
   * are the same. For fixes, imports, details.
   */
  apply(next: Postmortem): void;
  /** Scrolls to a place, selects its quote or puts the caret there. */
  goTo(place: Place): void;
  /** Asks for the source of a timeline entry, beside it. */
  askSource(id: string): void;
  /** The rows and quotes drawn as having a problem, gravest first. Replaces the ones before. */
  mark(marks: readonly ProblemMark[]): void;
  /** The words, rows and sections drawn as commented on. Replaces the ones before. */
  markComments(marks: readonly CommentMark[]): void;
  /** Shows which comment is meant, by its key; null for none. */
  lightComment(key: string | null): void;
  /** What a comment would be about now: the selected words, the picture, the row, the section. */
  commentAnchor(): { about: CommentAnchor; quote: string };
  /** Shows which mark is meant, by its key; null for none. */
  light(key: string | null): void;
  /**
   * Runs a `format.*`, `link.*`, `picture.*`, `fact.*`, `insert.*`, `section.*`, `table.*`, `timeline.*`,
   * `spelling.*`, `edit.undo`, `edit.redo`, `edit.suggestions`, `go.*Section` or
   * `go.*Misspelling`, `problems.card` command. False = not one of the editor's.
   */
  run(commandId: string): boolean;
  /** Types text where the caret is, as keys would. */
  type(text: string): void;
  /** `input` is what a dialog asked for: an address for a link, an image for `insert.image`. */
  insertLink(url: string): void;
  insertImage(image: { type: string; data: string; name: string; alt: string }): void;
  /**
   * Find and replace over the whole document, slots and titles too. Returns the number of matches;
   * index of the current one or -1.
   */
  find(query: string, options: { matchCase: boolean }): Found;
  findStep(direction: 1 | -1): Found;
  replace(by: string, all: boolean): Found & { replaced: number };
  /** The search goes on from here. Gives what is selected, '' where that is no part of a line. */
  startFind(): string;
  /** Ends the search; the caret is given the current match. */
  endFind(): void;
  clearFind(): void;
  /**
   * Shows each row's instant in another zone beside what was written; null hides that column.
   * Nothing written changes.
   */
  showZone(zone: string | null): void;
  /**
   * Marks the words that the checker does not know; null = marks none. Called again when it judges
   * by other words.
   */
  spell(checker: SpellChecker | null): void;
  /** The misspelled word at the caret, with what may have been meant by it; null where none is. */
  misspelled(): Promise<Misspelled | null>;
  /** As it is now; listeners are told first when it changed. */
  getStatus(): EditorStatus;
  focus(): void;
  /**
   * Called after every change of the document (not of the selection), at most once a frame. Returns
   * its own undo.
   */
  onChange(listener: () => void): () => void;
  /** Called when the status changes. */
  onStatus(listener: (status: EditorStatus) => void): () => void;
}
