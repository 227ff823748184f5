import { $createLinkNode, $toggleLink } from '@lexical/link';
import { $isTableCellNode } from '@lexical/table';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $getState,
  $insertNodes,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  HISTORY_PUSH_TAG,
  type LexicalNode,
  type ParagraphNode,
  type RangeSelection,
} from 'lexical';
import { $setMeta } from '../convert/apply.ts';
import { $createImageNode } from '../nodes/image-node.ts';
import { metaState } from '../model/states.ts';
import type { EditorContext } from './context.ts';

const STEP = { discrete: true, tag: HISTORY_PUSH_TAG } as const;
export const IMAGE_TYPES: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/svg+xml',
];

/** Links the selection, or the word that the address itself makes; '' takes the link away. */
export function insertLink({ editor }: EditorContext, url: string): void {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    if (url === '') $toggleLink(null);
    else if (selection.isCollapsed() && !$isRangeInLink())
      $insertNodes([$createLinkNode(url, { rel: null }).append($createTextNode(url))]);
    else $toggleLink({ url, rel: null });
  }, STEP);
}

function $isRangeInLink(): boolean {
  const selection = $getSelection();
  return (
    $isRangeSelection(selection) &&
    selection.anchor
      .getNode()
      .getParents()
      .some((node) => node.getType() === 'link')
  );
}

/** Takes a picture into the document and puts it where the caret is. `data` is base64. */
export function insertImage(
  { editor, newId, request }: EditorContext,
  { type, data, name, alt }: { type: string; data: string; name: string; alt: string },
): void {
  if (!IMAGE_TYPES.includes(type))
    return request({
      kind: 'notice',
      message:
        `“${name || 'The picture'}” is ${type || 'of an unknown type'}. ` +
        'Pictures can be PNG, JPEG, GIF, WebP or SVG.',
    });
  editor.update(() => {
    const meta = $getState($getRoot(), metaState);
    const known = Object.entries(meta.media).find(
      ([, media]) => media.data === data && media.type === type,
    );
    const key = known?.[0] ?? newId();
    if (!known) $setMeta({ ...meta, media: { ...meta.media, [key]: { type, data, name } } }, false);
    $insertPicture($createImageNode({ type: 'image', url: `media:${key}`, alt }));
  }, STEP);
}

/**
 * A picture gets a line of its own, below the paragraph that the caret is in, or above it where the
 * caret is at its beginning. Where no line can be had, as in a list or a table cell, it stands in
 * the text, and splits no word.
 */
function $insertPicture(picture: LexicalNode): void {
  const before = $getSelection();
  if ($isRangeSelection(before) && !before.isCollapsed()) before.removeText();
  const selection = $getSelection();
  const at = selection?.getNodes().at(-1);
  const paragraph = at && [at, ...at.getParents()].find($isParagraphNode);
  if (!selection || !paragraph || $isTableCellNode(paragraph.getParent())) {
    $toWordEdge();
    return $insertNodes([picture]);
  }
  if (paragraph.isEmpty()) paragraph.append(picture);
  else {
    const line = $createParagraphNode().append(picture);
    if ($isRangeSelection(selection) && $isAtStart(selection, paragraph))
      paragraph.insertBefore(line);
    else paragraph.insertAfter(line);
  }
  picture.selectNext(0, 0);
}

function $isAtStart({ anchor }: RangeSelection, paragraph: ParagraphNode): boolean {
  if (anchor.offset !== 0) return false;
  const node = anchor.getNode();
  return node.is(paragraph) || node.is(paragraph.getFirstDescendant());
}

/** Moves a caret within a word to the nearer end of it: a picture that is dropped splits no word. */
export function $toWordEdge(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
  const { anchor } = selection;
  const node = anchor.getNode();
  if (!$isTextNode(node)) return;
  const text = node.getTextContent();
  const before = /[\p{L}\p{N}\p{M}]+$/u.exec(text.slice(0, anchor.offset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}\p{M}]+/u.exec(text.slice(anchor.offset))?.[0].length ?? 0;
  if (before === 0 || after === 0) return;
  const edge = before <= after ? anchor.offset - before : anchor.offset + after;
  node.select(edge, edge);
}

/** A file as base64. */
export async function fileAsBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
