/** What stays on one page of paper with what comes after it, in every format that has pages. */
import type { BlockContent, Nodes } from 'mdast';
import { columns } from '../prose/columns.ts';
import { inlineText } from '../prose/text.ts';
import type { ReportBlock } from '../report/tree.ts';

/**
 * How much of a page's height a picture may take that was given no width: two of them, with a
 * heading and the lines that lead to them, fill a page. One that has no room on its page leaves as
 * much blank as it is high. That of a wide screen (16:9) is as wide as the text nonetheless.
 */
export const PICTURE_SHARE = 0.4;

/**
 * A picture is led to only by a line or two that say what it shows: a long paragraph would leave
 * still more of the page before it blank.
 */
const SHORT_LEAD = 160;

/** A table of more rows is never kept on one page, however short they are. */
export const FEW_ROWS = 7;
/** Rows that are moments, or things to do, may part sooner. */
export const FEW_ITEMS = 4;

/**
 * What is kept on one page, with the words that lead to it, is about as high as a quarter of one at
 * most (of Letter, in points): it may leave so much of the page before it blank.
 */
const QUARTER_HEIGHT = 160;
const TEXT = { line: 16.2, letters: 92, margin: 7 };
const CODE = { line: 12.5, columns: 80, margin: 18 };
const CELL = { line: 13.4, letters: 90, margin: 9, head: 24 };
/** Smaller letters are so much of the usual. */
const SMALL = 0.8;
/** A paragraph of more lines parts before its last two. */
const LEAD_LINES = 3;

/** How high what stays with this block above it is, in points. @param before the block above it */
export function leadHeight(node: BlockContent, before: Nodes | undefined): number {
  return before && isLedTo(node, before) ? leadingHeight(before) : 0;
}

/** The same for the block above rows, which it leads to if it is prose. */
export function leadingHeight(before: Nodes | undefined): number {
  if (before?.type !== 'paragraph') return 0;
  const lines = Math.ceil(inlineText(before).length / TEXT.letters);
  return Math.min(lines, LEAD_LINES) * TEXT.line + TEXT.margin;
}

/** Two neighbours of more letters may part. */
const FEW_LETTERS_IN_ROWS = 500;

/**
 * True for a table that is not broken over pages.
 * @param rows how many letters each cell of its rows has
 * @param lead how high the words are that stay with it
 */
export function staysWhole(
  rows: readonly (readonly number[])[],
  { small = false, lead = 0 }: { small?: boolean; lead?: number } = {},
): boolean {
  const longest = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column] ?? 0)),
  );
  const all = Math.max(
    1,
    longest.reduce((sum, each) => sum + each, 0),
  );
  const scale = small ? SMALL : 1;
  const height = rows.reduce((sum, cells) => {
    const lines = cells.map((letters, column) =>
      Math.ceil(letters / Math.max(1, ((CELL.letters / scale) * longest[column]!) / all)),
    );
    return sum + Math.max(1, ...lines) * CELL.line * scale + CELL.margin;
  }, CELL.head);
  return height + lead <= QUARTER_HEIGHT;
}

/**
 * True for a row that stays on one page with the next: a table's head never stands with one short
 * row, nor its last short row alone.
 */
export function rowLeads(letters: readonly number[], position: number): boolean {
  const edge = position === 0 || position === letters.length - 2;
  return (
    edge &&
    position < letters.length - 1 &&
    letters[position]! + letters[position + 1]! <= FEW_LETTERS_IN_ROWS
  );
}

/** A picture alone in its paragraph. */
export function isPicture(node: Nodes | undefined): boolean {
  return (
    node?.type === 'paragraph' && node.children.length === 1 && node.children[0]!.type === 'image'
  );
}

/** What authors write for a caption: a paragraph below a picture, all of it slanted. */
export function isCaption(node: Nodes | undefined, before: Nodes | undefined): boolean {
  return isPicture(before) && isCaptionText(node);
}

function isCaptionText(node: Nodes | undefined): boolean {
  return (
    node?.type === 'paragraph' &&
    node.children.length === 1 &&
    node.children[0]!.type === 'emphasis'
  );
}

/** Letters of a quotation or of a table's row that fill about a quarter of a page. */
const QUARTER = 750;
/** Lines in a row that do. */
const QUARTER_LINES = 14;

/**
 * True for a block that is not broken over pages: what is longer may leave most of one empty.
 * @param lead how high the words are that stay with it
 */
export function staysTogether(node: Nodes, lead = 0): boolean {
  if (node.type !== 'code') return isBelowQuarter(inlineText(node));
  const lines = node.value
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(columns(line) / CODE.columns)), 0);
  return lines * CODE.line + CODE.margin + lead <= QUARTER_HEIGHT;
}

function isBelowQuarter(text: string): boolean {
  return text.length <= QUARTER && text.split('\n').length <= QUARTER_LINES;
}

/** True for a row of a table that is not broken over pages. @param cells the text of each */
export function rowStaysTogether(cells: readonly string[]): boolean {
  return cells.every(isBelowQuarter);
}

/** True for a block that the one before it leads to: the two belong on one page. */
export function isLedTo(node: BlockContent | undefined, lead: Nodes): boolean {
  if (isCaption(node, lead)) return true;
  if (lead.type !== 'paragraph' && lead.type !== 'heading') return false;
  if (isCaptionText(lead)) return false;
  if (isPicture(node)) return inlineText(lead).length <= SHORT_LEAD;
  return node?.type === 'list' || node?.type === 'code' || node?.type === 'table';
}

/**
 * The same for blocks of the report: prose also leads to the picture of the incident and to rows.
 */
export function leadsOn(block: ReportBlock, next: ReportBlock | undefined): boolean {
  if (block.type !== 'prose' || !next) return false;
  return next.type === 'prose'
    ? isLedTo(next.node, block.node)
    : next.type === 'track' || next.type === 'rows';
}
