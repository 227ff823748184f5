/** Prose as WordprocessingML: paragraphs, headings, quotations, lists, code; tables beside it. */
import type { BlockContent, Code, Heading, List, ListItem, PhrasingContent } from 'mdast';
import type { Report } from '../../report/report.ts';
import { inlineText } from '../../prose/text.ts';
import { isCaption, isLedTo, leadHeight, staysTogether } from '../leads.ts';
import { indentOf, roomBelow, type FlowContext, type Surroundings } from './flow.ts';
import { paragraph, type ParagraphStyle } from './markup/paragraphs.ts';
import { LINE_BREAK, type RunStyle, type RunWriter } from './markup/runs.ts';
import { PhrasingWriter } from './phrasing.ts';
import { ProseTables } from './prose-tables.ts';
import {
  DEEPEST_LEVEL,
  LIST_INDENT,
  listStyle,
  NUMBER_GAP,
  type ListKind,
  type PackageParts,
  type PartRelations,
} from './parts.ts';

/** Nor a list of so many plain items: one of them alone at the foot of a page looks left behind. */
const SHORT_LIST = 4;
/** Of more letters, about five lines, it would leave a page too empty. */
const FEW_LETTERS = 400;

/** Writes prose as WordprocessingML. */
export class ProseWriter {
  readonly tables: ProseTables;
  private readonly parts: PackageParts;
  private readonly run: RunWriter;
  private readonly phrasing: PhrasingWriter;

  /** @param relations of the part that the prose stands in */
  constructor(
    report: Report,
    parts: PackageParts,
    relations: PartRelations,
    run: RunWriter,
    surroundings: Surroundings,
  ) {
    this.parts = parts;
    this.run = run;
    this.phrasing = new PhrasingWriter(report, parts, relations, run, surroundings);
    this.tables = new ProseTables(surroundings, (words, style, context) =>
      this.paragraph(words, style, context),
    );
  }

  blocks(nodes: readonly BlockContent[], context: FlowContext): string {
    return nodes
      .map((node, index) =>
        this.block(node, {
          ...context,
          ...(index > 0 && { bookmark: undefined, lead: undefined, before: nodes[index - 1] }),
          keepNext: index === nodes.length - 1 ? context.keepNext : isLedTo(nodes[index + 1], node),
          goesOn: index < nodes.length - 1 || context.goesOn === true,
        }),
      )
      .join('');
  }

  private block(node: BlockContent, context: FlowContext): string {
    switch (node.type) {
      case 'paragraph':
        return this.paragraph(
          node.children,
          {
            style: !context.style && isCaption(node, context.before) ? 'Caption' : context.style,
            keepNext: context.keepNext,
            edge: context.edge,
            ...roomBelow(context),
            ...indentOf(context),
          },
          context,
        );
      case 'heading':
        return this.heading(node, context);
      case 'blockquote':
        return this.blocks(node.children as BlockContent[], {
          ...context,
          style: context.style || 'Quote',
          quotes: (context.quotes ?? 0) + 1,
        });
      case 'list':
        return this.list(node, context);
      case 'code':
        return this.code(node, context);
      case 'table':
        return this.tables.write(node, context);
      case 'thematicBreak':
        return paragraph('', { style: 'Rule' });
      default:
        return '';
    }
  }

  private paragraph(
    children: readonly PhrasingContent[],
    style: ParagraphStyle,
    context: FlowContext,
  ): string {
    return paragraph(this.marked(context, this.phrasing.write(children, context)), style);
  }

  private marked({ bookmark, lead = '' }: FlowContext, content: string): string {
    return lead + (bookmark ? this.parts.bookmark(bookmark, content) : content);
  }

  private heading({ depth, children }: Heading, context: FlowContext): string {
    // A heading in a table's cell or a list is only set apart: it is none of the document's
    // outline.
    if (context.style || context.depth > 0)
      return this.paragraph(
        [{ type: 'strong', children }],
        { style: context.style, keepNext: true, ...indentOf(context) },
        context,
      );
    const style = `Heading${Math.min(depth + 1, 6)}`;
    return this.paragraph(children, { style, keepNext: true }, context);
  }

  private code(node: Code, context: FlowContext): string {
    const lines = node.value.split('\n');
    const style = /^Table/.test(context.style) ? 'TableCode' : 'CodeBlock';
    // Word draws two paragraphs of code as one.
    const apart = context.before?.type === 'code' ? paragraph('', { style: 'TableEnd' }) : '';
    return (
      apart +
      paragraph(this.marked(context, lines.map((line) => this.run(line)).join(LINE_BREAK)), {
        style,
        keepNext: context.keepNext,
        keepLines: staysTogether(node, leadHeight(node, context.before)),
        ...roomBelow(context),
        ...indentOf({ ...context, inQuote: true }),
      })
    );
  }

  private list({ ordered, start, children }: List, context: FlowContext): string {
    const kind = listKind(ordered === true, children);
    const level = Math.min(context.depth, DEEPEST_LEVEL);
    const num = this.parts.list(kind, start ?? 1, level);
    const small = KEPT.has(context.style);
    const inside: FlowContext = {
      ...context,
      depth: context.depth + 1,
      bookmark: undefined,
      lead: undefined,
    };
    const indent = indentOf(inside).indent!;
    // The definition's own place holds for a list that stands where it expects to.
    const place =
      indent === LIST_INDENT * (level + 1)
        ? {}
        : { indent, hanging: ordered ? NUMBER_GAP : Math.min(LIST_INDENT, indent) };
    const style = {
      style: small ? context.style : listStyle(ordered ? 'ListNumber' : 'ListBullet', level),
      list: { num, level },
      ...place,
    };
    const whole = context.depth === 0 && !small && isShort(children);
    return children
      .map((item, index) => {
        const last = index === children.length - 1;
        return this.listItem(item, {
          kind,
          style,
          first: index === 0 ? context : inside,
          inside,
          keepNext: last ? context.keepNext : whole,
        });
      })
      .join('');
  }

  private listItem(item: ListItem, { kind, style, first, inside, keepNext }: ItemPlace): string {
    const blocks = item.children as BlockContent[];
    const head = blocks[0]?.type === 'paragraph' ? blocks[0] : undefined;
    const rest = head ? blocks.slice(1) : blocks;
    const box =
      typeof item.checked === 'boolean'
        ? this.run(`${item.checked ? '☑' : '☐'}${kind === 'task' ? '\t' : ' '}`)
        : '';
    // The lists' styles are not that of quotations.
    const look: RunStyle = inside.quotes ? { italic: true } : {};
    const words = this.phrasing.write(head?.children ?? [], inside, look);
    return (
      paragraph(this.marked(first, box + words), {
        ...style,
        keepNext: rest.length > 0 ? isLedTo(rest[0], head ?? item) : keepNext,
      }) + this.blocks(rest, { ...inside, keepNext: false })
    );
  }
}

/** Where an item stands in its list, and how. */
interface ItemPlace {
  kind: ListKind;
  style: ParagraphStyle;
  /** Where its first line stands, whose mark may be that of the whole list. */
  first: FlowContext;
  inside: FlowContext;
  /** For an item of one paragraph. */
  keepNext: boolean | undefined;
}

function listKind(ordered: boolean, items: readonly ListItem[]): ListKind {
  if (ordered) return 'number';
  return items.every(({ checked }) => typeof checked === 'boolean') ? 'task' : 'bullet';
}

/** Whether a list of plain items is short enough to stay on one page. */
function isShort(items: readonly ListItem[]): boolean {
  return (
    items.length <= SHORT_LIST &&
    items.reduce((sum, item) => sum + inlineText(item).length, 0) <= FEW_LETTERS &&
    items.every((item) => item.children.length === 1)
  );
}

/** Styles of small text, which lists in it have too. */
const KEPT: ReadonlySet<string> = new Set(['TableText', 'TableSmall', 'FootnoteText']);
