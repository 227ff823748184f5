/**
 * The words that a reader of our Word files and Markdown sees, in order: without pictures'
 * descriptions, page heads and feet, and what stands in front matter and comments. `reading.ts`
 * reads HTML.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { Nodes } from 'mdast';
import { readFrontMatter, splitFrontMatter } from '../../core/markdown/front-matter.ts';
import { parseMarkdown } from '../../core/prose/markdown.ts';

export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
}

/**
 * The words of a file, and those of its footnotes in their order: where these stand is each
 * format's own. Numbers of footnotes are no words.
 */
export interface FileWords {
  words: string[];
  notes: string[];
}

export function docxWords(bytes: Uint8Array): FileWords {
  const files = unzipSync(bytes);
  const unescape = (text: string): string =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  const textOf = (path: string): string => {
    const xml = strFromU8(files[path]!).replace(
      /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><w:vertAlign w:val="superscript"\/><\/w:rPr><w:t[^>]*>\d+<\/w:t><\/w:r>/g,
      '',
    );
    return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:br\/|tab\/|drawing)>|<\/w:p>/g)]
      .map(([, text]) => (text === undefined ? '\n' : unescape(text)))
      .join('');
  };
  return {
    words: wordsOf(textOf('word/document.xml')),
    notes: wordsOf(textOf('word/footnotes.xml')),
  };
}

/** Our Markdown as a generator of sites sets it: with the front matter's title as a heading. */
export function markdownPage(markdown: string): string {
  const { front, body } = splitFrontMatter(markdown)!;
  const title = (readFrontMatter(front).title ?? '').replace(/\s+/g, ' ').trim() || 'Untitled';
  const heading = `<h1>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</h1>`;
  return body.replace(/^\s*(.*)\n/, (_, kind: string) => `${kind}\n\n${heading}\n`);
}

export function markdownWords(markdown: string): FileWords {
  let notes = '';
  const text = (node: Nodes): string => {
    if (node.type === 'html' || node.type === 'break')
      return node.type === 'html' && /^<\/?(strong|em)/.test(node.value) ? '' : '\n';
    if (node.type === 'image' || node.type === 'imageReference' || node.type === 'definition')
      return '\n';
    if (node.type === 'code') return `\n${node.value}\n`;
    if ('value' in node) return node.value;
    const inside = 'children' in node ? node.children.map(text).join('') : '';
    if (node.type === 'footnoteDefinition') {
      notes += `\n${inside}\n`;
      return '\n';
    }
    return ['emphasis', 'strong', 'delete', 'link', 'linkReference', 'footnoteReference'].includes(
      node.type,
    )
      ? inside
      : `\n${inside}\n`;
  };
  const front = splitFrontMatter(markdown);
  const [kind, ...others] = parseMarkdown(front?.body ?? markdown).children;
  // The title, which other formats have below the kind of report, stands in the front matter.
  const title = front ? (readFrontMatter(front.front).title ?? '') : '';
  const words = [
    ...(kind ? wordsOf(text(kind)) : []),
    ...wordsOf(title),
    ...wordsOf(text({ type: 'root', children: others })),
  ];
  return { words, notes: wordsOf(notes) };
}
