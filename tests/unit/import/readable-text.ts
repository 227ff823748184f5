/**
 * What a reader sees of a source, told by parsers that are not ours: the words that an import must
 * not lose.
 */
import { fromHtml } from 'hast-util-from-html';
import type { Nodes as HastNodes } from 'hast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import type { Nodes } from 'mdast';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { SourceFormat } from '../../../core/import/model/source.ts';

export function readableText(source: string, format: SourceFormat): string {
  const text = source.replace(/^\uFEFF/, '');
  switch (format) {
    case 'html':
      return pageText(text);
    case 'markdown':
      return markdownText(text);
    default:
      return withoutMarks(text);
  }
}

/** Numbers and boxes of a list, and how long ago a page says that it was posted. */
function withoutMarks(text: string): string {
  return text
    .replace(/^([\s>*+-]*)(?:\d{1,3}[.)]|[a-z][.)]|\([a-z0-9]\)|\[[ xX]\])\s/gim, '$1')
    .replace(/\bposted\s+[\w ]{1,25}\bago\b/gi, ' ');
}

function pageText(html: string): string {
  return hastText(fromHtml(html));
}

function hastText(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'comment') return ` ${node.value} `;
  if (!('children' in node)) return '';
  if (node.type !== 'element') return node.children.map(hastText).join('');
  if (UNSEEN.has(node.tagName)) return ' ';
  const { href = '', alt = '', title = '' } = node.properties;
  const inside = node.children.map(hastText).join('');
  return INLINE.has(node.tagName)
    ? `${inside}${[href, alt, title].some(Boolean) ? ` ${[href, alt, title].join(' ')} ` : ''}`
    : `\n${inside} ${[href, alt, title].join(' ')}\n`;
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template']);
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'code',
  'em',
  'i',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
]);

function markdownText(text: string): string {
  const [front, body] = partedFront(text);
  const tree = fromMarkdown(body, {
    extensions: [gfmTable(), gfmStrikethrough(), gfmFootnote()],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmFootnoteFromMarkdown(),
    ],
  });
  return withoutMarks(`${front}\n${mdastText(tree)}`);
}

/** The lines of a front matter, whose keys are words like others, and the rest. */
function partedFront(text: string): [string, string] {
  const front = /^\s*(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(text);
  return front ? [front[2]!, text.slice(front[0].length)] : ['', text];
}

function mdastText(node: Nodes): string {
  switch (node.type) {
    case 'html':
      return pageText(node.value);
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'code':
      return `\n${[node.lang, node.meta, node.value].join(' ')}\n`;
    case 'image':
      return ` ${[node.url, node.title, node.alt].join(' ')} `;
    case 'definition':
      return `\n${[node.url, node.title].join(' ')}\n`;
    case 'imageReference':
      return ` ${node.alt} `;
    case 'footnoteReference':
      return ` ${node.label} `;
    case 'break':
      return '\n';
    case 'footnoteDefinition':
      return `\n${node.label} ${inside(node)}\n`;
    case 'link':
      return `${inside(node)} ${[node.url, node.title].join(' ')} `;
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'linkReference':
      return inside(node);
    default:
      return `\n${inside(node)}\n`;
  }
}

function inside(node: Nodes): string {
  return 'children' in node ? node.children.map(mdastText).join('') : '';
}
