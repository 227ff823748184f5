/**
 * A report's styles in a company's: where it has one for the same purpose, that one is used; the
 * others are added to it.
 */
import { table } from '../../../document/table.ts';
import { attributeOf, childOf, childrenOf, type Element } from '../../../files/xml.ts';
import { MONO } from '../markup/faces.ts';

/**
 * What a style is called elsewhere, beside its name in Word: by pandoc and LibreOffice, which both
 * write templates.
 */
const OTHER_NAMES = table<readonly string[]>({
  quote: ['block text', 'quotations', 'intense quote'],
  code: ['source code', 'html preformatted', 'preformatted text', 'plain text'],
  'code text': ['verbatim char', 'html code', 'source text'],
  hyperlink: ['internet link'],
  'toc heading': ['contents heading'],
  'toc 1': ['contents 1'],
  'toc 2': ['contents 2'],
  'toc 3': ['contents 3'],
});

/** The ids that the report's styles have among the reference's. */
export type StyleIds = ReadonlyMap<string, string>;

/**
 * Adds to `theirs` the styles of `ours` that it has none for. Added styles keep their measures but
 * take the faces of the reference, except code's. Both trees are changed.
 */
export function mergeStyles(theirs: Element, ours: Element): StyleIds {
  const ids = new Map<string, string>();
  const known = childrenOf(theirs, 'style');
  const added: Element[] = [];
  const taken = new Set(known.map((style) => attributeOf(style, 'styleId').toLowerCase()));
  for (const style of childrenOf(ours, 'style')) {
    const id = attributeOf(style, 'styleId');
    const same = sameStyle(style, known);
    if (same) ids.set(id, attributeOf(same, 'styleId'));
    else {
      ids.set(id, taken.has(id.toLowerCase()) ? `Afterword${id}` : id);
      added.push(style);
    }
  }
  for (const style of added)
    theirs.appendChild(theirs.ownerDocument!.importNode(fitted(style, ids), true));
  return ids;
}

function sameStyle(style: Element, known: readonly Element[]): Element | undefined {
  const type = attributeOf(style, 'type');
  const candidates = known.filter((each) => attributeOf(each, 'type') === type);
  // The style that paragraphs have which name none; where none says so of itself, it goes by its
  // name.
  const usual = isDefault(style) ? candidates.find(isDefault) : undefined;
  if (usual) return usual;
  const [name] = namesOf(style);
  const names = [name!, ...(OTHER_NAMES[name!] ?? [])];
  for (const wanted of names) {
    const found = candidates.find((each) => namesOf(each).includes(wanted));
    if (found) return found;
  }
  return undefined;
}

/** Names in lower case: Word takes "Heading 1" for its "heading 1". */
function namesOf(style: Element): string[] {
  const value = (name: string): string => {
    const element = childOf(style, name);
    return element ? attributeOf(element, 'val') : '';
  };
  return [value('name'), ...value('aliases').split(',')]
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

function isDefault(style: Element): boolean {
  return /^(?:1|true|on)$/.test(attributeOf(style, 'default'));
}

/**
 * A style as it can stand among the others: with their ids, and without faces and ink of its own.
 */
function fitted(style: Element, ids: StyleIds): Element {
  setAttribute(style, 'styleId', ids.get(attributeOf(style, 'styleId'))!);
  // Word has its own idea of a built-in style; one of ours is never the default of its kind.
  style.removeAttribute('w:default');
  for (const name of ['basedOn', 'next', 'link']) {
    const element = childOf(style, name);
    const id = element && ids.get(attributeOf(element, 'val'));
    if (element && id) setAttribute(element, 'val', id);
    else if (element) style.removeChild(element);
  }
  const run = childOf(style, 'rPr');
  const fonts = run && childOf(run, 'rFonts');
  if (fonts && attributeOf(fonts, 'ascii') !== MONO) run.removeChild(fonts);
  return style;
}

/** Positions of the tab stops that a paragraph style has, from itself and those it is based on. */
export function tabPositions(styles: Element, id: string): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  for (let at = id; at !== '' && !seen.has(at);) {
    seen.add(at);
    const style = childrenOf(styles, 'style').find((each) => attributeOf(each, 'styleId') === at);
    const properties = style && childOf(style, 'pPr');
    const tabs = properties && childOf(properties, 'tabs');
    for (const tab of tabs ? childrenOf(tabs, 'tab') : []) found.add(attributeOf(tab, 'pos'));
    const base = style && childOf(style, 'basedOn');
    at = base ? attributeOf(base, 'val') : '';
  }
  return [...found];
}

/** The reference's default language of text is the template's; the report has its own. */
export function setLanguage(
  styles: Element,
  language: { main: string; eastAsian: string; bidi: string },
): void {
  const child = (parent: Element, name: string, first: boolean): Element => {
    const found = childOf(parent, name);
    if (found) return found;
    const made = parent.ownerDocument!.createElementNS(parent.namespaceURI, `w:${name}`);
    parent.insertBefore(made, first ? parent.firstChild : null);
    return made;
  };
  const lang = child(
    child(child(child(styles, 'docDefaults', true), 'rPrDefault', true), 'rPr', true),
    'lang',
    false,
  );
  setAttribute(lang, 'val', language.main);
  setAttribute(lang, 'eastAsia', language.eastAsian);
  if (language.bidi) setAttribute(lang, 'bidi', language.bidi);
}

function setAttribute(element: Element, name: string, value: string): void {
  element.setAttributeNS(element.namespaceURI, `w:${name}`, value);
}
