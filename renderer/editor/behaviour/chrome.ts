/** What is drawn around the text: its buttons, the rows' names, which sections are empty, and the picture of the incident. */
import { $getNodeByKey, $getRoot, $isElementNode, mergeRegister, registerEventListener, stopLexicalPropagation } from 'lexical';
import { labelRow, rowsIn } from '../chrome/row.ts';
import { setSectionEmpty } from '../chrome/section.ts';
import { rowsList } from '../chrome/rows.ts';
import { $allRows } from '../convert/apply.ts';
import { $isRowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode, type SectionNode } from '../nodes/section-node.ts';
import type { RowKind } from '../nodes/states.ts';
import type { EditorContext } from './context.ts';
import { openMilestoneMenu, openRowMenu, openSectionMenu } from './menus.ts';
import { startRename } from './rename.ts';
import { addRow, keyOf } from './rows.ts';
import { registerTrack } from './track.ts';

export function registerChrome(context: EditorContext): () => void {
  const { editor, root } = context;
  const refresh = (keys: Iterable<string> | null): void => editor.read(() => {
    const touched = keys ? [...keys].map((key) => $getNodeByKey(key)) : [...$getRoot().getChildren(), ...$allRows()];
    for (const node of touched) {
      if ($isSectionNode(node)) {
        const element = editor.getElementByKey(node.getKey());
        if (element) setSectionEmpty(element, $isEmpty(node));
      } else if ($isRowsNode(node)) {
        const element = editor.getElementByKey(node.getKey());
        if (element) labelRows(element);
      }
    }
  });
  return mergeRegister(
    editor.registerUpdateListener(({ dirtyElements, tags }) => refresh(tags.has('historic') ? null : dirtyElements.keys())),
    editor.registerRootListener((element) => { if (element) refresh(null); }),
    registerEventListener(root, 'click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
      if (!button || button.dataset['action'] === 'rename') return;
      stopLexicalPropagation(event);
      act(context, button.dataset['action']!, button);
    }, true),
    registerEventListener(root, 'dblclick', (event) => {
      const heading = event.target instanceof Element ? event.target.closest('[data-action="rename"]') : null;
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
  else if (action === 'milestone-menu' && key) openMilestoneMenu(context, key, button);
  else if (action === 'add-row') addRow(context, button.closest<HTMLElement>('[data-rows]')!.dataset['rows'] as RowKind);
}

/** Nothing is written in a section, and it has no rows. */
function $isEmpty(section: SectionNode): boolean {
  return section.getChildren().every((child) => ($isRowsNode(child) ? child.getChildrenSize() === 0 : $isElementNode(child) && child.getType() === 'paragraph' && child.isEmpty()));
}

function labelRows(element: HTMLElement): void {
  rowsIn(rowsList(element)).forEach((row, index, rows) => labelRow(row, index, rows.length));
}
