/** Changes the editor's content to a given document, touching only what differs. */
import {
  $createTextNode,
  $getRoot,
  $getState,
  $setState,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { RootContent } from 'mdast';
import type { Postmortem, Prose } from '../../../core/document/postmortem.ts';
import { $settleRows } from './settle-rows.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import { $getBody, $getRow, $isRowNode, type RowNode } from '../nodes/row-node.ts';
import { $createRowsNode, $isRowsNode, type RowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode, type SectionNode } from '../nodes/section-node.ts';
import {
  metaState,
  outlineState,
  rowsKindState,
  rowState,
  sectionState,
  type DocumentMeta,
  type RowKind,
} from '../model/states.ts';
import { $blocksFromProse, $listsApart, type Seed } from './from-mdast.ts';
import { $newRow, $newSection, infoOf, metaOf, rowDataOf, rowsOf } from './load.ts';
import { ROW_KINDS } from './new-row.ts';
import { omit } from './omit.ts';
import { same } from './same.ts';
import { $mdastFromBlock } from './to-mdast.ts';

/** @param now the document as the editor has it, from `DocumentReader`. */
export function $apply(now: Postmortem, next: Postmortem, seed: Seed): void {
  const root = $getRoot();
  if (now.title !== next.title) $setTitle(next.title);
  const [old, meta] = [$getState(root, metaState), metaOf(next)];
  if (!same(old, meta)) $setMeta(meta, !same(drawnOf(old), drawnOf(meta)));
  if (!same(now.sections, next.sections)) $applySections(now, next, seed);
  const before = rowsOf(now);
  const after = rowsOf(next);
  for (const kind of ROW_KINDS)
    if (!same(before[kind], after[kind])) $applyRows(kind, before[kind], after[kind], seed);
}

function $setTitle(title: string): void {
  const node = $getTitleNode()?.clear();
  if (title) node?.append($createTextNode(title));
}

/** The facts that the header or a row shows: hundreds of rows stay as they are for a comment. */
function drawnOf(meta: DocumentMeta): object {
  return omit(meta, 'comments', 'states', 'ignored', 'dictionary');
}

/**
 * Sets the facts of the document; what shows them (the header, every row) is drawn anew, unless
 * only files were added.
 */
export function $setMeta(meta: DocumentMeta, redraw = true): void {
  const root = $getRoot();
  $setState(root, metaState, meta);
  if (!redraw) return;
  root.getFirstChild()?.markDirty();
  for (const rows of $allRows()) for (const row of rows.getChildren()) row.markDirty();
}

function $applySections(now: Postmortem, next: Postmortem, seed: Seed): void {
  const root = $getRoot();
  const nodes = new Map(
    root
      .getChildren()
      .filter($isSectionNode)
      .map((node) => [$getState(node, sectionState).id, node]),
  );
  const previous = new Map(now.sections.map((section) => [section.id, section]));
  $setState(root, outlineState, next.sections.map(infoOf));
  const wanted = next.sections.map((section): SectionNode => {
    const node = nodes.get(section.id);
    const old = previous.get(section.id);
    if (!node || !old) return $newSection(section, seed);
    if (!same(infoOf(old), infoOf(section))) $setState(node, sectionState, infoOf(section));
    if (!same(old.body, section.body)) $applyBlocks(node, section.body, seed);
    return node;
  });
  const orphaned = [...nodes.values()]
    .filter((node) => !wanted.includes(node))
    .flatMap((node) => node.getChildren().filter($isRowsNode));
  $arrange(root, [
    root.getFirstChild()!,
    ...wanted,
    ...root.getChildren().filter($isRowsNode),
    ...orphaned,
  ]);
  $settleRows();
}

function $applyRows(
  kind: RowKind,
  before: { id: string; body: Prose }[],
  after: { id: string; body: Prose }[],
  seed: Seed,
): void {
  let rows = $allRows().find((node) => $getState(node, rowsKindState) === kind);
  if (!rows) $getRoot().append((rows = $createRowsNode(kind)));
  const nodes = new Map<string, RowNode>();
  for (const node of rows.getChildren())
    if ($isRowNode(node)) nodes.set($getRow(node).data.id, node);
  const previous = new Map(before.map((row) => [row.id, row]));
  $arrange(
    rows,
    after.map((row) => {
      const node = nodes.get(row.id);
      const old = previous.get(row.id);
      if (!node || !old) return $newRow(kind, row, seed);
      if (same(old, row)) return node;
      const data = rowDataOf(kind, row);
      if (!same($getRow(node), data)) $setState(node, rowState, data);
      const body = $getBody(node);
      if (body && !same(old.body, row.body)) $applyBlocks(body, row.body, seed);
      return node;
    }),
  );
}

/** Replaces the blocks between the common beginning and the common end. */
function $applyBlocks(element: ElementNode, body: Prose, seed: Seed): void {
  const rows = element.getChildren().filter($isRowsNode);
  const current: { nodes: LexicalNode[]; block: RootContent }[] = [];
  for (const node of element.getChildren()) {
    const block = $isRowsNode(node) ? null : $mdastFromBlock(node);
    // An empty paragraph is no block of the text; it stays with the one that it follows.
    if (block) current.push({ nodes: [node], block });
    else if (!$isRowsNode(node)) current.at(-1)?.nodes.push(node);
  }
  const { children } = body;
  let start = 0;
  while (
    start < Math.min(children.length, current.length) &&
    same(current[start]!.block, children[start])
  )
    start++;
  let end = 0;
  while (
    end < Math.min(children.length, current.length) - start &&
    same(current.at(-1 - end)!.block, children.at(-1 - end))
  )
    end++;
  const before = current.slice(0, start).flatMap(({ nodes }) => nodes);
  const after = current.slice(current.length - end).flatMap(({ nodes }) => nodes);
  const middle = children.slice(start, children.length - end);
  const fresh =
    middle.length > 0 || start + end === 0 ? $blocksFromProse({ children: middle }, seed) : [];
  $arrange(element, [...$listsApart([...before, ...fresh, ...after]), ...rows]);
}

/**
 * Makes these the children of an element, in this order, without touching an element that has them
 * so.
 */
function $arrange(element: ElementNode, wanted: LexicalNode[]): void {
  const children = element.getChildren();
  if (
    children.length === wanted.length &&
    children.every((child, index) => child.is(wanted[index]))
  )
    return;
  element.splice(0, children.length, wanted);
}

/** All sets of rows, those in sections first. */
export function $allRows(): RowsNode[] {
  const top = $getRoot().getChildren();
  return [
    ...top.filter($isSectionNode).flatMap((section) => section.getChildren().filter($isRowsNode)),
    ...top.filter($isRowsNode),
  ];
}
