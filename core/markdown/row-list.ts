/**
 * Rows as a list, where a table would be unreadable: each item begins with the short cells
 * ("**09:15** · detected"), then come the text's own blocks, then the short cells behind it
 * ("*chat*"). A line above says what stands where, in the words of a table's heading.
 */
import type { BlockContent, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { inlineText } from '../prose/text.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { Column } from '../report/tree.ts';

export const CELL_MARK = ' · ';
/** Stands for a cell that holds nothing. */
export const NOTHING = '–';
/**
 * Ends the line of the cells behind the text. A line that began with a comment would be HTML as a
 * whole.
 */
export const REST_MARK = '<!-- pm:rest -->';

/** The line above the list. */
export function legend(columns: readonly Column[]): Paragraph {
  return {
    type: 'paragraph',
    children: [
      {
        type: 'emphasis',
        // The colon tells readers, and programs that look for headings in disguise, what it is.
        children: [
          { type: 'text', value: `${columns.map(({ title }) => title).join(CELL_MARK)}:` },
        ],
      },
    ],
  };
}

/** One row as an item. `tail` is the comment that names the row. */
export function rowItem(
  columns: readonly Column[],
  cells: readonly (readonly BlockContent[])[],
  tail: string,
): ListItem {
  const text = columns.findIndex(({ role }) => TEXT_ROLES.has(role));
  const head = text > 0 ? shortCells(cells.slice(0, text), 'strong') : null;
  const rest = shortCells(cells.slice(text + 1), 'emphasis');
  const restLine: Paragraph = {
    type: 'paragraph',
    children: [...rest, { type: 'text', value: ' ' }, { type: 'html', value: REST_MARK }],
  };
  const withHead = withHeadLine(head, cells[text]!, { type: 'html', value: tail });
  return {
    type: 'listItem',
    spread: true,
    checked: null,
    children: rest.length > 0 ? [...withHead, restLine] : withHead,
  };
}

/** @param head null where no cell stands before the text, which itself is the head then */
function withHeadLine(
  head: PhrasingContent[] | null,
  text: readonly BlockContent[],
  comment: PhrasingContent,
): BlockContent[] {
  const [first, ...others] = text;
  if (!head && first?.type === 'paragraph') {
    const children = [...first.children, { type: 'text', value: ' ' } as const, comment];
    return [{ type: 'paragraph', children }, ...others];
  }
  const shown = head && head.length > 0 ? head : [{ type: 'text', value: NOTHING } as const];
  const space = { type: 'text', value: ' ' } as const;
  const line: PhrasingContent[] = head
    ? [...shown, space, comment]
    : [{ type: 'text', value: `${NOTHING} ` }, comment];
  return [{ type: 'paragraph', children: line }, ...text];
}

export function listOf(items: ListItem[]): List {
  return { type: 'list', ordered: false, start: null, spread: true, children: items };
}

/** Cells in one line, the words of the first in `tone`; none at the end that hold nothing. */
function shortCells(
  cells: readonly (readonly BlockContent[])[],
  tone: 'strong' | 'emphasis',
): PhrasingContent[] {
  const contents = cells.map((blocks) =>
    blocks.flatMap((block) => (block.type === 'paragraph' ? block.children : [])),
  );
  const last = contents.findLastIndex((content) => content.length > 0);
  return contents.slice(0, last + 1).flatMap((content, index): PhrasingContent[] => {
    const shown = shownCell(content, index === 0 ? tone : null);
    return index === 0 ? shown : [{ type: 'text', value: CELL_MARK }, ...shown];
  });
}

/** @param tone of its first words; null for none */
function shownCell(
  content: PhrasingContent[],
  tone: 'strong' | 'emphasis' | null,
): PhrasingContent[] {
  const [first, ...others] = content;
  if (!first) return [{ type: 'text', value: NOTHING }];
  return tone && first.type === 'text' ? [{ type: tone, children: [first] }, ...others] : content;
}

/** The titles that a legend names; null for another block. */
export function legendTitles(node: RootContent | undefined): string[] | null {
  if (
    node?.type !== 'paragraph' ||
    node.children.length !== 1 ||
    node.children[0]!.type !== 'emphasis'
  )
    return null;
  return inlineText(node.children[0])
    .replace(/:$/, '')
    .split(CELL_MARK.trim())
    .map((title) => title.trim());
}

/** The cells of one line, as `shortCells` wrote them. */
export function cellsOfLine(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const cells: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type !== 'text') {
      cells.at(-1)!.push(child);
      continue;
    }
    child.value.split(CELL_MARK).forEach((value, index) => {
      if (index > 0) cells.push([]);
      if (value !== '') cells.at(-1)!.push({ type: 'text', value });
    });
  }
  return cells.map((cell) =>
    cell.length === 1 && inlineText(cell[0]!).trim() === NOTHING ? [] : cell,
  );
}
