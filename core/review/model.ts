/** What a reader of reviewed files hands over, before it is put into a document. */
import type {
  Comment,
  CommentAnchor,
  Drawing,
  ReviewSource,
  Suggestion,
} from '../document/comments.ts';
import type { Postmortem } from '../document/postmortem.ts';

/** A remark or a suggestion with its place in the base: the version that the reviewer had. */
export interface Remark {
  /** Null where it has no place. */
  about: CommentAnchor | null;
  /** Never empty; the first may be without text where there is a suggestion. */
  comments: Comment[];
  resolved: boolean;
  suggestion?: Suggestion | undefined;
  /** What was drawn by hand, at its place. */
  drawing?: Drawing | undefined;
  /** What the file calls it: the same on every reading. */
  key: string;
  /** Where the file has it, in words: "page 4, beside “…”". */
  where: string;
}

/** A reviewed file, read. */
export interface Review {
  /** Its name, without folders. */
  file: string;
  format: ReviewSource['format'];
  /** The version that was reviewed: the file's own, else what the reader was given. */
  base: Postmortem;
  /** Whether the file says so itself. */
  carriesBase: boolean;
  /** The revision that the file says it is; '' where it says none. */
  revision: string;
  remarks: Remark[];
  /** Changes of form alone: they are counted and not brought in. */
  formatting: number;
  /** Sentences on what the reader could not be sure of. */
  warnings: string[];
}

/** A file that a reader takes. */
export interface ReviewedFile {
  /** Without folders. */
  name: string;
  bytes: Uint8Array;
}

export interface ReadOptions {
  /** Makes ids of rows that a reviewer added. */
  newId: () => string;
  /** The version that was reviewed, for a file that does not carry it. */
  base?: Postmortem | undefined;
}
