/** A card is shown where the caret or the pointer rests on what it tells of. */
import {
  COMMAND_PRIORITY_LOW,
  mergeRegister,
  registerEventListener,
  SELECTION_CHANGE_COMMAND,
  type NodeKey,
} from 'lexical';
import type { EditorContext } from './context.ts';

/** The caret or the pointer rests this long before the card is shown. */
const REST_MS = 400;
/** The way from the text to the card may lead beside both. */
const LEAVE_MS = 300;

/** What has a card. */
interface Subject {
  element: HTMLElement;
  hide(): void;
  /** Shows the card for a node; false where there is nothing to show. */
  show(key: NodeKey): boolean;
  /** The node at the caret that it tells of. */
  $atCaret(): NodeKey | null;
  /** The same under the pointer. */
  under(target: EventTarget | null): NodeKey | null;
}

export interface CardAtRest {
  /** What the card that is shown tells of. */
  readonly shown: NodeKey | null;
  show(key: NodeKey): void;
  hide(): void;
  dispose(): void;
}

export function registerCardAtRest({ editor, root }: EditorContext, subject: Subject): CardAtRest {
  let shown: NodeKey | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const atCaret = (): NodeKey | null => editor.read(subject.$atCaret);
  const hide = (): void => {
    clearTimeout(timer);
    shown = null;
    subject.hide();
  };
  const show = (key: NodeKey): void => {
    if (subject.show(key)) shown = key;
    else hide();
  };
  const soon = (key: NodeKey | null, after: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (key === null ? hide() : show(key)), after);
  };
  const follow = (): void => {
    const at = atCaret();
    if (at === shown) return;
    if (at === null) hide();
    else soon(at, REST_MS);
  };
  const dispose = mergeRegister(
    () => clearTimeout(timer),
    editor.registerUpdateListener(({ dirtyLeaves }) => (dirtyLeaves.size > 0 ? hide() : follow())),
    editor.registerCommand(
      SELECTION_CHANGE_COMMAND,
      () => {
        queueMicrotask(follow);
        return false;
      },
      COMMAND_PRIORITY_LOW,
    ),
    registerEventListener(root, 'pointerover', ({ target }) => {
      const key = subject.under(target);
      if (key !== null) soon(key, REST_MS);
    }),
    registerEventListener(root, 'pointerout', ({ target }) => {
      if (subject.under(target) !== null) soon(atCaret(), LEAVE_MS);
    }),
    registerEventListener(subject.element, 'pointerenter', () => clearTimeout(timer)),
    registerEventListener(subject.element, 'pointerleave', () => soon(atCaret(), LEAVE_MS)),
    registerEventListener(subject.element, 'keydown', (event) => {
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      hide();
      root.focus({ preventScroll: true });
    }),
    registerEventListener(root, 'keydown', (event) => {
      if (event.key === 'Escape') hide();
    }),
    // A dialog stands above the text, and so above the card.
    registerEventListener(root, 'focusout', ({ relatedTarget }) => {
      if (!subject.element.contains(relatedTarget as Node | null)) hide();
    }),
    registerEventListener(root.ownerDocument, 'scroll', hide, true),
  );
  return {
    get shown() {
      return shown;
    },
    show,
    hide,
    dispose,
  };
}
