/**
 * Comments in a document: what reviewers and authors say about it, and what they propose. A part of
 * the file, never of an export unless it is asked for.
 */

/** Where a part of a document is kept; `document`: the whole of it. */
export type CommentHome = 'document' | 'sections' | 'timeline' | 'updates' | 'actions' | 'media';

/**
 * Words of a part's plain text (`core/prose/text.ts`), by what they are and what stands around
 * them, as the W3C's Web Annotation Data Model quotes text (TextQuoteSelector). So they are found
 * again however the text around them was edited.
 */
export interface Quoted {
  /** The words; '' for a point between two letters, where something is to be inserted. */
  exact: string;
  /** Up to 32 letters before and after them. */
  prefix: string;
  suffix: string;
  /** Where they began when they were last seen, in UTF-16 units: the nearest of several wins. */
  start: number;
}

/** What a thread is about. */
export interface CommentAnchor {
  in: CommentHome;
  /** The id of the section or row, the key of the picture; '' for the document. */
  part: string;
  /** Absent: the part as a whole. */
  words?: Quoted | undefined;
}

export interface Comment {
  /** '' where nobody is named. */
  author: string;
  /** UTC, `2026-03-05T14:07:00Z`, or '' where none is known. */
  date: string;
  /** Plain text; paragraphs are lines. */
  text: string;
}

/**
 * A change that a reviewer proposes. `words`: other plain words for the anchor's quoted ones (both
 * may be empty: an insertion has nothing quoted, a deletion nothing new); a line end in them is the
 * end of a paragraph. `change`: anything larger,
 * a change of `core/revision/change.ts` as it was found between the version that the reviewer had
 * and theirs.
 */
export type Suggestion = { kind: 'words'; words: string } | { kind: 'change'; change: unknown };

/** `accepted` and `rejected` are for suggestions; a remark is `resolved`. */
export const THREAD_STATES = ['open', 'resolved', 'accepted', 'rejected'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/** The file that a thread came back in. */
export interface ReviewSource {
  /** Its name, without folders. */
  file: string;
  /** `docx`, `pdf`, `markdown`, `mail`, `postmortem`. */
  format: string;
  /** The document's revision that was reviewed; '' where it is not known. */
  revision: string;
  /** What the file itself calls the remark, so that it is not brought in twice. */
  key: string;
}

/**
 * What a reviewer drew by hand on a printed page, with the words that it was drawn over: a part of
 * that page, in points from its left top.
 */
export interface Drawing {
  /** From 1. */
  page: number;
  width: number;
  height: number;
  /** A line of print each: where its letters begin on their base line, and how high they are. */
  printed: { text: string; x: number; y: number; width: number; size: number }[];
  /** A line each, as `points` of SVG: `12,30.5 14,31`. */
  strokes: string[];
}

export interface CommentThread {
  id: string;
  about: CommentAnchor;
  state: ThreadState;
  /** The remark, then the replies. The remark of a suggestion may be without text. */
  comments: Comment[];
  suggestion?: Suggestion | undefined;
  /** Never in an export: what is printed around the mark may be internal. */
  drawing?: Drawing | undefined;
  source?: ReviewSource | undefined;
  /** Where it came back too: the same change by another reviewer, or a file read again. */
  also?: ReviewSource[] | undefined;
  /** Who settled it, when, and at which revision of the document. */
  settled?: { by: string; date: string; revision: string } | undefined;
  /**
   * Where a reviewed file has it, in words ("page 4, beside “…”"), while it has no place in the
   * document.
   */
  unplaced?: string | undefined;
}

/** The document went into this state: who said so, and when. */
export interface StateChange {
  state: 'draft' | 'in-review' | 'approved';
  by: string;
  /** UTC, or ''. */
  date: string;
}
