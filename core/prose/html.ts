/**
 * HTML -> mdast, safely: parsed as a fragment, reduced to an allow-list, converted. Nothing of it
 * can run or load: scripts, styles, frames, forms and handlers go; a picture from elsewhere becomes
 * a link to it.
 */
import type {
  Element,
  Nodes as HastNodes,
  Root as HastRoot,
  RootContent as HastContent,
} from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { toMdast } from 'hast-util-to-mdast';
import type { Root } from 'mdast';
import { withoutPositions } from './build.ts';
import { blocksInCellsToLines } from './cell-lines.ts';
import { listedNotes } from './listed-notes.ts';
import { pictureName } from './picture-name.ts';
import { tidyProse } from './tidy.ts';

const SCHEMA: Schema = {
  ...defaultSchema,
  clobber: [],
  protocols: { ...defaultSchema.protocols, src: ['http', 'https', 'media'] },
  strip: ['script', 'style', 'noscript', 'template', 'object', 'embed', 'iframe', 'svg', 'head'],
};

export interface FromHtml {
  prose: Root;
  /** The text of the page's `<title>`, or ''. */
  title: string;
  /** The texts of comments, in order: no part of the prose, but words of the source. */
  comments: string[];
}

/**
 * Reads an HTML page or fragment. Never throws on text; unclosed and unknown tags are read as a
 * browser reads them, their text is kept.
 * @param keepPicture takes the address of an embedded picture, and gives its address in the
 *   document (`media:…`); null for one that is none. Without it only the pictures' words are kept.
 */
export function readHtml(
  html: string,
  keepPicture: (address: string) => string | null = () => null,
): FromHtml {
  const tree = fromHtml(html, { fragment: true });
  const comments: string[] = [];
  let title = '';
  walk(tree, (node) => {
    if (
      node.type === 'comment' &&
      node.value.trim() !== '' &&
      !/^\[(if|endif)/.test(node.value.trim())
    )
      comments.push(node.value.trim());
    // A drawing within the page has a title of its own.
    if (node.type === 'element' && node.tagName === 'title' && title === '')
      title = hastText(node).replace(/\s+/g, ' ').trim();
  });
  withoutTitles(tree);
  placePictures(tree, keepPicture);
  strayToItems(tree);
  blocksInCellsToLines(tree);
  const safe = sanitize(tree, SCHEMA);
  const prose = toMdast(safe as HastRoot, { newlines: false, document: true }) as Root;
  return { prose: withFootnotes(tidyProse(withoutPositions(prose))), title, comments };
}

/**
 * The footnotes that our own HTML has at its end (`core/export/html`), in a page or in what was
 * copied.
 */
function withFootnotes(root: Root): Root {
  const found = listedNotes(root, (back) =>
    /^#pm-note-\d+-from$/.test(back) ? back.replace(/-from$/, '') : null,
  );
  return found
    ? { ...root, children: [...found.before, ...found.notes.values(), ...found.behind] }
    : root;
}

/** The prose of an HTML fragment, as for a paste. */
export function htmlToProse(html: string): Root {
  return readHtml(html).prose;
}

function withoutTitles(node: HastRoot | Element): void {
  node.children = (node.children as HastContent[]).filter(
    (child) => !(child.type === 'element' && child.tagName === 'title'),
  ) as typeof node.children;
  for (const child of node.children) if (child.type === 'element') withoutTitles(child);
}

/**
 * `<img alt="A" src="https://…">` -> `<a href="https://…">A</a>`; one that is embedded is kept; one
 * without an address leaves its alternative text.
 */
function placePictures(
  node: HastRoot | Element,
  keepPicture: (address: string) => string | null,
): void {
  node.children = (node.children as HastContent[]).map((child): HastContent => {
    if (child.type !== 'element') return child;
    if (child.tagName !== 'img') {
      placePictures(child, keepPicture);
      return child;
    }
    const source =
      typeof child.properties['src'] === 'string' ? child.properties['src'].trim() : '';
    const alt = typeof child.properties['alt'] === 'string' ? child.properties['alt'] : '';
    if (source.startsWith('media:')) return child;
    const text = { type: 'text' as const, value: alt || pictureName(source) };
    if (/^data:/i.test(source)) {
      const kept = keepPicture(source);
      return kept === null ? text : { ...child, properties: { alt, src: kept } };
    }
    if (source === '') return text;
    return { type: 'element', tagName: 'a', properties: { href: source }, children: [text] };
  }) as typeof node.children;
}

const ITEM_OF: Record<string, { item: string; allowed: readonly string[] }> = {
  ul: { item: 'li', allowed: ['li'] },
  ol: { item: 'li', allowed: ['li'] },
  dl: { item: 'dd', allowed: ['dt', 'dd'] },
};

/** What stands in a list outside its items becomes an item: the converter would drop it. */
function strayToItems(node: HastRoot | Element): void {
  const rule =
    node.type === 'element' && Object.hasOwn(ITEM_OF, node.tagName)
      ? ITEM_OF[node.tagName]
      : undefined;
  node.children = (node.children as HastContent[]).map((child): HastContent => {
    if (child.type === 'element') strayToItems(child);
    const shown = child.type === 'element' || (child.type === 'text' && child.value.trim() !== '');
    if (!rule || !shown || (child.type === 'element' && rule.allowed.includes(child.tagName)))
      return child;
    return { type: 'element', tagName: rule.item, properties: {}, children: [child as Element] };
  }) as typeof node.children;
}

function hastText(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(hastText).join('') : '';
}

function walk(node: HastNodes, visit: (node: HastNodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) walk(child, visit);
  if ('content' in node && node.content) walk(node.content, visit);
}
