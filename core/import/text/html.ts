/** An HTML page or fragment, with or without front matter. */
import type { Image, Nodes, PhrasingContent, RootContent } from 'mdast';
import { paragraph } from '../../prose/build.ts';
import { readHtml, type FromHtml } from '../../prose/html/read.ts';
import { plainText } from '../../prose/text.ts';
import { keepIn } from '../../files/embedded-pictures.ts';
import { applyFrontMatter, splitFrontMatter } from './front-matter.ts';
import { code } from './markdown.ts';
import { noticesOf } from '../status-page/notices.ts';
import { emptySource, type Source, type SourceUpdate } from '../model/source.ts';
import { readStatusHtml } from '../status-page/html.ts';
import { countPostedLines } from '../status-page/page-stamps.ts';
import { readStatusPage } from '../status-page/read.ts';
import { missingLines, textOfSource } from '../understand/words-kept.ts';

/** Reads HTML. Scripts do not run, nothing is loaded, all text is kept. */
export function readHtmlSource(text: string): Source {
  const front = splitFrontMatter(text);
  const html = front ? front.rest : text;
  const incidents = readStatusHtml(html);
  const media = incidents.length === 1 ? incidents[0]!.media : {};
  const page = readHtml(html, keepIn(media));
  if (incidents.length === 1)
    return withRest(withAllPictures({ ...incidents[0]!, moments: page.moments }, page), page);
  const lines = asLines(page.prose.children);
  const posts = noticesOf(page.prose.children, false);
  const copied = countPostedLines(lines) >= 2 ? readStatusPage(lines) : emptySource('html');
  // Where the page's own layout names the status of more posts, it is the better reading.
  const source = named(posts.updates) > named(copied.updates) ? emptySource('html') : copied;
  source.format = 'html';
  source.media = media;
  source.moments = page.moments;
  const left = front ? applyFrontMatter(front.yaml, source) : [];
  if (source.updates.length === 0) {
    const { updates, rest, services = [] } = posts;
    source.updates = updates;
    source.body = rest;
    source.services.push(...services);
  }
  if (source.title === '') source.title = page.title;
  else if (page.title !== '' && page.title !== source.title)
    source.unsorted.push({ type: 'paragraph', children: [{ type: 'text', value: page.title }] });
  if (left.length > 0) source.unsorted.push(code('yaml', left.join('\n')));
  for (const comment of page.comments) source.unsorted.push(code('html', comment));
  return withAllPictures(source, page);
}

function named(updates: readonly SourceUpdate[]): number {
  return updates.filter(({ status }) => status !== 'update').length;
}

/** Pictures that stand outside of what was taken (a page's notices) are kept beside it. */
export function withAllPictures(source: Source, { prose }: Pick<FromHtml, 'prose'>): Source {
  const placed = new Set(
    blocksOf(source)
      .flatMap(picturesIn)
      .map(({ url }) => url),
  );
  for (const picture of picturesIn(prose)) {
    if (placed.has(picture.url)) continue;
    placed.add(picture.url);
    source.unsorted.push({ type: 'paragraph', children: [picture] });
  }
  return source;
}

/** All blocks of a source, in the order of its parts. */
export function blocksOf({ body, updates, unsorted }: Source): RootContent[] {
  return [...body, ...updates.flatMap((update) => update.body), ...unsorted];
}

function picturesIn(node: Nodes): Image[] {
  if (node.type === 'image') return [node];
  return 'children' in node ? node.children.flatMap(picturesIn) : [];
}

/**
 * A saved status page: what its incident does not hold (menus, the foot of the page) is kept, the
 * age of its notices is not.
 */
function withRest(source: Source, page: FromHtml): Source {
  const lines = plainText(page.prose)
    .split('\n')
    .filter(
      (line) =>
        line.trim() !== '' &&
        !/^Posted\b/.test(line.trim()) &&
        !/^This incident affect/.test(line.trim()),
    );
  const statusWords = source.updates.map(({ status }) => status).join(' ');
  const lost = missingLines(
    [...lines, ...(page.title === '' ? [] : [page.title])],
    `${textOfSource(source)} ${source.organization} ${source.services.join(' ')} ${statusWords} ${source.title}`,
  );
  source.unsorted.push(
    ...lost.map(paragraph),
    ...page.comments.map((comment) => code('html', comment)),
  );
  return source;
}

/**
 * Blocks as the plain text that a browser would copy, with bold and links marked, so that a saved
 * status page is read like a copied one.
 */
function asLines(blocks: readonly RootContent[], indent = ''): string {
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
          return indent + inline(block.children);
        case 'list':
          return block.children
            .map((item) => `${indent}• ${asLines(item.children, `${indent}  `).trimStart()}`)
            .join('\n');
        case 'code':
          return `\`\`\`\n${block.value}\n\`\`\``;
        case 'table':
          return block.children
            .map((row) => row.children.map((cell) => inline(cell.children)).join(' | '))
            .join('\n');
        default:
          return 'children' in block ? asLines(block.children as RootContent[], indent) : '';
      }
    })
    .join(indent === '' ? '\n\n' : '\n');
}

function inline(children: readonly PhrasingContent[]): string {
  return children
    .map((child): string => {
      if (child.type === 'text' || child.type === 'inlineCode') return child.value;
      if (child.type === 'break') return '\n';
      if (child.type === 'image') return child.alt ?? '';
      const inner = 'children' in child ? inline(child.children as PhrasingContent[]) : '';
      return child.type === 'link' ? `[${inner}](${child.url})` : inner;
    })
    .join('');
}
