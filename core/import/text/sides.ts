/**
 * Stamps alone on their lines, with text above the first and below the last of them: whether each
 * belongs to what stands above it or below it shows nowhere, so the author may say it.
 */
import { paragraph } from '../../prose/build.ts';
import { statusOf } from '../status-page/status-word.ts';
import { asTimedList } from './messages.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import type { Doubt, Side } from '../model/doubt.ts';
import { emptySource, type Source, type SourceUpdate } from '../model/source.ts';
import { plainBlocks } from '../understand/plain-blocks.ts';
import { leadingStamp } from '../understand/stamps.ts';

/** Fewer are no layout. */
const LEAST = 2;
const LONGEST = 80;

/** The stamp that a line is, and nothing else; null for other lines. */
function stampAlone(line: string): string | null {
  const text = line.trim();
  if (text === '' || text.length > LONGEST) return null;
  const stamp = leadingStamp(text);
  return stamp?.clock && !stamp.worded && stamp.length >= text.length ? stamp.written : null;
}

interface Layout {
  title: string;
  /** The lines between the stamps, one group more than stamps. */
  groups: string[][];
  stamps: string[];
}

function layoutOf(text: string): Layout {
  const lines = text.split(/\r\n?|\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  const titled = first !== -1 && stampAlone(lines[first]!) === null;
  const layout: Layout = { title: titled ? lines[first]!.trim() : '', groups: [[]], stamps: [] };
  for (const line of lines.slice(titled ? first + 1 : 0)) {
    const stamp = stampAlone(line);
    if (stamp === null) layout.groups.at(-1)!.push(line);
    else {
      layout.stamps.push(stamp);
      layout.groups.push([]);
    }
  }
  return layout;
}

const isFilled = (lines: readonly string[]): boolean => lines.some((line) => line.trim() !== '');

/**
 * The stamps whose side a text leaves open, and on which side a reading took their texts; null where
 * the text shows it: by its first or last line, or by a word such as "Posted".
 * @param wordsAt the words of the row that the reading made of a stamp, '' for none
 */
function openSide(
  text: string,
  wordsAt: (stamp: string) => string,
): { stamps: string[]; taken: Side } | null {
  const { groups, stamps } = layoutOf(text);
  if (stamps.length < LEAST || !groups.every(isFilled)) return null;
  const words = wordsAt(stamps[0]!).replace(/\s+/g, ' ').trim().split(' ').slice(0, 4).join(' ');
  if (words === '') return null;
  const flat = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ');
  if (flat(groups[0]!).includes(words)) return { stamps, taken: 'above' };
  return flat(groups[1]!).includes(words) ? { stamps, taken: 'below' } : null;
}

/** The stamps that stand between two texts, either of which may be theirs. */
export function sideDoubt(text: string, document: Postmortem): Doubt | null {
  const found = openSide(text, (stamp) => wordsAt(document, stamp));
  return found && { kind: 'side', ...found };
}

function wordsAt({ timeline, updates }: Postmortem, stamp: string): string {
  const row = [...updates, ...timeline].find(({ at }) => at?.written === stamp);
  return row ? plainText(row.body) : '';
}

/**
 * The text read with each stamp's words on the side that the author says. Posts stay posts and a log
 * stays a log; what belongs to no stamp is kept in Unsorted.
 */
export function readBySide(text: string, side: Side, read: Source): Source {
  const { title, groups, stamps } = layoutOf(text);
  const texts = side === 'above' ? groups.slice(0, -1) : groups.slice(1);
  const left = side === 'above' ? groups.at(-1)! : groups[0]!;
  const source: Source = {
    ...emptySource(read.format),
    title: read.title || title,
    unsorted: plainBlocks(
      [...(read.title === '' || read.title === title ? [] : [title]), ...left].join('\n'),
      { headings: false },
    ),
  };
  const posts = texts.map((lines, index) => postOf(lines, stamps[index]!));
  if (read.updates.length > 0) source.updates = posts;
  else
    source.body = [
      asTimedList(posts.map(({ stamp, body }) => ({ stamp: stamp!, body: [...body] }))),
    ];
  return source;
}

/** A first line that is a status word says the status. */
function postOf(lines: readonly string[], stamp: string): SourceUpdate {
  const first = lines.findIndex((line) => line.trim() !== '');
  const status = first === -1 ? null : statusOf(lines[first]!.trim());
  const text = status === null ? lines : lines.slice(first + 1);
  const body = plainBlocks(text.join('\n'), { headings: false });
  const word = status === 'other' ? [paragraph(lines[first]!.trim())] : [];
  return { status: status ?? 'update', stamp, body: [...word, ...body] };
}
