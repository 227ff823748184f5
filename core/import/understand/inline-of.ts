/** A line of plain text as inline content. */
import type { PhrasingContent } from 'mdast';

/**
 * A line of text as inline content: `**bold**` and Markdown links are read, everything else is
 * literal.
 */
export function inlineOf(text: string): PhrasingContent[] {
  const children: PhrasingContent[] = [];
  let rest = text;
  const literal = (value: string) => {
    if (value !== '') children.push({ type: 'text', value });
  };
  for (;;) {
    const match =
      /\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*|\[([^\]\n]{1,300})\]\((https?:\/\/(?:[^\s)\]]|\](?!\())+)\)|`([^`\n]+)`/.exec(
        rest,
      );
    if (!match) break;
    literal(rest.slice(0, match.index));
    if (match[1] !== undefined)
      children.push({ type: 'strong', children: [{ type: 'text', value: match[1] }] });
    else if (match[4] !== undefined) children.push({ type: 'inlineCode', value: match[4] });
    else
      children.push({
        type: 'link',
        url: match[3]!,
        title: null,
        children: [{ type: 'text', value: match[2]! }],
      });
    rest = rest.slice(match.index + match[0].length);
  }
  literal(rest);
  return children;
}
