/**
 * What is drawn around the text: its buttons, the rows' names, which sections are empty, and the
 * picture of the incident.
 */
import {
  $getNodeByKey,
  $getRoot,
  $isParagraphNode,
  mergeRegister,
  registerEventListener,
  stopLexicalPropagation,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { setAttribute } from '../chrome/dom.ts';
import { labelRows } from '../chrome/row.ts';
import { markSection } from '../chrome/section.ts';
import { rowsList } from '../chrome/rows.ts';
import { $allRows } from '../convert/apply.ts';
import { $getTitleNode, $isTitleNode } from '../nodes/header-node.ts';
import { $isRowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode, type SectionNode } from '../nodes/section-node.ts';
import type { RowKind } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { openChoiceMenu, openMilestoneMenu, openRowMenu, openSectionMenu } from './menus.ts';
import { startRename } from './rename.ts';
import { addRow } from './rows.ts';
import { keyOf } from './key-of.ts';
import { askSource } from './source.ts';
import { registerTrack } from './track.ts';

export function registerChrome(context: EditorContext): () => void {
  const { editor, root } = context;
  const $refresh = (node: LexicalNode | null): void => {
    const element = node && editor.getElementByKey(node.getKey());
    if (!element) return;
    if ($isSectionNode(node))
      markSection(element, { empty: $isEmpty(node), lead: $hasEmptyLead(node) });
    else if ($isTitleNode(node)) setAttribute(element, 'data-empty', node.isEmpty() ? '' : null);
    else if ($isRowsNode(node)) {
      setAttribute(element, 'data-empty', node.isEmpty() ? '' : null);
      labelRows(rowsList(element));
    }
  };
  const refreshAll = (): void =>
    editor.read(() =>
      [...$getRoot().getChildren(), $getTitleNode(), ...$allRows()].forEach($refresh),
    );
  const refresh = (dirty: ReadonlyMap<NodeKey, boolean>): void =>
    editor.read(() => {
      for (const [key, changedItself] of dirty) {
        const node = $getNodeByKey(key);
        // Rows are counted anew when one comes or goes, not while one is written in.
        if (changedItself || !$isRowsNode(node)) $refresh(node);
      }
    });
  return mergeRegister(
    editor.registerUpdateListener(({ dirtyElements, tags }) =>
      tags.has('historic') ? refreshAll() : refresh(dirtyElements),
    ),
    editor.registerRootListener((element) => {
      if (element) refreshAll();
    }),
    registerEventListener(
      root,
      'click',
      (event) => {
        const button =
          event.target instanceof Element
            ? event.target.closest<HTMLElement>('[data-action]')
            : null;
        if (!button || button.dataset['action'] === 'rename') return;
        stopLexicalPropagation(event);
        act(context, button.dataset['action']!, button);
      },
      true,
    ),
    // The press would put the caret into the row, whose time then shows how it was written: what is
    // pressed would move from under the pointer before it is let go.
    registerEventListener(root, 'mousedown', (event) => {
      if (event.target instanceof Element && event.target.closest('[data-action="source"]'))
        event.preventDefault();
    }),
    registerEventListener(root, 'dblclick', (event) => {
      const heading =
        event.target instanceof Element ? event.target.closest('[data-action="rename"]') : null;
      const section = heading?.closest<HTMLElement>('[data-section]');
      if (section) startRename(context, section.dataset['section']!);
    }),
    registerTrack(context),
  );
}

function act(context: EditorContext, action: string, button: HTMLElement): void {
  const row = button.closest<HTMLElement>('.pm-row');
  const key = row && keyOf(row);
  const section = button.closest<HTMLElement>('[data-section]')?.dataset['section'];
  if (action === 'details') context.request({ kind: 'details' });
  else if (action === 'section-menu' && section) openSectionMenu(context, section, button);
  else if (action === 'row-menu' && key) openRowMenu(context, key, button);
  else if (action === 'source' && key) askSource(context, key);
  else if (action === 'milestone-menu' && key) openMilestoneMenu(context, key, button);
  else if (action === 'choice-menu' && key) openChoiceMenu(context, key, button);
  else if (action === 'add-row')
    addRow(context, button.closest<HTMLElement>('[data-rows]')!.dataset['rows'] as RowKind);
}

/** Nothing is written in a section, and it has no rows. Asked at each key, of any length. */
function $isEmpty(section: SectionNode): boolean {
  for (let child = section.getFirstChild(); child; child = child.getNextSibling())
    if (!$isEmptyPart(child)) return false;
  return true;
}

function $isEmptyPart(child: LexicalNode): boolean {
  if ($isRowsNode(child)) return child.getChildrenSize() === 0;
  return $isParagraphNode(child) && child.isEmpty();
}

/** An empty line stands alone above the section's rows. */
function $hasEmptyLead(section: SectionNode): boolean {
  if (section.getChildrenSize() !== 2) return false;
  const lead = section.getFirstChild();
  return $isParagraphNode(lead) && lead.isEmpty() && $isRowsNode(section.getLastChild());
}
