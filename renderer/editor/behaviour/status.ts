import { $isCodeNode } from '@lexical/code-core';
import { $isLinkNode } from '@lexical/link';
import { $isListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode, $isTableSelection, type TableSelection } from '@lexical/table';
import {
  $getNearestNodeFromDOMNode,
  $getSelection,
  $getState,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  type BaseSelection,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { EditorStatus } from '../model/status.ts';
import { $isImageNode } from '../nodes/image-node.ts';
import { $factsAtCaret } from './fact-at-caret.ts';
import { $getRow, $rowOf, type RowNode } from '../nodes/row-node.ts';
import { $sectionOf, type SectionNode } from '../nodes/section-node.ts';
import { sectionState } from '../model/states.ts';

const FORMATS = ['bold', 'italic', 'strikethrough', 'code'] as const;

type SelectionStatus = Omit<
  EditorStatus,
  'canUndo' | 'canRedo' | 'misspelled' | 'problem' | 'comment' | 'selectedRows'
>;

/** The status at the selection, but for undo and redo. */
export function $status(): SelectionStatus {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) && !$isTableSelection(selection))
    return $statusOfPicture(selection);
  const node = selection.anchor.getNode();
  const row = $rowOf(node);
  return {
    formats: $formats(selection),
    block: $blockName(node),
    ...$placeOf(row, $sectionOf(row ?? node)),
    table: [node, ...node.getParents()].some($isTableNode),
    selected: !selection.isCollapsed(),
    picture: false,
    fact: $factsAtCaret().length > 0,
  };
}

/** The status while a picture is selected, and not text. */
function $statusOfPicture(selection: BaseSelection | null): SelectionStatus {
  const [only] = $isNodeSelection(selection) ? selection.getNodes() : [];
  const picture = $isImageNode(only) ? only : null;
  const row = $rowOf(picture);
  return {
    formats: new Set(),
    block: null,
    ...$placeOf(row, $sectionOf(row ?? picture)),
    table: false,
    selected: false,
    picture: picture !== null,
    fact: false,
  };
}

type EditorPlace = Pick<EditorStatus, 'section' | 'row'>;

function $placeOf(row: RowNode | null, section: SectionNode | null): EditorPlace {
  const data = row && $getRow(row);
  return {
    section: section ? $getState(section, sectionState).id : null,
    row: data && { kind: data.kind, id: data.data.id },
  };
}

/**
 * The status while the keyboard is in a field of a row: no text is selected, but the row's commands
 * hold.
 */
export function $fieldStatus(field: HTMLElement): SelectionStatus {
  const row = $rowOf($getNearestNodeFromDOMNode(field));
  return {
    formats: new Set(),
    block: null,
    ...$placeOf(row, $sectionOf(row)),
    table: false,
    selected: false,
    picture: false,
    fact: false,
  };
}

/** True when two statuses would look the same in a toolbar. */
export function sameStatus(a: EditorStatus, b: EditorStatus): boolean {
  return (
    a.canUndo === b.canUndo &&
    a.canRedo === b.canRedo &&
    a.misspelled === b.misspelled &&
    a.problem === b.problem &&
    a.comment === b.comment &&
    a.selectedRows === b.selectedRows &&
    a.block === b.block &&
    a.section === b.section &&
    a.row?.id === b.row?.id &&
    a.row?.kind === b.row?.kind &&
    a.table === b.table &&
    a.selected === b.selected &&
    a.picture === b.picture &&
    a.fact === b.fact &&
    a.formats.size === b.formats.size &&
    [...a.formats].every((format) => b.formats.has(format))
  );
}

function $formats(selection: RangeSelection | TableSelection): EditorStatus['formats'] {
  const formats = new Set<EditorStatus['formats'] extends ReadonlySet<infer F> ? F : never>(
    FORMATS.filter((format) => selection.hasFormat(format)),
  );
  if ([selection.anchor, selection.focus].some((point) => $linkAt(point.getNode()) !== null))
    formats.add('link');
  return formats;
}

/** The link that a node stands in. */
export function $linkAt(node: LexicalNode): LexicalNode | null {
  return [node, ...node.getParents()].find($isLinkNode) ?? null;
}

function $blockName(node: LexicalNode): string | null {
  let name: string | null = null;
  for (let current: LexicalNode | null = node; current; current = current.getParent()) {
    if ($isListNode(current))
      return { bullet: 'bullets', number: 'numbers', check: 'checks' }[current.getListType()];
    if ($isHeadingNode(current))
      return current.getTag() === 'h4' || current.getTag() === 'h5' || current.getTag() === 'h6'
        ? 'subheading'
        : 'heading';
    if ($isCodeNode(current)) return 'codeBlock';
    if ($isTableNode(current)) return 'table';
    if ($isQuoteNode(current)) return 'quote';
    if ($isParagraphNode(current)) name = 'paragraph';
  }
  return name;
}
