/**
 * Lexical nodes -> mdast. The reverse of `from-mdast.ts`; both are walked together by the property
 * tests.
 */
import { $isCodeNode, type CodeNode } from '@lexical/code-core';
import { $isHorizontalRuleNode } from '@lexical/extension';
import { $isListItemNode, $isListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isTableCellNode, $isTableNode, $isTableRowNode, type TableNode } from '@lexical/table';
import {
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isParagraphNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type {
  AlignType,
  BlockContent,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import {
  $getContent,
  $isBlockInItem,
  $isOpaqueBlockNode,
  $isOpaqueInlineNode,
} from '../nodes/opaque-node.ts';
import { sourceState, type SourceFields } from '../model/states.ts';
import { joinLines } from '../../../core/prose/phrasing.ts';
import { $inlineFrom } from './inline-to-mdast.ts';
import { omit } from './omit.ts';
import { $alignment, $isHeaded } from './table-columns.ts';
import { $isParagraphBreak } from './paragraph-break.ts';

/** The fields of the mdast node that this one came from. */
function $source(node: LexicalNode): SourceFields {
  return $getState(node, sourceState) ?? {};
}

/** One block, or null for what is not text: an empty paragraph is a place for the caret. */
export function $mdastFromBlock(node: LexicalNode): RootContent | null {
  if ($isOpaqueBlockNode(node)) return $getContent(node) as RootContent;
  if ($isParagraphNode(node)) {
    const fields = $source(node);
    const children = $inlineFrom(node.getChildren());
    if (children.length === 0 && fields['kept'] !== true) return null;
    return { type: 'paragraph', ...omit(fields, 'kept'), children };
  }
  if ($isHeadingNode(node))
    return {
      type: 'heading',
      ...$source(node),
      depth: Number(node.getTag().slice(1)) as 1,
      children: $inlineFrom(node.getChildren()),
    };
  if ($isQuoteNode(node))
    return { type: 'blockquote', ...$source(node), children: $quoteBlocks(node) };
  if ($isListNode(node)) return $listFrom(node);
  if ($isCodeNode(node))
    return {
      type: 'code',
      lang: null,
      ...$source(node),
      ...(node.getLanguage() ? { lang: node.getLanguage() ?? null } : {}),
      value: $lines(node),
    };
  if ($isTableNode(node)) return $tableFrom(node);
  if ($isHorizontalRuleNode(node)) return { type: 'thematicBreak', ...$source(node) };
  if ($isElementNode(node)) {
    const children = $inlineFrom($leafInline(node));
    return children.length > 0 ? { type: 'paragraph', children } : null;
  }
  const children = $inlineFrom([node]);
  return children.length > 0 ? { type: 'paragraph', children } : null;
}

/** A quote made by a shortcut or a paste may hold its text directly. */
function $quoteBlocks(quote: ElementNode): BlockContent[] {
  const blocks: BlockContent[] = [];
  let loose: LexicalNode[] = [];
  const flush = (): void => {
    const children = $inlineFrom(loose);
    if (children.length > 0) blocks.push({ type: 'paragraph', children });
    loose = [];
  };
  for (const child of quote.getChildren()) {
    if (
      ($isElementNode(child) && !child.isInline()) ||
      $isOpaqueBlockNode(child) ||
      $isHorizontalRuleNode(child)
    ) {
      flush();
      const block = $mdastFromBlock(child);
      if (block) blocks.push(block as BlockContent);
    } else loose.push(child);
  }
  flush();
  return blocks;
}

function $listFrom(list: ListNode): List {
  const type = list.getListType();
  const source = $getState(list, sourceState);
  const ordered = type === 'number' || (type === 'check' && source?.['ordered'] === true);
  const items: ListItem[] = [];
  for (const child of list.getChildren()) {
    if (!$isListItemNode(child)) continue;
    const nested = child.getChildren().filter($isListNode);
    if (nested.length > 0) {
      if (items.length === 0)
        items.push({ type: 'listItem', spread: false, checked: null, children: [] });
      items.at(-1)!.children.push(...nested.map($listFrom));
    }
    if (nested.length < child.getChildrenSize() || nested.length === 0)
      items.push($itemFrom(child, type === 'check'));
  }
  // The source's own fields stand unless the author has changed the kind of list since.
  const start = list.getStart();
  const fresh = { ordered, start: ordered ? start : null, spread: false };
  const same =
    source !== null &&
    (source['ordered'] === true) === ordered &&
    (!ordered || Number(source['start'] ?? 1) === start);
  const changed = source ? { ...source, ordered, start: fresh.start } : fresh;
  return {
    type: 'list',
    ...(same ? source : changed),
    children: items,
  };
}

function $itemFrom(item: ListItemNode, check: boolean): ListItem {
  const fields = $source(item);
  const ticked = item.getChecked() === true;
  // An item without a box in a list of boxes shows an empty one; it stays without until it is
  // ticked.
  const boxless = 'checked' in fields && typeof fields['checked'] !== 'boolean';
  const unticked = boxless ? null : false;
  const checked = check ? ticked || unticked : null;
  const children: ListItem['children'] = [];
  let run: LexicalNode[] = [];
  const flush = (): void => {
    const inline = $inlineFrom(run);
    if (inline.length > 0) children.push({ type: 'paragraph', children: inline });
    run = [];
  };
  for (const child of item.getChildren()) {
    if ($isListNode(child)) continue;
    if ($isLineBreakNode(child) && $isParagraphBreak(child)) flush();
    else if ($isOpaqueInlineNode(child) && $isBlockInItem(child)) {
      flush();
      children.push($getContent(child) as BlockContent);
    } else run.push(child);
  }
  flush();
  return {
    type: 'listItem',
    spread: false,
    ...fields,
    ...((fields['checked'] ?? null) === checked && $getState(item, sourceState) ? {} : { checked }),
    children,
  };
}

function $lines(code: CodeNode): string {
  return code
    .getChildren()
    .map((child) => ($isLineBreakNode(child) ? '\n' : child.getTextContent()))
    .join('');
}

function $tableFrom(table: TableNode): Table {
  const rows = table.getChildren().filter($isTableRowNode);
  const width = rows[0]?.getChildrenSize() ?? 0;
  const { head, align, ...fields } = $source(table);
  return {
    type: 'table',
    ...fields,
    ...($getState(table, sourceState) === null
      ? { align: $alignment(table) }
      : $keptAlignment(table, align)),
    children: [
      ...($isHeaded(table) ? [] : [emptyHead(head as TableRow | undefined, width)]),
      ...rows.map((row): TableRow => ({
        type: 'tableRow',
        ...$source(row),
        children: row
          .getChildren()
          .filter($isTableCellNode)
          .map((cell) => ({ type: 'tableCell', ...$source(cell), children: $cell(cell) })),
      })),
    ],
  };
}

/** The source's own alignment while it says the same as the columns do. */
function $keptAlignment(table: TableNode, written: unknown): Pick<Table, 'align'> {
  const align = $alignment(table);
  if (!Array.isArray(written)) {
    if (align.some(Boolean)) return { align };
    return written === null ? { align: null } : {};
  }
  const same =
    written.length === align.length &&
    align.every((each, column) => each === (written[column] ?? null));
  return { align: same ? (written as AlignType[]) : align };
}

/** The head of a table without one: as it was written, where that has as many columns. */
function emptyHead(written: TableRow | undefined, width: number): TableRow {
  if (written?.children.length === width) return written;
  return {
    type: 'tableRow',
    children: Array.from({ length: width }, () => ({ type: 'tableCell', children: [] })),
  };
}

/** A cell holds one run of text in Markdown: its blocks are joined by line breaks. */
function $cell(cell: ElementNode): PhrasingContent[] {
  return joinLines(
    $leafLines(cell)
      .map($inlineFrom)
      .filter((line) => line.length > 0),
  );
}

/** The inline content of all leaf blocks inside an element. */
function $leafInline(element: ElementNode): LexicalNode[] {
  return $leafLines(element).flat();
}

/** Each leaf block's inline content. */
function $leafLines(element: ElementNode): LexicalNode[][] {
  const children = element.getChildren();
  if (!children.some($isBlockElement)) return [children];
  return children.flatMap((child) => ($isBlockElement(child) ? $leafLines(child) : [[child]]));
}

function $isBlockElement(node: LexicalNode): node is ElementNode {
  return $isElementNode(node) && !node.isInline();
}
