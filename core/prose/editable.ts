/** Rich text in a plain text field, and back. */
import type { Root } from 'mdast';
import { plainProse, withoutPositions } from './build.ts';
import { formatMarkdown, parseMarkdown } from './markdown.ts';
import { plainText } from './text.ts';

/** Text for a field: the words themselves where there is nothing but words, else Markdown. */
export function editableText(body: Root): string {
  return isPlain(body)
    ? body.children.map((block) => plainText({ type: 'root', children: [block] })).join('\n\n')
    : formatMarkdown(body).trimEnd();
}

/**
 * What a field says now, as the rich text it was made of: an unchanged text gives the same object
 * back.
 */
export function fromEditable(text: string, before: Root): Root {
  if (text === editableText(before)) return before;
  return isPlain(before) ? plainProse(text) : withoutPositions(parseMarkdown(text));
}

function isPlain(body: Root): boolean {
  return body.children.every(
    (block) =>
      block.type === 'paragraph' &&
      block.children.every(({ type }) => type === 'text' || type === 'break'),
  );
}
