/** The block that holds the caret, or what is selected, is always laid out. */
import { $getSelection, $isNodeSelection, $isRangeSelection, type NodeKey } from 'lexical';
import type { EditorContext } from './context.ts';

/** The blocks that `editor.css` leaves out of layout while they are off the screen. */
const SKIPPED = '.pm-row, .pm-section-body > *';

/**
 * A block under `content-visibility: auto` has no layout until the first frame after it was made. A
 * key that comes before that frame finds no place for a caret in it, and the browser writes into
 * the next block that has one. So the caret's block is laid out at once.
 */
export function registerCaretBlock({ editor }: EditorContext): () => void {
  let held: HTMLElement[] = [];
  return editor.registerUpdateListener(({ editorState }) => {
    const next = editorState.read(() => {
      const keys = new Set($selectedKeys());
      return [...keys].flatMap((key) => blocksAround(editor.getElementByKey(key)));
    });
    if (next.length === held.length && next.every((block, index) => block === held[index])) return;
    for (const block of held) if (!next.includes(block)) block.style.contentVisibility = '';
    for (const block of next) block.style.contentVisibility = 'visible';
    held = next;
  });
}

function $selectedKeys(): NodeKey[] {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) return [selection.anchor.key, selection.focus.key];
  return $isNodeSelection(selection) ? selection.getNodes().map((node) => node.getKey()) : [];
}

/**
 * The skipped blocks that an element lies in: a row, and a block of prose in the row or the
 * section.
 */
function blocksAround(element: HTMLElement | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (
    let block = element?.closest<HTMLElement>(SKIPPED);
    block;
    block = block.parentElement?.closest<HTMLElement>(SKIPPED)
  )
    found.push(block);
  return found;
}
