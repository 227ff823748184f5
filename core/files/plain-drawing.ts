/**
 * Drawings (SVG) without anything that could run, or be fetched, where somebody opens one by
 * itself: as a file in a report's folder, or out of a Word file.
 */
import {
  DOMParser,
  XMLSerializer,
  type Attr,
  type Document,
  type Element,
  type Node,
} from '@xmldom/xmldom';
import { plainStyle } from './plain-style.ts';

/**
 * The drawing; the same bytes where it is plain already, else written anew by the parser that
 * judged it; null for what is damaged.
 */
export function plainDrawing(bytes: Uint8Array): Uint8Array | null {
  try {
    const written = new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
    const text = withoutDeclarations(written);
    const document = parsed(text);
    const root = document.documentElement;
    if (root?.localName !== 'svg' || isActive(root)) return null;
    if (!makePlain(document) && text === written) return bytes;
    return new TextEncoder().encode(new XMLSerializer().serializeToString(document));
  } catch {
    return null;
  }
}

/** What begins with one byte for each letter is never UTF-16, whatever it says. */
function encodingOf(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 200)).replace(/^\u00EF\u00BB\u00BF/, '');
  const named = /^<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1] ?? 'utf-8';
  return /^(?:utf-?16|ucs|iso-10646)/i.test(named) ? 'utf-8' : named;
}

/** Each part begins as no other does, or comments in a row would be tried in every division. */
const DECLARATIONS =
  /(<!DOCTYPE\s[^<>[]*)\[((?:"[^"]*"|'[^']*'|<!--(?:(?!-->|<!DOCTYPE)[^])*-->|(?!<!--|<!DOCTYPE)[^\]"'])*)\]\s*>/;
const ENTITY = /<!ENTITY\s+([^\s%"'<>]+)\s+("[^"]*"|'[^']*')\s*>/g;
/** More text than this, a few entities make of nothing. */
const LARGEST = 50_000_000;
const DEEPEST = 20;

/**
 * The text with the entities that it declares put in (drawing programs write namespaces so), and
 * without declarations.
 * @throws where they stand for more than any drawing holds
 */
function withoutDeclarations(text: string): string {
  const found = DECLARATIONS.exec(text);
  if (!found) return text;
  const entities = new Map<string, string>();
  for (const [, name, quoted] of found[2]!.matchAll(ENTITY))
    if (!entities.has(name!)) entities.set(name!, quoted!.slice(1, -1));
  let whole = text.replace(DECLARATIONS, (_, head: string) => `${head.trimEnd()}>`);
  for (let depth = 0; depth < DEEPEST; depth++) {
    const before = whole;
    let length = 0;
    whole = before.replace(/&([\p{L}_:][\p{L}\p{N}_:.-]*);/gu, (reference, name: string) => {
      const value = entities.get(name);
      length += value?.length ?? 0;
      if (length > LARGEST) throw new Error('The entities have no end.');
      // Tags may stand in an entity; anything else may stand in a value.
      if (value === undefined) return reference;
      return value.includes('<')
        ? value
        : value.replaceAll('"', '&quot;').replaceAll("'", '&apos;');
    });
    if (whole === before) return whole;
  }
  throw new Error('The entities have no end.');
}

function parsed(text: string): Document {
  const stop = (_: string, message: string): void => {
    throw new Error(message);
  };
  return new DOMParser({ onError: stop, locator: false }).parseFromString(
    text.replace(/^\uFEFF/, ''),
    'image/svg+xml',
  );
}

/** In place. True where something had to go. */
function makePlain(document: Document): boolean {
  let changed = false;
  for (const node of nodesOf(document)) {
    if (fetches(node) || isActive(node) || isRemark(node)) {
      node.parentNode?.removeChild(node);
      changed = true;
    } else if (isElement(node)) changed = plainElement(node) || changed;
  }
  // What is written anew is UTF-8, and says nothing else.
  const declaration = document.firstChild;
  if (changed && declaration?.nodeName === 'xml') document.removeChild(declaration);
  return changed;
}

/** All nodes, those that hold others before them. */
function nodesOf(document: Document): Node[] {
  const nodes: Node[] = [];
  const left: Node[] = [document];
  for (let node = left.pop(); node; node = left.pop()) {
    nodes.push(node);
    for (let child = node.lastChild; child; child = child.previousSibling) left.push(child);
  }
  return nodes;
}

const [ELEMENT, INSTRUCTION, COMMENT, DOCTYPE] = [1, 7, 8, 10];

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}

const PAGE = 'http://www.w3.org/1999/xhtml';
const ACTIVE = new Set(['script', 'foreignobject', 'handler', 'listener']);
const ANIMATIONS = new Set(['animate', 'animatecolor', 'animatemotion', 'animatetransform', 'set']);

/**
 * Scripts, parts of pages, and what would make an address or a handler out of something else while
 * it is shown.
 */
function isActive(node: Node): boolean {
  if (!isElement(node)) return false;
  const name = (node.localName ?? node.tagName).toLowerCase();
  if (node.namespaceURI === PAGE || ACTIVE.has(name)) return true;
  const changed = (node.getAttribute('attributeName') ?? '').replace(/^.*:/, '').trim();
  return ANIMATIONS.has(name) && /^(?:href|src|on.*)$/i.test(changed);
}

/**
 * A style sheet or a definition of the type that is somewhere else; everybody has the one of the
 * standard.
 */
function fetches(node: Node): boolean {
  if (node.nodeType === INSTRUCTION) return node.nodeName === 'xml-stylesheet';
  const system = node.nodeType === DOCTYPE ? new XMLSerializer().serializeToString(node) : '';
  return (
    /\b(?:SYSTEM|PUBLIC)\b/.test(system) &&
    !/["']https?:\/\/www\.w3\.org\/[^"']*["']\s*>$/.test(system)
  );
}

/** Of what is drawn; the names of parts without a namespace are the drawing's own. */
const DRAWN = new Set([
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/1999/xlink',
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2000/xmlns/',
]);

function isDrawn({ namespaceURI }: Element | Attr): boolean {
  return !namespaceURI || DRAWN.has(namespaceURI);
}

/**
 * What programs note of author, place and path, and no reader draws: comments, instructions,
 * `<metadata>`, and everything of their own namespaces.
 */
function isRemark(node: Node): boolean {
  if (node.nodeType === COMMENT) return true;
  if (node.nodeType === INSTRUCTION) return node.nodeName !== 'xml';
  return isElement(node) && (node.localName === 'metadata' || !isDrawn(node));
}

const NAMES = 'http://www.w3.org/2000/xmlns/';
const PICTURES = new Set(['image', 'feImage']);

function plainElement(element: Element): boolean {
  let changed = false;
  for (const attribute of Array.from({ length: element.attributes.length }, (_, index) =>
    element.attributes.item(index)!,
  ))
    changed = plainAttribute(element, attribute) || changed;
  if (element.localName !== 'style') return changed;
  const styles = element.textContent ?? '';
  const plain = plainStyle(styles);
  if (plain === styles) return changed;
  element.textContent = plain;
  return true;
}

function plainAttribute(element: Element, attribute: Attr): boolean {
  if (attribute.namespaceURI === NAMES) return false;
  const local = (attribute.localName ?? attribute.name).toLowerCase();
  const leadsOut = (local === 'href' || local === 'src') && !staysInside(attribute.value, element);
  if (/^on/.test(local) || attribute.name === 'xml:base' || leadsOut || !isDrawn(attribute)) {
    element.removeAttributeNode(attribute);
    return true;
  }
  const plain = plainStyle(attribute.value);
  if (plain === attribute.value) return false;
  element.setAttributeNS(attribute.namespaceURI, attribute.name, plain);
  return true;
}

/** A place in the drawing itself, or the bytes of a picture. */
function staysInside(address: string, { localName }: Element): boolean {
  return (
    /^\s*(?:#|$)/.test(address) ||
    (PICTURES.has(localName ?? '') && /^\s*data:image\//i.test(address))
  );
}
