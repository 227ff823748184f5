/** Our Markdown that came back without its marks: they are put back where their lines still are. */
import { diffArrays } from 'diff';

/** A mark as `core/markdown/format.ts` writes it; what it keeps for opening is none. */
const MARK = / ?<!-- pm:(?!data)(?:(?!<!--)[^>\n])*-->/g;
const HAS_MARK = /<!-- pm:(?!data)/;
/** A mark at the end of a line, or in the last cell of a row. */
const AT_END = /( <!-- pm:(?!data)(?:(?!<!--)[^>\n])*-->)( \|)?$/;

interface Line {
  /** As it is without marks. */
  bare: string;
  whole: string;
  /** Lines of marks alone that stand above it. */
  above: string[];
}

/**
 * The text with the marks of `written`, the file as it was sent out. What has marks of its own stays
 * as it is. Without them a row's source would be read as its words, and a table of actions as a
 * table.
 */
export function withMarksOf(written: string, text: string): string {
  if (HAS_MARK.test(text)) return text;
  const ours = linesOf(written);
  const theirs = text.split('\n');
  const places = theirs.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const found = matched(
    ours,
    places.map((index) => theirs[index]!.trimEnd()),
  );
  const restored = new Map(places.map((index, at) => [index, found.get(at)]));
  return theirs
    .flatMap((line, index) => {
      const one = restored.get(index);
      return one ? [...one.above.flatMap((mark) => [mark, '']), marked(line, one)] : [line];
    })
    .join('\n');
}

/** The file as a tool leaves it that takes comments out. */
export function withoutMarks(written: string): string {
  return written.replace(MARK, '');
}

function linesOf(written: string): Line[] {
  const lines: Line[] = [];
  let above: string[] = [];
  for (const whole of written.split('\n')) {
    const bare = withoutMarks(whole).trimEnd();
    if (bare.trim() === '') {
      if (whole.trim() !== '') above.push(whole);
      continue;
    }
    lines.push({ bare, whole, above });
    above = [];
  }
  return lines;
}

/** Which of our lines each of theirs is, by its place: the same, or one that stands in its stead. */
function matched(ours: readonly Line[], theirs: readonly string[]): Map<number, Line> {
  const found = new Map<number, Line>();
  let [from, to] = [0, 0];
  let removed = 0;
  for (const { added, removed: gone, count = 0 } of diffArrays(
    ours.map(({ bare }) => bare),
    [...theirs],
  )) {
    if (gone) {
      removed = count;
      from += count;
      continue;
    }
    const first = added ? from - removed : from;
    const pairs = added ? Math.min(count, removed) : count;
    for (let at = 0; at < pairs; at++) found.set(to + at, ours[first + at]!);
    to += count;
    if (!added) from += count;
    removed = 0;
  }
  return found;
}

/** A line of theirs with the mark of ours at its end. */
function marked(line: string, { bare, whole }: Line): string {
  if (line.trimEnd() === bare) return whole;
  const [, mark, cell] = AT_END.exec(whole) ?? [];
  if (mark === undefined) return line;
  if (cell === undefined) return line.trimEnd() + mark;
  return line.replace(/ ?\|\s*$/, `${mark} |`);
}
