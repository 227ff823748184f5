/** A link's card: shown where the caret or the pointer rests on a link. */
import { $isLinkNode, type LinkNode } from '@lexical/link';
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  mergeRegister,
  registerEventListener,
  SELECTION_CHANGE_COMMAND,
  type NodeKey,
} from 'lexical';
import { LinkCard, type LinkAction } from '../chrome/link-card.ts';
import { runCommand } from './commands.ts';
import type { EditorContext } from './context.ts';
import { moveCaret } from './focus.ts';
import { $linkAt } from './status.ts';

/** The caret or the pointer rests this long on a link before its card is shown. */
const REST_MS = 400;
/** The way from the link to the card may lead beside both. */
const LEAVE_MS = 300;

export interface LinkCards {
  /** Runs `link.card`: the keyboard goes into the card of the link at the caret. False = another. */
  run(id: string): boolean;
  dispose(): void;
}

export function registerLinkCard(context: EditorContext): LinkCards {
  const { editor, root, host } = context;
  let shown: NodeKey | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const link = new LinkCard(host, (action) => act(action));
  const { card } = link;

  const show = (key: NodeKey): void => {
    const url = editor.read(() => $linkOf(key)?.getURL() ?? null);
    const element = editor.getElementByKey(key);
    if (url === null || !element) return hide();
    shown = key;
    link.show(element, url);
  };
  const hide = (): void => {
    clearTimeout(timer);
    shown = null;
    card.hide();
  };
  const soon = (key: NodeKey | null, after: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (key === null ? hide() : show(key)), after);
  };
  const act = (action: LinkAction): void => {
    const key = shown;
    hide();
    if (key === null) return;
    // The pointer may rest on a link that the caret is not in.
    if (editor.read($linkAtCaret) !== key) moveCaret(editor, () => $linkOf(key), 'end');
    else root.focus({ preventScroll: true });
    runCommand(context, action);
  };
  const follow = (): void => {
    const at = editor.read($linkAtCaret);
    if (at === shown) return;
    if (at === null) hide();
    else soon(at, REST_MS);
  };
  const linkUnder = (target: EventTarget | null): NodeKey | null => {
    const element = target instanceof Element ? target.closest<HTMLElement>('a[href]') : null;
    if (!element || !root.contains(element)) return null;
    return editor.read(() => {
      const node = $getNearestNodeFromDOMNode(element);
      return node && ($linkAt(node)?.getKey() ?? null);
    });
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
      const key = linkUnder(target);
      if (key !== null) soon(key, REST_MS);
    }),
    registerEventListener(root, 'pointerout', ({ target }) => {
      if (linkUnder(target) !== null) soon(editor.read($linkAtCaret), LEAVE_MS);
    }),
    registerEventListener(card.element, 'pointerenter', () => clearTimeout(timer)),
    registerEventListener(card.element, 'pointerleave', () =>
      soon(editor.read($linkAtCaret), LEAVE_MS),
    ),
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
    registerEventListener(root.ownerDocument, 'scroll', hide, true),
  );
  return {
    dispose,
    run(id) {
      if (id !== 'link.card') return false;
      const key = editor.read($linkAtCaret);
      if (key === null) return true;
      show(key);
      card.focus();
      return true;
    },
  };
}

function $linkAtCaret(): NodeKey | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  return $linkAt(selection.anchor.getNode())?.getKey() ?? null;
}

function $linkOf(key: NodeKey): LinkNode | null {
  const node = $getNodeByKey(key);
  return $isLinkNode(node) ? node : null;
}
