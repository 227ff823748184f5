/** What a reader of a file finds in it, whatever the format: what the formats are compared by. */
import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes } from 'mdast';
import type { Report, ReportBlock } from '../../core/report/tree.ts';
import { wordsOf } from './words.ts';

export interface Reading {
  /** In reading order, without pictures' descriptions, page heads and feet, the numbers of lists. */
  words: string[];
  /** The incident's track is one of them. */
  images: number;
  /** Those that lead out of the file. */
  links: number;
  /** Of tables, with their headings, and of what is a table in other formats. The cover's facts are none. */
  rows: number;
  /** With words in them, below the title, without that of the contents. */
  headings: number;
}

type Counted = Omit<Reading, 'words'> & { text: string };

/** What the report's tree says should be found. */
export function readReport(report: Report): Reading {
  const found: Counted = { text: '', images: 0, links: 0, rows: 0, headings: 0 };
  const say = (...texts: string[]): void => { found.text += texts.map((text) => `\n${text}\n`).join(''); };
  const visit = (node: Nodes): void => {
    if (node.type === 'image') found.images++;
    if (node.type === 'link' && !node.url.startsWith('#')) found.links++;
    if (node.type === 'tableRow') found.rows++;
    if (node.type === 'heading') found.headings++;
    const apart = !['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'link'].includes(node.type);
    if (apart) found.text += '\n';
    if ('value' in node) found.text += node.value;
    if ('children' in node) node.children.forEach(visit);
    if (apart) found.text += '\n';
  };
  const head = (title: string): void => {
    if (wordsOf(title).length > 0) found.headings++;
    say(title);
  };
  const block = (each: ReportBlock): void => {
    switch (each.type) {
      case 'cover': return say(each.kind, each.title, ...each.facts.flatMap(({ label, value }) => [label, value]));
      case 'contents': return say(each.title, ...each.lines.map(({ text }) => text));
      case 'appendix':
      case 'section': return head(each.title);
      case 'note': return say(each.text);
      case 'track': found.images++; return;
      case 'rows':
        say(...each.columns.map(({ title }) => title));
        found.rows += each.rows.length + 1;
        for (const row of each.rows) if (row.type === 'day') say(row.text); else row.cells.flat().forEach(visit);
        return;
      default: return visit(each.node);
    }
  };
  report.blocks.forEach(block);
  const { text, ...counts } = found;
  return { words: wordsOf(text), ...counts };
}

/** How many links in the text lead to another place in the report. Its list of contents has others. */
export function linksInside({ blocks }: Report): number {
  const count = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const { type, url } = value as { type?: unknown; url?: unknown };
    return (type === 'link' && typeof url === 'string' && url.startsWith('#') ? 1 : 0) + Object.values(value).reduce<number>((sum, each) => sum + count(each), 0);
  };
  return blocks.reduce((sum, block) => sum + (block.type === 'prose' ? count(block.node) : block.type === 'rows' ? count(block.rows) : 0), 0);
}

const INLINE = new Set(['a', 'em', 'strong', 'del', 'code', 'span', 'b', 'i', 'u', 's', 'strike', 'font', 'mark', 'sup', 'sub']);
const UNSEEN = new Set(['head', 'style', 'script', 'colgroup', 'svg', 'input']);
const HEADING = /^h[1-6]$/;

/** A page as our own writer, pandoc, cmark-gfm or LibreOffice makes it. */
export function readHtml(html: string): Reading {
  const page = fromHtml(html);
  const found: Counted = { text: '', images: 0, links: 0, rows: 0, headings: 0 };
  const visit = (node: HastNodes, parent: Element | HastRoot | null): void => {
    if (node.type === 'text') found.text += node.value;
    if (node.type === 'comment') found.rows += rowInComment(node.value, parent);
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      const { tagName, properties } = node;
      // LibreOffice's page head and foot.
      if (['header', 'footer'].includes(String(properties['title'] ?? ''))) return;
      if (tagName === 'img' || tagName === 'svg') found.images++;
      if (tagName === 'tr') found.rows++;
      if (tagName === 'a' && properties['href'] !== undefined && !String(properties['href']).startsWith('#') && !goesOn(node, parent)) found.links++;
      if (HEADING.test(tagName) && properties['id'] !== 'pm-title' && wordsOf(allText(node)).length > 0) found.headings++;
      if (UNSEEN.has(tagName)) { found.text += '\n'; return; }
    }
    const apart = node.type === 'element' && !INLINE.has(node.tagName);
    if (apart) found.text += '\n';
    for (const child of node.children) visit(child as HastNodes, node);
    if (apart) found.text += '\n';
  };
  visit(page, null);
  const { text, ...counts } = found;
  return { words: wordsOf(text), ...counts };
}

/** Markdown's rows that stand in a list: each has a mark, which in a table is inside the row that is counted already; and the list begins with the names of the columns. */
function rowInComment(comment: string, parent: Element | HastRoot | null): number {
  const inCell = parent?.type === 'element' && (parent.tagName === 'td' || parent.tagName === 'th');
  if (inCell) return 0;
  if (/^ pm:(row|day)\b/.test(comment)) return 1;
  if (!/^ pm:(timeline|updates|actions)\b/.test(comment) || !parent) return 0;
  const at = parent.children.findIndex((child) => child.type === 'comment' && child.value === comment);
  const next = parent.children.slice(at + 1).find((child) => child.type === 'element');
  return next?.type === 'element' && next.tagName === 'table' ? 0 : 1;
}

/** LibreOffice writes a link of several looks as several, one after the other. */
function goesOn(link: Element, parent: Element | HastRoot | null): boolean {
  const siblings = parent?.children ?? [];
  const before = siblings[siblings.indexOf(link) - 1];
  return before?.type === 'element' && before.tagName === 'a' && before.properties['href'] === link.properties['href'];
}

function allText(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => allText(child as HastNodes)).join('') : '';
}

/** What is missing, or stands elsewhere, in what a reader found; and what it found besides. */
export interface Difference {
  /** How many of the wanted words are there, one after the other. */
  found: number;
  missing: string | null;
  extra: string[];
}

/**
 * Follows the wanted words through those that were read. A word may come in pieces, as at the end of a line on a page.
 * @returns the first wanted word that is not there in its place, with its neighbours; and what stands between
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
    if (!found) return { found: next, missing: wanted.slice(Math.max(0, next - 5), next + 3).join(' '), extra };
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
