/** The words that a reader of each export sees, in order: without pictures' descriptions, page heads and feet, and what stands in front matter and comments. */
import { strFromU8, unzipSync } from 'fflate';
import type { Nodes as HastNodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes } from 'mdast';
import { splitFrontMatter } from '../../core/export/markdown/front-matter.ts';
import { parseMarkdown } from '../../core/prose/markdown.ts';

export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
}

export function docxText(bytes: Uint8Array): string {
  const body = strFromU8(unzipSync(bytes)['word/document.xml']!);
  const unescape = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
  return [...body.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:br\/|tab\/|drawing)>|<\/w:p>/g)].map(([, text]) => (text === undefined ? '\n' : unescape(text))).join('');
}

const INLINE = new Set(['a', 'em', 'strong', 'del', 'code', 'span']);

export function htmlText(html: string): string {
  const text = (node: HastNodes): string => {
    if (node.type === 'text') return node.value;
    if (node.type === 'element' && ['head', 'svg', 'style'].includes(node.tagName)) return '\n';
    const inside = 'children' in node ? node.children.map(text).join('') : '';
    return node.type === 'element' && !INLINE.has(node.tagName) ? `\n${inside}\n` : inside;
  };
  return text(fromHtml(html));
}

export function markdownText(markdown: string): string {
  const text = (node: Nodes): string => {
    if (node.type === 'html' || node.type === 'break') return node.type === 'html' && /^<\/?(strong|em)/.test(node.value) ? '' : '\n';
    if (node.type === 'image' || node.type === 'imageReference' || node.type === 'definition') return '\n';
    if (node.type === 'code') return `\n${node.value}\n`;
    if ('value' in node) return node.value;
    const inside = 'children' in node ? node.children.map(text).join('') : '';
    return ['emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(node.type) ? inside : `\n${inside}\n`;
  };
  return text(parseMarkdown(splitFrontMatter(markdown)?.body ?? markdown));
}
