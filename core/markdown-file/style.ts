/** How a file writes what Markdown can write in several ways. */
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import type { Options } from 'mdast-util-to-markdown';
import { formatMarkdown, parseMarkdown } from '../prose/markdown.ts';
import type { List, Nodes } from 'mdast';

export type Style = Pick<
  Options,
  | 'bullet'
  | 'bulletOrdered'
  | 'emphasis'
  | 'strong'
  | 'fence'
  | 'rule'
  | 'ruleRepetition'
  | 'ruleSpaces'
  | 'setext'
  | 'closeAtx'
  | 'incrementListMarker'
  | 'listItemIndent'
  | 'quote'
  | 'extensions'
>;

/** Cells without room to stand below each other: a longer word moves no other line. */
export const UNALIGNED: Style = {
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
};

/** The style of a piece of text; what it does not show is as in the whole file, given in `usual`. */
export function styleOf(text: string, usual: Style = {}): Style {
  const style: Style = { ...usual };
  const letter = (node: Nodes, at = 0): string => text[(node.position?.start.offset ?? 0) + at]!;
  const look = (node: Nodes): void => {
    if (node.type === 'emphasis') style.emphasis = letter(node) as '*';
    else if (node.type === 'strong') style.strong = letter(node) as '*';
    else if (node.type === 'code' && /[`~]/.test(letter(node))) style.fence = letter(node) as '`';
    else if (node.type === 'thematicBreak') Object.assign(style, ruleStyle(lineAt(text, node)));
    else if (node.type === 'heading')
      Object.assign(style, headingStyle(lineAt(text, node), node.depth));
    else if (node.type === 'list') Object.assign(style, listStyle(text, node));
    if ('children' in node) node.children.forEach(look);
  };
  parseMarkdown(text).children.toReversed().forEach(look);
  return style;
}

function lineAt(text: string, { position }: Nodes): string {
  const start = position?.start.offset ?? 0;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

function ruleStyle(line: string): Style {
  const signs = line.replace(/\s/g, '');
  return {
    rule: signs[0] as '*',
    ruleRepetition: Math.max(3, signs.length),
    ruleSpaces: /\s/.test(line.trim()),
  };
}

function headingStyle(line: string, depth: number): Style {
  const isSetext = !line.startsWith('#');
  return depth <= 2 && isSetext
    ? { setext: true }
    : { setext: false, closeAtx: /#\s*$/.test(line.slice(depth)) };
}

function listStyle(text: string, list: List): Style {
  const lines = list.children.map((item) => lineAt(text, item));
  const marks = lines.map((line) => /^(?:[-*+]|\d+[.)])/.exec(line)?.[0] ?? '');
  const space = /^(?:[-*+]|\d+[.)])([ \t]*)/.exec(lines[0] ?? '')?.[1]?.length ?? 1;
  const indent: Style = { listItemIndent: space > 1 ? 'tab' : 'one' };
  if (!list.ordered) return { ...indent, bullet: (marks[0] || '-') as '-' };
  return {
    ...indent,
    bulletOrdered: marks[0]?.endsWith(')') ? ')' : '.',
    incrementListMarker: marks.length < 2 || marks[0] !== marks[1],
  };
}

/** Markdown of one node in a style, without a newline at its end. */
export function styled(node: Nodes, style: Style): string {
  return formatMarkdown(node, style).replace(/\n$/, '');
}
