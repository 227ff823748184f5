/** Footnotes that stand as a list at the end of a page, with links there and back: as footnotes of Markdown. */
import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast';
import { trimInline } from './phrasing.ts';

export interface ListedNotes {
  /** By the address that refers to each. */
  notes: ReadonlyMap<string, FootnoteDefinition>;
  /** What stands before the list, with references in place of links. */
  blocks: RootContent[];
}

/**
 * The footnotes of a page whose last block is the list of them; null for any other page.
 * @param addressOf the address of a footnote by that which leads back from it; null for an address of another kind
 */
export function listedNotes(root: Root, addressOf: (back: string) => string | null): ListedNotes | null {
  const last = root.children.at(-1);
  if (last?.type !== 'list') return null;
  const notes = new Map<string, FootnoteDefinition>();
  for (const { children } of last.children) {
    const back = children.flatMap(linksIn).find((url) => addressOf(url) !== null);
    // Any other list than that of the notes.
    if (back === undefined) return null;
    const label = String(notes.size + 1);
    notes.set(addressOf(back)!, { type: 'footnoteDefinition', identifier: label, label, children: children.map((block) => withoutLink(block, back)) as FootnoteDefinition['children'] });
  }
  return { notes, blocks: root.children.slice(0, -1).map((block) => referencing(block, notes)) };
}

/** The addresses of the links in a block. */
export function linksIn(node: RootContent): string[] {
  const own = node.type === 'link' ? [node.url] : [];
  return [...own, ...('children' in node ? (node.children as RootContent[]).flatMap(linksIn) : [])];
}

function referencing(node: RootContent, notes: ReadonlyMap<string, FootnoteDefinition>): RootContent {
  const note = node.type === 'link' ? notes.get(node.url) : undefined;
  if (note) return { type: 'footnoteReference', identifier: note.identifier, label: note.label };
  return 'children' in node ? ({ ...node, children: (node.children as RootContent[]).map((child) => referencing(child, notes)) } as RootContent) : node;
}

/** A note's text without the arrow that leads back. */
function withoutLink(node: RootContent, url: string): RootContent {
  if (!('children' in node)) return node;
  const children = (node.children as RootContent[]).filter((child) => !(child.type === 'link' && child.url === url)).map((child) => withoutLink(child, url));
  return { ...node, children: node.type === 'paragraph' ? trimInline(children as PhrasingContent[]) : children } as RootContent;
}
