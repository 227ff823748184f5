/**
 * Paragraphs that hold no sign of Markdown need no parser: their text is what stands there. Most of
 * a long report is such, and the parser's time is in the number of its blocks.
 */
import type { Nodes, Paragraph, Root, RootContent } from 'mdast';

/** What is shorter is not worth the look, in characters. */
const WORTH_PARTING = 2_000;
const WORTH_SETTING_ASIDE = 80;

/** Stands for paragraphs that were set aside: the parser must find it as a paragraph, too. */
const STAND_IN = 'x';

/**
 * Begins a line that is only its letters, wherever it stands in a paragraph: no list, quote,
 * heading, rule, underline, fence, definition or second line of a table, and no blank.
 */
const PLAIN_START = /(?!\d{1,9}[.)])[^\s#*+\-_<=>`~[\]\\&|:]/y;
/** What marks, links, escapes, or is a tag; two blanks at the end break the line. */
const SIGN = /[*_<`~[\\&]|\t$|[ \t] $/;

type Point = NonNullable<Nodes['position']>['start'];

/** Paragraphs one below the other, with nothing but empty lines between them. */
interface Run {
  start: number;
  end: number;
  paragraphs: Paragraph[];
}

/**
 * The tree that `parse` gives, positions and all. The parser sees the text without most of its plain
 * paragraphs; where it does not find each stand-in as a paragraph of the text (one stands in code or
 * in a comment, which go on past empty lines), it sees the whole.
 * @param parse reads CommonMark, with extensions that know no other signs than those above
 */
export function parsedAroundPlain(text: string, parse: (text: string) => Root): Root {
  if (text.length < WORTH_PARTING || /[\r\0]|^\uFEFF/.test(text)) return parse(text);
  const runs = plainRuns(text);
  if (runs.length === 0) return parse(text);
  const kept: string[] = [];
  let from = 0;
  for (const { start, end } of runs) {
    kept.push(text.slice(from, start), STAND_IN);
    from = end;
  }
  kept.push(text.slice(from));
  return withRuns(parse(kept.join('')), runs, text.length) ?? parse(text);
}

/** The runs that are worth it; each begins and ends at the text's end or at an empty line. */
function plainRuns(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  for (const { start, end, isPlain } of blocksOf(text)) {
    if (!isPlain) run = null;
    else {
      if (run === null) runs.push((run = { start: start.offset!, end: 0, paragraphs: [] }));
      run.end = end.offset!;
      run.paragraphs.push(plainParagraph(text, start, end));
    }
  }
  return runs.filter((each) => each.end - each.start >= WORTH_SETTING_ASIDE);
}

/** The lines between empty lines. */
function* blocksOf(text: string): Generator<{ start: Point; end: Point; isPlain: boolean }> {
  let line = 1;
  for (let at = 0; at < text.length; at++, line++) {
    if (text[at] === '\n') continue;
    const start = { line, column: 1, offset: at };
    let end = start;
    let isPlain = true;
    while (at < text.length && text[at] !== '\n') {
      const newline = text.indexOf('\n', at);
      const stop = newline === -1 ? text.length : newline;
      isPlain &&= isPlainLine(text, at, stop);
      end = { line, column: 1 + stop - at, offset: stop };
      at = stop + 1;
      line++;
    }
    yield { start, end, isPlain };
  }
}

function isPlainLine(text: string, start: number, end: number): boolean {
  PLAIN_START.lastIndex = start;
  return PLAIN_START.test(text) && !SIGN.test(text.slice(start, end));
}

function plainParagraph(text: string, start: Point, end: Point): Paragraph {
  // A blank at the end of a line means nothing; the last is not the text's, but the paragraph's.
  const blank = text[end.offset! - 1] === ' ' ? 1 : 0;
  const last = { line: end.line, column: end.column - blank, offset: end.offset! - blank };
  const value = text.slice(start.offset, last.offset).replaceAll(' \n', '\n');
  return {
    type: 'paragraph',
    children: [{ type: 'text', value, position: { start: { ...start }, end: last } }],
    position: { start, end },
  };
}

/** The whole tree from that of the text with stand-ins; null where one is no paragraph of its own. */
function withRuns(root: Root, runs: readonly Run[], length: number): Root | null {
  const children: RootContent[] = [];
  let next = 0;
  let letters = 0;
  let lines = 0;
  const moved = ({ line, column, offset }: Point): Point => ({
    line: line + lines,
    column,
    offset: offset! + letters,
  });
  for (const child of root.children) {
    const { start, end } = child.position!;
    const run = runs[next];
    if (run?.start !== start.offset! + letters) {
      moveAll(child, moved);
      children.push(child);
      continue;
    }
    if (child.type !== 'paragraph' || end.offset !== start.offset! + STAND_IN.length) return null;
    for (const paragraph of run.paragraphs) children.push(paragraph);
    next++;
    const last = run.paragraphs.at(-1)!.position!.end;
    lines = last.line - start.line;
    letters = run.end - end.offset;
  }
  if (next < runs.length) return null;
  const last = runs.at(-1)!;
  const { start, end } = root.position!;
  const atEnd = last.end === length ? last.paragraphs.at(-1)!.position!.end : moved(end);
  return { ...root, children, position: { start, end: { ...atEnd } } };
}

function moveAll(node: Nodes, moved: (point: Point) => Point): void {
  const open: Nodes[] = [node];
  for (let each = open.pop(); each; each = open.pop()) {
    const { start, end } = each.position!;
    each.position = { start: moved(start), end: moved(end) };
    if ('children' in each) for (const child of each.children) open.push(child);
  }
}
