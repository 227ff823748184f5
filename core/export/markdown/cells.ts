import type { BlockContent, ListItem, Nodes, PhrasingContent } from 'mdast';
import { formatMarkdown } from '../../prose/markdown.ts';
import { splitCells } from './own-format.ts';
import { isPlainCell } from './visible.ts';

/** Blocks as the text of one table cell: a GFM cell holds one line, so paragraphs are set apart by `<br>` and lists are written in HTML, which every GFM reader shows. */
export function cellText(blocks: readonly BlockContent[]): string {
  const [only] = blocks;
  if (!only) return '';
  if (blocks.length === 1 && only.type === 'paragraph' && only.children.length === 1 && only.children[0]!.type === 'text' && isPlainCell(only.children[0].value)) return only.children[0].value;
  const inline = blocksInline(blocks);
  const text = formatCell(inline);
  return splitCells(`| ${text} |`).length === 1 ? text : formatCell(inline.map(withoutCode));
}

function formatCell(children: PhrasingContent[]): string {
  return formatMarkdown({ type: 'tableCell', children }).replace(/\s*\n\s*/g, ' ').trim();
}

/** Code whose backslash stands before a bar cannot be written in a cell; its words can. */
function withoutCode<T extends Nodes>(node: T): T {
  if (node.type === 'inlineCode') return { type: 'text', value: node.value } as unknown as T;
  return 'children' in node ? { ...node, children: node.children.map(withoutCode) } : node;
}

const html = (value: string): PhrasingContent => ({ type: 'html', value });
const BREAK = html('<br>');

function blocksInline(blocks: readonly BlockContent[]): PhrasingContent[] {
  const parts = blocks.map(blockInline);
  return parts.flatMap((part, index) => {
    const before = blocks[index - 1];
    const apart = index > 0 && before!.type !== 'list' && blocks[index]!.type !== 'list';
    return apart ? [BREAK, BREAK, ...part] : part;
  });
}

function blockInline(block: BlockContent): PhrasingContent[] {
  switch (block.type) {
    case 'paragraph':
      return block.children.map((child) => lineBreaks(child) as PhrasingContent);
    case 'heading':
      return [{ type: 'strong', children: block.children.map((child) => lineBreaks(child) as PhrasingContent) }];
    case 'blockquote':
      return blocksInline(block.children as BlockContent[]);
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return [html(`<${tag}>`), ...block.children.flatMap(itemInline), html(`</${tag}>`)];
    }
    case 'code':
      return joinLines(block.value.split('\n').filter((line) => line.trim() !== '').map((line): PhrasingContent[] => [{ type: 'inlineCode', value: line }]));
    case 'table':
      return joinLines(block.children.map((row) => row.children.flatMap((cell, index) => [...(index > 0 ? [{ type: 'text', value: ' · ' } as const] : []), ...cell.children.map((child) => lineBreaks(child) as PhrasingContent)])));
    default:
      return [];
  }
}

function itemInline({ children, checked }: ListItem): PhrasingContent[] {
  const box: PhrasingContent[] = checked === null || checked === undefined ? [] : [{ type: 'text', value: checked ? '☑ ' : '☐ ' }];
  return [html('<li>'), ...box, ...blocksInline(children as BlockContent[]), html('</li>')];
}

function joinLines(lines: PhrasingContent[][]): PhrasingContent[] {
  return lines.flatMap((line, index) => (index > 0 ? [BREAK, ...line] : line));
}

/** Breaks as `<br>` and line ends in the source as spaces. */
function lineBreaks(node: Nodes): Nodes {
  if (node.type === 'break') return BREAK;
  if (node.type === 'text') return { type: 'text', value: node.value.replace(/\s*[\r\n]+\s*/g, ' ') };
  return 'children' in node ? ({ ...node, children: node.children.map(lineBreaks) } as Nodes) : node;
}
