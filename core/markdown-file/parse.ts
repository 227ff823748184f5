/** The blocks of a Markdown file, each with its lines and with what it is in a document. */
import type { Definition, Heading, Nodes, Root, RootContent } from 'mdast';
import { markdownParts } from '../import/text/markdown-parts.ts';
import { readInlineHtml } from '../import/text/markdown.ts';
import { withoutPositions } from '../prose/build.ts';
import { parseMarkdown } from '../prose/markdown.ts';
import { tidyProse } from '../prose/tidy.ts';

export interface ParsedBlock {
  /** Lines of the text, from 0; `to` is exclusive. */
  from: number;
  to: number;
  raw: RootContent;
  /** As a body holds it, headings still as deep as in the file; none for a comment. */
  nodes: RootContent[];
}

export interface ParsedText {
  blocks: ParsedBlock[];
  /** The lines of all definitions, as a text. */
  definitions: string;
}

/** @param text with `\n` alone between its lines */
export function parseBlocks(text: string): ParsedText {
  const lines = text.split('\n');
  const raws: { raw: RootContent; from: number; to: number }[] = [];
  let above = 0;
  for (const part of markdownParts(text)) {
    for (const raw of parseMarkdown(part).children) {
      const { start, end } = raw.position!;
      raws.push({ raw, from: above + start.line - 1, to: above + end.line });
    }
    above += part.split('\n').length - 1;
  }
  const definitions = raws.flatMap(({ raw }) => definitionsIn(raw));
  return {
    blocks: raws
      .filter(({ raw }) => raw.type !== 'definition')
      .map((block) => ({ ...block, nodes: bodyNodes([block.raw], definitions) })),
    definitions: raws
      .filter(({ raw }) => raw.type === 'definition' || raw.type === 'footnoteDefinition')
      .map(({ from, to }) => lines.slice(from, to).join('\n'))
      .join('\n'),
  };
}

/**
 * The blocks of a piece of the file, read by itself.
 * @param definitions what its links and footnotes may refer to
 */
export function readPiece(text: string, definitions: string): RootContent[] {
  const { children } = parseMarkdown(`${text}\n\n${definitions}`);
  // What stands in the piece itself comes first.
  const end = text.length;
  const own = children.filter(({ position }) => position!.start.offset! < end);
  return bodyNodes(own, children.flatMap(definitionsIn));
}

function bodyNodes(
  raws: readonly RootContent[],
  definitions: readonly Definition[],
): RootContent[] {
  const root = { type: 'root', children: [...raws, ...definitions] } satisfies Root;
  return tidyProse(withoutPositions(readInlineHtml(root, []))).children;
}

function definitionsIn(node: Nodes): Definition[] {
  if (node.type === 'definition') return [node];
  return 'children' in node ? node.children.flatMap(definitionsIn) : [];
}

/** The same blocks with headings so much deeper; less where a heading cannot be. */
export function deeper<T extends Nodes>(node: T, by: number): T {
  if (by === 0 || !('children' in node)) return node;
  const children = node.children.map((child) => deeper(child, by));
  const depth = node.type === 'heading' && {
    depth: Math.min(6, Math.max(1, node.depth + by)) as Heading['depth'],
  };
  return { ...node, ...depth, children } as T;
}
