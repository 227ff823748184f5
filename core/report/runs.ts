/** Runs of text in a line: neighbours of one kind are one. */
import type { FootnoteReference, PhrasingContent } from 'mdast';

/**
 * Neighbours of one kind as one: every writer sees the same runs, and Markdown cannot tell
 * `**a****b**` apart.
 */
export function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const both = together(result.at(-1), node);
    if (both) result[result.length - 1] = both;
    else result.push(node);
  }
  return result;
}

function together(
  first: PhrasingContent | undefined,
  second: PhrasingContent,
): PhrasingContent | null {
  if (first?.type !== second.type) return null;
  if ((first.type === 'text' || first.type === 'inlineCode') && 'value' in second)
    return { type: first.type, value: first.value + second.value };
  if (
    (first.type === 'emphasis' || first.type === 'strong' || first.type === 'delete') &&
    'children' in second
  )
    return { type: first.type, children: joined([...first.children, ...second.children]) };
  return null;
}

/** Takes the references out of a line, in their order. */
export function withoutReferences(
  nodes: readonly PhrasingContent[],
  taken: FootnoteReference[],
): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'footnoteReference') {
      taken.push(node);
      return [];
    }
    if (!('children' in node)) return [node];
    const children = withoutReferences(node.children, taken);
    return children.length > 0 ? [{ ...node, children } as PhrasingContent] : [];
  });
}

/** A link's words: what would be links in it are none. */
export function withoutLinks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return joined(
    nodes.flatMap((node): PhrasingContent[] => {
      if (!('children' in node)) return [node];
      const children = withoutLinks(node.children);
      return node.type === 'link' ? children : [{ ...node, children } as PhrasingContent];
    }),
  );
}
