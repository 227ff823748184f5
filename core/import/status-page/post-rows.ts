/**
 * Posts in the items of a list or in the rows of a table, as the paragraphs that they would be on a
 * page of their own.
 */
import type { List, Paragraph, PhrasingContent, RootContent, Table, TableCell } from 'mdast';
import { paragraph } from '../../prose/build.ts';
import { inlineLines, joinLines, textOf } from '../../prose/phrasing.ts';
import { postHead } from '../understand/post-heads.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { endingStamp } from '../understand/stamps-below.ts';
import { statusOfWords } from '../understand/status-words.ts';
import { cellText, timeTable } from '../understand/tables.ts';
import { leadingStatus } from '../understand/post-heads.ts';

/** Fewer are no layout. */
const LEAST = 2;

/** The paragraphs of a list or a table of posts; the block as it is where it is neither. */
export function rowsApart(block: RootContent): readonly RootContent[] {
  if (block.type === 'list') return itemsApart(block) ?? [block];
  if (block.type === 'table') return cellsApart(block) ?? [block];
  return [block];
}

function itemsApart(list: List): RootContent[] | null {
  const most = list.children.length;
  let others = 0;
  for (const {
    children: [first],
  } of list.children) {
    const line = first?.type === 'paragraph' ? (inlineLines(first.children)[0] ?? []) : [];
    if (!isPost(textOf(line))) others++;
    // Two thirds of them must be posts.
    if (others * 3 > most) return null;
  }
  if (most - others < LEAST) return null;
  return list.children.flatMap(({ children }) => children);
}

/** A line that says status and stamp, on whichever side of its text. */
function isPost(line: string): boolean {
  const head = postHead(line);
  if (head) return head.status !== null && head.stamp !== null;
  return leadingStatus(line) !== null && endingStamp(line) !== null;
}

/** Each row as the line "stamp – status" and what its other cells say. */
function cellsApart(table: Table): RootContent[] | null {
  const [heads, ...rows] = table.children;
  const found = heads && rows.length >= LEAST ? timeTable(table) : null;
  const status = found ? statusColumn(rows.map(({ children }) => children)) : -1;
  if (!found || status === -1 || found.head === '') return null;
  const others = heads!.children.map((cell) => cellText(cell));
  return [
    paragraph(found.head),
    ...rows.flatMap(({ children }, index): RootContent[] => {
      const { stamp } = found.rows[index]!;
      if (!leadingStamp(stamp)?.clock)
        return children.flatMap((cell) => asParagraph(cell.children));
      const word: PhrasingContent = { type: 'text', value: `${stamp} – ` };
      const texts = children.filter(
        (cell, column) =>
          column !== status && !stamp.includes(cellText(cell)) && cellText(cell) !== '',
      );
      return [
        { type: 'paragraph', children: [word, ...(children[status]?.children ?? [])] },
        ...texts.flatMap((cell) =>
          asParagraph(labelled(cell, others[children.indexOf(cell)]!, texts)),
        ),
      ];
    }),
  ];
}

/** A column that is not the text says which it is. */
function labelled(cell: TableCell, head: string, texts: readonly TableCell[]): PhrasingContent[] {
  const longest = texts.every((other) => cellText(other).length <= cellText(cell).length);
  return longest || head === ''
    ? cell.children
    : [{ type: 'text', value: `${head}: ` }, ...cell.children];
}

function asParagraph(children: PhrasingContent[]): Paragraph[] {
  return children.length === 0 ? [] : [{ type: 'paragraph', children: joinLines([children]) }];
}

/** The column whose cells are status words, most of them; -1 for none. */
function statusColumn(rows: readonly (readonly TableCell[])[]): number {
  const columns = Math.max(...rows.map((cells) => cells.length));
  for (let column = 0; column < columns; column++) {
    const words = rows.filter(
      (cells) => statusOfWords(wordsOf(cellText(cells[column]))) !== null,
    ).length;
    if (words >= LEAST && words * 3 >= rows.length * 2) return column;
  }
  return -1;
}

/** A cell without little pictures and signs around its words. */
function wordsOf(cell: string): string {
  return cell.replace(/^[^\p{L}]{1,4}(?=\p{L})/u, '').replace(/[:.]$/, '');
}
