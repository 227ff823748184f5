/** The lists of a plain text: bullets by their sign and indent, with what is set in below them. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { inlineOf } from './inline-of.ts';

/** The dot of Japanese lists stands close to its text. */
export const BULLET =
  /^(\s*)((?:[•◦▪▫‣·●○■□*+\u2013-]|\d{1,3}[.)]|\([a-z0-9]{1,2}\))(?=\s)|[・･])(\s*)(?=\S)/u;

export function inlineOfLines(lines: readonly string[]): PhrasingContent[] {
  return lines.flatMap((line, index) =>
    index === 0 ? inlineOf(line) : [{ type: 'break' } as PhrasingContent, ...inlineOf(line)],
  );
}

/**
 * A line after a list's first: another item, its continuation, or a blank line that the list goes
 * on after.
 */
export function belongsToList(lines: readonly string[], at: number, first: string): boolean {
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

export function listBlocks(lines: readonly string[]): RootContent[] {
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
