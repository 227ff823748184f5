/**
 * Paragraphs of letters, escapes and line breaks need no parser. Most of a long report is such, also
 * within lists, and all that is only text once we wrote it; the parser's time is in the number of
 * blocks, escapes and lines.
 */
import type { Nodes, Paragraph, Root } from 'mdast';

/** What is shorter is not worth the look, in characters. */
const WORTH_PARTING = 2_000;
const WORTH_SETTING_ASIDE = 80;

/** Stands for paragraphs that were set aside: the parser must find it as a paragraph, too. */
const STAND_IN = 'x';

/**
 * Begins a line that is only its letters, wherever it stands in a paragraph: no list, quote,
 * heading, rule, underline, fence, definition or second line of a table, and no blank.
 */
const PLAIN_START = /(?!\d{1,9}[.)])[^\s#*+\-_<=>`~[|:]/y;
/** What marks, links, or is a tag; a line that is only a break; two blanks at the end, which break it. */
const SIGN = /[*_<`~[&]|\\(?!$)|^\\$|\t$|[ \t] $/;
/** A sign that is a letter: escaped, or by its number as the writer of Markdown gives it. */
const ESCAPED = /\\([!-/:-@[-`{-~])|&#x([2-6][0-9A-F]|7[0-9A-E]);/g;
/** Blanks before a line that are not code. */
const MOST_BLANKS = 3;

type Point = NonNullable<Nodes['position']>['start'];

/** Paragraphs one below the other, all set in alike, with nothing but empty lines between them. */
interface Run {
  start: number;
  end: number;
  blanks: number;
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
  return withRuns(parse(kept.join('')), runs) ?? parse(text);
}

/** The runs that are worth it; each begins and ends at the text's end or at an empty line. */
function plainRuns(text: string): Run[] {
  const runs: Run[] = [];
  let isOpen = false;
  for (const { start, end, isPlain } of blocksOf(text)) {
    const blanks = start.column - 1;
    let run = isOpen ? runs.at(-1) : undefined;
    isOpen = isPlain;
    if (!isPlain) continue;
    if (run?.blanks !== blanks)
      runs.push((run = { start: start.offset!, end: 0, blanks, paragraphs: [] }));
    run.end = end.offset!;
    run.paragraphs.push(plainParagraph(text, start, end));
  }
  return runs.filter((each) => each.end - each.start >= WORTH_SETTING_ASIDE);
}

/** The lines between empty lines, from the first letter. */
function* blocksOf(text: string): Generator<{ start: Point; end: Point; isPlain: boolean }> {
  let line = 1;
  for (let at = 0; at < text.length; at++, line++) {
    if (text[at] === '\n') continue;
    const blanks = blanksAt(text, at);
    const start = { line, column: 1 + blanks, offset: at + blanks };
    let end = start;
    let isPlain = blanks <= MOST_BLANKS;
    while (at < text.length && text[at] !== '\n') {
      const newline = text.indexOf('\n', at);
      const stop = newline === -1 ? text.length : newline;
      isPlain &&= blanksAt(text, at) === blanks && isPlainLine(text, at + blanks, stop);
      end = { line, column: 1 + stop - at, offset: stop };
      at = stop + 1;
      line++;
    }
    // What breaks the line at a paragraph's end is a letter.
    yield { start, end, isPlain: isPlain && !endsInBreak(text, start.offset, end.offset) };
  }
}

function blanksAt(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end++;
  return end - at;
}

function isPlainLine(text: string, start: number, end: number): boolean {
  PLAIN_START.lastIndex = start;
  if (!PLAIN_START.test(text)) return false;
  const line = text.slice(start, end);
  return !SIGN.test(/[\\&]/.test(line) ? line.replace(ESCAPED, 'x') : line);
}

function endsInBreak(text: string, start: number, end: number): boolean {
  let at = end;
  while (at > start && text[at - 1] === '\\') at--;
  return (end - at) % 2 === 1;
}

/** Its texts, and the breaks between its lines. */
function plainParagraph(text: string, start: Point, end: Point): Paragraph {
  // The blank at the end is not the text's, but the paragraph's.
  const last = withoutBlank(text, end.offset!);
  const children: Paragraph['children'] = [];
  const blanks = start.column - 1;
  let lines: string[] = [];
  let from = { ...start };
  let { line, offset } = start as { line: number; offset: number };
  for (;;) {
    const newline = text.indexOf('\n', offset);
    const stop = newline === -1 || newline > last ? last : newline;
    const isBroken = stop < last && endsInBreak(text, offset, stop);
    const until = isBroken ? stop - 1 : stop;
    lines.push(lettersOf(text.slice(offset, isBroken ? until : withoutBlank(text, until))));
    const column = 1 + blanks + until - offset;
    if (isBroken || stop === last) {
      const to = { line, column, offset: until };
      children.push({
        type: 'text',
        value: lines.join('\n'),
        position: { start: from, end: to },
      });
      lines = [];
    }
    if (stop === last) break;
    line++;
    offset = stop + 1 + blanks;
    if (!isBroken) continue;
    children.push({
      type: 'break',
      position: {
        start: { line: line - 1, column, offset: until },
        end: { line, column: 1, offset: stop + 1 },
      },
    });
    from = { line, column: 1 + blanks, offset };
  }
  return { type: 'paragraph', children, position: { start: { ...start }, end: { ...end } } };
}

/** A blank at the end of a line means nothing, but where the line is broken behind it. */
function withoutBlank(text: string, end: number): number {
  return text[end - 1] === ' ' ? end - 1 : end;
}

function lettersOf(line: string): string {
  if (!/[\\&]/.test(line)) return line;
  return line.replace(ESCAPED, (_, sign?: string, number?: string) =>
    sign === undefined ? String.fromCodePoint(parseInt(number!, 16)) : sign,
  );
}

/** A stand-in in the text that the parser saw, and how far what is behind it was moved. */
interface Place {
  start: number;
  run: Run;
  lines: number;
  letters: number;
}

/** The whole tree from that of the text with stand-ins; null where one is no paragraph of its own. */
function withRuns(root: Root, runs: readonly Run[]): Root | null {
  const places = placesOf(runs);
  const byStart = new Map(places.map((place) => [place.start, place]));
  const open: Nodes[] = [root];
  let found = 0;
  for (let node = open.pop(); node; node = open.pop()) {
    const { start, end } = node.position!;
    node.position = { start: movedBack(start, places), end: movedBack(end, places) };
    if (!('children' in node)) continue;
    const children: Nodes[] = [];
    for (const child of node.children) {
      const place = byStart.get(child.position!.start.offset!);
      if (place && child.type === 'paragraph') {
        if (child.position!.end.offset !== place.start + STAND_IN.length) return null;
        for (const paragraph of place.run.paragraphs) children.push(paragraph);
        found++;
      } else {
        children.push(child);
        open.push(child);
      }
    }
    node.children = children as typeof node.children;
  }
  return found === runs.length ? root : null;
}

function placesOf(runs: readonly Run[]): Place[] {
  let lines = 0;
  let letters = 0;
  return runs.map((run) => {
    const start = run.start - letters;
    const [first, last] = [run.paragraphs[0]!, run.paragraphs.at(-1)!];
    lines += last.position!.end.line - first.position!.start.line;
    letters += run.end - run.start - STAND_IN.length;
    return { start, run, lines, letters };
  });
}

/** A point of the text that the parser saw, in the whole text. */
function movedBack({ line, column, offset }: Point, places: readonly Place[]): Point {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.start < offset!) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  if (!place) return { line, column, offset };
  if (offset === place.start + STAND_IN.length)
    return { ...place.run.paragraphs.at(-1)!.position!.end };
  return { line: line + place.lines, column, offset: offset! + place.letters };
}
