/** The paragraphs of a text that may state an event, and which of their words state none. */
import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import type { Span } from '../../prose/sentences.ts';
import { inlineText } from '../../prose/text.ts';

/**
 * The paragraphs that state something, with the spans of code and link texts in them, and the
 * headings, which may date what follows.
 */
export function paragraphsOf(root: Root): { text: string; silent: Span[]; heading: boolean }[] {
  const found: { text: string; silent: Span[]; heading: boolean }[] = [];
  const walk = (node: Nodes) => {
    if (node.type === 'paragraph')
      found.push({ text: inlineText(node), silent: silentSpans(node), heading: false });
    else if (node.type === 'heading')
      found.push({ text: inlineText(node), silent: [], heading: true });
    else if (node.type !== 'blockquote' && node.type !== 'table' && 'children' in node)
      node.children.forEach(walk);
  };
  walk(root);
  return found;
}

function silentSpans(node: Paragraph): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const walk = (child: PhrasingContent) => {
    const length = inlineText(child).length;
    if (child.type === 'inlineCode' || child.type === 'link')
      spans.push({ start: at, end: at + length });
    if ('children' in child && child.type !== 'link')
      (child.children as PhrasingContent[]).forEach(walk);
    else at += length;
  };
  node.children.forEach(walk);
  return spans;
}
