/**
 * A body as it is shown: mdast of the node types below only, so that every writer has the same few
 * cases and no two can disagree about the rest. A link's address is one that `isLinkable`, or `#`
 * and the id of the block of a heading in the report. Flow: paragraph, heading, blockquote, list,
 * listItem, code, table, thematicBreak. Phrasing: text, emphasis, strong, delete, inlineCode, link,
 * image, break, footnoteReference. A footnoteReference's identifier is the number of one of the
 * report's notes (`notes.ts`); none stands in a link.
 */
import type {
  BlockContent,
  ListItem,
  Nodes,
  PhrasingContent,
  Root,
  TableCell,
  TableRow,
} from 'mdast';
import { paragraphOf, textOf, printable, htmlText } from './printable.ts';
import { joined } from './runs.ts';
import { LineShower } from './shown-line.ts';
import { withLabel } from './note-label.ts';
import type { ShowContext } from './show-context.ts';

/**
 * The blocks of a body as shown. Headings carry their level inside the section as `depth`, from the
 * section's own level: 1, or 2 in an appendix. Footnotes that nothing refers to stand at the end.
 * @param definedIn the body whose addresses and footnotes hold for it, where `body` is a part of
 *   another
 */
export function shownBlocks(
  body: Root,
  context: ShowContext,
  level: 1 | 2 = 1,
  definedIn = body,
): BlockContent[] {
  const shower = new BlockShower(definedIn, context, level);
  return [...shower.flow(body.children), ...shower.looseNotes()];
}

const PHRASING = new Set([
  'text',
  'fact',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'break',
  'footnoteReference',
]);
/**
 * The deepest level a heading can be shown at: Markdown has six, and the title and the section take
 * two.
 */
const DEEPEST = 4;

class BlockShower {
  private readonly lines: LineShower;
  private readonly context: ShowContext;
  private readonly level: number;

  constructor(body: Root, context: ShowContext, level: number) {
    this.lines = new LineShower(body, context);
    this.context = context;
    this.level = level;
  }

  flow(nodes: readonly Nodes[]): BlockContent[] {
    const blocks: BlockContent[] = [];
    let loose: PhrasingContent[] = [];
    const flush = (): void => {
      if (loose.length > 0) blocks.push({ type: 'paragraph', children: joined(loose) });
      loose = [];
    };
    for (const node of nodes) {
      if (PHRASING.has(node.type)) loose.push(...this.lines.inline(node));
      else {
        flush();
        blocks.push(...this.block(node));
      }
    }
    flush();
    return blocks;
  }

  /** What was met of footnotes that nothing refers to. */
  looseNotes(): BlockContent[] {
    const { loose } = this.lines;
    const blocks: BlockContent[] = [];
    // One may hold another.
    for (let next = loose.shift(); next; next = loose.shift())
      blocks.push(...withLabel(next, this.flow(next.children)));
    return blocks;
  }

  private block(node: Nodes): BlockContent[] {
    switch (node.type) {
      case 'paragraph':
        return paragraphOf(this.lines.phrasing(node.children));
      case 'heading': {
        const children = this.lines.phrasing(node.children);
        const level = Math.min(
          Math.max(this.context.depths.indexOf(node.depth), 0) + this.level,
          DEEPEST,
        ) as 1 | 2 | 3 | 4;
        return children.length > 0 ? [{ type: 'heading', depth: level, children }] : [];
      }
      case 'blockquote': {
        const children = this.flow(node.children);
        return children.length > 0 ? [{ type: 'blockquote', children }] : [];
      }
      case 'list': {
        const items = node.children.flatMap((item) => this.items(item));
        return items.length > 0
          ? [
              {
                type: 'list',
                ordered: node.ordered ?? false,
                start: node.ordered ? firstNumber(node.start, items.length) : null,
                spread: node.spread ?? false,
                children: items,
              },
            ]
          : [];
      }
      case 'listItem':
        return this.flow(node.children);
      case 'code':
        return [
          { type: 'code', lang: node.lang ?? null, meta: null, value: printable(node.value) },
        ];
      case 'table':
        return this.table(node.children, node.align ?? []);
      case 'thematicBreak':
        return [{ type: 'thematicBreak' }];
      case 'html':
        return paragraphOf(textOf(htmlText(node.value)));
      case 'definition':
        return [];
      case 'footnoteDefinition':
        return this.lines.footnote(node);
      default:
        if ('children' in node) return this.flow(node.children);
        return 'value' in node ? paragraphOf(textOf((node as { value: string }).value)) : [];
    }
  }

  private items(item: Nodes): ListItem[] {
    if (item.type !== 'listItem') {
      const children = this.block(item);
      return children.length > 0
        ? [{ type: 'listItem', spread: false, checked: null, children }]
        : [];
    }
    return [
      {
        type: 'listItem',
        spread: item.spread ?? false,
        checked: item.checked ?? null,
        children: this.flow(item.children),
      },
    ];
  }

  private table(
    rows: readonly Nodes[],
    align: readonly ('left' | 'right' | 'center' | null)[],
  ): BlockContent[] {
    const shown: TableRow[] = rows.flatMap((row) =>
      'children' in row
        ? [{ type: 'tableRow', children: row.children.map((cell) => this.cell(cell)) }]
        : [],
    );
    const width = Math.max(0, ...shown.map(({ children }) => children.length));
    if (width === 0) return [];
    // A row that is too short would take the cells of others out of line.
    for (const { children } of shown)
      while (children.length < width) children.push({ type: 'tableCell', children: [] });
    return [
      {
        type: 'table',
        align: Array.from({ length: width }, (_, index) => align[index] ?? null),
        children: shown,
      },
    ];
  }

  private cell(node: Nodes): TableCell {
    return {
      type: 'tableCell',
      children: 'children' in node ? this.lines.phrasing(node.children) : [],
    };
  }
}

/** Word counts no further than this. */
const LAST_NUMBER = 32_767;

/**
 * What a list begins to count from; 1 where one of the formats could not count from there to its
 * end.
 */
function firstNumber(start: unknown, items: number): number {
  return Number.isInteger(start) &&
    (start as number) >= 0 &&
    (start as number) + items - 1 <= LAST_NUMBER
    ? (start as number)
    : 1;
}
