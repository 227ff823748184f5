/**
 * Plain text -> mdast: paragraphs, bullets by their indent, headings that stand on a line of their
 * own, quotes, code, tables. Pasted pages have lost their markup, so a heading is known only by
 * what it says and where it stands.
 */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { parseMarkdown } from '../../prose/markdown.ts';
import { withoutPositions } from '../../prose/build.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import { inlineOf } from './inline-of.ts';
import { isDatedTitle, isMarkedTitle, nextFilled, titleMarks } from './marked-titles.ts';
import { leadingStamp, opensWithDay, runOnStamps, writesFourDigits } from './stamps.ts';
import { tabbedLines, tabbedTable } from './tabbed-tables.ts';

/** The dot of Japanese lists stands close to its text. */
const BULLET =
  /^(\s*)((?:[•◦▪▫‣·●○■□*+\u2013-]|\d{1,3}[.)]|\([a-z0-9]{1,2}\))(?=\s)|[・･])(\s*)(?=\S)/u;
const FENCE = /^\s{0,3}(```+|~~~+)/;
const RULE = /^\s*([-=_*~])(?:\s*\1){4,}\s*$/;

export interface PlainOptions {
  /**
   * Lines that are section titles become headings. Off for short notices, where "Resolution" in a
   * line is a word.
   */
  headings: boolean;
}

/** The blocks of a plain text. Every line's words are in them, in order. */
export function plainBlocks(text: string, options: PlainOptions): RootContent[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trimEnd());
  const blocks: RootContent[] = [];
  const marks = options.headings ? titleMarks(lines) : new Map<string, number>();
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0)
      blocks.push({ type: 'paragraph', children: inlineOfLines(unwrapped(paragraph)) });
    paragraph = [];
  };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (line.trim() === '' || RULE.test(line)) {
      flush();
      at++;
      continue;
    }
    const fence = FENCE.exec(line);
    if (fence) {
      flush();
      const end = lines.findIndex(
        (other, index) => index > at && other.trim().startsWith(fence[1]!),
      );
      const stop = end === -1 ? lines.length : end;
      const lang = line.trim().slice(fence[1]!.length).trim();
      blocks.push({
        type: 'code',
        lang: lang || null,
        value: lines.slice(at + 1, stop).join('\n'),
      });
      at = stop + 1;
      continue;
    }
    const hashes = /^(#{1,6})\s+(\S.*?)(?<!\s)\s*(?<!#)#*$/.exec(line);
    if (hashes) {
      flush();
      blocks.push({
        type: 'heading',
        depth: hashes[1]!.length as 1,
        children: inlineOf(hashes[2]!),
      });
      at++;
      continue;
    }
    const table = tableLines(lines, at);
    if (table > 0) {
      flush();
      for (const block of withoutPositions(parseMarkdown(lines.slice(at, at + table).join('\n')))
        .children)
        blocks.push(block);
      at += table;
      continue;
    }
    const tabbed = tabbedLines(lines, at);
    if (tabbed > 0) {
      flush();
      blocks.push(tabbedTable(lines.slice(at, at + tabbed)));
      at += tabbed;
      continue;
    }
    if (/^\s*>/.test(line)) {
      flush();
      const start = at;
      while (at < lines.length && /^\s*>/.test(lines[at]!)) at++;
      blocks.push({
        type: 'blockquote',
        children: plainBlocks(
          lines
            .slice(start, at)
            .map((quoted) => quoted.replace(/^\s*>\s?/, ''))
            .join('\n'),
          { headings: false },
        ) as never,
      });
      continue;
    }
    if (isMarkedTitle(lines, at, marks)) {
      flush();
      blocks.push({ type: 'heading', depth: 2, children: inlineOf(line.trim()) });
      at++;
      continue;
    }
    if (BULLET.test(line) && !opensWithDay(line) && !isNumberedTitle(lines, at, options)) {
      flush();
      const start = at++;
      while (at < lines.length && belongsToList(lines, at, lines[start]!)) at++;
      for (const block of listBlocks(lines.slice(start, at))) blocks.push(block);
      continue;
    }
    if (options.headings && isTitleLine(lines, at, paragraph.length > 0)) {
      flush();
      blocks.push({ type: 'heading', depth: 2, children: inlineOf(line.trim()) });
      at++;
      if (/^\s*(=+|-{3,})\s*$/.test(lines[at] ?? '')) at++;
      continue;
    }
    const runOn = runOnStamps(line.trim());
    paragraph.push(
      ...(runOn
        ? line
            .trim()
            .split(runOn)
            .map((part) => part.trim())
        : [line.trim()]),
    );
    at++;
  }
  flush();
  return blocks;
}

/** Lines of running text that a program broke are about as long as each other. */
const WRAPPED = { least: 45, most: 110, differ: 24 };

const LABEL_AND_VALUE = /^[\p{L}][\p{L} /()-]{1,30}:\s*\S/u;

/**
 * Running text that was broken at a width, put together again: a break within a paragraph is a
 * blank. A line that is shorter than the others ends where its author ended it.
 */
function unwrapped(lines: readonly string[]): string[] {
  const most = Math.max(...lines.map(({ length }) => length));
  const isFull = (line: string): boolean => line.length >= most - WRAPPED.differ;
  const full = lines.filter(isFull).length;
  const broken = lines.filter((line) => isFull(line) && !/[.!?:;。！？]["”’)]?$/.test(line)).length;
  if (most < WRAPPED.least || most > WRAPPED.most || full < 3 || full * 3 < lines.length * 2)
    return [...lines];
  if (broken * 3 < full * 2) return [...lines];
  // A list of times is no running text, however even its lines are.
  if (writesFourDigits(lines)) return [...lines];
  if (lines.filter((line) => leadingStamp(line)?.clock).length * 3 >= lines.length)
    return [...lines];
  // Nor are lines of a label and its value.
  if (lines.filter((line) => LABEL_AND_VALUE.test(line)).length * 3 >= lines.length * 2)
    return [...lines];
  return lines.reduce<string[]>((joined, line, index) => {
    if (index > 0 && isFull(lines[index - 1]!)) joined[joined.length - 1] += ` ${line}`;
    else joined.push(line);
    return joined;
  }, []);
}

function inlineOfLines(lines: readonly string[]): PhrasingContent[] {
  return lines.flatMap((line, index) =>
    index === 0 ? inlineOf(line) : [{ type: 'break' } as PhrasingContent, ...inlineOf(line)],
  );
}

/** How many lines from `at` on are a pipe table with its rule line; 0 for none. */
function tableLines(lines: readonly string[], at: number): number {
  if (
    !lines[at]!.includes('|') ||
    !/^\s*(?:\|\s*)?:?-+:?\s*(\|\s*:?-+:?\s*)+(?:\|\s*)?$/.test(lines[at + 1] ?? '')
  )
    return 0;
  let end = at + 2;
  while (end < lines.length && lines[end]!.includes('|')) end++;
  return end - at;
}

/**
 * A line after a list's first: another item, its continuation, or a blank line that the list goes
 * on after.
 */
function belongsToList(lines: readonly string[], at: number, first: string): boolean {
  const line = lines[at]!;
  if (line.trim() === '') {
    const next = lines[at + 1];
    if (next === undefined || next.trim() === '') return false;
    // A paragraph that is set in below its bullet belongs to it.
    return BULLET.test(next) ? sign(next) === sign(first) : indent(next) >= indent(first) + 2;
  }
  if (BULLET.test(line)) return true;
  return indent(line) > indent(first);
}

/** "1." and "2." are one kind of bullet. */
function sign(line: string): string {
  const mark = BULLET.exec(line)?.[2] ?? '';
  return /\d/.test(mark) ? '1' : mark;
}

function indent(line: string): number {
  return /^\s*/.exec(line)![0].replace(/\t/g, '    ').length;
}

interface Item {
  indent: number;
  ordered: boolean;
  start: number;
  lines: string[];
}

function listBlocks(lines: readonly string[]): RootContent[] {
  const items: Item[] = [];
  for (const line of lines) {
    const bullet = BULLET.exec(line);
    if (bullet) {
      const number = /\d+/.exec(bullet[2]!);
      items.push({
        indent: indent(line),
        ordered: /^\d/.test(bullet[2]!),
        start: number ? Number(number[0]) : 1,
        lines: [line.slice(bullet[0].length).trim()],
      });
    } else if (line.trim() !== '') items.at(-1)!.lines.push(line.trim());
  }
  return nested(items);
}

/** Items with deeper ones after them as nested lists. */
function nested(items: readonly Item[]): RootContent[] {
  const blocks: RootContent[] = [];
  let at = 0;
  while (at < items.length) {
    const { indent: level, ordered, start } = items[at]!;
    const children: ListItem[] = [];
    while (at < items.length && items[at]!.indent <= level && items[at]!.ordered === ordered) {
      const item = items[at++]!;
      const from = at;
      while (at < items.length && items[at]!.indent > level) at++;
      const { checked, lines } = checkBox(item.lines);
      children.push({
        type: 'listItem',
        spread: false,
        checked,
        children: [
          { type: 'paragraph', children: inlineOfLines(lines) },
          ...(nested(items.slice(from, at)) as ListItem['children']),
        ],
      });
    }
    blocks.push({ type: 'list', ordered, start: ordered ? start : null, spread: false, children });
  }
  return blocks;
}

function checkBox(lines: string[]): { checked: boolean | null; lines: string[] } {
  const box = /^\[([ xX])\]\s+/.exec(lines[0]!);
  return box
    ? { checked: box[1] !== ' ', lines: [lines[0]!.slice(box[0].length), ...lines.slice(1)] }
    : { checked: null, lines };
}

/** "1. Root cause" on its own, with text and not "2. …" below it, is a numbered title. */
function isNumberedTitle(
  lines: readonly string[],
  at: number,
  { headings }: PlainOptions,
): boolean {
  const line = lines[at]!;
  if (
    !headings ||
    !/^\s{0,3}(\d{1,2}|\([a-z0-9]\))[.)]?\s/.test(line) ||
    kindOfTitle(line) === null
  )
    return false;
  const next = nextFilled(lines, at);
  return next !== undefined && !(BULLET.test(next) && /^\d/.test(next.trim()));
}

/**
 * A line that is a title: it says what a section is ("Root cause:", "Next Steps"), is underlined,
 * or is a few words and a colon before running text. "We see the following:" before a list is no
 * title, nor is a signature.
 */
function isTitleLine(lines: readonly string[], at: number, inParagraph: boolean): boolean {
  const line = lines[at]!.trim();
  const next = lines[at + 1] ?? '';
  if (line.length > 90 || leadingStamp(line)) return false;
  if (/^\s*(={3,}|-{3,})\s*$/.test(next) && !inParagraph) return true;
  if (isDatedTitle(line)) return true;
  const words = line.split(/\s+/).length;
  if (words > 9 || /[.,;!。，；！]$/.test(line)) return false;
  // Scripts without capitals are as good as ones with them.
  const capital = /^[\s\d.)*_#"'([]*[\p{Lu}\p{Lo}]/u.test(line);
  const following = nextFilled(lines, at);
  if (following === undefined) return false;
  if (kindOfTitle(line) !== null)
    return (
      (capital || line.endsWith(':')) &&
      (!inParagraph ||
        line.endsWith(':') ||
        /^[\p{Lu}\p{Lo}]/u.test(next.trim()) ||
        next.trim() === '' ||
        BULLET.test(next))
    );
  if (inParagraph || /[.!?]\s/.test(line)) return false;
  const alone = next.trim() === '';
  if (line.endsWith(':')) return words <= 6 && alone && capital && !BULLET.test(following);
  if (/\?$/.test(line))
    return words <= 9 && capital && /^(what|why|how|who|when|where)\b/i.test(line);
  return false;
}
