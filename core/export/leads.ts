/** What stays on one page of paper with what comes after it, in every format that has pages. */
import type { BlockContent, Nodes } from 'mdast';
import { inlineText } from '../prose/text.ts';
import type { ReportBlock } from '../report/tree.ts';

/**
 * A picture is led to only by a line or two that say what it shows: a long paragraph would take
 * half a page along.
 */
const SHORT_LEAD = 160;

/**
 * A table of more rows, or of more letters, would leave too much of a page empty if it were kept on
 * one.
 */
const FEW_ROWS = 7;
/** Rows that are moments, or things to do, may part sooner. */
export const FEW_ITEMS = 4;
const FEW_LETTERS = 600;

/** Two neighbours of more letters may part. */
const FEW_LETTERS_IN_ROWS = 500;

/** True for a table that is not broken over pages. @param letters in each of its rows */
export function staysWhole(letters: readonly number[], most = FEW_ROWS): boolean {
  return letters.length <= most && letters.reduce((sum, each) => sum + each, 0) <= FEW_LETTERS;
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

/** Letters of a quotation, of code or of a table's row that fill about a quarter of a page. */
const QUARTER = 750;
/** Lines of code that do. */
const QUARTER_LINES = 14;

/** True for a block that is not broken over pages: what is longer may leave most of one empty. */
export function staysTogether(node: Nodes): boolean {
  return isBelowQuarter(node.type === 'code' ? node.value : inlineText(node));
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
