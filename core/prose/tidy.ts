/**
 * Foreign prose made ours: references resolved, soft line ends made spaces, pictures from elsewhere
 * made links, raw HTML read as what it says. No word of the text is changed.
 */
import type { Definition, Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import { pictureName } from './picture-name.ts';
import { plainText } from './text.ts';

/**
 * Soft line ends and runs of white space become one space, empty paragraphs go, pictures that are
 * not the document's own become links.
 */
export function tidyProse(root: Root): Root {
  const definitions = new Map<string, Definition>();
  collectDefinitions(root, definitions);
  return withinDepth(tidyNode(root, definitions) as Root);
}

/**
 * Deeper nesting than any report has, and short of what a document may hold
 * (`core/document/prose-shape.ts`).
 */
const MAX_DEPTH = 40;

/** A body whose blocks below the limit are paragraphs of their text. */
export function withinDepth(root: Root): Root {
  // Nearly every body is shallow, and a copy of each would be as large as all of them.
  return isWithin(root, MAX_DEPTH) ? root : (flatten(root, 0) as Root);
}

function isWithin(node: Nodes, levels: number): boolean {
  if (!('children' in node)) return true;
  return levels > 0 && node.children.every((child) => isWithin(child, levels - 1));
}

function flatten(node: Nodes, depth: number): Nodes {
  if (!('children' in node)) return node;
  if (depth >= MAX_DEPTH && node.type !== 'paragraph')
    return {
      type: 'paragraph',
      children: [
        { type: 'text', value: plainText({ type: 'root', children: [node as RootContent] }) },
      ],
    };
  return {
    ...node,
    children: (node.children as RootContent[]).map((child) => flatten(child, depth + 1)),
  } as Nodes;
}

function collectDefinitions(node: Nodes, found: Map<string, Definition>): void {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
  if ('children' in node) for (const child of node.children) collectDefinitions(child, found);
}

function tidyNode(node: Nodes, definitions: Map<string, Definition>): Nodes {
  if (!('children' in node)) return node;
  const inline = INLINE_PARENTS.has(node.type);
  const children = (node.children as RootContent[])
    .flatMap((child) => tidyChild(child, definitions))
    .flatMap((child) => (inline ? asInline(child) : [child]));
  return { ...node, children } as Nodes;
}

const INLINE_PARENTS = new Set<string>([
  'paragraph',
  'heading',
  'tableCell',
  'strong',
  'emphasis',
  'delete',
  'link',
]);

/** Blocks within a line, as HTML allows them (`<h3><pre>`), are its text. */
function asInline(node: RootContent): RootContent[] {
  if (node.type === 'code') return [{ type: 'inlineCode', value: node.value }];
  if (node.type === 'thematicBreak') return [];
  if (!('children' in node) || INLINE.has(node.type)) return [node];
  return (node.children as RootContent[]).flatMap((child, index) =>
    index === 0 || INLINE.has(child.type) || child.type === 'text'
      ? asInline(child)
      : [{ type: 'text', value: ' ' }, ...asInline(child)],
  );
}

const INLINE = new Set<string>(['strong', 'emphasis', 'delete', 'link', 'footnoteReference']);

function tidyChild(child: RootContent, definitions: Map<string, Definition>): RootContent[] {
  switch (child.type) {
    case 'text': {
      const lines = child.value.split(/\r?\n/);
      const last = lines.length - 1;
      // White space goes around line breaks, not at either end of the whole.
      const value = lines
        .map((line, index) => (index === 0 ? line : line.trimStart()))
        .map((line, index) => (index === last ? line : line.trimEnd()))
        .join(' ');
      return value === '' ? [] : [{ ...child, value }];
    }
    case 'definition':
      return [];
    case 'code':
      // Words after the language are the author's; no reader would see them there.
      return child.meta
        ? [
            {
              type: 'code',
              lang: null,
              meta: null,
              value: `${child.lang ?? ''} ${child.meta}\n${child.value}`.trim(),
            },
          ]
        : [child];
    case 'image':
      return child.url.startsWith('media:') ? [child] : [pictureLink(child.url, child.alt)];
    case 'imageReference': {
      const target = definitions.get(child.identifier);
      return target
        ? [pictureLink(target.url, child.alt)]
        : [{ type: 'text', value: child.alt ?? '' }];
    }
    case 'linkReference': {
      const target = definitions.get(child.identifier);
      const children = tidyNode(child, definitions) as typeof child;
      return target
        ? [
            {
              type: 'link',
              url: target.url,
              title: target.title ?? null,
              children: children.children,
            },
          ]
        : children.children;
    }
    case 'paragraph': {
      const paragraph = tidyNode(child, definitions) as Parent & typeof child;
      return paragraph.children.every(
        (inline) =>
          inline.type === 'break' || (inline.type === 'text' && inline.value.trim() === ''),
      )
        ? []
        : [{ ...paragraph, children: withoutOuterBreaks(paragraph.children) }];
    }
    default:
      return [tidyNode(child, definitions) as RootContent];
  }
}

function pictureLink(url: string, alt: string | null | undefined): PhrasingContent {
  const text: PhrasingContent = { type: 'text', value: alt || pictureName(url) };
  return url === '' || url.startsWith('data:')
    ? text
    : { type: 'link', url, title: null, children: [text] };
}

/** A break at the start or end of a paragraph shows nothing. */
function withoutOuterBreaks(children: PhrasingContent[]): PhrasingContent[] {
  let start = 0;
  let end = children.length;
  while (start < end && isSpace(children[start]!)) start++;
  while (end > start && isSpace(children[end - 1]!)) end--;
  return children.slice(start, end).map((child, index, kept) => {
    if (child.type !== 'text') return child;
    let value = child.value;
    if (index === 0) value = value.trimStart();
    if (index === kept.length - 1) value = value.trimEnd();
    return { ...child, value };
  });
}

function isSpace(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}
