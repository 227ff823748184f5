/** The texts that services keep in a field: HTML, Markdown or plain. */
import type { RootContent } from 'mdast';
import { readHtml } from '../../prose/html.ts';
import { plainBlocks } from '../plain-blocks.ts';

const BLOCK_TAG = /<\/?(?:br|p|div|ul|ol|li|h[1-6]|table|tr|td|th|blockquote|pre)\b[^>]*>/i;
const TAG = /<\/?(?:a|b|i|em|strong|u|s|del|code|var|span|small|sub|sup|time|font)\b[^>]*>|<script\b|<style\b|<img\b|<iframe\b|<!--/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i;

/** A field's text as blocks: HTML where there are tags of it (nothing in it runs or loads), else plain text with its lines kept. */
export function fieldBlocks(text: string): RootContent[] {
  if (text.trim() === '') return [];
  if (BLOCK_TAG.test(text)) return htmlBlocks(text);
  // Without a block's tag the newlines are the author's own.
  if (TAG.test(text) || ENTITY.test(text)) return htmlBlocks(text.replace(/\r?\n/g, '<br>'));
  return plainBlocks(text, { headings: false });
}

function htmlBlocks(html: string): RootContent[] {
  const { prose, title, comments } = readHtml(html);
  const more = [title, ...comments].filter((text) => text !== '').map((value): RootContent => ({ type: 'code', lang: null, value }));
  return [...prose.children, ...more];
}
