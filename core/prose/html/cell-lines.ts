/**
 * Cells of HTML tables hold blocks; a cell of ours holds a line of text: each block in it becomes a
 * line, so that the words of one never touch those of the next.
 */
import type {
  Element,
  Nodes as HastNodes,
  Root as HastRoot,
  RootContent as HastContent,
} from 'hast';

const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'pre',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'caption',
  'section',
  'article',
  'header',
  'footer',
  'aside',
  'figure',
  'figcaption',
  'address',
  'details',
  'summary',
]);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

/** In place, all cells below a node. */
export function blocksInCellsToLines(node: HastRoot | Element): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (CELLS.has(child.tagName) && child.children.some(holdsBlock))
      child.children = linesOf(child.children) as Element['children'];
    else blocksInCellsToLines(child);
  }
}

function holdsBlock(node: HastNodes): boolean {
  return node.type === 'element' && (BLOCKS.has(node.tagName) || node.children.some(holdsBlock));
}

function linesOf(nodes: readonly HastContent[]): HastContent[] {
  const lines: HastContent[] = [];
  let ended = false;
  const add = (content: readonly HastContent[], apart: boolean): void => {
    if (content.every(isBlank)) {
      if (!ended && lines.length > 0) lines.push(...content);
      return;
    }
    if (lines.length > 0 && (apart || ended))
      lines.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
    lines.push(...content);
    ended = apart;
  };
  for (const node of nodes) {
    if (node.type !== 'element' || !holdsBlock(node)) {
      // The cells of a table within a cell are words apart.
      if (node.type === 'element' && CELLS.has(node.tagName))
        add([...node.children, { type: 'text', value: ' ' }], false);
      else add([node], false);
    } else if (node.tagName === 'pre') add(node.children.flatMap(brokenLines), true);
    else add(linesOf(node.children), BLOCKS.has(node.tagName));
  }
  return lines;
}

/** The lines of preformatted text. */
function brokenLines(node: HastContent): HastContent[] {
  if (node.type === 'element')
    return [{ ...node, children: node.children.flatMap(brokenLines) as Element['children'] }];
  if (node.type !== 'text') return [node];
  return node.value
    .replace(/(?<!\n)\n+$/, '')
    .split('\n')
    .flatMap((value, index): HastContent[] => [
      ...(index > 0
        ? [{ type: 'element' as const, tagName: 'br', properties: {}, children: [] }]
        : []),
      { type: 'text', value },
    ]);
}

function isBlank(node: HastContent): boolean {
  return node.type === 'text' ? node.value.trim() === '' : node.type === 'comment';
}
