/**
 * Markup that our own writers wrote (WordprocessingML, HTML) as a tree that can be changed and
 * written again: what is not touched keeps its very letters. It is no parser for markup of others.
 */

export interface TextNode {
  kind: 'text';
  /** As it stands in the markup, with entities. */
  markup: string;
}

export interface ElementNode {
  kind: 'element';
  name: string;
  /** Behind the name, as it was written: ` w:val="1"`; '' for none. */
  attributes: string;
  children: MarkupNode[];
  /** It was written without an end: `<w:b/>`, `<br>`. */
  closed: 'tag' | 'self' | 'void';
}

export type MarkupNode = TextNode | ElementNode;

/** Elements of HTML that have no end tag. */
const VOIDS = new Set(['br', 'hr', 'img', 'meta', 'link', 'col', 'input']);

/** The nodes of a piece of markup, in order. */
export function parseMarkup(markup: string): MarkupNode[] {
  const top: MarkupNode[] = [];
  const open: ElementNode[] = [];
  let children = top;
  for (let at = 0; at < markup.length;) {
    const start = markup.indexOf('<', at);
    const textEnd = start === -1 ? markup.length : start;
    if (textEnd > at) children.push({ kind: 'text', markup: markup.slice(at, textEnd) });
    if (start === -1) break;
    const end = endOfTag(markup, start);
    const tag = markup.slice(start + 1, end);
    at = end + 1;
    if (tag.startsWith('/')) {
      open.pop();
      children = open.at(-1)?.children ?? top;
      continue;
    }
    const node = opened(tag);
    children.push(node);
    if (node.closed !== 'tag') continue;
    open.push(node);
    children = node.children;
  }
  return top;
}

/** Where a tag's `>` stands; those in quotation marks are its attributes'. */
function endOfTag(markup: string, start: number): number {
  for (let at = start + 1; at < markup.length; at++) {
    if (markup[at] === '>') return at;
    if (markup[at] === '"') {
      const close = markup.indexOf('"', at + 1);
      at = close === -1 ? markup.length : close;
    }
  }
  return markup.length;
}

function opened(tag: string): ElementNode {
  const self = tag.endsWith('/');
  const inside = self ? tag.slice(0, -1) : tag;
  const space = inside.search(/\s/);
  const name = space === -1 ? inside : inside.slice(0, space);
  const attributes = space === -1 ? '' : inside.slice(space);
  const isVoid = VOIDS.has(name) || name.startsWith('!') || name.startsWith('?');
  const unslashed = isVoid ? 'void' : 'tag';
  const closed = self ? 'self' : unslashed;
  return { kind: 'element', name, attributes, children: [], closed };
}

export function writeMarkup(nodes: readonly MarkupNode[]): string {
  const out: string[] = [];
  write(nodes, out);
  return out.join('');
}

function write(nodes: readonly MarkupNode[], out: string[]): void {
  for (const node of nodes) {
    if (node.kind === 'text') {
      out.push(node.markup);
      continue;
    }
    const { name, attributes, children, closed } = node;
    if (closed === 'self' && children.length === 0) out.push(`<${name}${attributes}/>`);
    else if (closed === 'void') out.push(`<${name}${attributes}>`);
    else {
      out.push(`<${name}${attributes}>`);
      write(children, out);
      out.push(`</${name}>`);
    }
  }
}

export function element(
  name: string,
  attributes: string,
  children: MarkupNode[] = [],
): ElementNode {
  return { kind: 'element', name, attributes, children, closed: 'tag' };
}

export function isElement(node: MarkupNode | undefined, name?: string): node is ElementNode {
  return node?.kind === 'element' && (name === undefined || node.name === name);
}

export function childNamed(node: ElementNode, name: string): ElementNode | undefined {
  return node.children.find((child): child is ElementNode => isElement(child, name));
}

/** The value of an attribute as it stands in the markup; null where there is none. */
export function attribute({ attributes }: ElementNode, name: string): string | null {
  const start = attributes.indexOf(` ${name}="`);
  if (start === -1) return null;
  const from = start + name.length + 3;
  return attributes.slice(from, attributes.indexOf('"', from));
}

/** Every element inside of these, itself too, in order. */
export function* elementsIn(nodes: readonly MarkupNode[]): Generator<ElementNode> {
  for (const node of nodes)
    if (node.kind === 'element') {
      yield node;
      yield* elementsIn(node.children);
    }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** Text as a reader sees it: our writers use these four entities and no others. */
export function plainOf(markup: string): string {
  return markup.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity]!);
}

export function markupOf(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
}
const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ENTITIES).map(([entity, sign]) => [sign, entity]),
);
