/**
 * The caret comes back to where it was when the keyboard does: after a dialog, from another panel.
 */
import {
  $getSelection,
  $isRangeSelection,
  $setSelection,
  mergeRegister,
  registerEventListener,
  SKIP_SCROLL_INTO_VIEW_TAG,
} from 'lexical';
import type { EditorContext } from './context.ts';

/**
 * A browser that gives the focus to a text without a click puts its own caret at the text's start,
 * and tells Lexical so afterwards.
 */
export function registerCaret({ editor, root }: EditorContext): () => void {
  let pointing = false;
  const window = root.ownerDocument.defaultView!;
  const $lastIn = (host: HTMLElement) => {
    const selection = $getSelection();
    const anchor = $isRangeSelection(selection)
      ? editor.getElementByKey(selection.anchor.key)
      : null;
    return anchor?.closest('[contenteditable="true"]') === host ? selection : null;
  };
  return mergeRegister(
    // A click says itself where the caret goes.
    registerEventListener(
      window,
      'pointerdown',
      () => {
        pointing = true;
      },
      true,
    ),
    ...(['pointerup', 'pointercancel', 'keydown'] as const).map((name) =>
      registerEventListener(
        window,
        name,
        () => {
          pointing = false;
        },
        true,
      ),
    ),
    registerEventListener(root, 'focusin', ({ target }) => {
      if (pointing || !(target instanceof HTMLElement) || target.contentEditable !== 'true') return;
      const before = editor.read(() => $lastIn(target)?.clone() ?? null);
      if (!before) return;
      queueMicrotask(() => {
        if (target.ownerDocument.activeElement !== target) return; // it has gone on meanwhile
        const moved = !editor.getEditorState().read(() => $getSelection()?.is(before));
        if (!moved)
          editor.update(
            () => {
              $setSelection(before.clone());
            },
            { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
          );
      });
    }),
  );
}
