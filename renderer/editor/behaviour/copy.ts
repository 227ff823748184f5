/**
 * Copying and cutting a selection: clean rich text for mail, wikis and word processors. Our own format goes
 * along, for pasting back into the document.
 */
import {
  $getClipboardDataFromSelection,
  setLexicalClipboardDataTransfer,
} from '@lexical/clipboard';
import { $isTableSelection, type TableCellNode } from '@lexical/table';
import {
  $getSelection,
  $getState,
  $isRangeSelection,
  CUT_TAG,
  HISTORY_PUSH_TAG,
  mergeRegister,
  registerEventListener,
  type RangeSelection,
} from 'lexical';
import { partsToClipboard, type SelectedParts } from '../../../core/export/clipboard/selection.ts';
import { withStyles } from '../../../core/export/clipboard/styles.ts';
import { $cellsOf } from '../convert/table-columns.ts';
import { $isHeaderNode } from '../nodes/header-node.ts';
import { $getRow, $rowOf } from '../nodes/row-node.ts';
import { $isRowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode, $sectionOf } from '../nodes/section-node.ts';
import { sectionState } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { $selectedCells } from './tables.ts';

/**
 * Within one text, what is selected is copied as it is. Over several sections or rows, each of them
 * is copied whole: a row without its time says nothing, and what the window draws around a section
 * (guidance, buttons) is nobody's text.
 */
export function registerCopy({ editor, root, session }: EditorContext): () => void {
  // The text keeps its selection while the keyboard is in a field: what is copied there is its own.
  const copy = (event: ClipboardEvent): void => {
    if (fieldOf(event.target) || !fill(event.clipboardData)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // Cells know best what is left of them when they are cut.
  const cut = (event: ClipboardEvent): void => {
    if (fieldOf(event.target) || editor.read(() => $isTableSelection($getSelection()))) return;
    if (!fill(event.clipboardData)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    editor.update(
      () => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.removeText();
      },
      { tag: [CUT_TAG, HISTORY_PUSH_TAG] },
    );
  };
  /** @returns false where nothing is selected that is ours to copy */
  const fill = (transfer: DataTransfer | null): boolean => {
    const selected =
      transfer &&
      editor.read(() => {
        const selection = $getSelection();
        const inCells = $isTableSelection(selection);
        if (!inCells && (!$isRangeSelection(selection) || selection.isCollapsed())) return null;
        return {
          data: $getClipboardDataFromSelection(selection),
          parts: inCells ? null : $selectedParts(selection),
          cells: inCells ? $tabbed() : null,
        };
      });
    if (!transfer || !selected) return false;
    const { data, parts, cells } = selected;
    const copied = parts
      ? partsToClipboard(session.getDocument(), parts)
      : { html: cleaned(data['text/html'] ?? ''), text: cells ?? data['text/plain'] };
    setLexicalClipboardDataTransfer(transfer, {
      ...data,
      'text/html': copied.html,
      'text/plain': copied.text,
    });
    return true;
  };
  // Before the editor's own, which would take the drawn page as it is.
  return mergeRegister(
    registerEventListener(root, 'copy', copy, true),
    registerEventListener(root, 'cut', cut, true),
  );
}

/** The sections and rows that a selection reaches over; null while it stays within one text. */
function $selectedParts(selection: RangeSelection): SelectedParts | null {
  const parts = { title: false, sections: new Set<string>(), rows: new Set<string>() };
  for (const node of selection.getNodes()) {
    const row = $rowOf(node);
    const section = $sectionOf(node);
    if ($isHeaderNode(node)) parts.title = true;
    else if (row) parts.rows.add($getRow(row).data.id);
    else if (section && !$isSectionNode(node) && !$isRowsNode(node))
      parts.sections.add($getState(section, sectionState).id);
  }
  return Number(parts.title) + parts.sections.size + parts.rows.size > 1 ? parts : null;
}

/** Selected cells as spreadsheets take them: a line a row, a tab between two cells. */
function $tabbed(): string | null {
  const selected = $selectedCells();
  if (!selected) return null;
  const { table, rows, columns } = selected;
  const line = (row: readonly TableCellNode[]): string =>
    row
      .slice(columns.from, columns.to + 1)
      .map((cell) => cell.getTextContent().replace(/\s+/g, ' ').trim())
      .join('\t');
  return $cellsOf(table)
    .slice(rows.from, rows.to + 1)
    .map(line)
    .join('\n');
}

/** Attributes that mean something in another program. */
const MEANT = new Set(['href', 'src', 'alt', 'colspan', 'rowspan', 'start']);

/** What the editor drew, without what only it understands. */
function cleaned(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes])
      if (!MEANT.has(name)) element.removeAttribute(name);
  }
  for (const element of page.body.querySelectorAll('span, b:has(> strong), i:has(> em)'))
    element.replaceWith(...element.childNodes);
  return withStyles(page.body.innerHTML);
}
