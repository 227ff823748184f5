/** Saves a document into its Markdown file, and finds out what the file could not take. */
import type { Incident, Postmortem } from '../document/postmortem.ts';
import { isEmptyProse } from '../prose/text.ts';
import { isBookkeeping } from '../revision/bookkeeping.ts';
import type { Change, ListName, ValueChange } from '../revision/change.ts';
import { changesBetween } from '../revision/compare.ts';
import { withIdsOf } from '../revision/match.ts';
import { ownerIn } from '../revision/owner.ts';
import { keyOf, same } from '../revision/same.ts';
import { changedFront, type FrontField } from './front.ts';
import { newLines, joined, type Line } from './lines.ts';
import type { MarkdownSource } from './pieces.ts';
import { readSource } from './read-source.ts';
import { writtenRemarks, type Remark } from './remarks.ts';
import { writtenLines } from './write-source.ts';

export interface WrittenFile {
  text: string;
  /** What of the document the file does not hold: the changes that lead from it to the document. */
  missing: Change[];
}

/**
 * The file's text with a document in it. Lines that say what the document still says are as they
 * were, byte for byte.
 */
export function writeSource(source: MarkdownSource, document: Postmortem): WrittenFile {
  const now = withIdsOf(source.document, document);
  if (sayable(changesBetween(source.document, now)).length === 0)
    return { text: wholeText(source, source.text.lines, source.remarks), missing: [] };
  const written = attempt(source, now, false);
  if (isComplete(written)) return written;
  const anew = attempt(source, now, true);
  return anew.missing.length < written.missing.length ? anew : written;
}

const isComplete = ({ missing }: WrittenFile): boolean =>
  missing.every(({ kind }) => kind === 'value');

function attempt(source: MarkdownSource, now: Postmortem, anew: boolean): WrittenFile {
  const top = source.front?.to ?? 0;
  const front = changedFront(
    source.text.lines.slice(0, top),
    source.front,
    changedFields(source, now),
    source.text,
  );
  const lines = [
    ...(front ?? source.text.lines.slice(0, top)),
    ...writtenLines(source, now, { anew }),
  ];
  const text = wholeText(source, lines, '');
  const read = readSource(text, source.document.id).document;
  const left = sayable(changesBetween(read, now)).filter(
    (change) => !wasSoBefore(change, source.said, now),
  );
  const remarks = left.flatMap((change) => remarkOf(change, read) ?? []);
  const missing = left.filter((change) => remarkOf(change, read) === null && !isNothing(change));
  const comment = writtenRemarks(remarks);
  if (comment === '') return { text, missing };
  const isSame = source.remarks.trim().replace(/\r\n?/g, '\n') === comment;
  const added = isSame ? source.remarks : remarkLines(comment, source.text.end);
  return { text: wholeText(source, lines, added), missing };
}

/** As they stand at the end of a file, below a blank line. */
function remarkLines(comment: string, end: string): string {
  return joined({ mark: '', lines: newLines(`\n${comment}`, end) });
}

function wholeText(
  { text: { mark, end } }: MarkdownSource,
  lines: readonly Line[],
  remarks: string,
): string {
  const last = lines.at(-1);
  const ended =
    remarks === '' || !last || last.end !== '' ? lines : [...lines.slice(0, -1), { ...last, end }];
  return joined({ mark, lines: [...ended] }) + remarks;
}

/** Fields of the document that its author changed and that front matter has a place for. */
function changedFields(
  { said, title, front }: MarkdownSource,
  now: Postmortem,
): Map<FrontField, string | readonly string[]> {
  const fields = new Map<FrontField, string | readonly string[]>();
  // A title in the front matter and above the text are two; the first is the page's.
  if (!title && now.title !== said.title && (front || now.title !== ''))
    fields.set('title', now.title);
  for (const key of Object.keys(said.incident) as (keyof Incident)[])
    if (!same(said.incident[key], now.incident[key])) fields.set(key, now.incident[key]);
  return fields;
}

/** A section without a title and a word, as text above the first heading leaves when it goes. */
function isNothing(change: Change): boolean {
  if (change.kind !== 'added' || !('title' in change.part)) return false;
  return change.part.title === '' && isEmptyProse(change.part.body);
}

/** Without what is no matter of the file's reader. */
function sayable(changes: readonly Change[]): Change[] {
  return changes.filter((change) => !isBookkeeping(change) && !isSameTime(change));
}

/** A time that says and means the same, although its zone or day was known from elsewhere. */
function isSameTime(change: Change): boolean {
  if (change.kind !== 'value' || (change.key !== 'at' && change.key !== 'nextUpdate')) return false;
  const [one, other] = [change.before, change.after].map((time) =>
    typeof time === 'object' && time !== null
      ? keyOf({ ...time, zoneFrom: undefined, dateFrom: undefined, reasons: undefined })
      : keyOf(time ?? null),
  );
  return one === other;
}

/**
 * True for a value that the author left alone: it followed from the text, and the text now says
 * otherwise.
 */
function wasSoBefore(change: Change, said: Postmortem, now: Postmortem): boolean {
  if (change.kind !== 'value') return false;
  const [before, after] = [valueIn(said, change), valueIn(now, change)];
  return before !== undefined && same(before, after);
}

function valueIn(document: Postmortem, { owner, key }: ValueChange): unknown {
  const at = owner.of === 'media' ? undefined : ownerIn(document, owner);
  return (at as Record<string, unknown> | undefined)?.[key];
}

/**
 * What a file for everybody to read must not only whisper, and what names parts by ids that the file
 * does not keep.
 */
const NOT_REMARKED: ReadonlySet<string> = new Set(['audience', 'comments', 'conflicts']);

/** A change as a remark; null where the file cannot say it. */
function remarkOf(change: Change, read: Postmortem): Remark | null {
  if (change.kind !== 'value' || change.owner.of === 'media') return null;
  const { owner, key, after } = change;
  if (NOT_REMARKED.has(key)) return null;
  const value = after === undefined ? {} : { value: after };
  if (!('id' in owner)) return { of: owner.of, key, ...value };
  const nth = read[owner.of as ListName].findIndex(({ id }) => id === owner.id);
  return nth === -1 ? null : { of: owner.of, id: owner.id, nth, key, ...value };
}
