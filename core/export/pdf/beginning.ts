/** The first pages of a long report, which its preview shows while the others are made. */
import type { BlockContent } from 'mdast';
import { plainText } from '../../prose/text.ts';
import { usableLook, type Look } from '../../report/look.ts';
import type { Report, ReportBlock, Row, RowsBlock } from '../../report/tree.ts';

/** Letters of about four pages. */
const LETTERS = 9_000;
/** What a block takes besides its words, as a drawing does that has none: letters. */
const OTHERWISE = 100;
/** In a table of rows each has a line at least. */
const ROW = 90;

const NONE: ReadonlyMap<string, string> = new Map();
const NO_KEYS = { section: NONE, timeline: NONE, updates: NONE, actions: NONE };

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
    const shown = partOf(block, left);
    blocks.push(shown);
    left -= lengthOf(shown);
  }
  if (left > 0) return null;
  const [page] = report.words.pageOf;
  return {
    ...report,
    blocks,
    words: { ...report.words, pageOf: [page, '', ''] },
    source: { ...report.source, sections: [], timeline: [], updates: [], actions: [], media: {} },
    carriesSource: false,
    media: mediaIn([blocks, report.notes], report.media),
    keys: NO_KEYS,
    dispositions: undefined,
  };
}

/** The pictures that these nodes show. */
function mediaIn(nodes: unknown, media: Report['media']): Report['media'] {
  const written = JSON.stringify(nodes);
  return Object.fromEntries(
    Object.entries(media).filter(([key]) => written.includes(JSON.stringify(`media:${key}`))),
  );
}

/**
 * A beginning as text: the window has the document, and these pages are a hundredth of it. Keys are
 * left out, which no page shows.
 */
export function writeBeginning(beginning: Report): string {
  return JSON.stringify(beginning);
}

/**
 * A beginning that was written, on the paper and in the look of whoever prints it: the window does
 * not have the logo. Throws for what is not JSON; whether it is a report is not looked at, so that
 * it is for a page that can do nothing.
 */
export function readBeginning(
  text: string,
  { look, pageSize }: { look: Look; pageSize: Report['pageSize'] },
): Report {
  const written = JSON.parse(text) as Report;
  const { logo = null } = usableLook(look);
  return {
    ...written,
    pageSize,
    blocks: written.blocks.map((block) =>
      block.type === 'cover' ? { ...block, logo: logo && { ...logo, name: '' } } : block,
    ),
    keys: NO_KEYS,
  };
}

/** A section's own text stands in the blocks below its heading. */
function partOf(block: ReportBlock, room: number): ReportBlock {
  if (block.type === 'section') return { ...block, section: null };
  return block.type === 'rows' ? firstRows(block, room) : block;
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
