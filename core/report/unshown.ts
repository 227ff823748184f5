/**
 * A body without what no reader of a report is shown: a file that goes out must not hold it either.
 */
import type { Nodes, Root } from 'mdast';
import { htmlText } from './printable.ts';

/**
 * What of a node is shown, or decides how. Titles of links and pictures, words behind a code
 * block's language and what other tools keep with a node are not.
 */
const SHOWN_KEYS: ReadonlySet<string> = new Set([
  'type',
  'children',
  'value',
  'depth',
  'ordered',
  'start',
  'spread',
  'checked',
  'lang',
  'align',
  'url',
  'alt',
  'identifier',
  'label',
  'referenceType',
  'source',
  'form',
]);
/** Of the others, those that are empty where they are there at all. */
const EMPTIED_KEYS: ReadonlySet<string> = new Set(['title', 'meta']);
const HOLDS_BLOCKS: ReadonlySet<string> = new Set([
  'root',
  'blockquote',
  'listItem',
  'footnoteDefinition',
]);
/** A tag that says nothing besides its name. */
const PLAIN_TAG = /^<\/?[a-z][a-z\d]*\s*\/?>$/i;

/** The same body where all of it is shown; else one of which `shownBlocks` shows the same. */
export function onlyShown(body: Root): Root {
  const used = new Set<string>();
  collectReferences(body, used);
  return clean(body, used) as Root;
}

function clean(node: Nodes, used: ReadonlySet<string>): Nodes {
  const entries = Object.entries(node)
    .filter(
      ([key, value]) =>
        SHOWN_KEYS.has(key) ||
        EMPTIED_KEYS.has(key) ||
        (key === 'width' && typeof value === 'number'),
    )
    .map(([key, value]): [string, unknown] => [key, EMPTIED_KEYS.has(key) ? null : value]);
  let same =
    entries.length === Object.keys(node).length &&
    entries.every(
      ([key, value]) =>
        value === (node as unknown as Record<string, unknown>)[key] ||
        (value === null && (node as unknown as Record<string, unknown>)[key] === undefined),
    );
  let children: Nodes[] | null = null;
  if ('children' in node) {
    children = (node.children as Nodes[]).flatMap((child) =>
      cleanChild(child, HOLDS_BLOCKS.has(node.type), used),
    );
    same &&=
      children.length === node.children.length &&
      children.every((child, index) => child === node.children[index]);
  }
  return same
    ? node
    : ({ ...Object.fromEntries(entries), ...(children && { children }) } as unknown as Nodes);
}

function cleanChild(child: Nodes, amongBlocks: boolean, used: ReadonlySet<string>): Nodes[] {
  if (child.type === 'definition' && !used.has(child.identifier)) return [];
  if (child.type !== 'html' || PLAIN_TAG.test(child.value.trim())) return [clean(child, used)];
  const value = htmlText(child.value);
  if (value === '') return [];
  return [
    amongBlocks
      ? { type: 'paragraph', children: [{ type: 'text', value }] }
      : { type: 'text', value },
  ];
}

function collectReferences(node: Nodes, found: Set<string>): void {
  if (node.type === 'linkReference' || node.type === 'imageReference') found.add(node.identifier);
  if ('children' in node) for (const child of node.children) collectReferences(child, found);
}
