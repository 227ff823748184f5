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
  FootnoteDefinition,
  FootnoteReference,
  Image,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  TableCell,
  TableRow,
} from 'mdast';
import type { LiveFact } from '../document/live-fact.ts';
import { pictureWidth, withPictureWidth } from '../document/picture-width.ts';
import type { Postmortem } from '../document/postmortem.ts';
import type { NoteIndex } from './note-index.ts';
import { withLinks } from './bare-addresses.ts';
import { targetOf } from './slugs.ts';

/** What showing a body depends on besides the body. */
export interface ShowContext {
  media: Postmortem['media'];
  /** What the pictures are called that no reader can show, by their keys. */
  unusable?: ReadonlyMap<string, string>;
  /**
   * The depths of headings in use, ascending: the first is shown as level 1 inside its section, so
   * that no level is skipped.
   */
  depths: readonly number[];
  /** Anchors of headings, with the ids of their blocks; absent while these are not known yet. */
  anchors?: ReadonlyMap<string, string>;
  notes: NoteIndex;
  /** A live fact's words in the report's zone; absent = as they stand. */
  factWords?: (fact: LiveFact) => string;
}

/** The heading depths that a document's bodies use, ascending. */
export function headingDepths(bodies: Iterable<Root>): number[] {
  const depths = new Set<number>();
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') depths.add(node.depth);
    else if ('children' in node) node.children.forEach(visit);
  };
  for (const body of bodies) visit(body);
  return [...depths].sort((a, b) => a - b);
}

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
  const shower = new Shower(definedIn, context, level);
  return [...shower.flow(body.children), ...shower.looseNotes()];
}

/** Only these may become links; a link to anything else keeps its words. */
export function isLinkable(url: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s<>"\p{Cc}]+$/iu.test(url) && url.isWellFormed();
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

class Shower {
  private readonly addresses = new Map<string, string>();
  private readonly body: Root;
  private readonly context: ShowContext;
  private readonly level: number;
  private readonly loose: FootnoteDefinition[] = [];

  constructor(body: Root, context: ShowContext, level: number) {
    this.body = body;
    this.context = context;
    this.level = level;
    for (const node of body.children)
      if (node.type === 'definition' && !this.addresses.has(node.identifier))
        this.addresses.set(node.identifier, node.url);
  }

  flow(nodes: readonly Nodes[]): BlockContent[] {
    const blocks: BlockContent[] = [];
    let loose: PhrasingContent[] = [];
    const flush = (): void => {
      if (loose.length > 0) blocks.push({ type: 'paragraph', children: joined(loose) });
      loose = [];
    };
    for (const node of nodes) {
      if (PHRASING.has(node.type)) loose.push(...this.inline(node));
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
    const blocks: BlockContent[] = [];
    // One may hold another.
    for (let next = this.loose.shift(); next; next = this.loose.shift())
      blocks.push(...withLabel(next, this.flow(next.children)));
    return blocks;
  }

  private block(node: Nodes): BlockContent[] {
    switch (node.type) {
      case 'paragraph':
        return paragraphOf(this.phrasing(node.children));
      case 'heading': {
        const children = this.phrasing(node.children);
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
        return this.footnote(node);
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
    return { type: 'tableCell', children: 'children' in node ? this.phrasing(node.children) : [] };
  }

  private phrasing(nodes: readonly Nodes[]): PhrasingContent[] {
    return joined(nodes.flatMap((node) => this.inline(node)));
  }

  private inline(node: Nodes): PhrasingContent[] {
    switch (node.type) {
      case 'text':
        return textOf(node.value).flatMap((shown) =>
          shown.type === 'text' ? withLinks(shown.value, isLinkable) : shown,
        );
      case 'fact':
        return textOf(this.context.factWords?.(node) ?? node.value);
      case 'inlineCode': {
        const value = printable(node.value).replaceAll('\n', ' ');
        return value.trim() === '' ? textOf(value) : [{ type: 'inlineCode', value }];
      }
      case 'emphasis':
      case 'strong':
      case 'delete': {
        // One inside itself shows nothing more, and in Markdown a doubled `~~` would open a code
        // block.
        const children = this.phrasing(node.children).flatMap((child) =>
          child.type === node.type ? child.children : [child],
        );
        return children.length > 0 ? [{ type: node.type, children }] : [];
      }
      case 'break':
        return [{ type: 'break' }];
      case 'link':
        return this.link(node.url, node.children);
      case 'linkReference':
        return this.link(this.addresses.get(node.identifier) ?? '', node.children);
      case 'image':
        return this.image(node);
      case 'imageReference': {
        const url = this.addresses.get(node.identifier) ?? '';
        return this.image({ type: 'image', url, alt: node.alt ?? '' });
      }
      case 'html':
        return /^<br\s*\/?>$/i.test(node.value.trim())
          ? [{ type: 'break' }]
          : textOf(htmlText(node.value));
      case 'footnoteReference':
        return this.reference(node);
      case 'footnoteDefinition':
        return this.footnote(node);
      default:
        if ('children' in node) return this.phrasing(node.children);
        return 'value' in node ? textOf((node as { value: string }).value) : [];
    }
  }

  /** One that leads to no footnote keeps its words. */
  private reference(node: FootnoteReference): PhrasingContent[] {
    const name = this.context.notes.nameOf(node.identifier, this.body);
    return name === null
      ? textOf(noteLabel(node))
      : [{ type: 'footnoteReference', identifier: name, label: name }];
  }

  private footnote(node: FootnoteDefinition): [] {
    if (!this.context.notes.isNote(node)) this.loose.push(node);
    return [];
  }

  /** References lead elsewhere than the link around them: they stand behind it. */
  private link(url: string, children: readonly Nodes[]): PhrasingContent[] {
    const references: FootnoteReference[] = [];
    const shown = withoutLinks(withoutReferences(this.phrasing(children), references));
    return [...this.linkTo(url, shown), ...references];
  }

  private linkTo(url: string, shown: PhrasingContent[]): PhrasingContent[] {
    const inside =
      url.startsWith('#') && shown.length > 0 && this.context.anchors
        ? targetOf(url, this.context.anchors)
        : undefined;
    if (inside !== undefined)
      return [{ type: 'link', url: `#${inside}`, title: null, children: shown }];
    if (!isLinkable(url)) return shown;
    return [{ type: 'link', url, title: null, children: shown.length > 0 ? shown : textOf(url) }];
  }

  /** Pictures that are not in the document are not fetched: a report must not load anything. */
  private image(image: Image): PhrasingContent[] {
    const { url } = image;
    const alt = image.alt ?? '';
    const key = url.startsWith('media:') ? url.slice('media:'.length) : null;
    if (key !== null && Object.hasOwn(this.context.media, key))
      return [
        withPictureWidth(
          { type: 'image', url, title: null, alt: printable(alt) },
          pictureWidth(image),
        ),
      ];
    if (key !== null && alt.trim() === '') return textOf(this.context.unusable?.get(key) ?? '');
    return isLinkable(url)
      ? [{ type: 'link', url, title: null, children: textOf(alt || url) }]
      : textOf(alt);
  }
}

/** Printable, in one line. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

function paragraphOf(children: PhrasingContent[]): Paragraph[] {
  return children.length > 0 ? [{ type: 'paragraph', children }] : [];
}

function textOf(value: string): PhrasingContent[] {
  const text = printable(value);
  return text ? [{ type: 'text', value: text }] : [];
}

/**
 * With one kind of line end, without the characters that no text format may hold (XML forbids most
 * controls), and without lone surrogates.
 */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed();
}
const CONTROLS = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ufffe\\uffff]',
  'g',
);

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
function withoutReferences(
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
function withoutLinks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return joined(
    nodes.flatMap((node): PhrasingContent[] => {
      if (!('children' in node)) return [node];
      const children = withoutLinks(node.children);
      return node.type === 'link' ? children : [{ ...node, children } as PhrasingContent];
    }),
  );
}

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

/**
 * The words of raw HTML that stands in a body. Nothing of it is ever run or kept as HTML, so
 * cutting at angle brackets is enough.
 */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, '')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Plain text as one shown paragraph; empty text as none. */
export function shownText(text: string): Paragraph[] {
  const children: PhrasingContent[] = [];
  printable(text)
    .trim()
    .split('\n')
    .forEach((line, index) => {
      if (index > 0) children.push({ type: 'break' });
      if (line) children.push({ type: 'text', value: line });
    });
  return children.length > 0 ? [{ type: 'paragraph', children }] : [];
}

export type { RootContent };
