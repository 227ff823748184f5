/**
 * mdast -> Lexical nodes. What Lexical has no node for becomes an opaque node that shows its
 * Markdown and is given back unchanged.
 */
import { $createCodeNode } from '@lexical/code-core';
import { $createHorizontalRuleNode } from '@lexical/extension';
import { $createLinkNode } from '@lexical/link';
import {
  $createListItemNode,
  $createListNode,
  $isListNode,
  type ListItemNode,
  type ListNode,
} from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text';
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  TableCellHeaderStates,
} from '@lexical/table';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $setState,
  IS_BOLD,
  IS_CODE,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  type LexicalNode,
} from 'lexical';
import type {
  Code,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
} from 'mdast';
import { isHeadless } from '../../../core/prose/headless.ts';
import { $createFactNode } from '../nodes/fact-node.ts';
import { $createImageNode } from '../nodes/image-node.ts';
import { $createOpaqueBlockNode, $createOpaqueInlineNode } from '../nodes/opaque-node.ts';
import { sourceState, type SourceFields } from '../model/states.ts';
import { $markParagraphBreak } from './paragraph-break.ts';

/**
 * Tells a listener which part of a document a new node came from (a block, a row, a section), so
 * that an untouched one can be given back as the very same object.
 */
export type Seed = (node: LexicalNode, source: object) => void;

/** The blocks of a body; one empty paragraph where there are none, because a caret needs a place. */
export function $blocksFromProse(
  root: { children: readonly RootContent[] },
  seed: Seed = () => {},
): LexicalNode[] {
  const blocks = root.children.map((child) => {
    const node = $block(child);
    seed(node, child);
    return node;
  });
  return blocks.length > 0 ? $listsApart(blocks) : [$createParagraphNode()];
}

/**
 * Lexical merges a list into a like one before it, so an empty paragraph, which is no part of the
 * text, stands between two.
 */
export function $listsApart(blocks: readonly LexicalNode[]): LexicalNode[] {
  return blocks.flatMap((node, index) => {
    const last = blocks[index - 1];
    const alike =
      $isListNode(node) && $isListNode(last) && node.getListType() === last.getListType();
    return alike ? [$createParagraphNode(), node] : [node];
  });
}

/** One block. */
export function $block(node: RootContent): LexicalNode {
  switch (node.type) {
    case 'paragraph':
      return $withSource(
        $createParagraphNode(),
        node,
        node.children.length === 0 ? { kept: true } : {},
      ).append(...$inline(node.children));
    case 'heading':
      return $withSource($createHeadingNode(`h${node.depth}` as HeadingTagType), node).append(
        ...$inline(node.children),
      );
    case 'blockquote':
      return $withSource($createQuoteNode({ shadowRoot: true }), node).append(
        ...$blocksFromProse(node),
      );
    case 'list':
      return node.children.length === 0 ? $createOpaqueBlockNode(node) : $list(node);
    case 'code':
      return $code(node);
    case 'table':
      return node.children.length === 0 || node.children.some((row) => row.children.length === 0)
        ? $createOpaqueBlockNode(node)
        : $table(node);
    case 'thematicBreak':
      return $withSource($createHorizontalRuleNode(), node);
    default:
      return $createOpaqueBlockNode(node);
  }
}

function $list(list: List): ListNode {
  const check = list.children.some((item) => typeof item.checked === 'boolean');
  const marked = list.ordered ? 'number' : 'bullet';
  const node = $withSource($createListNode(check ? 'check' : marked, list.start ?? 1), list);
  for (const item of list.children) node.append(...$listItem(item, check));
  return node;
}

/**
 * Lexical keeps a nested list in an item of its own after the item that it belongs to.
 * Blocks other than paragraphs (a code block in a step) stand inside the item as opaque nodes.
 */
function $listItem(item: ListItem, check: boolean): ListItemNode[] {
  let nestedFrom = item.children.length;
  while (
    nestedFrom > 0 &&
    item.children[nestedFrom - 1]!.type === 'list' &&
    (item.children[nestedFrom - 1] as List).children.length > 0
  )
    nestedFrom--;
  const own = $withSource($createListItemNode(check ? item.checked === true : undefined), item);
  item.children.slice(0, nestedFrom).forEach((child, index, before) => {
    if (child.type !== 'paragraph' || child.children.length === 0)
      own.append($createOpaqueInlineNode(child, true));
    else {
      if (before[index - 1]?.type === 'paragraph')
        own.append($markParagraphBreak($createLineBreakNode()));
      own.append(...$inline(child.children));
    }
  });
  const nested = item.children
    .slice(nestedFrom)
    .map((list) => $createListItemNode().append($list(list as List)));
  return [own, ...nested];
}

function $code(code: Code): LexicalNode {
  const node = $withSource($createCodeNode(code.lang ?? undefined), code);
  code.value.split('\n').forEach((line, index) => {
    if (index > 0) node.append($createLineBreakNode());
    if (line) node.append($createTextNode(line));
  });
  return node;
}

function $table(table: Table): LexicalNode {
  const [head] = table.children;
  // One that is all empty was only just begun: its head is still to be written.
  const headless =
    isHeadless(table) && table.children.some(({ children }) => children.some(isFull));
  const node = $withSource($createTableNode(), table, headless ? { head } : {});
  for (const row of headless ? table.children.slice(1) : table.children) {
    const state = row === head ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS;
    const cells = row.children.map((cell, column) =>
      $withSource($createTableCellNode(state), cell)
        .append($createParagraphNode().append(...$inline(cell.children)))
        .setFormat(table.align?.[column] ?? ''),
    );
    node.append($withSource($createTableRowNode(), row).append(...cells));
  }
  return node;
}

function isFull(cell: TableCell): boolean {
  return cell.children.length > 0;
}

/**
 * Inline content. A newline inside a text is Markdown's soft line break, which reads as a space.
 */
export function $inline(nodes: readonly PhrasingContent[], format = 0): LexicalNode[] {
  return nodes.flatMap((node): LexicalNode[] => {
    switch (node.type) {
      case 'text':
        return node.value === ''
          ? []
          : [$createTextNode(node.value.replace(/\r?\n/g, ' ')).setFormat(format)];
      case 'inlineCode':
        return node.value === ''
          ? []
          : [$createTextNode(node.value.replace(/\r?\n/g, ' ')).setFormat(format | IS_CODE)];
      case 'strong':
        return $inline(node.children, format | IS_BOLD);
      case 'emphasis':
        return $inline(node.children, format | IS_ITALIC);
      case 'delete':
        return $inline(node.children, format | IS_STRIKETHROUGH);
      case 'break':
        return [$withSource($createLineBreakNode(), node)];
      case 'link': {
        // Lexical removes a link without content.
        const children = $inline(node.children, format);
        return children.length === 0
          ? [$createOpaqueInlineNode(node)]
          : [
              $withSource(
                $createLinkNode(node.url, { title: node.title ?? null, rel: null }),
                node,
              ).append(...children),
            ];
      }
      case 'image':
        return [$createImageNode(node)];
      case 'fact':
        return [$createFactNode(node).setFormat(format)];
      default:
        return [$createOpaqueInlineNode(node)];
    }
  });
}

/** Notes the fields of the source that the Lexical node has no place for. */
function $withSource<T extends LexicalNode>(node: T, source: Nodes, extra: SourceFields = {}): T {
  const fields: Record<string, unknown> = { ...extra };
  for (const [name, value] of Object.entries(source)) {
    if (name !== 'type' && name !== 'children' && name !== 'value' && name !== 'position')
      fields[name] = value;
  }
  return Object.keys(fields).length === 0 ? node : $setState(node, sourceState, fields);
}
