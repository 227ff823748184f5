/** The first pages of a long report, which its preview shows while the others are made. */
import type { BlockContent } from 'mdast';
import { plainText } from '../../prose/text.ts';
import type { Report, ReportBlock, Row, RowsBlock } from '../../report/tree.ts';

/** Letters of about four pages. */
const LETTERS = 9_000;
/** What a block takes besides its words, as a drawing does that has none: letters. */
const OTHERWISE = 100;
/** In a table of rows each has a line at least. */
const ROW = 90;

/**
 * The blocks that stand on a report's first pages; null where they are all of it, or where what
 * became of them is told of the whole. How many pages there are is not known, nor on which of them
 * what is left out begins.
 */
export function beginningOf(report: Report): Report | null {
  if (report.brief || report.since || report.review) return null;
  const blocks: ReportBlock[] = [];
  let left = LETTERS;
  for (const block of report.blocks) {
    if (left <= 0) break;
    const shown = block.type === 'rows' ? firstRows(block, left) : block;
    blocks.push(shown);
    left -= lengthOf(shown);
  }
  if (left > 0) return null;
  const [page] = report.words.pageOf;
  return {
    ...report,
    blocks,
    words: { ...report.words, pageOf: [page, '', ''] },
    source: { ...report.source, sections: [], timeline: [], updates: [], actions: [] },
    carriesSource: false,
  };
}

function firstRows(block: RowsBlock, room: number): RowsBlock {
  let left = room;
  const end = block.rows.findIndex((row) => (left -= rowLength(row)) <= 0);
  return end < 0 ? block : { ...block, rows: block.rows.slice(0, end + 1) };
}

function lengthOf(block: ReportBlock): number {
  if (block.type === 'rows') return block.rows.reduce((sum, row) => sum + rowLength(row), 0);
  return OTHERWISE + ('node' in block ? lettersIn([block.node]) : 0);
}

function rowLength(row: Row): number {
  return Math.max(ROW, row.type === 'day' ? 0 : lettersIn(row.cells.flat()));
}

function lettersIn(children: BlockContent[]): number {
  return plainText({ type: 'root', children }).length;
}
