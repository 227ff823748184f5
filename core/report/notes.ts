/** The footnotes of a report, numbered in the order in which it refers to them. */
import type {
  BlockContent,
  FootnoteDefinition,
  FootnoteReference,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
} from 'mdast';
import { Footnotes } from '../prose/footnotes.ts';
import { joined, noteLabel, shownBlocks, withLabel, type ShowContext } from './prose.ts';
import type { ReportBlock } from './tree.ts';

/** A footnote: `footnoteReference`s in the report's blocks have its number as `identifier`. */
export interface Note {
  /** From 1 on. */
  number: number;
  /**
   * As in `prose.ts`, without headings, tables and rules: not every program shows those in Word's
   * footnotes. Nor are there references: a note on a note stands in it.
   */
  blocks: BlockContent[];
}

/** What bodies say in footnotes, before it is known in which order the report shows them. */
export class NoteIndex {
  private readonly footnotes: Footnotes;
  /**
   * Those that are shown as footnotes, with what references are called until they have their
   * number.
   */
  private readonly names = new Map<FootnoteDefinition, string>();
  private readonly definitions: FootnoteDefinition[] = [];

  constructor(bodies: readonly Root[]) {
    this.footnotes = new Footnotes(bodies);
    const found = new Set<FootnoteDefinition>();
    if (this.footnotes.definitions.size > 0)
      for (const body of bodies) this.footnotes.follow(body, body, found);
    // What nothing refers to stands as text, and so its own references count.
    const loose = new Set<FootnoteDefinition>();
    for (const [definition, body] of this.footnotes.definitions) {
      if (found.has(definition)) continue;
      loose.add(definition);
      this.footnotes.follow(definition, body, found);
    }
    for (const definition of found) if (!loose.has(definition)) this.name(definition);
  }

  /** True where no body has a footnote. */
  get isEmpty(): boolean {
    return this.definitions.length === 0;
  }

  /** The definitions that are text where they stand: nothing refers to them. */
  loose(): FootnoteDefinition[] {
    return [...this.footnotes.definitions.keys()].filter(
      (definition) => !this.names.has(definition),
    );
  }

  /** True for a definition that is shown as a footnote, and not as text where it stands. */
  isNote(definition: FootnoteDefinition): boolean {
    return this.names.has(definition);
  }

  /**
   * What a reference in a shown block is called until `numberNotes` knows its number; null where it
   * leads to no footnote.
   */
  nameOf(identifier: string, body: Root): string | null {
    const definition = this.footnotes.definitionOf(identifier, body);
    return (definition && this.names.get(definition)) ?? null;
  }

  /** A footnote by its name, and the body that it stands in. */
  named(name: string): { definition: FootnoteDefinition; body: Root } {
    const definition = this.definitions[Number(name)]!;
    return { definition, body: this.footnotes.definitions.get(definition)! };
  }

  private name(definition: FootnoteDefinition): void {
    this.names.set(definition, String(this.definitions.length));
    this.definitions.push(definition);
  }
}

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
