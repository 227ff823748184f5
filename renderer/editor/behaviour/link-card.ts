/** A link's card: where it leads, and what can be done with it. */
import { $isLinkNode, type LinkNode } from '@lexical/link';
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  type NodeKey,
} from 'lexical';
import { LinkCard, type LinkAction } from '../chrome/link-card.ts';
import { registerCardAtRest } from './card-at-rest.ts';
import { runCommand } from './commands.ts';
import type { EditorContext } from './context.ts';
import { moveCaret } from './focus.ts';
import { $linkAt } from './status.ts';

export interface LinkCards {
  /** Runs `link.card`: the keyboard goes into the card of the link at the caret. False = another. */
  run(id: string): boolean;
  dispose(): void;
}

export function registerLinkCard(context: EditorContext): LinkCards {
  const { editor, root, host } = context;
  const link = new LinkCard(host, (action) => act(action));
  const { card } = link;
  const show = (key: NodeKey, leave: () => void): boolean => {
    const url = editor.read(() => $linkOf(key)?.getURL() ?? null);
    const element = editor.getElementByKey(key);
    if (url === null || !element) return false;
    link.show(element, url, leave);
    return true;
  };
  const under = (target: EventTarget | null): NodeKey | null => {
    const element = target instanceof Element ? target.closest<HTMLElement>('a[href]') : null;
    if (!element || !root.contains(element)) return null;
    return editor.read(() => {
      const node = $getNearestNodeFromDOMNode(element);
      return node && ($linkAt(node)?.getKey() ?? null);
    });
  };
  const resting = registerCardAtRest(context, {
    card,
    show,
    $atCaret: $linkAtCaret,
    under,
  });
  const act = (action: LinkAction): void => {
    const key = resting.shown;
    resting.hide();
    if (key === null) return;
    // The pointer may rest on a link that the caret is not in.
    if (editor.read($linkAtCaret) !== key) moveCaret(editor, () => $linkOf(key), 'end');
    else root.focus({ preventScroll: true });
    runCommand(context, action);
  };
  return {
    dispose: resting.dispose,
    run(id) {
      if (id !== 'link.card') return false;
      const key = editor.read($linkAtCaret);
      if (key === null) return true;
      resting.show(key);
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
