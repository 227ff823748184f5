import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';

/** An empty body. */
export function emptyProse(): Root {
  return { type: 'root', children: [] };
}

/** A body of the given blocks. */
export function prose(...children: RootContent[]): Root {
  return { type: 'root', children };
}

/** A paragraph of plain text; a newline in it becomes a line break. */
export function paragraph(text: string): Paragraph {
  const children: PhrasingContent[] = [];
  text.split('\n').forEach((line, index) => {
    if (index > 0) children.push({ type: 'break' });
    if (line) children.push({ type: 'text', value: line });
  });
  return { type: 'paragraph', children };
}

/** A body of plain paragraphs, split at blank lines. */
export function plainProse(text: string): Root {
  return prose(
    ...text
      .split(/\n[ \t]*\n/)
      .map((block) => block.replace(/^\n+|(?<!\n)\n+$/g, ''))
      .filter((block) => block.trim() !== '')
      .map(paragraph),
  );
}

/** A tight bullet or numbered list, each item one paragraph of plain text. */
export function plainList(items: readonly string[], ordered = false): List {
  const children: ListItem[] = items.map((item) => ({
    type: 'listItem',
    spread: false,
    checked: null,
    children: [paragraph(item)],
  }));
  return { type: 'list', ordered, start: ordered ? 1 : null, spread: false, children };
}

/** A copy without parser positions, which would otherwise get into files and comparisons. */
export function withoutPositions<T>(node: T): T {
  if (Array.isArray(node)) return node.map((item: unknown) => withoutPositions(item)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(node))
    if (key !== 'position') copy[key] = withoutPositions((node as Record<string, unknown>)[key]);
  return copy as T;
}
