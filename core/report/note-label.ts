/** What a footnote is called where it stands as text. */
import type { BlockContent, FootnoteDefinition } from 'mdast';
import { oneLine } from './printable.ts';
import { joined } from './runs.ts';

/** What a footnote is called where it stands as text: `[1]`. */
export function noteLabel({
  label,
  identifier,
}: Pick<FootnoteDefinition, 'label' | 'identifier'>): string {
  return `[${oneLine(label ?? identifier)}]`;
}

/** Blocks that begin with what a footnote is called. */
export function withLabel(definition: FootnoteDefinition, blocks: BlockContent[]): BlockContent[] {
  const prefix = `${noteLabel(definition)} `;
  const [first, ...rest] = blocks;
  if (first?.type === 'paragraph')
    return [
      { type: 'paragraph', children: joined([{ type: 'text', value: prefix }, ...first.children]) },
      ...rest,
    ];
  return [{ type: 'paragraph', children: [{ type: 'text', value: prefix }] }, ...blocks];
}
