/**
 * Plain text -> mdast: paragraphs, bullets by their indent, headings that stand on a line of their
 * own, quotes, code, tables. Pasted pages have lost their markup, so a heading is known only by
 * what it says and where it stands.
 */
import type { RootContent } from 'mdast';
import { parseMarkdown } from '../../prose/markdown.ts';
import { withoutPositions } from '../../prose/build.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import { inlineOf } from './inline-of.ts';
import { isDatedTitle, isMarkedTitle, nextFilled, titleMarks } from './marked-titles.ts';
import { runOnStamps } from './run-on-stamps.ts';
import { opensWithDay } from './stamps.ts';
import { spacedLines, spacesAsTabs, tabbedLines, tabbedTable } from './tabbed-tables.ts';
import { belongsToList, BULLET, inlineOfLines, listBlocks } from './plain-lists.ts';
import { recordsAt } from './record-lines.ts';
import { isTitleLine } from './plain-titles.ts';
import { unwrapped, widthOf } from './unwrapped.ts';

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
  const width = widthOf(lines);
  const marks = options.headings ? titleMarks(lines) : new Map<string, number>();
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0)
      blocks.push({ type: 'paragraph', children: inlineOfLines(unwrapped(paragraph, width)) });
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
    const records = recordsAt(lines, at);
    if (records) {
      flush();
      const rows = [records.heads, ...records.rows].map((cells) => cells.join('\t'));
      blocks.push(tabbedTable(rows));
      at += records.lines;
      continue;
    }
    const tabbed = tabbedLines(lines, at);
    if (tabbed > 0) {
      flush();
      blocks.push(tabbedTable(lines.slice(at, at + tabbed)));
      at += tabbed;
      continue;
    }
    const spaced = spacedLines(lines, at);
    if (spaced > 0) {
      flush();
      blocks.push(tabbedTable(lines.slice(at, at + spaced).map(spacesAsTabs)));
      at += spaced;
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
    (kindOfTitle(line) === null && !isDatedTitle(line))
  )
    return false;
  const next = nextFilled(lines, at);
  return next !== undefined && !(BULLET.test(next) && /^\d/.test(next.trim()));
}
