/**
 * What a Word file says besides its visible text, and its text as the XML has it: the measure of
 * what the conversion must have kept.
 */
import {
  attributeOf,
  childOf,
  childrenOf,
  parseXml,
  walkElements,
  type Element,
} from '../../files/xml.ts';
import { numberedParagraphs, type NumberedParagraph } from './list-numbers.ts';

export interface DocxFacts {
  /**
   * The text of every paragraph of the body and of its notes, tracked insertions in, deletions out.
   */
  lines: string[];
  /** The document that a file of ours carries, as text; '' for none. */
  carried: string;
  /** Its numbered paragraphs, with their numbers. */
  numbers: NumberedParagraph[];
  /** Of headers and footers, each once, without mere page numbers. */
  marginLines: string[];
  comments: DocxComment[];
  /** Tracked deletions. */
  deleted: number;
  /** Paragraph styles that stand for headings, by id, with their level from 1. */
  headings: Map<string, number>;
  /** True where a paragraph has the style "Title". */
  titled: boolean;
}

export interface DocxComment {
  author: string;
  /** As in the file, ISO. */
  date: string;
  /** The text that it was put on. */
  on: string;
  text: string;
}

/**
 * Reads the parts of a Word file. `part` gives the text of one by its path, or null. Null where
 * there is no body.
 */
export function readDocxFacts(
  paths: readonly string[],
  part: (path: string) => string | null,
  main: string,
): DocxFacts | null {
  const body = parseXml(part(main) ?? '');
  if (!body) return null;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const root = (name: string): Element | null => parseXml(part(`${folder}${name}`) ?? '');
  const styles = stylesOf(root('styles.xml'));
  const read = readBody(body, styles.title);
  const notes = ['footnotes.xml', 'endnotes.xml'].flatMap((name) => linesOf(root(name)));
  const margins = paths
    .filter(
      (path) =>
        path.startsWith(folder) && /^(?:header|footer)\d*\.xml$/.test(path.slice(folder.length)),
    )
    .sort();
  const marginLines = [
    ...new Set(margins.flatMap((path) => linesOf(parseXml(part(path) ?? '')))),
  ].filter((line) => !/^(?:\p{L}+\s*)?\d+(?:\s*(?:\/|of|von|sur|de)\s*\d+)?$/u.test(line));
  return {
    lines: [...read.lines, ...notes],
    carried: carriedIn(paths, part),
    numbers: numberedParagraphs(body),
    marginLines,
    comments: commentsOf(root('comments.xml'), read.quotes),
    deleted: read.deleted,
    headings: styles.headings,
    titled: read.titled,
  };
}

/** Our exports carry their document in a part of custom XML (`core/export/docx/finish.ts`). */
function carriedIn(paths: readonly string[], part: (path: string) => string | null): string {
  for (const path of paths) {
    const xml = /^customXml\/item\d+\.xml$/.test(path) ? (part(path) ?? '') : '';
    const root = xml.includes('urn:afterword:postmortem:') ? parseXml(xml) : null;
    if (root?.localName === 'postmortem') return root.textContent ?? '';
  }
  return '';
}

/** The path of the main part, as the package's relationships name it. */
export function mainPart(relationships: string | null): string {
  const root = parseXml(relationships ?? '');
  const target = root
    ? childrenOf(root, 'Relationship').find((one) =>
        attributeOf(one, 'Type').endsWith('/officeDocument'),
      )
    : undefined;
  return target ? attributeOf(target, 'Target').replace(/^\//, '') : 'word/document.xml';
}

interface Body {
  lines: string[];
  /** What each comment was put on, by its id. */
  quotes: Map<string, string>;
  deleted: number;
  titled: boolean;
}

function readBody(root: Element, title: ReadonlySet<string>): Body {
  const quotes = new Map<string, string>();
  const open = new Set<string>();
  let deleted = 0;
  let titled = false;
  walkElements(root, (element) => {
    const name = element.localName;
    if (name === 'commentRangeStart') open.add(attributeOf(element, 'id'));
    else if (name === 'commentRangeEnd') open.delete(attributeOf(element, 'id'));
    else if (name === 't')
      for (const id of open) quotes.set(id, (quotes.get(id) ?? '') + (element.textContent ?? ''));
    else if (name === 'pStyle' && title.has(attributeOf(element, 'val'))) titled = true;
    if ((name === 'del' || name === 'moveFrom') && childrenOf(element).length > 0) {
      if (name === 'del') deleted++;
      return false;
    }
    // The same words in a form for older programs.
    return name !== 'Choice';
  });
  return { lines: linesOf(root), quotes, deleted, titled };
}

/**
 * The text of each paragraph, without those within it (text boxes), which are paragraphs of their
 * own.
 */
function linesOf(root: Element | null): string[] {
  const lines: string[] = [];
  const readParagraph = (paragraph: Element): void => {
    let text = '';
    walkElements(paragraph, (element) => {
      const name = element.localName;
      if (name === 'del' || name === 'moveFrom' || name === 'Choice' || name === 'pPr')
        return false;
      if (name === 'txbxContent') {
        walkElements(element, visit);
        return false;
      }
      if (name === 't') text += element.textContent ?? '';
      else if (name === 'tab' || name === 'br' || name === 'cr') text += ' ';
      return name !== 't';
    });
    if (text.trim() !== '') lines.push(text.replace(/\s+/g, ' ').trim());
  };
  const visit = (element: Element): boolean => {
    if (element.localName === 'tr' && isDeletedRow(element)) return false;
    if (element.localName !== 'p') return element.localName !== 'del';
    readParagraph(element);
    return false;
  };
  if (root) walkElements(root, visit);
  return lines;
}

function isDeletedRow(row: Element): boolean {
  const properties = childOf(row, 'trPr');
  return properties !== undefined && childOf(properties, 'del') !== undefined;
}

function commentsOf(root: Element | null, quotes: ReadonlyMap<string, string>): DocxComment[] {
  if (!root) return [];
  return childrenOf(root, 'comment')
    .map((comment) => ({
      author: attributeOf(comment, 'author'),
      date: attributeOf(comment, 'date'),
      on: (quotes.get(attributeOf(comment, 'id')) ?? '').trim(),
      text: linesOf(comment).join('\n'),
    }))
    .filter(({ text }) => text !== '');
}

/**
 * Heading styles by their outline level, which they may have from a style that they are based on:
 * names are in the writer's language.
 */
function stylesOf(root: Element | null): { headings: Map<string, number>; title: Set<string> } {
  const styles = new Map<string, { name: string; level: number | null; base: string }>();
  for (const style of root ? childrenOf(root, 'style') : []) {
    if (attributeOf(style, 'type') !== 'paragraph') continue;
    const value = (parent: Element | undefined, name: string): string => {
      const found = parent ? childOf(parent, name) : undefined;
      return found ? attributeOf(found, 'val') : '';
    };
    const name = value(style, 'name').toLowerCase();
    // Levels count from 0 in the XML; 9 is body text.
    const level = value(childOf(style, 'pPr'), 'outlineLvl');
    const named = /^heading ([1-6])$/.exec(name)?.[1];
    const levelOfName = named !== undefined ? Number(named) : null;
    const directLevel = level !== '' ? Number(level) + 1 : levelOfName;
    styles.set(attributeOf(style, 'styleId'), {
      name,
      level: directLevel,
      base: value(style, 'basedOn'),
    });
  }
  const headings = new Map<string, number>();
  for (const id of styles.keys()) {
    const level = levelOf(id, styles);
    if (level !== null && level >= 1 && level <= 6 && styles.get(id)!.name !== 'title')
      headings.set(id, level);
  }
  return {
    headings,
    title: new Set([...styles].filter(([, { name }]) => name === 'title').map(([id]) => id)),
  };
}

function levelOf(
  id: string,
  styles: ReadonlyMap<string, { level: number | null; base: string }>,
): number | null {
  let style = styles.get(id);
  for (let steps = 0; style && steps < 20; steps++) {
    if (style.level !== null) return style.level;
    style = styles.get(style.base);
  }
  return null;
}
