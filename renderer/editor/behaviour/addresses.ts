/**
 * Addresses become links: one that is typed, when a space or a new line follows; one that is pasted,
 * at once, and on a selection it links that.
 */
import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import {
  $addUpdateTag,
  $createTextNode,
  $getNodeByKey,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  KEY_SPACE_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalNode,
  type NodeKey,
  type RangeSelection,
  type TextNode,
} from 'lexical';
import { addressAtEnd, addressOf, type FoundAddress } from '../../../core/prose/address.ts';
import { $isTitleNode } from '../nodes/header-node.ts';
import type { EditorContext } from './context.ts';

/** An address in a text, noted before the key that ends it has done its work. */
interface Typed extends FoundAddress {
  key: NodeKey;
  text: string;
}

export function registerAddresses({ editor }: EditorContext): () => void {
  let typed: Typed | null = null;
  const note = (): boolean => {
    typed = $typedAddress();
    return false;
  };
  return mergeRegister(
    editor.registerCommand(KEY_SPACE_COMMAND, note, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(KEY_ENTER_COMMAND, note, COMMAND_PRIORITY_CRITICAL),
    // Once the space or the new line stands there: the link is an undo step of its own, and one undo
    // leaves the address as it was typed.
    editor.registerUpdateListener(({ dirtyLeaves, dirtyElements }) => {
      if (typed === null || dirtyLeaves.size + dirtyElements.size === 0) return;
      const address = typed;
      typed = null;
      queueMicrotask(() =>
        editor.update(() => $link(address), { discrete: true, tag: HISTORY_PUSH_TAG }),
      );
    }),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null;
        if (!data || !$pasteAddress(data)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

function $typedAddress(): Typed | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || !$mayHoldLink(node)) return null;
  const text = node.getTextContent().slice(0, selection.anchor.offset);
  const found = addressAtEnd(text);
  return found && { ...found, key: node.getKey(), text: text.slice(found.start, found.end) };
}

/** Links the address where it was noted, if it still stands there. */
function $link({ key, start, end, text, url }: Typed): void {
  const node = $getNodeByKey(key);
  if (!$isTextNode(node) || !$mayHoldLink(node)) return;
  if (node.getTextContent().slice(start, end) !== text) return;
  const [before, after] = node.splitText(start, end) as [TextNode, TextNode | undefined];
  const address = start === 0 ? before : after!;
  const link = $createLinkNode(url, { rel: null });
  address.insertBefore(link);
  link.append(address);
}

/** @returns false to leave it to the usual pasting */
function $pasteAddress(data: DataTransfer): boolean {
  const selection = $getSelection();
  const url = addressOf(data.getData('text/plain'));
  if (url === null || !$isRangeSelection(selection) || !$inOneText(selection)) return false;
  if (!selection.isCollapsed()) {
    $addUpdateTag(PASTE_TAG);
    $toggleLink({ url, rel: null });
    return true;
  }
  // A page says better than its address how its link reads.
  if (data.getData('text/html')) return false;
  $addUpdateTag(PASTE_TAG);
  const text = data.getData('text/plain').trim();
  $insertNodes([$createLinkNode(url, { rel: null }).append($createTextNode(text))]);
  return true;
}

/** A selection within one paragraph, where all that is selected may be linked. */
function $inOneText(selection: RangeSelection): boolean {
  const blocks = new Set(
    [selection.anchor, selection.focus].map((point) => point.getNode().getTopLevelElement()),
  );
  const nodes = [selection.anchor.getNode(), ...selection.getNodes()];
  return blocks.size === 1 && nodes.every($mayHoldLink);
}

/** Neither in code, nor in a link already, nor in the title. */
function $mayHoldLink(node: LexicalNode): boolean {
  if ($isTextNode(node) && node.hasFormat('code')) return false;
  return [node, ...node.getParents()].every(
    (each) => !$isLinkNode(each) && !$isTitleNode(each) && each.getType() !== 'code',
  );
}
