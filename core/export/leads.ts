/** What stays on one page of paper with what comes after it, in every format that has pages. */
import type { BlockContent, Nodes } from 'mdast';
import { inlineText } from '../prose/text.ts';
import type { ReportBlock } from '../report/tree.ts';

/** A picture is led to only by a line or two that say what it shows: a long paragraph would take half a page along. */
const SHORT_LEAD = 160;

/** A picture alone in its paragraph. */
export function isPicture(node: Nodes | undefined): boolean {
  return node?.type === 'paragraph' && node.children.length === 1 && node.children[0]!.type === 'image';
}

/** What authors write for a caption: a paragraph below a picture, all of it slanted. */
export function isCaption(node: Nodes | undefined, before: Nodes | undefined): boolean {
  return isPicture(before) && node?.type === 'paragraph' && node.children.length === 1 && node.children[0]!.type === 'emphasis';
}

/** True for a block that the one before it leads to: the two belong on one page. */
export function isLedTo(node: BlockContent | undefined, lead: Nodes): boolean {
  if (isCaption(node, lead)) return true;
  if (isPicture(node)) return lead.type === 'paragraph' && inlineText(lead).length <= SHORT_LEAD;
  return node?.type === 'list' || node?.type === 'code' || node?.type === 'table';
}

/** The same for blocks of the report: prose also leads to the picture of the incident and to rows. */
export function leadsOn(block: ReportBlock, next: ReportBlock | undefined): boolean {
  if (block.type !== 'prose' || !next) return false;
  return next.type === 'prose' ? isLedTo(next.node, block.node) : next.type === 'track' || next.type === 'rows';
}
