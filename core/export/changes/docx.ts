/**
 * Two versions of a text in WordprocessingML as one, with the differences as tracked changes: who
 * accepts all has the later version, who rejects all the earlier one. Elements and their order:
 * ECMA-376 part 1, §17.13.5.
 */
import {
  attribute,
  childNamed,
  element,
  elementsIn,
  isElement,
  parseMarkup,
  plainOf,
  writeMarkup,
  type ElementNode,
  type MarkupNode,
} from '../markup/tree.ts';
import { align, type Aligned, type Piece } from './align.ts';
import { mergedRuns } from './docx-runs.ts';
import type { Tracker } from './docx-tracker.ts';

/**
 * @param before blocks (paragraphs, tables) of the earlier version; its lists, pictures and links
 *   are in the same package
 * @param after those of the later version, whose anchors and layout the result has
 */
export function trackedBlocks(before: string, after: string, tracker: Tracker): string {
  return writeMarkup(mergedBlocks(parseMarkup(before), parseMarkup(after), tracker, false));
}

function mergedBlocks(
  before: readonly MarkupNode[],
  after: readonly MarkupNode[],
  tracker: Tracker,
  inCell: boolean,
): MarkupNode[] {
  const aligned = align(before.filter(isBlock).map(pieceOf), after.filter(isBlock).map(pieceOf));
  const blocks = aligned.flatMap((one) => mergedBlock(one, tracker));
  return inCell ? withLastMark(blocks, tracker) : blocks;
}

function isBlock(node: MarkupNode): node is ElementNode {
  return isElement(node) && node.name !== 'w:tcPr';
}

function mergedBlock(one: Aligned<ElementNode>, tracker: Tracker): ElementNode[] {
  switch (one.is) {
    case 'same':
      return [one.after];
    case 'removed':
      return isContents(one.before) ? [] : [tracker.whole(one.before, 'removed')];
    case 'added':
      return [isContents(one.after) ? one.after : tracker.whole(one.after, 'added')];
    case 'changed':
      if (one.after.name === 'w:p') return [mergedParagraph(one.before, one.after, tracker)];
      if (one.after.name === 'w:tbl') return [mergedTable(one.before, one.after, tracker)];
      return [one.after];
  }
}

/** The list of contents follows the headings, and every program makes it anew. */
function isContents({ name }: ElementNode): boolean {
  return name === 'w:sdt';
}

function mergedParagraph(before: ElementNode, after: ElementNode, tracker: Tracker): ElementNode {
  const properties = childNamed(after, 'w:pPr');
  const merged = element('w:p', after.attributes, [
    ...(properties ? [properties] : []),
    ...mergedRuns(before, after, tracker),
  ]);
  const old = childNamed(before, 'w:pPr');
  if (styleOf(old) !== styleOf(properties)) tracker.otherStyle(merged, old);
  return merged;
}

/** What of a paragraph's properties is no matter of layout alone. */
function styleOf(properties: ElementNode | undefined): string {
  if (!properties) return '';
  return [...elementsIn([properties])]
    .filter(({ name }) => name === 'w:pStyle' || name === 'w:ilvl')
    .map(({ attributes }) => attributes)
    .join();
}

function mergedTable(before: ElementNode, after: ElementNode, tracker: Tracker): ElementNode {
  const rows = (table: ElementNode): ElementNode[] =>
    table.children.filter((child): child is ElementNode => isElement(child, 'w:tr'));
  const merged = align(rows(before).map(pieceOf), rows(after).map(pieceOf)).map((one) => {
    if (one.is === 'same') return one.after;
    if (one.is === 'removed') return tracker.whole(fitting(one.before, after), 'removed');
    if (one.is === 'added') return tracker.whole(one.after, 'added');
    return mergedRow(one.before, one.after, tracker);
  });
  const frame = after.children.filter((child) => !isElement(child, 'w:tr'));
  return { ...after, children: [...frame, ...merged] };
}

/** A row of the earlier version in the widths of the later one. */
function fitting(row: ElementNode, table: ElementNode): ElementNode {
  const grid = childNamed(table, 'w:tblGrid');
  const widths = (grid?.children ?? []).filter((child) => isElement(child)).map(widthOf);
  const cells = cellsOf(row);
  if (cells.length !== widths.length) return row;
  cells.forEach((cell, index) => {
    const width = [...elementsIn([cell])].find(({ name }) => name === 'w:tcW');
    if (width) width.attributes = ` w:w="${widths[index]}" w:type="dxa"`;
  });
  return row;
}

function widthOf(column: MarkupNode): string {
  return (isElement(column) && attribute(column, 'w:w')) || '0';
}

function cellsOf(row: ElementNode): ElementNode[] {
  return row.children.filter((child): child is ElementNode => isElement(child, 'w:tc'));
}

function mergedRow(before: ElementNode, after: ElementNode, tracker: Tracker): ElementNode {
  const old = cellsOf(before);
  let at = 0;
  return {
    ...after,
    children: after.children.map((child) => {
      if (!isElement(child, 'w:tc')) return child;
      const properties = childNamed(child, 'w:tcPr');
      const content = mergedBlocks(old[at++]!.children, child.children, tracker, true);
      return { ...child, children: [...(properties ? [properties] : []), ...content] };
    }),
  };
}

/**
 * The mark of a cell's last paragraph is the cell's own and no program takes it away: where that
 * paragraph came or went, it is the mark before it that did.
 */
function withLastMark(blocks: MarkupNode[], tracker: Tracker): MarkupNode[] {
  const last = blocks.at(-1);
  const state = isElement(last) ? tracker.stateOf(last) : null;
  if (!state) return blocks;
  let first = blocks.length - 1;
  while (first > 0 && tracker.stateOf(blocks[first - 1] as ElementNode) === state) first--;
  const above = blocks[first - 1];
  if (!isElement(above, 'w:p') || tracker.stateOf(above)) return blocks;
  tracker.unmark(last as ElementNode);
  tracker.mark(above, state);
  return blocks;
}

/** Of a name that stays with its part; those of blocks in a section count them. */
const COUNTED = /_\d+$/;

function pieceOf(node: ElementNode): Piece<ElementNode> {
  const name = nameOf(node);
  const isTrack = name === '_pm_track';
  return {
    piece: node,
    key: keyOf(writeMarkup([node]), isTrack),
    name: COUNTED.test(name) ? '' : name,
    kind: kindOf(node),
    text: textOf(node),
  };
}

function nameOf(node: ElementNode): string {
  for (const inside of elementsIn([node]))
    if (inside.name === 'w:bookmarkStart') {
      const name = attribute(inside, 'w:name') ?? '';
      if (!name.endsWith('_from')) return name;
    } else if (inside.name === 'w:tr' && node.name === 'w:tbl' && inside !== firstRow(node))
      return '';
  return '';
}

function firstRow(table: ElementNode): ElementNode | undefined {
  return childNamed(table, 'w:tr');
}

function kindOf(node: ElementNode): string {
  if (node.name === 'w:tr') return `row of ${cellsOf(node).length}`;
  if (node.name !== 'w:tbl') return node.name;
  const grid = childNamed(node, 'w:tblGrid');
  return `table of ${grid?.children.length ?? 0}`;
}

function textOf(node: ElementNode): string {
  return [...elementsIn([node])]
    .map(({ name, children }) => {
      if (name === 'w:p') return '\n';
      return name === 'w:t' ? plainOf(writeMarkup(children)) : '';
    })
    .join('');
}

/** Anchors, numbers, and what only lays out are no difference to a reader. */
const NO_DIFFERENCE = new RegExp(
  [
    '<w:bookmark(?:Start|End)[^<>]*>',
    '<w:(?:keepNext|keepLines|pageBreakBefore|cantSplit)/>',
    '<w:(?:numId|tcW|tblW|gridCol|spacing|tblInd)[^<>]*>',
    '<w:tc?blCellMar>|</w:tblCellMar>',
    '(?<=<(?:wp:docPr|pic:cNvPr)) id="[0-9]+"',
  ].join('|'),
  'g',
);

function keyOf(markup: string, isTrack: boolean): string {
  const key = markup.replace(NO_DIFFERENCE, '');
  return isTrack ? key.replace(/ r:embed="[^"]*"|<wp:extent[^<>]*>|<a:ext [^<>]*>/g, '') : key;
}
