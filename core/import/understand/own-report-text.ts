/** How the words of a report that comes back are compared with those it was made of. */
import type { RootContent } from 'mdast';
import { inlineText, plainText } from '../../prose/text.ts';

export function textOf(node: RootContent): string {
  const text =
    node.type === 'paragraph' || node.type === 'heading'
      ? inlineText(node)
      : plainText({ type: 'root', children: [node] });
  return text.replace(/\s+/g, ' ').trim();
}

export function plain(text: string): string {
  return text.toLowerCase();
}

export function isSame(first: string, second: string): boolean {
  return plain(first) === plain(second);
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
