/** The cells of rows as inline Markdown, and the bodies that stand in them. */
import type { BlockContent, List, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { withoutPositions } from '../prose/build.ts';
import { parseMarkdown } from '../prose/markdown.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { ColumnRole } from '../report/words/roles.ts';
import { plainCellContent } from './plain-cell.ts';
import { usedDefinitions, restored, type VisibleContext } from './visible.ts';

/** How many cells are parsed at a time: a table's parse costs memory by its size. */
const BATCH = 200;

/** The inline content of table cells, given as written. */
export function cellContents(
  cells: readonly string[],
  context: VisibleContext,
): PhrasingContent[][] {
  const plain = cells.map((text) => (text === '' ? [] : plainCellContent(text)));
  const contents = plain.map((content) => content ?? []);
  const rich = plain.flatMap((content, index) => (content === null ? [index] : []));
  for (let start = 0; start < rich.length; start += BATCH) {
    const batch = rich.slice(start, start + BATCH);
    const lines = batch.map((index) => `| ${cells[index]!} |`);
    const text = [
      ...usedDefinitions(lines.join('\n'), context),
      '',
      '| cell |',
      '| --- |',
      ...lines,
    ].join('\n');
    const table = withoutPositions(parseMarkdown(text)).children.find(
      (node): node is Table => node.type === 'table',
    );
    batch.forEach((index, row) => {
      contents[index] = table?.children[row + 1]?.children[0]?.children ?? [
        { type: 'text', value: cells[index]! },
      ];
    });
  }
  return contents;
}

/**
 * A body from a cell: `<br>` breaks a line, two of them a paragraph; `<ul>` and `<ol>` hold list
 * items.
 */
export function bodyFromCell(content: readonly PhrasingContent[], context: VisibleContext): Root {
  const blocks: BlockContent[] = [];
  let line: PhrasingContent[] = [];
  let list: List | null = null;
  const flush = (): void => {
    while (line.at(-1)?.type === 'break') line.pop();
    const children = line;
    line = [];
    if (children.length === 0) return;
    if (list)
      list.children.push({
        type: 'listItem',
        spread: false,
        checked: null,
        children: [{ type: 'paragraph', children }],
      });
    else blocks.push({ type: 'paragraph', children });
  };
  for (const node of content) {
    const tag = node.type === 'html' ? /^<(\/?)(br|ul|ol|li)\s*\/?>$/i.exec(node.value) : null;
    const name = tag?.[2]?.toLowerCase();
    if (name === 'br') {
      if (line.at(-1)?.type === 'break') flush();
      else if (line.length > 0) line.push({ type: 'break' });
    } else if (name === 'li') flush();
    else if (name) {
      flush();
      list = tag![1]
        ? null
        : {
            type: 'list',
            ordered: name === 'ol',
            start: name === 'ol' ? 1 : null,
            spread: false,
            children: [],
          };
      if (list) blocks.push(list);
    } else line.push(restored(node, { labels: context.labels, depths: [] }) as PhrasingContent);
  }
  flush();
  return { type: 'root', children: blocks };
}

/**
 * A cell of a row: of a column that is ours, or (null) one that somebody added. The text's column
 * may hold blocks instead.
 */
export interface ReadCell {
  role: ColumnRole | null;
  content: readonly PhrasingContent[];
  blocks?: RootContent[];
}

/** A cell of the text's column with the footnotes that it refers to. */
export function withNotes(cell: ReadCell, context: VisibleContext): ReadCell {
  if (cell.role === null || !TEXT_ROLES.has(cell.role)) return cell;
  const blocks = cell.blocks ?? bodyFromCell(cell.content, context).children;
  const all = context.notes.attachedTo(blocks);
  return all.length === blocks.length ? cell : { ...cell, content: [], blocks: all };
}
