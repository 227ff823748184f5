/**
 * Footnotes that stand as a list near the end of a page, with links there and back: as footnotes of
 * Markdown.
 */
import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast';
import { trimInline } from './phrasing.ts';

export interface ListedNotes {
  /** By the address that refers to each. */
  notes: ReadonlyMap<string, FootnoteDefinition>;
  /** What stands before and behind the list, with references in place of links. */
  before: RootContent[];
  behind: RootContent[];
}

/**
 * The footnotes of a page that has a list of them; null for any other page.
 * @param addressOf the address of a footnote by that which leads back from it; null for an address
 *   of another kind
 */
export function listedNotes(
  { children: blocks }: Root,
  addressOf: (back: string) => string | null,
): ListedNotes | null {
  const backOf = (item: RootContent): string | undefined =>
    linksIn(item).find((url) => addressOf(url) !== null);
  const at = blocks.findLastIndex(
    (block) => block.type === 'list' && block.children.every((item) => backOf(item) !== undefined),
  );
  const list = blocks[at];
  if (list?.type !== 'list') return null;
  const notes = new Map<string, FootnoteDefinition>();
  for (const item of list.children) {
    const [back, label] = [backOf(item)!, String(notes.size + 1)];
    notes.set(addressOf(back)!, {
      type: 'footnoteDefinition',
      identifier: label,
      label,
      children: item.children.map((block) =>
        withoutLink(block, back),
      ) as FootnoteDefinition['children'],
    });
  }
  const [before, behind] = [blocks.slice(0, at), blocks.slice(at + 1)].map((each) =>
    each.map((block) => referencing(block, notes)),
  ) as [RootContent[], RootContent[]];
  return { notes, before, behind };
}

/** The addresses of the links in a block. */
export function linksIn(node: RootContent): string[] {
  const own = node.type === 'link' ? [node.url] : [];
  return [...own, ...('children' in node ? (node.children as RootContent[]).flatMap(linksIn) : [])];
}

function referencing(
  node: RootContent,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): RootContent {
  const note = node.type === 'link' ? notes.get(node.url) : undefined;
  if (note) return { type: 'footnoteReference', identifier: note.identifier, label: note.label };
  return 'children' in node
    ? ({
        ...node,
        children: (node.children as RootContent[]).map((child) => referencing(child, notes)),
      } as RootContent)
    : node;
}

/** A note's text without the arrow that leads back. */
function withoutLink(node: RootContent, url: string): RootContent {
  if (!('children' in node)) return node;
  const children = (node.children as RootContent[])
    .filter((child) => !(child.type === 'link' && child.url === url))
    .map((child) => withoutLink(child, url));
  return {
    ...node,
    children: node.type === 'paragraph' ? trimInline(children as PhrasingContent[]) : children,
  } as RootContent;
}
