/**
 * XML of files from elsewhere, as elements with their local names: prefixes differ between
 * programs.
 */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

export type { Element } from '@xmldom/xmldom';

const ELEMENT = 1;

/** Elements within one another: files of offices have some dozens. */
const DEEPEST = 1_000;

/**
 * The root element, or null for what is no XML, or nests as no program writes it. External and
 * declared entities are never resolved.
 */
export function parseXml(text: string): Element | null {
  if (isTooDeep(text)) return null;
  try {
    const ignore = (): void => undefined;
    return new DOMParser({ onError: ignore, locator: false }).parseFromString(
      withoutDoctype(text.replace(/^\uFEFF/, '')),
      'text/xml',
    ).documentElement;
  } catch {
    return null;
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<[^<>!?][^<>]*>/g)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>') && ++depth > DEEPEST) return true;
  }
  return false;
}

const DOCTYPE = /<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*|\[[^>]*)?>/iy;

/** Looks at the first place alone: what has no end there has none further on. */
function withoutDoctype(text: string): string {
  DOCTYPE.lastIndex = Math.max(0, text.search(/<!DOCTYPE/i));
  const found = DOCTYPE.exec(text);
  return found ? text.slice(0, found.index) + text.slice(found.index + found[0].length) : text;
}

/** The child elements, of one local name where it is given. */
export function childrenOf(element: Node, name?: string): Element[] {
  const found: Element[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling)
    if (isElement(child) && (name === undefined || child.localName === name)) found.push(child);
  return found;
}

export function childOf(element: Node, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/**
 * All elements below, in document order, for which the visitor does not answer `false` about an
 * element above them.
 */
export function walkElements(element: Node, visit: (element: Element) => boolean | void): void {
  for (const child of childrenOf(element)) if (visit(child) !== false) walkElements(child, visit);
}

/** An attribute by its local name, '' where there is none. */
export function attributeOf(element: Element, name: string): string {
  for (let index = 0; index < element.attributes.length; index++) {
    const attribute = element.attributes.item(index);
    if (attribute && (attribute.localName === name || attribute.name === name))
      return attribute.value;
  }
  return '';
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}
