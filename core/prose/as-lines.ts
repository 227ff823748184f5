/** Blocks for a place that holds none (a cell, a title): their lines, of which no two touch. */
import type { Nodes, PhrasingContent, RootContent, TableRow } from 'mdast';
import { inlineLines, textOf } from './phrasing.ts';

/** The lines of blocks, with their formatting. Every word is in them, in order. */
export function blocksAsLines(blocks: readonly RootContent[]): PhrasingContent[][] {
  return blocks
    .flatMap(linesOfBlock)
    .filter((line) => textOf(line).trim() !== '' || line.some(({ type }) => type === 'image'));
}

/** The words of blocks in one line. */
export function blocksAsOneLine(blocks: readonly RootContent[]): string {
  return blocksAsLines(blocks).map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

function linesOfBlock(block: RootContent): PhrasingContent[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineLines(block.children);
    case 'code':
      return block.value.split('\n').map((value) => [{ type: 'inlineCode', value }]);
    case 'table':
      return block.children.map(cellsInLine);
    case 'thematicBreak':
    case 'html':
    case 'definition':
      return [];
    default:
      return hasBlocks(block) ? blocksAsLines(block.children) : [[block as PhrasingContent]];
  }
}

function hasBlocks(node: Nodes): node is Nodes & { children: RootContent[] } {
  return ['list', 'listItem', 'blockquote', 'footnoteDefinition'].includes(node.type);
}

/** The cells of a row, a sign between them. */
function cellsInLine({ children: cells }: TableRow): PhrasingContent[] {
  return cells
    .filter((cell) => cell.children.length > 0)
    .flatMap((cell, index) => [
      ...(index > 0 ? [{ type: 'text' as const, value: ' · ' }] : []),
      ...inlineLines(cell.children).flatMap((line, at) => [
        ...(at > 0 ? [{ type: 'text' as const, value: ' ' }] : []),
        ...line,
      ]),
    ]);
}
