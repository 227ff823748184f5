/** The footnotes of a report, numbered in the order in which it refers to them. */
import type { Note, ReportBlock } from './tree.ts';
import type { BlockContent, FootnoteReference, Nodes, Paragraph, PhrasingContent } from 'mdast';
import { shownBlocks } from './prose.ts';
import type { ShowContext } from './show-context.ts';
import { noteLabel, withLabel } from './note-label.ts';
import { joined } from './runs.ts';

/** Gives the references in the blocks their numbers, in place, and the notes that they lead to. */
export function numberNotes(blocks: readonly ReportBlock[], context: ShowContext): Note[] {
  if (context.notes.isEmpty) return [];
  const numbers = new Map<string, number>();
  for (const reference of blocks.flatMap(referencesOf)) {
    const number = numbers.get(reference.identifier) ?? numbers.size + 1;
    numbers.set(reference.identifier, number);
    reference.identifier = reference.label = String(number);
  }
  const told = new Set<string>();
  const write = (name: string): BlockContent[] => {
    const { definition, body } = context.notes.named(name);
    const within: string[] = [];
    const shown = plainBlocks(
      shownBlocks({ type: 'root', children: definition.children }, context, 1, body),
    ).map(
      (block) =>
        withoutReferences(block, (inner) => {
          const number = numbers.get(inner);
          if (number === undefined) within.push(inner);
          return number === undefined
            ? noteLabel(context.notes.named(inner).definition)
            : `[${number}]`;
        }) as BlockContent,
    );
    return [
      ...shown,
      ...within.flatMap((inner) => {
        if (told.has(inner)) return [];
        told.add(inner);
        return withLabel(context.notes.named(inner).definition, write(inner));
      }),
    ];
  };
  return [...numbers].map(([name, number]) => ({ number, blocks: write(name) }));
}

/** The references in a block of the report, in reading order. */
export function referencesOf(block: ReportBlock): FootnoteReference[] {
  if (block.type === 'prose') return referencesIn(block.node);
  return block.type === 'rows'
    ? block.rows.flatMap((row) =>
        row.type === 'item' ? row.cells.flatMap((cell) => cell.flatMap(referencesIn)) : [],
      )
    : [];
}

function referencesIn(node: Nodes): FootnoteReference[] {
  if (node.type === 'footnoteReference') return [node];
  return 'children' in node ? node.children.flatMap(referencesIn) : [];
}

/** Headings and the rows of tables as paragraphs, without rules. */
function plainBlocks(blocks: readonly BlockContent[]): BlockContent[] {
  return blocks.flatMap((block): BlockContent[] => {
    switch (block.type) {
      case 'heading':
        return [{ type: 'paragraph', children: [{ type: 'strong', children: block.children }] }];
      case 'table':
        return block.children.flatMap(({ children }): Paragraph[] => {
          const cells = children.filter((cell) => cell.children.length > 0);
          return cells.length === 0
            ? []
            : [
                {
                  type: 'paragraph',
                  children: cells.flatMap((cell, index): PhrasingContent[] =>
                    index === 0
                      ? cell.children
                      : [{ type: 'text', value: ' · ' }, ...cell.children],
                  ),
                },
              ];
        });
      case 'thematicBreak':
        return [];
      case 'blockquote':
        return [{ ...block, children: plainBlocks(block.children as BlockContent[]) }];
      case 'list':
        return [
          {
            ...block,
            children: block.children.map((item) => ({
              ...item,
              children: plainBlocks(item.children as BlockContent[]),
            })),
          },
        ];
      default:
        return [block];
    }
  });
}

function withoutReferences(node: Nodes, textFor: (name: string) => string): Nodes {
  if (node.type === 'footnoteReference') return { type: 'text', value: textFor(node.identifier) };
  return 'children' in node
    ? ({
        ...node,
        children: joined(
          node.children.map((child) => withoutReferences(child, textFor)) as PhrasingContent[],
        ),
      } as Nodes)
    : node;
}
