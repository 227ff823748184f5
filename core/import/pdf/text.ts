/** Lines of pages -> a plain text with its paragraphs whole again, for the reader of plain text. */
import type { PdfLine } from './lines.ts';
import { rowsOf, type PdfRow } from './rows.ts';
import { isDayAlone } from '../understand/day-lines.ts';
import { leadingStamp } from '../understand/stamps.ts';

/** Also the signs of symbol fonts, which have no letter of their own. */
const BULLET = /^(?:[\u{E000}-\u{F8FF}•◦▪▫‣·●○■□–*-]|\d{1,3}[.)]|\([a-z0-9]{1,2}\))(?=\s+\S)/u;
/** How much larger than the text a line is set that is a heading. */
const LARGER = 1.12;
const LONGEST_HEADING = 140;

/**
 * Paragraphs apart by an empty line, list items and stamped lines one a line.
 * @param headings marks lines in a larger type with `#`
 */
export function textOfLines(pages: readonly (readonly PdfLine[])[], headings: boolean): string {
  const all = pages.flat();
  const size = bodySize(all);
  const sizes = [
    ...new Set(all.filter((line) => isHeading(line, size)).map((line) => line.size)),
  ].sort((a, b) => b - a);
  const known = new Set(
    all.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []),
  );
  const blocks: string[] = [];
  let last: PdfRow | null = null;
  for (const lines of pages) {
    const right = lines.reduce((most, line) => Math.max(most, line.right), 0);
    const rows = rowsOf(lines);
    rows.forEach((line, index) => {
      if (line.cells) {
        const table = [line];
        while (rows[index - table.length]?.cells) table.unshift(rows[index - table.length]!);
        last = line;
        if (!rows[index + 1]?.cells) blocks.push(tableText(table));
        return;
      }
      const samePage: boolean = index > 0;
      const heading = isHeading(line, size);
      if (
        last &&
        !last.cells &&
        !heading &&
        !isHeading(last, size) &&
        continues(last, line, right, samePage)
      )
        blocks.push(joined(blocks.pop()!, line.text, known));
      else if (
        last &&
        !last.cells &&
        heading &&
        last.size === line.size &&
        samePage &&
        last.y - line.y < line.size * 1.6
      )
        blocks.push(`${blocks.pop()!} ${line.text}`);
      else if (heading && headings)
        blocks.push(`${'#'.repeat(Math.min(6, sizes.indexOf(line.size) + 1))} ${line.text}`);
      else blocks.push(line.text);
      last = line;
    });
  }
  return blocks
    .map((block) => block.replace(/^[\u{E000}-\u{F8FF}]/u, '•'))
    .map((block, index) =>
      index === 0
        ? block
        : `${startsItem(block) && startsItem(blocks[index - 1]!) ? '\n' : '\n\n'}${block}`,
    )
    .join('');
}

/** A table with its heads; rows that begin with a stamp need none to be read. */
function tableText(rows: readonly PdfRow[]): string {
  const stamped = (row: PdfRow): boolean => leadingStamp(row.text)?.clock === true;
  if (rows.every(stamped)) return rows.map(({ text }) => text).join('\n');
  const width = Math.max(...rows.map(({ cells }) => cells!.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => (cells[at] ?? '').replace(/\|/g, '\\|')).join(' | ')} |`;
  const [head, ...body] = rows.map(({ cells }) => line(cells!));
  return [head, `|${' --- |'.repeat(width)}`, ...body].join('\n');
}

/** The size in which most letters are set. */
function bodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].reduce((best, each) => (each[1] > best[1] ? each : best), [12, 0])[0];
}

function isHeading({ size, text }: PdfLine, body: number): boolean {
  return size >= body * LARGER && text.length < LONGEST_HEADING && /\p{L}/u.test(text);
}

function startsItem(text: string): boolean {
  return BULLET.test(text) || leadingStamp(text)?.clock === true;
}

/** The same paragraph goes on: no gap, no item of its own, and the line above is full. */
function continues(last: PdfLine, line: PdfLine, right: number, samePage: boolean): boolean {
  if (startsItem(line.text) || isDayAlone(line.text) || /^Posted\b/.test(line.text)) return false;
  if (Math.abs(last.size - line.size) > line.size * 0.15) return false;
  const ends = /[.:!?]["”’)]?$/.test(last.text);
  if (!samePage) return !ends && /^[\p{Ll}\d(]/u.test(line.text);
  const pitch = last.y - line.y;
  if (pitch <= 0 || pitch > line.size * 1.65) return false;
  // The next word would have had its place on the line above.
  const word = (line.text.split(' ', 1)[0]!.length + 1) * line.size * 0.5;
  return last.right + word > right * 0.97 || (!ends && /^\p{Ll}/u.test(line.text));
}

/**
 * A word divided at the line's end is put together where the text has it so elsewhere; else the
 * hyphen may be its own ("roll-out") and stays.
 */
function joined(block: string, next: string, known: ReadonlySet<string>): string {
  if (block.endsWith('\u00AD')) return `${block.slice(0, -1)}${next}`;
  const divided = /(?<![\p{L}\p{N}]-?)([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)-$/u.exec(block);
  const rest = /^\p{Ll}[\p{L}\p{N}]*/u.exec(next)?.[0];
  if (!divided || rest === undefined) return `${block} ${next}`;
  return known.has(`${divided[1]!}${rest}`.toLowerCase())
    ? `${block.slice(0, -1)}${next}`
    : `${block}${next}`;
}
