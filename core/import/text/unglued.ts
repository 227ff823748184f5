/**
 * What a page ran together when it was copied. Markdown in one line: "### Report ### Impact began: …
 * **Cause** One …"; every mark that begins a line is given its line back. Posts copied by mouse:
 * "ResolvedCard payments work again.Posted 4 days ago. Mar 11, 2025 - 16:42 CET".
 */
import { statusOfWords } from '../understand/status-words.ts';
import { leadingStamp } from '../understand/stamps.ts';

const MARK = /(?:^|\s)#{2,6}\s/g;
/** Headings in one line: one may be a title with a number sign in it. Posts of one page, too. */
const LEAST = 2;

/** The text with such lines parted; every other line as it is. */
export function unglued(text: string): string {
  if (!/\S[^\S\n]+#{2,6}\s/.test(text)) return text; // the common case, and quick on long lines
  return text
    .split('\n')
    .map((line) => ((line.match(MARK)?.length ?? 0) >= LEAST ? withMarksApart(line) : line))
    .join('\n');
}

function withMarksApart(line: string): string {
  return (
    line
      .trim()
      .replace(/(?<!\s)\s+(?=#{2,6}\s)/g, '\n\n')
      .replace(/(?<!\s)\s+(\*\*[^*\n]{2,40}\*\*)\s+/g, '\n\n$1\n')
      .replace(/(?<!\s)\s+-\s+(?=\p{Lu}[^\n:]{1,25}:\s)/gu, '\n')
      .replace(/(?<=[.!?])\s+-\s+(?=\p{Lu})/gu, '\n- ')
      // A heading that gives a value is a labelled line.
      .replace(/^#{2,6}\s+(?=[^\n:]{1,25}:\s)/gm, '')
  );
}

/** No status is longer, and no stamp that ends a line. */
const LONGEST = { status: 32, stamp: 90 };

/** The text with statuses and stamps on lines of their own, where two statuses are glued to posts. */
export function postsApart(text: string): string {
  const lines = text.split('\n');
  const ends = lines.map(gluedStatus);
  if (ends.filter((end) => end > 0).length < LEAST) return text;
  return lines
    .map((line, index) => {
      const end = ends[index]!;
      return end === 0
        ? withStampApart(line)
        : `${line.slice(0, end)}\n${withStampApart(line.slice(end))}`;
    })
    .join('\n');
}

/** How long the status is that a capital letter follows without a blank; 0 for none. */
function gluedStatus(line: string): number {
  const start = line.slice(0, LONGEST.status);
  if (!/[\p{Ll}\p{M}]\p{Lu}/u.test(start)) return 0;
  for (const { index } of start.matchAll(/(?<=[\p{Ll}\p{M}])(?=\p{Lu})/gu))
    if (statusOfWords(line.slice(0, index).trim()) !== null) return index;
  return 0;
}

/** The stamp at a line's end that nothing parts from the sentence before it. */
function withStampApart(line: string): string {
  const from = Math.max(0, line.length - LONGEST.stamp);
  for (const { index } of line.slice(from).matchAll(/(?<=[.!?)])(?=[\p{Lu}\d])/gu)) {
    const tail = line.slice(from + index);
    const stamp = leadingStamp(tail);
    if (/^Posted\s/.test(tail) || (stamp?.clock && stamp.length >= tail.trimEnd().length))
      return `${line.slice(0, from + index)}\n${tail}`;
  }
  return line;
}
