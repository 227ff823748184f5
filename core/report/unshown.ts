/**
 * A body without what no reader of a report is shown: a file that goes out must not hold it either.
 */
import type { Nodes, Parents, Root } from 'mdast';
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
  const children = 'children' in node ? cleanChildren(node, used) : null;
  if (isShown(node) && (children === null || children === (node as Parents).children)) return node;
  const shown = Object.entries(node).flatMap(([key, value]) => {
    if (EMPTIED_KEYS.has(key)) return [[key, null]];
    return SHOWN_KEYS.has(key) || isWidth(key, value) ? [[key, value]] : [];
  });
  return { ...Object.fromEntries(shown), ...(children && { children }) } as Nodes;
}

/** Whether all that a node says of itself is shown. */
function isShown(node: Nodes): boolean {
  return Object.keys(node).every((key) => {
    if (SHOWN_KEYS.has(key)) return true;
    const value: unknown = node[key as keyof Nodes];
    return isWidth(key, value) || isEmptied(key, value);
  });
}

function isWidth(key: string, value: unknown): boolean {
  return key === 'width' && typeof value === 'number';
}

function isEmptied(key: string, value: unknown): boolean {
  return EMPTIED_KEYS.has(key) && (value === null || value === undefined);
}

/** The children as they are shown; the very same list where all of it is. */
function cleanChildren(node: Parents, used: ReadonlySet<string>): Nodes[] {
  const children = node.children as Nodes[];
  const shown = children.flatMap((child) => cleanChild(child, HOLDS_BLOCKS.has(node.type), used));
  const same =
    shown.length === children.length && shown.every((child, index) => child === children[index]);
  return same ? children : shown;
}

function cleanChild(
  child: Nodes,
  amongBlocks: boolean,
  used: ReadonlySet<string>,
): Nodes | readonly Nodes[] {
  if (child.type === 'definition' && !used.has(child.identifier)) return [];
  if (child.type !== 'html' || PLAIN_TAG.test(child.value.trim())) return clean(child, used);
  const value = htmlText(child.value);
  if (value === '') return [];
  return amongBlocks
    ? { type: 'paragraph', children: [{ type: 'text', value }] }
    : { type: 'text', value };
}

function collectReferences(node: Nodes, found: Set<string>): void {
  if (node.type === 'linkReference' || node.type === 'imageReference') found.add(node.identifier);
  if ('children' in node) for (const child of node.children) collectReferences(child, found);
}
