/** A card is shown where the caret or the pointer rests on what it tells of. */
import {
  COMMAND_PRIORITY_LOW,
  mergeRegister,
  registerEventListener,
  SELECTION_CHANGE_COMMAND,
  type NodeKey,
} from 'lexical';
import type { Card } from '../chrome/card.ts';
import type { EditorContext } from './context.ts';

/** The caret or the pointer rests this long before the card is shown. */
const REST_MS = 400;
/** The way from the text to the card may lead beside both. */
const LEAVE_MS = 300;

/** What has a card. */
interface Subject {
  card: Card;
  /** Shows the card for a node; false where there is nothing to show. `leave` when it goes. */
  show(key: NodeKey, leave: () => void): boolean;
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
  const { card } = subject;
  let shown: NodeKey | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const atCaret = (): NodeKey | null => editor.read(subject.$atCaret);
  const hide = (): void => {
    clearTimeout(timer);
    shown = null;
    card.hide();
  };
  const outOfSight = (): void => {
    const hadFocus = card.hasFocus();
    hide();
    if (hadFocus) root.focus({ preventScroll: true });
  };
  const show = (key: NodeKey): void => {
    if (subject.show(key, outOfSight)) shown = key;
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
    registerEventListener(card.element, 'pointerenter', () => clearTimeout(timer)),
    registerEventListener(card.element, 'pointerleave', () => soon(atCaret(), LEAVE_MS)),
    registerEventListener(card.element, 'keydown', (event) => {
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
      if (!card.element.contains(relatedTarget as Node | null)) hide();
    }),
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
