/**
 * What the first page of a brief says, and what its appendix keeps: every block and row stands in
 * one of the two.
 */
import type { BlockContent } from 'mdast';
import type { ActionItem, Section, SectionKind } from '../document/postmortem.ts';
import { inlineText } from '../prose/text.ts';
import type { BriefRoom } from './brief-room.ts';
import type { RowsTable } from './tree.ts';

/**
 * How many characters of a section of a kind the first page has at most; of a longer first
 * paragraph it has all that there is room for.
 */
const ROOM: Partial<Record<SectionKind, number>> = { summary: 800, impact: 500, 'root-cause': 500 };

/** Open actions that the first page has room for before more than the beginning of sections. */
const FIRST_ROWS = 3;

/** In the order of the first page. */
const BRIEF_KINDS: readonly SectionKind[] = ['summary', 'impact', 'root-cause'];

interface FirstPage {
  /** With how many of their blocks. */
  sections: { section: Section; count: number }[];
  /** How many of the open actions. */
  rows: number;
}

interface SectionBlocks {
  section: Section;
  blocks: readonly BlockContent[];
}

/**
 * What the first page has room for: the beginning of each section, a few actions, more of the
 * sections, more actions.
 */
export function firstPageOf(
  sections: readonly SectionBlocks[],
  actions: RowsTable | null,
  room: BriefRoom,
): FirstPage {
  const wanted = BRIEF_KINDS.flatMap((kind) =>
    sections
      .filter(({ section }) => section.kind === kind)
      .map((each) => ({ ...each, most: briefLength(kind, each.blocks), count: 0 })),
  );
  const rows = actions?.rows.flatMap((row) => (row.type === 'item' ? [row] : [])) ?? [];
  const heights = rows.map((row) => room.row(row, actions!));
  let left = room.left;
  const extend = (each: (typeof wanted)[number], count: number, kept: number): boolean => {
    const before = each.count === 0 ? 0 : room.section(each.blocks.slice(0, each.count));
    const cost = room.section(each.blocks.slice(0, count)) - before;
    if (cost > left - kept) return false;
    left -= cost;
    each.count = count;
    return true;
  };
  const forActions = (most: number): number => {
    const count = rowsWithin(heights.slice(0, most), rows.length, left, room);
    return count === 0 ? 0 : actionsHeight(heights, count, rows.length, room);
  };
  for (const [index, each] of wanted.entries()) {
    // A heading is not left without what it leads to, nor the words before a list without it.
    const first = each.blocks.findIndex(({ type }) => type !== 'heading') + 1;
    if (first === 0 || first > each.most) continue;
    const next = each.blocks[first];
    const leads = leadsOn(each.blocks, first);
    const led = leads && next !== undefined && readable(next) !== null;
    // What a colon leads to comes along, or the section waits for the appendix; but for the first:
    // a brief says what it is about, if need be instead of actions.
    const kept =
      index === 0 ? [forActions(FIRST_ROWS), forActions(1), 0] : [forActions(FIRST_ROWS)];
    if (led && kept.some((height) => extend(each, first + 1, height))) continue;
    if (index === 0 || !leads) extend(each, first, index === 0 ? 0 : forActions(1));
  }
  const kept = forActions(FIRST_ROWS);
  for (const each of wanted)
    for (let count = each.most; count > each.count && each.count > 0; count--)
      if (!leadsOn(each.blocks, count) && extend(each, count, kept)) break;
  return {
    sections: wanted.filter(({ count }) => count > 0),
    rows: rowsWithin(heights, rows.length, left, room),
  };
}

/** True where the last of so many blocks is a heading, or ends with a colon: more must follow. */
function leadsOn(blocks: readonly BlockContent[], count: number): boolean {
  const last = blocks[count - 1]!;
  return last.type === 'heading' || (last.type === 'paragraph' && /[:：]\s*$/.test(ending(last)));
}

function ending(block: BlockContent): string {
  return inlineText(block).slice(-20);
}

/** How many of the first rows fit. @param all that there are */
function rowsWithin(
  heights: readonly number[],
  all: number,
  left: number,
  room: BriefRoom,
): number {
  let count = heights.length;
  while (count > 0 && actionsHeight(heights, count, all, room) > left) count--;
  return count;
}

function actionsHeight(
  heights: readonly number[],
  count: number,
  all: number,
  room: BriefRoom,
): number {
  const rows = heights.slice(0, count).reduce((sum, height) => sum + height, 0);
  return room.table + rows + (count < all ? room.line : 0);
}

/**
 * How many of a section's blocks stand on the first page. What is looked up rather than read
 * (tables, code, pictures) and everything behind it stays in the appendix.
 */
function briefLength(kind: SectionKind, blocks: readonly BlockContent[]): number {
  let left = ROOM[kind] ?? 0;
  let count = 0;
  for (const block of blocks) {
    const length = readable(block);
    if (length === null || (count > 0 && length > left)) break;
    left -= length;
    count++;
  }
  // A heading is not left without what it leads to; nor, where more fits before them, a colon.
  while (count > 0 && blocks[count - 1]!.type === 'heading') count--;
  return count;
}

/** A block's length in characters; null for what the first page does not show. */
function readable(block: BlockContent): number | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return hasPicture(block.children) ? null : inlineText(block).length;
    case 'blockquote':
      return sum((block.children as BlockContent[]).map(readable));
    case 'list':
      return sum(
        block.children.flatMap(({ children }) => (children as BlockContent[]).map(readable)),
      );
    default:
      return null;
  }
}

function hasPicture(nodes: readonly { type: string; children?: unknown }[]): boolean {
  return nodes.some(
    ({ type, children }) =>
      type === 'image' || (Array.isArray(children) && hasPicture(children as { type: string }[])),
  );
}

function sum(lengths: readonly (number | null)[]): number | null {
  return lengths.reduce<number | null>(
    (total, length) => (total === null || length === null ? null : total + length),
    0,
  );
}

/** An action that somebody still has to do. */
export function isOpen({ status }: ActionItem): boolean {
  return status === 'open' || status === 'in-progress';
}
