/**
 * The selected picture is made larger and smaller: by the handle at its corner, by Shift and the
 * arrows, by its commands. Its width is a share of its room, so that every export can follow it.
 */
import {
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_HIGH,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  KEY_DOWN_COMMAND,
  mergeRegister,
  registerEventListener,
  SKIP_SCROLL_INTO_VIEW_TAG,
  $getNearestNodeFromDOMNode,
  type NodeKey,
} from 'lexical';
import { NARROWEST, pictureWidth, WIDEST } from '../../../core/document/picture-width.ts';
import { canRedo, lastStep } from '../model/history.ts';
import { $getImage, $isImageNode, $setImageWidth } from '../nodes/image-node.ts';
import type { EditorContext } from './context.ts';

/** A key's step, in percent of the room. */
const STEP = 5;
const LARGER: readonly string[] = ['ArrowRight', 'ArrowUp'];
const SMALLER: readonly string[] = ['ArrowLeft', 'ArrowDown'];

/** The run of keys that goes on making one step to undo. */
const runs = new WeakMap<object, { key: NodeKey; step: unknown }>();

function stepOf(key: string): 1 | -1 | null {
  if (LARGER.includes(key)) return 1;
  return SMALLER.includes(key) ? -1 : null;
}

export function registerPictureSize(context: EditorContext): () => void {
  const { editor, root } = context;
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const by = stepOf(event.key);
        if (by === null || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
          return false;
        if ($selectedPicture() === null) return false;
        event.preventDefault();
        queueMicrotask(() => stepPictureSize(context, by));
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    registerEventListener(root, 'pointerdown', (event) => {
      const handle = event.target instanceof Element ? event.target.closest('.pm-resize') : null;
      const picture = handle?.closest<HTMLElement>('.pm-image');
      if (!picture || event.button !== 0) return;
      event.preventDefault();
      drag(context, picture, event);
    }),
  );
}

/** Makes the selected picture a step larger or smaller than it is shown. */
export function stepPictureSize(context: EditorContext, by: 1 | -1): void {
  const key = context.editor.read($selectedPicture);
  const picture = key === null ? null : context.editor.getElementByKey(key);
  if (key === null || !picture) return;
  const now = shownWidth(picture);
  // To the next step that is a whole one.
  const next = by === 1 ? Math.floor(now / STEP) + 1 : Math.ceil(now / STEP) - 1;
  setWidth(context, key, within(next * STEP));
}

/** Shows the selected picture in its own size. */
export function originalPictureSize(context: EditorContext): void {
  const key = context.editor.read($selectedPicture);
  if (key !== null) setWidth(context, key, null);
}

function setWidth({ editor }: EditorContext, key: NodeKey, width: number | null): void {
  const run = runs.get(editor);
  const goesOn = run?.key === key && run.step === lastStep(editor) && !canRedo(editor);
  const changes = editor.read(() => {
    const node = $getNodeByKey(key);
    return $isImageNode(node) && pictureWidth($getImage(node)) !== width;
  });
  if (!changes) return;
  editor.update(
    () => {
      const node = $getNodeByKey(key);
      if ($isImageNode(node)) $setImageWidth(node, width);
    },
    {
      discrete: true,
      tag: [goesOn ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG, SKIP_SCROLL_INTO_VIEW_TAG],
    },
  );
  runs.set(editor, { key, step: lastStep(editor) });
}

/** The picture follows the pointer; the document changes when it is let go, Escape leaves it. */
function drag(context: EditorContext, picture: HTMLElement, from: PointerEvent): void {
  const { editor } = context;
  const key = editor.read(() => $getNearestNodeFromDOMNode(picture)?.getKey() ?? null);
  const handle = from.target as HTMLElement;
  const [start, room, before] = [picture.offsetWidth, roomOf(picture), picture.style.width];
  // At the left edge of a text from right to left the handle goes the other way.
  const sign = getComputedStyle(picture).direction === 'rtl' ? -1 : 1;
  let width: number | null = null;
  const follow = ({ clientX }: PointerEvent): void => {
    width = within(Math.round(((start + sign * (clientX - from.clientX)) / room) * 100));
    picture.style.width = `${width}%`;
    picture.dataset['sizing'] = `${width} %`;
  };
  const end = (): void => {
    stop();
    delete picture.dataset['sizing'];
    runs.delete(editor); // a drag is a step of its own
    if (key !== null && width !== null) setWidth(context, key, width);
    runs.delete(editor);
  };
  const leave = (event?: KeyboardEvent): void => {
    if (event && event.key !== 'Escape') return;
    event?.preventDefault();
    event?.stopPropagation();
    picture.style.width = before;
    width = null;
    end();
  };
  handle.setPointerCapture(from.pointerId);
  const stop = mergeRegister(
    registerEventListener(handle, 'pointermove', follow),
    registerEventListener(handle, 'pointerup', end),
    registerEventListener(handle, 'pointercancel', () => leave()),
    registerEventListener(picture.ownerDocument, 'keydown', leave, true),
  );
}

/** How wide the picture is shown, in percent of its room. */
function shownWidth(picture: HTMLElement): number {
  return within(Math.round((picture.offsetWidth / roomOf(picture)) * 100));
}

/** The width that the picture could have, in CSS pixels. */
function roomOf(picture: HTMLElement): number {
  const { width } = picture.style;
  picture.style.width = '100%';
  const room = picture.offsetWidth;
  picture.style.width = width;
  return Math.max(1, room);
}

function within(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}

function $selectedPicture(): NodeKey | null {
  const selection = $getSelection();
  const [only, another] = $isNodeSelection(selection) ? selection.getNodes() : [];
  return $isImageNode(only) && !another ? only.getKey() : null;
}
