import type { Nodes, PhrasingContent, Root } from 'mdast';
import { inlineText } from '../../prose/text.ts';

const known = new WeakMap<Root, string>();

/**
 * The plain text of a body as far as it is the author's own wording: code, block quotes, pictures
 * and what stands in quotation marks are blanked. Letter for letter as long as `plainText`, so that
 * offsets are the same.
 */
export function authorWords(body: Root): string {
  let text = known.get(body);
  if (text === undefined)
    known.set(body, (text = blankQuotations(linesOf(body, false).join('\n'))));
  return text;
}

function linesOf(node: Nodes, quoted: boolean): string[] {
  switch (node.type) {
    case 'code':
      return [blank(node.value)];
    case 'html':
      return [''];
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return [quoted ? blank(inlineText(node)) : node.children.map(words).join('')];
    default:
      return 'children' in node
        ? node.children.flatMap((child) => linesOf(child, quoted || node.type === 'blockquote'))
        : [];
  }
}

function words(node: PhrasingContent): string {
  if (node.type === 'inlineCode' || node.type === 'image') return blank(inlineText(node));
  return 'children' in node ? node.children.map(words).join('') : inlineText(node);
}

function blankQuotations(text: string): string {
  return /["“„«]/.test(text)
    ? text.replace(
        /“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|(?<![\p{L}\p{N}])"[^"\n]*"(?![\p{L}\p{N}])/gu,
        blank,
      )
    : text;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
