/**
 * The journal's lines: what was typed since a recovery copy, as changes to the document.
 *
 * A line is `<number> <bytes> <SHA-256> <patch as JSON>`. The numbers of a document's lines go up
 * by one; a copy names the last line that it holds, so whichever of the two files a sudden end
 * left older, they fit together. Reading stops at the first line that is not as it was written.
 */
import { createHash } from 'node:crypto';
import { applyPatch, type Patch } from '../../core/editing/patch.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';

export interface JournalLine {
  /** Counted from 1 over the life of a document's copy. */
  number: number;
  /** A `Patch` as JSON, in one line. */
  patch: string;
}

const NEWLINE = 0x0a;

export function writeLine({ number, patch }: JournalLine): Buffer {
  const bytes = Buffer.byteLength(patch, 'utf8');
  return Buffer.from(`${number} ${bytes} ${hashOf(number, patch)} ${patch}\n`, 'utf8');
}

/** A journal as it was found. */
export interface FoundJournal {
  /** The lines that follow on `after`, one by one. */
  lines: JournalLine[];
  /** Something comes after them that is damaged, cut off, or about another copy. */
  torn: boolean;
}

/** Reads what follows on line `after`, as far as it is whole. */
export function readJournal(bytes: Buffer, after: number): FoundJournal {
  const lines: JournalLine[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, at);
    const line = end < 0 ? null : readLine(bytes.toString('utf8', at, end));
    if (line === null || line.number > after + lines.length + 1) return { lines, torn: true };
    if (line.number === after + lines.length + 1) lines.push(line);
    at = end + 1;
  }
  return { lines, torn: false };
}

function readLine(text: string): JournalLine | null {
  const [head, digits, bytes, hash] = /^(\d{1,15}) (\d{1,15}) ([0-9a-f]{64}) /.exec(text) ?? [];
  if (head === undefined) return null;
  const line = { number: Number(digits), patch: text.slice(head.length) };
  const isWhole =
    Buffer.byteLength(line.patch, 'utf8') === Number(bytes) &&
    hashOf(line.number, line.patch) === hash;
  return isWhole ? line : null;
}

/**
 * A document's text with lines of its journal applied, as far as they are changes to this text.
 * @returns also how many were
 */
export function replay(
  text: string,
  lines: readonly JournalLine[],
): { text: string; count: number } {
  if (lines.length === 0) return { text, count: 0 };
  let document: unknown = JSON.parse(text);
  let count = 0;
  try {
    for (const { patch } of lines) {
      document = applyPatch(document, JSON.parse(patch) as Patch);
      count++;
    }
  } catch {
    // a line of a page that had read its text in another way
  }
  return { text: toCanonicalJson(document as Postmortem), count };
}

function hashOf(number: number, patch: string): string {
  return createHash('sha256').update(`${number} ${patch}`).digest('hex');
}
