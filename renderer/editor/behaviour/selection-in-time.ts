/** What acts on the selection finds the one that is on the screen. */
import { mergeRegister, registerEventListener } from 'lexical';
import type { EditorContext } from './context.ts';
import { fieldOf } from './fields.ts';

/**
 * Lexical asks the browser for the selection before letters are put in, but not for these: it takes
 * what it was last told. A click on text would take the caret away with the picture that was
 * selected before.
 */
const ACTS = ['keydown', 'paste', 'cut', 'copy', 'contextmenu', 'click'] as const;

export interface SelectionInTime {
  /** Tells Lexical of a caret that has moved. For commands: the window takes their keys first. */
  tell(): void;
  dispose(): void;
}

/**
 * The browser tells of a moved caret in a task of its own, and lets keys and pasting go first where
 * the window is busy: what was pasted after a click went to where the caret had been. So a move
 * that has not been told yet is told before.
 */
export function registerSelectionInTime({ root }: EditorContext): SelectionInTime {
  const document = root.ownerDocument;
  const ends = (): (Node | number | null)[] => {
    const {
      anchorNode = null,
      anchorOffset = 0,
      focusNode = null,
      focusOffset = 0,
    } = document.getSelection() ?? {};
    return [anchorNode, anchorOffset, focusNode, focusOffset];
  };
  let told = ends();
  const tell = (at: EventTarget | null): void => {
    const now = ends();
    if (
      fieldOf(at) ||
      !root.contains(now[0] as Node | null) ||
      now.every((end, index) => end === told[index])
    )
      return;
    document.dispatchEvent(new Event('selectionchange'));
  };
  const dispose = mergeRegister(
    registerEventListener(
      document,
      'selectionchange',
      (event) => {
        told = ends();
        // A change of the document has moved the caret while the keyboard is elsewhere, in a panel:
        // Lexical would take it.
        const { activeElement, body } = document;
        const isHere = activeElement === body || root.contains(activeElement);
        if (!isHere && root.contains(told[0] as Node | null)) event.stopImmediatePropagation();
      },
      true,
    ),
    ...ACTS.map((name) => registerEventListener(root, name, ({ target }) => tell(target), true)),
  );
  return { tell: () => tell(document.activeElement), dispose };
}
