/**
 * How high what stands on a brief's first page is about, in points, as the PDF sets it, which is
 * measured besides (`export/pdf/one-page.ts`).
 */
import type { BlockContent, Nodes, Table } from 'mdast';
import { columns } from '../prose/columns.ts';
import { inlineText } from '../prose/text.ts';
import type { CoverBlock, ItemRow, RowsTable } from './tree.ts';

/**
 * The text of a page, between its margins, with a little more height: what comes out longer is set
 * a little smaller.
 */
const PAGE = { A4: { width: 459, height: 735 }, Letter: { width: 476, height: 684 } };
/** Of type: its line, and a letter of the usual width. */
const SERIF = { line: 14.7, letter: 4.6 };
const SANS = { line: 13.4, letter: 5.1 };
/** Rows of many columns are set smaller. */
const SMALL = { line: 10.8, letter: 4.1 };
const MANY_COLUMNS = 5;
const TITLE = { line: 22.5, letter: 9.8, margin: 20 };
const FACT_LINE = 16.1;
const FACTS = { label: 62, margin: 26 };
const LOGO = 52;
const MEASURES = { row: 17, margin: 15 };
const HEADING = 30;
const MARGIN = { block: 6.4, item: 2.8, cell: 8.8, table: 29 };
const INDENT = 15;
/** The text of an action gets at least this share of the width, its owner and its day so much. */
const [TEXT_SHARE, OTHER_COLUMN] = [0.4, 68];

/** The first page, while it is filled. */
export class BriefRoom {
  left: number;
  private readonly width: number;

  /** @param share of the page that is filled */
  constructor(
    pageSize: 'A4' | 'Letter',
    cover: Omit<CoverBlock, 'type' | 'id' | 'kind'>,
    share = 1,
  ) {
    const { width, height } = PAGE[pageSize];
    this.width = width;
    this.left = height * share - this.coverHeight(cover);
  }

  private coverHeight({ title, facts, logo }: Omit<CoverBlock, 'type' | 'id' | 'kind'>): number {
    const value = (this.width - 2 * FACTS.label) / 2;
    const lines = facts.map(({ value: text }) => linesOf(text, value / SANS.letter));
    // Two facts stand beside each other.
    const rows = lines.filter((_, index) => index % 2 === 0);
    const high = rows.reduce(
      (sum, line, index) => sum + Math.max(line, lines[2 * index + 1] ?? 1) * FACT_LINE,
      0,
    );
    return (
      (logo ? LOGO : 0) +
      TITLE.margin +
      linesOf(title, this.width / TITLE.letter) * TITLE.line +
      (facts.length > 0 ? FACTS.margin + high : 0)
    );
  }

  measures({ children }: Table): number {
    return children.length * MEASURES.row + MEASURES.margin;
  }

  /** A heading with these blocks below it. */
  section(blocks: readonly BlockContent[]): number {
    return HEADING + this.blocks(blocks, this.width);
  }

  private blocks(blocks: readonly Nodes[], width: number): number {
    return blocks.reduce((sum, block) => sum + this.block(block, width), 0);
  }

  private block(block: Nodes, width: number): number {
    switch (block.type) {
      case 'paragraph':
        return MARGIN.block + SERIF.line * linesOf(inlineText(block), width / SERIF.letter);
      case 'heading':
        return HEADING;
      case 'list':
      case 'blockquote':
        return MARGIN.block + this.blocks(block.children, width - INDENT);
      case 'listItem':
        // A tight item has no room of its own around its text.
        return MARGIN.item - MARGIN.block + this.blocks(block.children, width);
      default:
        return 0;
    }
  }

  /** A heading with a table below it that holds no rows yet. */
  readonly table = HEADING + MARGIN.table;
  /** A line below a table. */
  readonly line = MARGIN.block + SERIF.line;

  /** A row of actions: as high as its text, or as another cell of it. */
  row({ cells }: ItemRow, table: RowsTable): number {
    const type = table.columns.length < MANY_COLUMNS ? SANS : SMALL;
    const others = (table.columns.length - 1) * OTHER_COLUMN;
    const text = Math.max(this.width * TEXT_SHARE, this.width - others);
    const other = (this.width - text) / Math.max(1, table.columns.length - 1);
    const heights = cells.map((blocks, index) => {
      const width = table.columns[index]!.role === 'action' ? text : other - MARGIN.cell;
      const lines = blocks.map((block) => linesOf(wordsOf(block), width / type.letter));
      return lines.reduce((sum, count) => sum + count * type.line + MARGIN.item, 0);
    });
    return MARGIN.cell + Math.max(type.line, ...heights);
  }
}

function wordsOf(block: Nodes): string {
  if ('value' in block) return block.value;
  return block.type === 'paragraph' || !('children' in block)
    ? inlineText(block)
    : block.children.map(wordsOf).join('\n');
}

/** @param letters that a line has room for */
function linesOf(text: string, letters: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(columns(line) / letters)), 0);
}
