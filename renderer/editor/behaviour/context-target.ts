/**
 * What a context menu is opened on is what its commands act on: the caret, the row or the picture
 * under the pointer.
 */
import { registerEventListener } from 'lexical';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';
import { focusBody, moveCaret } from './focus.ts';
import { currentRow } from './rows.ts';
import { keyOf } from './key-of.ts';
import { $findSection } from './sections.ts';
import { selectNodeOf } from './selected-nodes.ts';
import { $status } from './status.ts';

/** Runs before the window's own listener opens the menu. */
export function registerContextTarget(context: EditorContext): () => void {
  return registerEventListener(context.root, 'contextmenu', ({ target }) => {
    if (!(target instanceof HTMLElement) || fieldOf(target)) return;
    const row = target.closest('.pm-row');
    if (row && context.rows.has(row)) return;
    const picture = target.closest<HTMLElement>('.pm-image, [data-footnote]');
    if (picture) selectNodeOf(context, picture);
    else if (!target.isContentEditable) selectBeside(context, target);
  });
}

/** What is drawn around the text, such as a heading or a row's margin, stands for its text. */
function selectBeside(context: EditorContext, target: HTMLElement): void {
  const { editor } = context;
  const row = target.closest<HTMLElement>('.pm-row');
  const key = row && keyOf(row);
  if (key && key !== currentRow(context)) return focusBody(editor, key);
  const section = target.closest<HTMLElement>('[data-section]')?.dataset['section'];
  if (key || !section || editor.read(() => $status().section) === section) return;
  moveCaret(editor, () => $findSection(section), 'start');
}
