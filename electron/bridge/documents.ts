/** What window and main tell each other of documents. */

/** Names a document open in main. Made by main, meaningless elsewhere. */
export type DocumentHandle = string;

export interface Failure {
  ok: false;
  /**
   * `disk-full`, `read-only`, `locked`, `gone`, `changed-on-disk`, `name-too-long`, `io`,
   * `cancelled`, `unreadable`; of an export also `name` and `folder`: what the author has to
   * change.
   */
  code: string;
  /** One sentence: what is wrong, where, what to do. Empty when cancelled. */
  sentence: string;
}

export type Result<T = object> = ({ ok: true } & T) | Failure;

export interface OpenDocument {
  handle: DocumentHandle;
  /** The file's name without folder, or null while it was never saved. */
  name: string | null;
  /** Canonical text of the document; the page opens it with `openPostmortem`. */
  text: string;
  /** The last line of the journal that the text holds; the page counts on from there. */
  line: number;
  /** True when the text is not what is on disk: a recovery copy, an import, a sample. */
  unsaved: boolean;
  readOnly: boolean;
  /** False when it was opened without traces: no copy of it, and not its name, is kept on disk. */
  traces: boolean;
  /** A sentence to show above the document, such as "Recovered after a crash: …", or ''. */
  notice: string;
}

/** A document's text as the page has it. */
export interface DocumentCopy {
  handle: DocumentHandle;
  text: string;
  line: number;
}

export interface TemplateInfo {
  id: string;
  name: string;
  description: string;
  /** True for one from the author's own folder. */
  own: boolean;
}

export interface RecentFile {
  /** Opaque. */
  id: string;
  name: string;
  folder: string;
  missing: boolean;
}

/** A version of a document that was kept. */
export interface KeptVersion {
  id: string;
  /** ISO instant. */
  when: string;
  /** Why: as it was opened, at a save, in the middle of writing, because its author said so. */
  reason: 'opened' | 'saved' | 'writing' | 'named';
  /** The author's name for it, or ''. */
  name: string;
  title: string;
  /** What changed since the version before: "1 time changed, 14 words"; '' where nobody knows. */
  changed: string;
  /** How many words it has; 0 where nobody counted. */
  words: number;
  /** On disk, compressed. */
  bytes: number;
  /** It is not what was written, and cannot be opened. */
  damaged: boolean;
}

/** Something that the app carries, and what it is under. */
export interface Licence {
  name: string;
  version: string;
  /** As its package says: `MIT`. */
  licence: string;
  text: string;
}
