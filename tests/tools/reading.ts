/** What a reader of a file finds in it, whatever the format: what the formats are compared by. */
import { addressesIn } from '../../core/prose/address.ts';
import { isLinkable } from '../../core/report/show-context.ts';
import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes } from 'mdast';
import type { Report, ReportBlock } from '../../core/report/tree.ts';
import { wordsOf, type FileWords } from './words.ts';

export interface Reading {
  /**
   * In reading order, without pictures' descriptions, page heads and feet, the numbers of lists.
   */
  words: string[];
  /**
   * The words of the footnotes, in the order of their numbers: where they stand is each format's
   * own. What else is counted, is counted in them too.
   */
  notes: string[];
  /** The incident's track is one of them. */
  images: number;
  /** Those that lead out of the file. */
  links: number;
  /**
   * Of tables, with their headings, and of what is a table in other formats. The cover's facts are
   * none.
   */
  rows: number;
  /** With words in them, below the title, without that of the contents. */
  headings: number;
}

type Counted = Omit<Reading, 'words' | 'notes'> & { text: string; notes: string };

const NOTHING: Readonly<Counted> = {
  text: '',
  notes: '',
  images: 0,
  links: 0,
  rows: 0,
  headings: 0,
};

function readingOf({ text, notes, ...counts }: Counted): Reading {
  return { words: wordsOf(text), notes: wordsOf(notes), ...counts };
}

/**
 * What the report's tree says should be found. @param numbers whether the words hold the numbers of
 * footnotes, as a page shows them
 */
export function readReport(report: Report, numbers = false): Reading {
  const found: Counted = { ...NOTHING };
  let part: 'text' | 'notes' = 'text';
  const say = (...texts: string[]): void => {
    found[part] += texts.map((text) => `\n${text}\n`).join('');
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'image') found.images++;
    if (node.type === 'link' && !node.url.startsWith('#')) found.links++;
    if (node.type === 'tableRow') found.rows++;
    if (node.type === 'heading') found.headings++;
    const apart = ![
      'text',
      'inlineCode',
      'emphasis',
      'strong',
      'delete',
      'link',
      'footnoteReference',
    ].includes(node.type);
    if (apart) found[part] += '\n';
    if (node.type === 'footnoteReference' && numbers) found[part] += node.identifier;
    if ('value' in node) found[part] += node.value;
    if ('children' in node) node.children.forEach(visit);
    if (apart) found[part] += '\n';
  };
  const head = (title: string): void => {
    if (wordsOf(title).length > 0) found.headings++;
    say(title);
  };
  const block = (each: ReportBlock): void => {
    switch (each.type) {
      case 'cover':
        return say(
          each.kind,
          each.title,
          ...each.facts.flatMap(({ label, value }) => [label, value]),
        );
      case 'contents':
        return say(each.title, ...each.lines.map(({ text }) => text));
      case 'appendix':
      case 'section':
        return head(each.title);
      case 'note':
        return say(each.text);
      case 'track':
        found.images++;
        return;
      case 'rows':
        say(...each.columns.map(({ title }) => title));
        found.rows += each.rows.length + 1;
        for (const row of each.rows)
          if (row.type === 'day') say(row.text);
          else row.cells.flat().forEach(visit);
        return;
      default:
        return visit(each.node);
    }
  };
  report.blocks.forEach(block);
  part = 'notes';
  for (const { blocks } of report.notes) blocks.forEach(visit);
  return readingOf(found);
}

/**
 * How many links in the text and in its footnotes lead to another place in the report. Its list of
 * contents has others.
 */
export function linksInside({ blocks, notes }: Report): number {
  return count(
    [shownIn(blocks), notes],
    ({ type, url }) => type === 'link' && typeof url === 'string' && url.startsWith('#'),
  );
}

/**
 * How many links footnotes add where they stand at the end: one from every reference, and one back
 * from each.
 */
export function noteLinks({ blocks, notes }: Report): number {
  return count(shownIn(blocks), ({ type }) => type === 'footnoteReference') + notes.length;
}

/** How many addresses stand in the text that its author made no link of, which pages do. */
export function bareAddresses({ blocks, notes }: Report): number {
  const inside = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const { type, value: text } = value as { type?: unknown; value?: unknown };
    if (type === 'link') return 0;
    if (type === 'text' && typeof text === 'string')
      return addressesIn(text).filter(({ url }) => isLinkable(url)).length;
    return Object.values(value).reduce<number>((sum, each) => sum + inside(each), 0);
  };
  return inside([
    shownIn(blocks),
    blocks.map((block) => block.type === 'problems' && block.node),
    notes,
  ]);
}

/** The author's text, as it is shown. */
function shownIn(blocks: readonly ReportBlock[]): unknown[] {
  return blocks.map((block) =>
    block.type === 'prose' ? block.node : block.type === 'rows' ? block.rows : null,
  );
}

function count(value: unknown, counts: (node: Record<string, unknown>) => boolean): number {
  if (typeof value !== 'object' || value === null) return 0;
  return (
    (counts(value as Record<string, unknown>) ? 1 : 0) +
    Object.values(value).reduce<number>((sum, each) => sum + count(each, counts), 0)
  );
}

const INLINE = new Set([
  'a',
  'em',
  'strong',
  'del',
  'code',
  'span',
  'b',
  'i',
  'u',
  's',
  'strike',
  'font',
  'mark',
  'sup',
  'sub',
]);
const UNSEEN = new Set(['head', 'style', 'script', 'colgroup', 'svg', 'input']);
const HEADING = /^h[1-6]$/;

/**
 * What each program puts around the footnotes, in place of a reference, and before or behind a
 * footnote as the way back: by role, by class, and LibreOffice by names of its own.
 */
const isNotes = ({ properties: { role, id, className } }: Element): boolean =>
  role === 'doc-endnotes' ||
  hasAny(className, ['footnotes', 'endnotes']) ||
  /^sdfootnote\d+$/.test(String(id ?? ''));
const isNumber = ({ properties: { role, className } }: Element): boolean =>
  role === 'doc-noteref' ||
  role === 'doc-backlink' ||
  hasAny(className, [
    'footnote-ref',
    'footnote-backref',
    'number',
    'sdfootnoteanc',
    'sdfootnotesym',
  ]);
const hasAny = (given: unknown, names: readonly string[]): boolean =>
  Array.isArray(given) && names.some((name) => given.includes(name));

/** A page as our own writer, pandoc, cmark-gfm or LibreOffice makes it. */
export function readHtml(html: string): Reading {
  const page = fromHtml(html);
  const found: Counted = { ...NOTHING };
  let part: 'text' | 'notes' = 'text';
  const visit = (node: HastNodes, parent: Element | HastRoot | null): void => {
    if (node.type === 'text') found[part] += node.value;
    if (node.type === 'comment') found.rows += rowInComment(node.value, parent);
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      const { tagName, properties } = node;
      // LibreOffice's page head and foot.
      if (['header', 'footer'].includes(String(properties['title'] ?? ''))) return;
      if (isNumber(node) || (part === 'notes' && HEADING.test(tagName))) return;
      // A second reference to a footnote is only its number.
      if (tagName === 'sup' && /^\d+$/.test(allText(node).trim())) return;
      if (tagName === 'img' || tagName === 'svg') found.images++;
      if (tagName === 'tr') found.rows++;
      if (
        tagName === 'a' &&
        properties['href'] !== undefined &&
        !String(properties['href']).startsWith('#') &&
        !goesOn(node, parent)
      )
        found.links++;
      if (
        HEADING.test(tagName) &&
        properties['id'] !== 'pm-title' &&
        wordsOf(allText(node)).length > 0
      )
        found.headings++;
      if (UNSEEN.has(tagName)) {
        found[part] += '\n';
        return;
      }
    }
    const around = part;
    if (node.type === 'element' && isNotes(node)) part = 'notes';
    const apart = node.type === 'element' && !INLINE.has(node.tagName);
    if (apart) found[part] += '\n';
    for (const child of node.children) visit(child as HastNodes, node);
    if (apart) found[part] += '\n';
    part = around;
  };
  visit(page, null);
  return readingOf(found);
}

/**
 * Markdown's rows that stand in a list: each has a mark, which in a table is inside the row that is
 * counted already; and the list begins with the names of the columns.
 */
function rowInComment(comment: string, parent: Element | HastRoot | null): number {
  const inCell = parent?.type === 'element' && (parent.tagName === 'td' || parent.tagName === 'th');
  if (inCell) return 0;
  if (/^ pm:(row|day)\b/.test(comment)) return 1;
  if (!/^ pm:(timeline|updates|actions)\b/.test(comment) || !parent) return 0;
  const at = parent.children.findIndex(
    (child) => child.type === 'comment' && child.value === comment,
  );
  const next = parent.children.slice(at + 1).find((child) => child.type === 'element');
  return next?.type === 'element' && next.tagName === 'table' ? 0 : 1;
}

/** LibreOffice writes a link of several looks as several, one after the other. */
function goesOn(link: Element, parent: Element | HastRoot | null): boolean {
  const siblings = parent?.children ?? [];
  const before = siblings[siblings.indexOf(link) - 1];
  return (
    before?.type === 'element' &&
    before.tagName === 'a' &&
    before.properties['href'] === link.properties['href']
  );
}

function allText(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node
    ? node.children.map((child) => allText(child as HastNodes)).join('')
    : '';
}

/** The words alone of such a page. */
export function htmlWords(html: string): FileWords {
  const { words, notes } = readHtml(html);
  return { words, notes };
}

/** The title of a table in a Word file is for those who hear it, and pandoc shows it above. */
export function withoutTableTitles(html: string): string {
  return html.replace(/<caption>[^]*?<\/caption>/g, '');
}

/** What is missing, or stands elsewhere, in what a reader found; and what it found besides. */
export interface Difference {
  /** How many of the wanted words are there, one after the other. */
  found: number;
  missing: string | null;
  extra: string[];
}

/**
 * Follows the wanted words through those that were read. A word may come in pieces, as at the end
 * of a line on a page.
 * @returns the first wanted word that is not there in its place, with its neighbours; and what
 *   stands between
 */
export function follow(read: readonly string[], wanted: readonly string[]): Difference {
  const extra: string[] = [];
  let at = 0;
  for (let next = 0; next < wanted.length; next++) {
    let found = false;
    while (at < read.length && !found) {
      const pieces = piecesOf(read, at, wanted[next]!);
      if (pieces > 0) found = true;
      else extra.push(read[at]!);
      at += Math.max(pieces, 1);
    }
    if (!found)
      return {
        found: next,
        missing: wanted.slice(Math.max(0, next - 5), next + 3).join(' '),
        extra,
      };
  }
  return { found: wanted.length, missing: null, extra: [...extra, ...read.slice(at)] };
}

/** How many words from `at` on make up the wanted one; 0 = they do not. */
function piecesOf(read: readonly string[], at: number, wanted: string): number {
  let rest = wanted;
  for (let end = at; end < read.length && rest !== ''; end++) {
    const piece = read[end]!;
    if (!rest.startsWith(piece)) return 0;
    rest = rest.slice(piece.length);
    if (rest === '') return end - at + 1;
  }
  return 0;
}
