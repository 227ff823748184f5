/** The rows of our own Markdown, from tables and lists, also after somebody has edited them. */
import type { ListItem } from 'mdast';
import type { Audience } from '../document/postmortem.ts';
import { ROW_END, splitCells } from './format.ts';
import { itemCells } from './row-items.ts';
import { legendTitles } from './row-list.ts';
import { blocksWithSource, type VisibleContext } from './visible.ts';
import { cellContents, withNotes, type ReadCell } from './cell-content.ts';
import type { RowsKind } from '../document/rows-home.ts';
import type { ColumnRole } from '../report/words/roles.ts';
import { belongsTo, roleOf } from './chunks.ts';

/** A row as it stands in the file. */
export interface TextRow {
  /** From its comment; '' where it has none. */
  key: string;
  audience: Audience;
  cells: ReadCell[];
}

export interface TextRows {
  rows: TextRow[];
  /** What stands between and behind the rows, as Markdown; and the lines over the rows of a day. */
  others: string[];
}

/** Reads the lines below a marker of rows. */
export function rowsOfText(
  of: RowsKind,
  lines: readonly string[],
  context: VisibleContext,
): TextRows {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return { rows: [], others: [] };
  return lines[first]!.trimStart().startsWith('|')
    ? tableRows(of, lines.slice(first), context)
    : listRows(of, lines.slice(first).join('\n'), context);
}

function rolesOf(of: RowsKind, titles: readonly string[]): (ColumnRole | null)[] {
  const roles = titles.map(roleOf).map((role) => (belongsTo(of, role) ? role : null));
  // A column that stands twice is read once.
  return roles.map((role, index) => (roles.indexOf(role) === index ? role : null));
}

function tableRows(of: RowsKind, lines: readonly string[], context: VisibleContext): TextRows {
  const end = lines.findIndex((line) => !line.trimStart().startsWith('|'));
  const table = end === -1 ? lines : lines.slice(0, end);
  const titles = splitCells(table[0]!);
  const roles = rolesOf(of, titles);
  const isRule = (line: string | undefined): boolean =>
    line !== undefined && /^[\s|:-]+$/.test(line);
  const headed = isRule(table[1]) && roles.some((role) => role !== null);
  const others: string[] = headed ? titles.filter((_, index) => roles[index] === null) : [];
  const read = (headed ? table.slice(2) : table)
    .filter((line) => !isRule(line) || splitCells(line).some((cell) => ROW_END.test(cell)))
    .map(cellsOfLine);
  for (const { cells } of read.filter(({ day }) => day)) others.push(cells.join(' '));
  const rows = read.filter(({ day }) => !day);
  // Without a first line that says what they are, the cells have no columns.
  const columns = Math.max(headed ? roles.length : 0, ...rows.map(({ cells }) => cells.length));
  const contents = Array.from({ length: columns }, (_, column) =>
    cellContents(
      rows.map(({ cells }) => cells[column] ?? ''),
      context,
    ),
  );
  const withText = rows.map(({ key, audience }, index): TextRow => ({
    key,
    audience,
    cells: contents.map((column, at) =>
      withNotes({ role: headed ? (roles[at] ?? null) : null, content: column[index]! }, context),
    ),
  }));
  return {
    rows: withText,
    others: [
      ...others,
      ...(end === -1
        ? []
        : [
            lines
              .slice(end)
              .join('\n')
              .replace(/^\n+/, '')
              .replace(/(?<![ \t\n])[ \t\n]+$/, ''),
          ]),
    ].filter((text) => text !== ''),
  };
}

function cellsOfLine(line: string): {
  key: string;
  day: boolean;
  audience: Audience;
  cells: string[];
} {
  const cells = splitCells(line);
  const at = cells.findLastIndex((cell) => ROW_END.test(cell));
  const end = at === -1 ? null : ROW_END.exec(cells[at]!)!;
  if (end) cells[at] = cells[at]!.slice(0, end.index).trim();
  return {
    key: end?.[1] ?? '',
    day: end?.[2] === 'day',
    audience: end?.[3] ? 'internal' : 'everyone',
    cells,
  };
}

function listRows(of: RowsKind, text: string, context: VisibleContext): TextRows {
  const blocks = blocksWithSource(text, context);
  const titles = legendTitles(blocks[0]?.node);
  const roles = rolesOf(of, titles ?? []);
  const rows: TextRow[] = [];
  const others: string[] = [];
  for (const { node, source } of titles ? blocks.slice(1) : blocks) {
    if (node.type === 'list' && titles)
      for (const item of node.children) rows.push(rowOf(roles, item, context));
    else others.push(source.replace(ROW_END, '').trim());
  }
  if (titles) others.push(...titles.filter((_, index) => roles[index] === null));
  return { rows, others: others.filter((each) => each !== '') };
}

function rowOf(
  roles: readonly (ColumnRole | null)[],
  item: ListItem,
  context: VisibleContext,
): TextRow {
  const { cells, tail } = itemCells(roles, item, context);
  const end = ROW_END.exec(tail);
  return { key: end?.[1] ?? '', audience: end?.[3] ? 'internal' : 'everyone', cells };
}
