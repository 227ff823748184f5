/**
 * The skeleton cannot be broken: whatever a key, a paste or a drag does to the tree, these
 * transforms bring it back, in the same update and so in the same undo step. root > header, the
 * sections of the outline in order, rows that have no section; section > prose, then at most one
 * set of rows; rows > row; row > body.
 */
import { $isTableCellNode, $isTableRowNode, TableNode, TableRowNode } from '@lexical/table';
import {
  $create,
  $createParagraphNode,
  $createTextNode,
  $getSlot,
  $getState,
  $isTextNode,
  $setSlot,
  $setState,
  IS_BOLD,
  IS_CODE,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  ParagraphNode,
  RootNode,
  TextNode,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { NewId } from '../../../core/document/ids.ts';
import { emptyRow } from '../convert/new-row.ts';
import { $ownerOf } from '../convert/settle-rows.ts';
import { $alignRow, $alignTable } from '../convert/table-columns.ts';
import { $createHeaderNode, $isHeaderNode, HeaderNode, TitleNode } from '../nodes/header-node.ts';
import {
  $createRowNode,
  $getBody,
  $getRow,
  $isRowNode,
  BodyNode,
  RowNode,
} from '../nodes/row-node.ts';
import { $isRowsNode, RowsNode } from '../nodes/rows-node.ts';
import { $createSectionNode, $isSectionNode, SectionNode } from '../nodes/section-node.ts';
import { outlineState, rowsKindState, rowState, sectionState } from '../model/states.ts';
import { $hasContent, $asBlock, $asProse } from './as-prose.ts';
import { $repairSection, $takeIn } from './guard-sections.ts';

const FORMATS = IS_BOLD | IS_ITALIC | IS_STRIKETHROUGH | IS_CODE;

/** Takes what was left when all sections went. */
const UNSORTED = {
  id: 'unsorted',
  kind: 'unsorted',
  title: 'Unsorted',
  audience: 'everyone',
  required: false,
  guidance: '',
} as const;

export function registerGuard(editor: LexicalEditor, newId: NewId): () => void {
  return mergeRegister(
    editor.registerNodeTransform(RootNode, $repairRoot),
    editor.registerNodeTransform(SectionNode, $repairSection),
    editor.registerNodeTransform(RowsNode, (rows) => $repairRows(rows, newId)),
    editor.registerNodeTransform(RowNode, $repairRow),
    editor.registerNodeTransform(BodyNode, $repairBody),
    editor.registerNodeTransform(HeaderNode, $repairHeader),
    editor.registerNodeTransform(TitleNode, $repairTitle),
    editor.registerNodeTransform(TextNode, $keepDocumentFormats),
    editor.registerNodeTransform(ParagraphNode, $keepPlainParagraph),
    editor.registerNodeTransform(TableNode, $alignTable),
    editor.registerNodeTransform(TableRowNode, $keepAligned),
  );
}

function $repairRoot(root: RootNode): void {
  const outline = $getState(root, outlineState);
  const children = root.getChildren();
  const ids = outline.map(({ id }) => id);
  const intact =
    $isHeaderNode(children[0]) &&
    ids.every((id, index) => {
      const child = children[index + 1];
      return $isSectionNode(child) && $getState(child, sectionState).id === id;
    }) &&
    children
      .slice(ids.length + 1)
      .every(
        (child) =>
          $isRowsNode(child) &&
          child.getChildrenSize() > 0 &&
          $ownerOf($getState(child, rowsKindState)) === null,
      );
  if (intact) return;
  const header = children.find($isHeaderNode) ?? $createHeaderNode('');
  const byId = new Map<string, SectionNode>();
  const loose: RowsNode[] = [];
  const strays: { node: LexicalNode; after: SectionNode | null }[] = [];
  let last: SectionNode | null = null;
  for (const child of children) {
    if (child.is(header)) continue;
    const id = $isSectionNode(child) ? $getState(child, sectionState).id : null;
    if ($isSectionNode(child) && id !== null && ids.includes(id) && !byId.has(id))
      byId.set(id, (last = child));
    else if (
      $isRowsNode(child) &&
      child.getChildrenSize() > 0 &&
      $ownerOf($getState(child, rowsKindState)) === null
    )
      loose.push(child);
    else strays.push({ node: child, after: last });
  }
  const needsSection = outline.length === 0 && strays.some(({ node }) => $hasContent(node));
  const kept = needsSection ? [UNSORTED] : outline;
  if (kept !== outline) $setState(root, outlineState, kept);
  const sections = kept.map(
    (info) => byId.get(info.id) ?? $createSectionNode(info).append($createParagraphNode()),
  );
  root.splice(0, root.getChildrenSize(), [header, ...sections, ...loose]);
  for (const { node, after } of strays) {
    if ($isSectionNode(node) && $takeIn(node)) continue;
    if ($isSectionNode(node) || $hasContent(node))
      (after ?? sections[0])?.append(...$asProse(node));
  }
}

function $repairRows(rows: RowsNode, newId: NewId): void {
  const kind = $getState(rows, rowsKindState);
  const seen = new Set<string>();
  for (const child of rows.getChildren()) {
    if (!$isRowNode(child)) {
      const blocks = $asProse(child).filter($hasContent);
      // The row first, then the text into it: replacing the text by a row that holds it would tie a
      // knot.
      if (blocks.length > 0) {
        const row = $createRowNode(emptyRow(kind, newId()), []);
        child.insertBefore(row);
        $getBody(row)?.append(...blocks.map($asBlock));
      }
      if (child.getParent()?.is(rows)) child.remove();
      continue;
    }
    const row = $getRow(child);
    if (row.kind !== kind) $setState(child, rowState, emptyRow(kind, newId()));
    else if (seen.has(row.data.id))
      $setState(child, rowState, { ...row, data: { ...row.data, id: newId() } } as typeof row);
    seen.add($getRow(child).data.id);
  }
}

function $repairRow(row: RowNode): void {
  if ($getBody(row) === null)
    $setSlot(row, 'body', $create(BodyNode).append($createParagraphNode()));
}

function $repairBody(body: BodyNode): void {
  const children = body.getChildren();
  if (children.length === 0) body.append($createParagraphNode());
  else if (
    children.some(
      (child) =>
        $isSectionNode(child) ||
        $isRowsNode(child) ||
        $isRowNode(child) ||
        $isHeaderNode(child) ||
        child.isInline(),
    )
  ) {
    const prose = children.flatMap($asProse).map($asBlock);
    body.splice(0, children.length, prose.length > 0 ? prose : [$createParagraphNode()]);
  }
}

function $repairHeader(header: HeaderNode): void {
  if ($getSlot(header, 'title') === null) $setSlot(header, 'title', $create(TitleNode));
}

function $repairTitle(title: TitleNode): void {
  const children = title.getChildren();
  if (
    children.every(
      (child) => $isTextNode(child) && child.getFormat() === 0 && child.getType() === 'text',
    )
  )
    return;
  const text = title.getTextContent().replace(/\s*\n\s*/g, ' ');
  title.clear();
  if (text) title.append($createTextNode(text)).selectEnd();
}

/** Formats that the document cannot hold (underline, colours of a pasted page) are taken off. */
function $keepDocumentFormats(text: TextNode): void {
  if (text.getFormat() & ~FORMATS) text.setFormat(text.getFormat() & FORMATS);
  if (text.getStyle() !== '') text.setStyle('');
}

function $keepPlainParagraph(paragraph: ParagraphNode): void {
  if (paragraph.getFormatType() !== '') paragraph.setFormat('');
  if (paragraph.getIndent() !== 0) paragraph.setIndent(0);
}

/** A column that was added to a table touches its rows, not the table. */
function $keepAligned(row: TableRowNode): void {
  const first = row.getParent()?.getFirstChild();
  if ($isTableRowNode(first))
    $alignRow(
      row.getChildren().filter($isTableCellNode),
      first.getChildren().filter($isTableCellNode),
    );
}
