/** The texts that services keep in a field: HTML, Markdown or plain. */
import type { Heading, RootContent } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { readHtml } from '../../prose/html/read.ts';
import { inlineText } from '../../prose/text.ts';
import { plainBlocks } from '../understand/plain-blocks.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import type { Source } from '../model/source.ts';

const BLOCK_TAG = /<\/?(?:br|p|div|ul|ol|li|h[1-6]|table|tr|td|th|blockquote|pre)\b[^<>]*>/i;
const TAG = new RegExp(
  joinedLines`
    <\/?(?:a|b|i|em|strong|u|s|del|code|var|span|small|sub|sup|time|font)\b[^<>]*>|<script\b
    |<style\b|<img\b|<iframe\b|<!--
  `,
  'i',
);
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i;

/**
 * A field's text as blocks: HTML where there are tags of it (nothing in it runs or loads), else
 * plain text with its lines kept.
 */
export function fieldBlocks(text: string): RootContent[] {
  if (text.trim() === '') return [];
  if (BLOCK_TAG.test(text)) return htmlBlocks(text);
  // Without a block's tag the newlines are the author's own.
  if (TAG.test(text) || ENTITY.test(text)) return htmlBlocks(text.replace(/\r?\n/g, '<br>'));
  return plainBlocks(text, { headings: false });
}

function htmlBlocks(html: string): RootContent[] {
  const { prose, title, comments } = readHtml(html);
  const more = [title, ...comments]
    .filter((text) => text !== '')
    .map((value): RootContent => ({ type: 'code', lang: null, value }));
  return [...prose.children, ...more];
}

/**
 * Gives a source its report below the title that its service keeps apart: a lone "Summary" at the
 * top is a section then. A text that brings a title of its own keeps it.
 */
export function setReport(source: Source, title: string, blocks: readonly RootContent[]): void {
  const headings = blocks.filter((block): block is Heading => block.type === 'heading');
  const [first] = blocks;
  const own =
    first?.type === 'heading' &&
    first.depth === 1 &&
    headings.filter(({ depth }) => depth === 1).length === 1 &&
    kindOfTitle(inlineText(first)) === null;
  const apart = title !== '' && headings.length > 0 && !own;
  source.title = apart ? '' : title;
  source.body = apart ? [heading(1, title), ...atLeast(2, blocks)] : [...blocks];
}

/**
 * The same blocks with their headings moved down together until the highest of them is at `depth`.
 */
export function atLeast(depth: number, blocks: readonly RootContent[]): RootContent[] {
  const highest = blocks.reduce(
    (least, block) => (block.type === 'heading' ? Math.min(least, block.depth) : least),
    7,
  );
  const by = Math.max(0, depth - highest);
  return by === 0
    ? [...blocks]
    : blocks.map((block) =>
        block.type === 'heading'
          ? { ...block, depth: Math.min(6, block.depth + by) as Heading['depth'] }
          : block,
      );
}

export function heading(depth: Heading['depth'], text: string): Heading {
  return { type: 'heading', depth, children: [{ type: 'text', value: text }] };
}
