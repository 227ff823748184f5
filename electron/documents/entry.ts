/** An open document as main keeps it. */
import { basename } from 'node:path';
import type { DocumentHandle, OpenDocument } from '../bridge/bridge.ts';
import { identityOf, type Identity } from './safe-write.ts';

export interface Entry {
  readonly handle: DocumentHandle;
  /** Real path, null while it was never saved. */
  path: string | null;
  identity: Identity | null;
  /**
   * What another program has put there, once the page was told. It is replaced only when the author
   * has said so.
   */
  theirs: Identity | null;
  /**
   * Of a Markdown file: its text as it was last read or written, and what that says as a window's
   * text. null for a `.postmortem` file, whose text is the window's.
   */
  markdown: { source: string; said: Identity } | null;
  /** The same of what another program has put there. */
  theirMarkdown: Entry['markdown'];
  /** What the author knows that the Markdown file does not hold. */
  accepted: ReadonlySet<string>;
  readOnly: boolean;
  /** False: nothing of it goes to disk but its own file. */
  traces: boolean;
  /**
   * The latest whole text, so that a page that starts anew gets it back. What was typed since is in
   * the journal, after `line`.
   */
  text: string;
  line: number;
  /** As of the latest text. */
  title: string;
  unsaved: boolean;
  notice: string;
  /**
   * The file has vanished, and the page knows. What it held is still remembered: a drive that comes
   * back with it has changed nothing.
   */
  gone: boolean;
  /** Paths of the last exported files. */
  exported: readonly string[];
}

/** What a document is when it is opened; the rest comes with time. */
export type NewEntry = Omit<Entry, 'exported' | 'gone' | 'theirs' | 'theirMarkdown' | 'accepted'>;

export function entryOf(opened: NewEntry): Entry {
  return {
    ...opened,
    exported: [],
    gone: false,
    theirs: null,
    theirMarkdown: null,
    accepted: new Set(),
  };
}

/** A text of the page's document, and the last line of the journal that it holds. */
export interface Copy {
  text: string;
  line: number;
}

/** Notes a whole text. A save that took long comes after copies that hold more. */
export function hold(entry: Entry, latest: Copy & { title: string }): void {
  if (latest.line >= entry.line) Object.assign(entry, latest);
}

/** The document as a page gets it. */
export function shown({ handle, path, ...entry }: NewEntry): OpenDocument {
  const { text, line, unsaved, readOnly, traces, notice } = entry;
  return { handle, name: path && basename(path), text, line, unsaved, readOnly, traces, notice };
}

/** A Markdown file and what it says; null for another. */
export function markdownOf({
  source,
  text,
}: {
  source: string | null;
  text: string;
}): Entry['markdown'] {
  return source === null ? null : { source, said: identityOf(Buffer.from(text, 'utf8')) };
}
