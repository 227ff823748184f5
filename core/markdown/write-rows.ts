/** Rows as a table where one can be read, else as a list. */
import type { BlockContent, ListItem } from 'mdast';
import { formatMarkdown } from '../prose/markdown.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { ItemRow, RowsBlock } from '../report/tree.ts';
import { cellContents, withNotes } from './cell-content.ts';
import { cellText } from './cells.ts';
import { marker } from './format.ts';
import type { HiddenData } from './hidden-data.ts';
import { readItems } from './row-items.ts';
import { legend, listOf, rowItem } from './row-list.ts';
import { tableLines } from './table.ts';
import type { VisibleContext } from './visible.ts';
import type { NodeWriter } from './write-nodes.ts';

/** Rows that are written and read back at a time: their trees take room. */
const BATCH = 200;

/** Texts longer than this make long lines; a table can bear some of them, but no very long one. */
const LONG = 160;
const VERY_LONG = 420;

/** The cells of each row, a list of blocks each; null for the line over the rows of a day. */
type WrittenRows = readonly (readonly BlockContent[][] | null)[];

export class RowsWriter {
  private readonly context: VisibleContext;
  private readonly nodes: NodeWriter;
  private readonly hidden: HiddenData;

  constructor(context: VisibleContext, nodes: NodeWriter, hidden: HiddenData) {
    this.context = context;
    this.nodes = nodes;
    this.hidden = hidden;
  }

  /** The rows as Markdown; what it does not say of them is written down. */
  write(block: RowsBlock): string {
    const written = block.rows.map((row) =>
      row.type === 'day' ? null : row.cells.map((cell) => this.nodes.blocks(cell)),
    );
    const texts = written.map((cells) => cells?.map(cellText) ?? null);
    const text = block.columns.findIndex(({ role }) => TEXT_ROLES.has(role));
    return isTabular(texts, text)
      ? this.table(block, texts as (string[] | null)[])
      : this.list(block, written);
  }

  private table(block: RowsBlock, texts: readonly (readonly string[] | null)[]): string {
    const { columns, rows } = block;
    const contents = columns.map((_, column) =>
      cellContents(
        texts.map((cells) => cells?.[column] ?? ''),
        this.context,
      ),
    );
    const tails = rows.map((row, index) => {
      if (row.type === 'day') return marker('day');
      const cells = columns.map(({ role }, column) =>
        withNotes({ role, content: contents[column]![index]! }, this.context),
      );
      this.hidden.keepRow(block, row, cells);
      return this.hidden.markerOf(row);
    });
    const lines = rows.map((row, index) =>
      row.type === 'day'
        ? columns.map((_, column) => (column === 0 ? `**${row.text}**` : ''))
        : texts[index]!,
    );
    return tableLines(
      columns.map(({ title }) => title),
      lines,
      tails,
    ).join('\n');
  }

  private list(block: RowsBlock, written: WrittenRows): string {
    const { columns, rows } = block;
    const parts: string[] = [formatMarkdown(legend(columns)).trim()];
    let batch: ListedRow[] = [];
    const flush = (): void => {
      if (batch.length > 0) parts.push(this.listed(block, batch));
      batch = [];
    };
    rows.forEach((row, index) => {
      if (row.type === 'day') {
        flush();
        parts.push(`**${row.text}:** ${marker('day')}`);
        return;
      }
      batch.push({ row, item: rowItem(columns, written[index]!, this.hidden.markerOf(row)) });
      if (batch.length === BATCH) flush();
    });
    flush();
    return parts.join('\n\n');
  }

  private listed(block: RowsBlock, batch: readonly ListedRow[]): string {
    const roles = block.columns.map(({ role }) => role);
    const text = formatMarkdown(listOf(batch.map(({ item }) => item))).trimEnd();
    const together = readItems(roles, text, this.context);
    // Whatever an item holds, each is kept as it reads by itself.
    const read =
      together.length === batch.length
        ? together
        : batch.map(
            ({ item }) => readItems(roles, formatMarkdown(listOf([item])), this.context)[0]!,
          );
    read.forEach(({ cells }, index) => this.hidden.keepRow(block, batch[index]!.row, cells));
    return text;
  }
}

interface ListedRow {
  row: ItemRow;
  item: ListItem;
}

/**
 * Whether a table of these cells can be read: each is one line, and few texts are long. The short
 * cells beside a text do not count: another status or owner must not turn a table into a list.
 */
function isTabular(rows: readonly (readonly (string | null)[] | null)[], text: number): boolean {
  const cells = rows.filter((row) => row !== null);
  if (cells.some((row) => row.includes(null))) return false;
  const lengths = cells.map((row) => row[text]?.length ?? 0);
  return (
    lengths.every((length) => length <= VERY_LONG) &&
    lengths.filter((length) => length > LONG).length * 4 <= lengths.length
  );
}
