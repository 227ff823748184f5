/**
 * A click selects what is no text: a picture, a footnote. It is seen to be selected, and Delete, the
 * arrows and its commands act on it. What is typed then is written behind it, and keys that move a
 * caret far move it from there.
 */
import {
  $createParagraphNode,
  $createNodeSelection,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $isParagraphNode,
  $setSelection,
  HISTORY_PUSH_TAG,
  mergeRegister,
  registerEventListener,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { EditorContext } from './context.ts';

const SELECTABLE = '.pm-image, [data-footnote]';
/** Where the browser moves the caret itself; Lexical sees to the arrows alone. */
const FAR = /^(?:Home|End|Page(?:Up|Down))$/;
const ARROW = /^Arrow/;
const BACK = /^(?:Home|PageUp|Arrow(?:Left|Up))$/;

export function registerSelectedNodes(context: EditorContext): () => void {
  const { editor, root } = context;
  let shown: readonly NodeKey[] = [];
  const mark = (key: NodeKey, isSelected: boolean): void =>
    void editor.getElementByKey(key)?.classList.toggle('selected', isSelected);
  return mergeRegister(
    registerEventListener(root, 'click', ({ target }) => {
      const element = target instanceof Element ? target.closest<HTMLElement>(SELECTABLE) : null;
      if (element) selectNodeOf(context, element);
    }),
    registerEventListener(root, 'keydown', ({ key, ctrlKey, altKey, metaKey, isComposing }) => {
      if (isComposing || altKey) return;
      if (FAR.test(key) || (ARROW.test(key) && (ctrlKey || metaKey)))
        // The browser's caret is nowhere: it would begin at the title.
        editor.update(() => $stepFrom($lastSelected(), BACK.test(key)), { discrete: true });
      if (key.length > 1 || ctrlKey || metaKey) return;
      // The browser puts the letter in where the caret is when this is done.
      editor.update($leaveSelected, { discrete: true, tag: HISTORY_PUSH_TAG });
    }),
    editor.registerUpdateListener(({ editorState }) => {
      const keys = editorState.read(() => {
        const selection = $getSelection();
        return $isNodeSelection(selection) ? selection.getNodes().map((node) => node.getKey()) : [];
      });
      for (const key of shown) if (!keys.includes(key)) mark(key, false);
      // Also those shown before: what was drawn anew has lost its mark.
      for (const key of keys) mark(key, true);
      shown = keys;
    }),
  );
}

function $lastSelected(): LexicalNode | undefined {
  const selection = $getSelection();
  return $isNodeSelection(selection) ? selection.getNodes().at(-1) : undefined;
}

/** Puts the caret before or behind a node. */
function $stepFrom(selected: LexicalNode | undefined, back: boolean): void {
  if (back) selected?.selectPrevious();
  else selected?.selectNext(0, 0);
}

/** Puts the caret behind the selected node: in its line or, where it is a block, in one below it. */
function $leaveSelected(): void {
  const selected = $lastSelected();
  if (!selected) return;
  if (selected.isInline()) {
    selected.selectNext(0, 0);
    return;
  }
  const next = selected.getNextSibling();
  if ($isParagraphNode(next) && next.isEmpty()) next.select();
  else selected.insertAfter($createParagraphNode()).selectNext();
}

/** Selects the node that an element is drawn for. */
export function selectNodeOf({ editor, root }: EditorContext, element: HTMLElement): void {
  root.focus({ preventScroll: true });
  editor.update(
    () => {
      const node = $getNearestNodeFromDOMNode(element);
      if (!$isDecoratorNode(node)) return;
      const selection = $createNodeSelection();
      selection.add(node.getKey());
      $setSelection(selection);
    },
    { discrete: true, tag: SKIP_SCROLL_INTO_VIEW_TAG },
  );
}
