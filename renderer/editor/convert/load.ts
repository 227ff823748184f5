import { $createParagraphNode, $getRoot, $setState, type LexicalNode } from 'lexical';
import type { Postmortem, Prose, Section } from '../../../core/document/postmortem.ts';
import { $createHeaderNode } from '../nodes/header-node.ts';
import { $createRowNode, type RowNode } from '../nodes/row-node.ts';
import { $createRowsNode } from '../nodes/rows-node.ts';
import { $createSectionNode, type SectionNode } from '../nodes/section-node.ts';
import {
  metaState,
  outlineState,
  type DocumentMeta,
  type RowData,
  type RowKind,
  type SectionInfo,
} from '../model/states.ts';
import { $blocksFromProse, type Seed } from './from-mdast.ts';
import { ROW_KINDS } from './new-row.ts';
import { omit } from './omit.ts';
import { rowKindIn } from './row-homes.ts';

/** Anything in a document that has a body. */
type Bodied = { id: string; body: Prose };

/** Fills the editor with a document, in place of all that is there. */
export function $load(document: Postmortem, seed: Seed): void {
  const root = $getRoot().clear();
  $setState(root, metaState, metaOf(document));
  $setState(root, outlineState, document.sections.map(infoOf));
  const rows = rowsOf(document);
  const homeless = new Set<RowKind>(ROW_KINDS);
  root.append($createHeaderNode(document.title));
  for (const section of document.sections) {
    const node = $newSection(section, seed);
    const kind = rowKindIn(document.sections, section.id);
    if (kind && homeless.delete(kind))
      node.append(
        $createRowsNode(kind).append(...rows[kind].map((row) => $newRow(kind, row, seed))),
      );
    root.append(node);
  }
  for (const kind of homeless) {
    if (rows[kind].length > 0)
      root.append(
        $createRowsNode(kind).append(...rows[kind].map((row) => $newRow(kind, row, seed))),
      );
  }
}

export function $newSection(section: Section, seed: Seed): SectionNode {
  const node = $createSectionNode(infoOf(section)).append(...$bodyBlocks(section.body, seed));
  seed(node, section);
  return node;
}

export function $newRow(kind: RowKind, row: Bodied, seed: Seed): RowNode {
  const node = $createRowNode(rowDataOf(kind, row), $bodyBlocks(row.body, seed));
  seed(node, row);
  return node;
}

/** The blocks of a body, with a paragraph after a last one that the caret cannot leave. */
export function $bodyBlocks(body: Prose, seed: Seed): LexicalNode[] {
  const blocks = $blocksFromProse(body, seed);
  const last = body.children.at(-1)?.type;
  return last &&
    last !== 'paragraph' &&
    last !== 'heading' &&
    last !== 'list' &&
    last !== 'blockquote'
    ? [...blocks, $createParagraphNode()]
    : blocks;
}

export function metaOf(document: Postmortem): DocumentMeta {
  return omit(document, 'title', 'sections', 'timeline', 'updates', 'actions');
}

export function infoOf(section: Section): SectionInfo {
  return omit(section, 'body');
}

export function rowDataOf(kind: RowKind, value: Bodied): RowData {
  return { kind, data: omit(value, 'body') } as unknown as RowData;
}

/** A document's rows by kind. */
export function rowsOf(document: Postmortem): Record<RowKind, Bodied[]> {
  return { timeline: document.timeline, update: document.updates, action: document.actions };
}
