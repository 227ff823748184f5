import type { BlockContent, Nodes, PhrasingContent } from 'mdast';
import { formatMarkdown } from '../prose/markdown.ts';
import { splitCells } from './format.ts';
import { plainCellText } from './plain-cell.ts';

/**
 * Blocks as the text of one table cell; null for what one line cannot hold: several blocks, lists,
 * code blocks, tables.
 */
export function cellText(blocks: readonly BlockContent[]): string | null {
  const [only] = blocks;
  if (!only) return '';
  if (blocks.length > 1 || only.type !== 'paragraph') return null;
  const plain = plainCellText(only.children);
  if (plain !== null) return plain;
  const text = formatMarkdown({
    type: 'tableCell',
    children: only.children.map((child) => inOneLine(child) as PhrasingContent),
  })
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .trim();
  // Code whose backslash stands before a bar cannot be written in a cell.
  return splitCells(`| ${text} |`).length === 1 ? text : null;
}

/** Breaks as `<br>`, which every GFM reader shows, and line ends in the source as spaces. */
function inOneLine(node: Nodes): Nodes {
  if (node.type === 'break') return { type: 'html', value: '<br>' };
  if (node.type === 'text')
    return { type: 'text', value: node.value.replace(/(?<!\s)\s*[\r\n]+\s*/g, ' ') };
  return 'children' in node ? ({ ...node, children: node.children.map(inOneLine) } as Nodes) : node;
}
