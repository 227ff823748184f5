/** What the steps of `clean.ts` ask of an element. */
import type { Element, ElementContent, Root as HastRoot, RootContent as HastContent } from 'hast';

export type HastParent = HastRoot | Element;

/** Elements that stand in a line of text. All others begin and end lines. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label ' +
    'mark meta o:p q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

export function isElement(node: HastContent | HastRoot | undefined): node is Element {
  return node?.type === 'element';
}

/** An element of the given name. */
export function element(
  tagName: string,
  children: readonly HastContent[] = [],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children: children as ElementContent[] };
}

export function isInline(node: HastContent): boolean {
  return node.type !== 'element' || INLINE.has(node.tagName);
}

/** True where something in an element begins a line of its own. */
export function holdsBlock(node: HastContent): boolean {
  return isElement(node) && node.children.some((child) => !isInline(child) || holdsBlock(child));
}

/** White space, a comment, or an element that shows neither words nor a picture. */
export function isBlank(node: HastContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  if (!isElement(node)) return true;
  return !['img', 'input', 'hr'].includes(node.tagName) && node.children.every(isBlank);
}

export function setChildren(node: HastParent, children: readonly HastContent[]): void {
  node.children = children as ElementContent[];
}

export function attribute(node: Element, name: string): string {
  const value = node.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === undefined || value === null ? '' : String(value);
}

/** One declaration of an element's own style in lower case, or ''. */
export function style(node: Element, property: string): string {
  return declarations(attribute(node, 'style')).get(property) ?? '';
}

/** The declarations of a style, the last of each name. Semicolons in quotes part nothing. */
export function declarations(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [part] of text.matchAll(/(?:"[^"]*"|'[^']*'|[^;"'])+/g)) {
    const colon = part.indexOf(':');
    if (colon > 0)
      found.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return found;
}

export function hasClass(node: Element, name: string): boolean {
  return attribute(node, 'className').split(' ').includes(name);
}

export function textOf(node: HastContent | HastRoot): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Every element below a node, the outer before the inner. */
export function elementsIn(node: HastParent): Element[] {
  const found = (node.children as HastContent[]).filter(isElement);
  // The list grows while it is walked.
  for (const each of found)
    for (const child of each.children) if (isElement(child)) found.push(child);
  return found;
}

/** Puts other nodes in the place of each that is not left as it is (null), the inner ones first. */
export function replaceIn(
  node: HastParent,
  replace: (child: Element) => readonly HastContent[] | null,
): void {
  setChildren(
    node,
    (node.children as HastContent[]).flatMap((child) => {
      if (!isElement(child)) return [child];
      replaceIn(child, replace);
      return replace(child) ?? [child];
    }),
  );
}
