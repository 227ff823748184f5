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
import type { Nodes, Root, RootContent } from 'mdast';
import { withoutPositions } from '../build.ts';
import { listedNotes } from '../listed-notes.ts';
import { pictureName } from '../picture-name.ts';
import { tidyProse } from '../tidy.ts';
import { cleanHtml } from './clean.ts';
import { withoutDeepTags } from './shallow.ts';

const SCHEMA: Schema = {
  ...defaultSchema,
  clobber: [],
  protocols: { ...defaultSchema.protocols, src: ['http', 'https', 'media'] },
  strip: ['script', 'style', 'noscript', 'template', 'object', 'embed', 'iframe', 'svg', 'head'],
};

/** Comments that are a program's own: none, conditions, the ends of what was copied. */
const MARKS = /^(?:$|\[(?:if|endif)|(?:Start|End)Fragment$|notionvc:)/;

export interface FromHtml {
  prose: Root;
  /** The text of the page's `<title>`, or ''. */
  title: string;
  /** The texts of comments, in order: no part of the prose, but words of the source. */
  comments: string[];
  /** What `<time datetime>` gives for the words in it; none where it gives two for the same. */
  moments: ReadonlyMap<string, string>;
}

/**
 * Reads an HTML page or fragment. Never throws on text; unclosed and unknown tags are read as a
 * browser reads them, their text is kept.
 * @param keepPicture takes the address of an embedded picture, and gives its address in the
 *   document (`media:…`); null for one that is none. Without it only the pictures' words are kept.
 * @param shownOnly leaves out what its program does not show.
 */
export function readHtml(
  html: string,
  keepPicture: (address: string) => string | null = () => null,
  shownOnly = false,
): FromHtml {
  const tree = fromHtml(withoutDeepTags(html), { fragment: true });
  const comments: string[] = [];
  const moments = new Map<string, string>();
  let title = '';
  walk(tree, (node) => {
    if (node.type === 'comment' && !MARKS.test(node.value.trim())) comments.push(node.value.trim());
    // A drawing within the page has a title of its own.
    if (node.type === 'element' && node.tagName === 'title' && title === '')
      title = hastText(node).replace(/\s+/g, ' ').trim();
    const datetime = node.type === 'element' ? node.properties['dateTime'] : undefined;
    if (node.type === 'element' && node.tagName === 'time' && typeof datetime === 'string') {
      const words = hastText(node).replace(/\s+/g, ' ').trim();
      moments.set(words, (moments.get(words) ?? datetime) === datetime ? datetime : '');
    }
  });
  withoutTitles(tree);
  cleanHtml(tree, shownOnly);
  placePictures(tree, keepPicture);
  const safe = sanitize(tree, SCHEMA) as HastRoot;
  prepare(safe);
  const prose = toMdast(safe, { newlines: false, document: true }) as Root;
  return {
    prose: withFootnotes(tight(tidyProse(withoutPositions(prose))) as Root),
    title,
    comments,
    moments,
  };
}

/** Tags of which Markdown keeps only what is in them. */
const WORDS_ALONE = new Set(['ins', 'rp', 'rt', 'ruby', 'span', 'sub', 'sup']);

/**
 * Makes a tree cheap to convert. Texts that a comment or a tag without a meaning stood between are
 * one: the converter looks at all of such neighbours for each of them. Positions go, since it copies
 * them all.
 */
function prepare(node: HastRoot | Element): void {
  const runs: HastContent[] = [];
  let values: string[] = [];
  const close = (): void => {
    if (values.length > 0) runs.push({ type: 'text', value: values.join('') });
    values = [];
  };
  const add = (child: HastContent): void => {
    if (child.type === 'text') values.push(child.value);
    else if (child.type === 'element' && WORDS_ALONE.has(child.tagName))
      child.children.forEach(add);
    else {
      close();
      runs.push(child);
      if (child.type === 'element') prepare(child);
    }
  };
  (node.children as HastContent[]).forEach(add);
  close();
  delete node.position;
  node.children = runs as typeof node.children;
}

/** An item is loose where it has several blocks of its own; the converter counts those below it. */
function tight(node: Nodes): Nodes {
  if (!('children' in node)) return node;
  const children = (node.children as RootContent[]).map(tight);
  if (node.type === 'list')
    return {
      ...node,
      spread: children.some((item) => 'spread' in item && item.spread),
      children,
    } as Nodes;
  if (node.type !== 'listItem') return { ...node, children } as Nodes;
  const own = children.filter(({ type }) => type !== 'list');
  return { ...node, spread: own.length > 1, children } as Nodes;
}

/** The footnotes that a page has at its end, or what was copied of one. */
function withFootnotes(root: Root): Root {
  const found = listedNotes(root, noteAddress);
  return found
    ? { ...root, children: [...found.before, ...found.notes.values(), ...found.behind] }
    : root;
}

/** The address of a note by that which leads back: in our own HTML (`core/export/html`), in Word's. */
function noteAddress(back: string): string | null {
  if (/^#pm-note-\d+-from$/.test(back)) return back.replace(/-from$/, '');
  return /^#_(?:ftn|edn)ref\w+$/.test(back) ? back.replace('ref', '') : null;
}

/** The prose of an HTML fragment, as for a paste. */
export function htmlToProse(html: string): Root {
  return readHtml(html, undefined, true).prose;
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

function hastText(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(hastText).join('') : '';
}

function walk(node: HastNodes, visit: (node: HastNodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) walk(child, visit);
  if ('content' in node && node.content) walk(node.content, visit);
}
