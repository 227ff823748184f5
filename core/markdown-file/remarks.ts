/**
 * What a document holds and the lines of its Markdown file do not say, such as which row is the
 * detection: one comment at the end of the file, a line for each value.
 */
import type { Postmortem } from '../document/postmortem.ts';
import type { ListName, Owner } from '../revision/change.ts';
import { isBlank, plainText, type Line } from './lines.ts';

export interface Remark {
  of: Owner['of'];
  /** The id of a section or row, as reading gives it. */
  id?: string;
  /** Where it stands in its list, for a part whose words were changed by hand. */
  nth?: number;
  key: string;
  value?: unknown;
}

const START = '<!-- afterword';
const END = '-->';

/** The comment, '' for no remarks. */
export function writtenRemarks(remarks: readonly Remark[]): string {
  if (remarks.length === 0) return '';
  // A comment ends at the first `--`.
  const lines = remarks.map((remark) =>
    JSON.stringify(remark).replaceAll('--', String.raw`-\u002d`),
  );
  return [START, ...lines, END].join('\n');
}

/** Parts the lines of a file into those of its text and those of its remarks. */
export function splitRemarks(lines: readonly Line[]): { text: Line[]; remarks: Line[] } {
  const last = lines.findLastIndex((line) => !isBlank(line));
  const from = lines.findLastIndex(({ text }) => text.trimEnd() === START);
  const isLast = from !== -1 && lines[last]!.text.trim() === END;
  const inside = lines.slice(from + 1, last);
  if (!isLast || !inside.every(({ text }) => readRemark(text) !== null))
    return { text: [...lines], remarks: [] };
  let start = from;
  while (start > 0 && isBlank(lines[start - 1]!)) start--;
  return { text: lines.slice(0, start), remarks: lines.slice(start) };
}

export function readRemarks(lines: readonly Line[]): Remark[] {
  return plainText(lines)
    .split('\n')
    .flatMap((line) => readRemark(line) ?? []);
}

function readRemark(line: string): Remark | null {
  if (!line.startsWith('{')) return null;
  try {
    const remark = JSON.parse(line) as Partial<Remark>;
    return typeof remark.of === 'string' && typeof remark.key === 'string'
      ? (remark as Remark)
      : null;
  } catch {
    return null;
  }
}

const LISTS: ReadonlySet<string> = new Set<ListName>([
  'sections',
  'timeline',
  'updates',
  'actions',
]);

/**
 * The document with its remarks. One whose part is no longer there is left out, and so is one that
 * `fits` does not take: it may have been changed by hand.
 */
export function withRemarks(
  document: Postmortem,
  remarks: readonly Remark[],
  fits: (document: Postmortem) => boolean,
): Postmortem {
  let result = document;
  for (const remark of remarks) {
    const next = withRemark(result, document, remark);
    if (next && fits(next)) result = next;
  }
  return result;
}

function withRemark(
  document: Postmortem,
  asRead: Postmortem,
  { of, id, nth, key, value }: Remark,
): Postmortem | null {
  if (FIXED.has(key)) return null;
  if (of === 'document') return put(document, key, value);
  if (of === 'incident') return { ...document, incident: put(document.incident, key, value) };
  if (!LISTS.has(of)) return null;
  const list = asRead[of as ListName];
  const found = list.findIndex((part) => part.id === id);
  const at = found === -1 ? (nth ?? -1) : found;
  if (!list[at]) return null;
  const parts = document[of as ListName].map((part, index) =>
    index === at ? put(part, key, value) : part,
  );
  return { ...document, [of]: parts };
}

/** What a remark never is: the lines say it. */
const FIXED: ReadonlySet<string> = new Set([
  'format',
  'version',
  'id',
  'body',
  'incident',
  'media',
  ...LISTS,
]);

function put<T extends object>(owner: T, key: string, value: unknown): T {
  const copy = Object.defineProperty({ ...owner }, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  if (value === undefined) delete (copy as Record<string, unknown>)[key];
  return copy;
}
