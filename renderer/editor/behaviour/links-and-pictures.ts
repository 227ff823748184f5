/**
 * Links open on Ctrl- or Cmd-click only; pictures take their description on double-click, or with
 * Enter where they are selected.
 */
import {
  $createParagraphNode,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  HISTORY_PUSH_TAG,
  IS_ITALIC,
  KEY_ENTER_COMMAND,
  mergeRegister,
  registerEventListener,
  SKIP_DOM_SELECTION_TAG,
  type NodeKey,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical';
import { askInPlace } from '../chrome/ask-in-place.ts';
import { $getImage, $isImageNode, $setImageAlt } from '../nodes/image-node.ts';
import type { EditorContext } from './context.ts';

export function registerLinksAndPictures(context: EditorContext): () => void {
  const { editor, root, request } = context;
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    // The page never goes anywhere: not on a plain click, not on a middle click.
    event.preventDefault();
    const opens = event.ctrlKey || event.metaKey || link.hasAttribute('data-opens');
    if (event.type === 'click' && opens)
      request({ kind: 'open-link', url: link.getAttribute('href')! });
  };
  return mergeRegister(
    registerEventListener(root, 'click', follow),
    registerEventListener(root, 'auxclick', follow),
    registerEventListener(root, 'dblclick', (event) => {
      const picture =
        event.target instanceof Element ? event.target.closest<HTMLElement>('.pm-image') : null;
      const key =
        picture && editor.read(() => $getNearestNodeFromDOMNode(picture)?.getKey() ?? null);
      if (key) describe(context, key);
    }),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const key = $selectedPicture();
        if (key === null && (event?.shiftKey || !$leaveCaption())) return false;
        event?.preventDefault();
        if (key !== null) queueMicrotask(() => describe(context, key));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** From the end of a caption into plain text below it; false where the caret is at none. */
function $leaveCaption(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const caption = $paragraphAround(selection.anchor.key);
  const above = caption?.getPreviousSibling();
  if (!caption || !$isParagraphNode(above) || !$isImageNode(above.getLastChild())) return false;
  const leaves = caption.isEmpty()
    ? caption.hasTextFormat('italic')
    : $isSlanted(caption) && $isAtEnd(selection, caption);
  if (!leaves) return false;
  // What is empty is given up as a caption.
  const text = caption.isEmpty() ? caption : $createParagraphNode();
  if (!text.is(caption)) caption.insertAfter(text);
  text.setTextFormat(0).select().setFormat(0);
  return true;
}

function $isAtEnd({ anchor }: RangeSelection, paragraph: ParagraphNode): boolean {
  const node = anchor.getNode();
  if (node.is(paragraph)) return anchor.offset === paragraph.getChildrenSize();
  return node.is(paragraph.getLastDescendant()) && anchor.offset === node.getTextContentSize();
}

/** Asks for the description of the selected picture. */
export function describePicture(context: EditorContext): void {
  const key = context.editor.read($selectedPicture);
  if (key !== null) describe(context, key);
}

/**
 * Puts the caret into the caption of the selected picture: the slanted paragraph below it, which
 * every export sets as one. Where there is none, it begins.
 */
export function captionPicture({ editor }: EditorContext): void {
  editor.update(
    () => {
      const key = $selectedPicture();
      const paragraph = key === null ? null : $paragraphAround(key);
      if (!paragraph) return;
      const next = paragraph.getNextSibling();
      if ($isParagraphNode(next) && $isSlanted(next)) {
        next.selectEnd();
        return;
      }
      // Lexical takes the style of what is typed in an empty paragraph from the paragraph.
      const caption = $createParagraphNode().setTextFormat(IS_ITALIC);
      paragraph.insertAfter(caption);
      caption.select().setFormat(IS_ITALIC);
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
}

function $paragraphAround(key: NodeKey): ParagraphNode | null {
  const node = $getNodeByKey(key);
  return (node && [node, ...node.getParents()].find($isParagraphNode)) ?? null;
}

function $isSlanted(paragraph: ParagraphNode): boolean {
  const texts = paragraph.getAllTextNodes();
  return texts.length > 0 && texts.every((text) => text.hasFormat('italic'));
}

function $selectedPicture(): NodeKey | null {
  const selection = $getSelection();
  const [only] = $isNodeSelection(selection) ? selection.getNodes() : [];
  return $isImageNode(only) ? only.getKey() : null;
}

function describe({ editor, host }: EditorContext, key: NodeKey): void {
  const element = editor.getElementByKey(key);
  const alt = editor.read(() => {
    const node = $getNodeByKey(key);
    return $isImageNode(node) ? ($getImage(node).alt ?? '') : null;
  });
  if (!element || alt === null) return;
  const question = {
    name: 'Description of the picture',
    label: 'Description',
    placeholder: 'What does the picture show?',
    value: alt,
  };
  askInPlace(host, element, question, (written) => {
    if (written === null || written === alt) return;
    editor.update(
      () => {
        const node = $getNodeByKey(key);
        if ($isImageNode(node)) $setImageAlt(node, written);
      },
      { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
    );
  });
}
