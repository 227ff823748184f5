/**
 * Plain text -> mdast: paragraphs, bullets by their indent, headings that stand on a line of their
 * own, quotes, code, tables. Pasted pages have lost their markup, so a heading is known only by
 * what it says and where it stands.
 */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { parseMarkdown } from '../../prose/markdown.ts';
import { withoutPositions } from '../../prose/build.ts';
import { ADDITION, kindOfTitle } from '../../report/section-kinds.ts';
import {
  dayInHeading,
  leadingStamp,
  opensWithDay,
  runOnStamps,
  writesFourDigits,
} from './stamps.ts';

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

/** The next line below `at` that is not blank. */
function nextFilled(lines: readonly string[], at: number): string | undefined {
  for (let index = at + 1; index < lines.length; index++)
    if (lines[index]!.trim() !== '') return lines[index];
  return undefined;
}

/**
 * A line of text as inline content: `**bold**` and Markdown links are read, everything else is
 * literal.
 */
export function inlineOf(text: string): PhrasingContent[] {
  const children: PhrasingContent[] = [];
  let rest = text;
  const literal = (value: string) => {
    if (value !== '') children.push({ type: 'text', value });
  };
  for (;;) {
    const match =
      /\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*|\[([^\]\n]{1,300})\]\((https?:\/\/[^\s)]+)\)|`([^`\n]+)`/.exec(
        rest,
      );
    if (!match) break;
    literal(rest.slice(0, match.index));
    if (match[1] !== undefined)
      children.push({ type: 'strong', children: [{ type: 'text', value: match[1] }] });
    else if (match[4] !== undefined) children.push({ type: 'inlineCode', value: match[4] });
    else
      children.push({
        type: 'link',
        url: match[3]!,
        title: null,
        children: [{ type: 'text', value: match[2]! }],
      });
    rest = rest.slice(match.index + match[0].length);
  }
  literal(rest);
  return children;
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

/** Fewer lines with tabs are no table. */
const LEAST_TABBED = 3;

/**
 * How many lines from `at` on are a table copied out of a page, a document or a sheet: cells parted
 * by tabs, as many in each row, the times of a timeline in a column. 0 for none.
 */
function tabbedLines(lines: readonly string[], at: number): number {
  const tabs = tabsIn(lines[at]!);
  if (tabs === 0) return 0;
  let end = at + 1;
  while (end < lines.length && tabsIn(lines[end]!) === tabs) end++;
  if (end - at < LEAST_TABBED) return 0;
  const rows = lines.slice(at, end).map((line) => line.split('\t'));
  const stamped = rows.filter((cells) =>
    cells.slice(0, 2).some((cell) => leadingStamp(cell.trim())?.clock),
  );
  return stamped.length * 2 > rows.length ? end - at : 0;
}

function tabsIn(line: string): number {
  return line.trim() === '' ? 0 : line.split('\t').length - 1;
}

/** The first row is the head where it has no clock; a table needs one. */
function tabbedTable(lines: readonly string[]): RootContent {
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const headed = !rows[0]!.some((cell) => leadingStamp(cell)?.clock);
  const all = headed ? rows : [rows[0]!.map(() => ''), ...rows];
  return {
    type: 'table',
    align: rows[0]!.map(() => null),
    children: all.map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: inlineOf(cell) })),
    })),
  };
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

/** "■ 発生日時", "◆概要", "【影響】", "＜経過＞": how reports in Japanese and Chinese mark titles. */
const MARKED_TITLE = /^\s*(?:([■□◆◇●▼▶★])\s*\S.{0,40}|([【＜])[^】＞]{1,30}[】＞])\s*$/u;

/** "Timeline – Tuesday, 4 June 2024 (UTC)": a title and its day. */
function isDatedTitle(line: string): boolean {
  const [name, ...added] = line.split(ADDITION);
  return added.length > 0 && kindOfTitle(name!) !== null && dayInHeading(added.join(' ')) !== null;
}

function titleMark(line: string): string | undefined {
  const match = MARKED_TITLE.exec(line);
  return match?.[1] ?? match?.[2];
}

/** How often each mark leads a line. */
function titleMarks(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const mark = titleMark(line);
    if (mark !== undefined) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}

/** One of several lines with the same mark, each with text of its own below it. */
function isMarkedTitle(
  lines: readonly string[],
  at: number,
  marks: ReadonlyMap<string, number>,
): boolean {
  if (marks.size === 0) return false;
  const line = lines[at]!;
  const own = titleMark(line);
  if (own === undefined || /[.。！？!?:：]$/u.test(line) || leadingStamp(line)?.clock) return false;
  const next = nextFilled(lines, at);
  if (next === undefined || titleMark(next) === own) return false;
  return marks.get(own)! > 1 || kindOfTitle(line.replace(/[【＜】＞]/gu, ' ')) !== null;
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
