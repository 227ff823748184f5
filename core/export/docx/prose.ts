import type { BlockContent, Image, List, Nodes, PhrasingContent, Table } from 'mdast';
import { pictureWidth } from '../../document/picture-width.ts';
import type { Report } from '../../report/report.ts';
import { isHeadless } from '../../prose/headless.ts';
import { inlineText } from '../../prose/text.ts';
import { beginsRightToLeft } from '../direction.ts';
import { withUnbroken } from '../whole-words.ts';
import { columnWidths, measuredText, type TableFit } from '../column-widths.ts';
import { fittingTables } from '../wide-tables.ts';
import {
  FEW_ROWS,
  isCaption,
  isLedTo,
  leadHeight,
  rowLeads,
  staysTogether,
  staysWhole,
} from '../leads.ts';
import {
  bookmarkName,
  DEEPEST_LEVEL,
  LIST_INDENT,
  listStyle,
  NUMBER_GAP,
  type ListKind,
  type PackageParts,
  type PartRelations,
} from './parts.ts';
import { cell, row, table } from './markup/tables.ts';
import { type Edge, paragraph, type ParagraphStyle } from './markup/paragraphs.ts';
import { field, LINE_BREAK, LINK_STYLE, type RunStyle, type RunWriter } from './markup/runs.ts';
import { picture } from './markup/pictures.ts';

const EMU_PER_PIXEL = 9525;
export const EMU_PER_TWIP = 635;

/** Where blocks stand. */
export interface FlowContext {
  /** Style of plain paragraphs: `Normal` is ''. */
  style: string;
  /** Width for tables and pictures, in twips. */
  width: number;
  /** How many lists are around. */
  depth: number;
  /** How many quotations are around. */
  quotes?: number;
  /** For a block whose style is not that of quotations, and knows no place of its own. */
  inQuote?: boolean;
  /** Id of the bookmark to put around the first paragraph's content. */
  bookmark?: string;
  /** Runs to begin the first paragraph with. */
  lead?: string;
  /** The paragraph leads to what follows it and stays on its page. */
  keepNext?: boolean;
  /** Where the lines of paragraphs stand, where not as they run. */
  edge?: Edge | undefined;
  /** The block above the first. */
  before?: Nodes | undefined;
  /** A table's first column heads its rows. */
  rowHeads?: boolean;
  /** Another block of the same cell follows: its style leaves no room below. */
  goesOn?: boolean;
}

/** Nor a list of so many plain items: one of them alone at the foot of a page looks left behind. */
const SHORT_LIST = 4;
/** Of more letters, about five lines, it would leave a page too empty. */
const FEW_LETTERS = 400;

/** What is the same for all prose of a document. */
export interface Surroundings {
  /** Twips that the text of a page is high. */
  height: number;
  /** Tables have their first column at the right. */
  rightToLeft: boolean;
  /** How wide letters are beside those of the report's own faces. */
  letters: number;
}

/** Writes prose as WordprocessingML. */
export class ProseWriter {
  private readonly report: Report;
  private readonly parts: PackageParts;
  private readonly relations: PartRelations;
  private readonly run: RunWriter;
  private readonly surroundings: Surroundings;
  private readonly referredTo = new Set<string>();

  /** @param relations of the part that the prose stands in */
  constructor(
    report: Report,
    parts: PackageParts,
    relations: PartRelations,
    run: RunWriter,
    surroundings: Surroundings,
  ) {
    this.report = report;
    this.parts = parts;
    this.relations = relations;
    this.run = run;
    this.surroundings = surroundings;
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
        // A heading in a table's cell or a list is only set apart: it is none of the document's
        // outline.
        if (context.style || context.depth > 0)
          return this.paragraph(
            [{ type: 'strong', children: node.children }],
            { style: context.style, keepNext: true, ...indentOf(context) },
            context,
          );
        return this.paragraph(
          node.children,
          { style: `Heading${Math.min(node.depth + 1, 6)}`, keepNext: true },
          context,
        );
      case 'blockquote':
        return this.blocks(node.children as BlockContent[], {
          ...context,
          style: context.style || 'Quote',
          quotes: (context.quotes ?? 0) + 1,
        });
      case 'list':
        return this.list(node, context);
      case 'code': {
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
      case 'table':
        return this.table(node, context);
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
    return paragraph(this.marked(context, this.phrasing(children, context)), style);
  }

  private marked({ bookmark, lead = '' }: FlowContext, content: string): string {
    return lead + (bookmark ? this.parts.bookmark(bookmark, content) : content);
  }

  private list({ ordered, start, children }: List, context: FlowContext): string {
    const boxed = children.every(({ checked }) => typeof checked === 'boolean');
    const kind: ListKind = ordered ? 'number' : boxed ? 'task' : 'bullet';
    const level = Math.min(context.depth, DEEPEST_LEVEL);
    const num = this.parts.list(kind, start ?? 1, level);
    const style = KEPT.has(context.style)
      ? context.style
      : listStyle(ordered ? 'ListNumber' : 'ListBullet', level);
    const whole =
      context.depth === 0 &&
      !KEPT.has(context.style) &&
      children.length <= SHORT_LIST &&
      children.reduce((sum, item) => sum + inlineText(item).length, 0) <= FEW_LETTERS &&
      children.every((item) => item.children.length === 1);
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
    // The lists' styles are not that of quotations.
    const words: RunStyle = context.quotes ? { italic: true } : {};
    return children
      .map((item, index) => {
        const [first, ...rest] = item.children as BlockContent[];
        const head = first?.type === 'paragraph' ? first : undefined;
        const blocks = head ? rest : (item.children as BlockContent[]);
        const box =
          typeof item.checked === 'boolean'
            ? this.run(`${item.checked ? '☑' : '☐'}${kind === 'task' ? '\t' : ' '}`)
            : '';
        const content = this.marked(
          index === 0 ? context : inside,
          box + this.phrasing(head?.children ?? [], inside, words),
        );
        const last = index === children.length - 1;
        const keepNext =
          blocks.length > 0 ? isLedTo(blocks[0], head ?? item) : last ? context.keepNext : whole;
        return (
          paragraph(content, { style, list: { num, level }, keepNext, ...place }) +
          this.blocks(blocks, { ...inside, keepNext: false })
        );
      })
      .join('');
  }

  private table(shown: Table, context: FlowContext): string {
    const width = context.width - (indentOf({ ...context, inQuote: true }).indent ?? 0);
    return fittingTables(shown, width, this.surroundings.letters)
      .map(({ table: part, fit }, index) =>
        this.fittingTable(part, fit, index === 0 ? context : { ...context, bookmark: undefined }),
      )
      .join('');
  }

  private fittingTable(shown: Table, fit: TableFit, context: FlowContext): string {
    const heads = isHeadless(shown) ? 0 : 1;
    const align = shown.align;
    const children = shown.children.slice(1 - heads);
    const { indent = 0 } = indentOf({ ...context, inQuote: true });
    const texts = children.map((tableRow) => tableRow.children.map(measuredText));
    const widths = columnWidths(texts, context.width - indent, fit, this.surroundings.letters);
    const letters = texts.slice(heads).map((cells) => cells.join('').length);
    const whole =
      letters.length <= FEW_ROWS &&
      staysWhole(
        texts.slice(heads).map((cells) => cells.map(({ length }) => length)),
        { small: fit.small, lead: leadHeight(shown, context.before) },
      );
    const rightToLeft = mirrored(children[0]!, this.surroundings.rightToLeft);
    const rows = children.map((tableRow, index) =>
      row(
        tableRow.children.map((each, column) => {
          const bookmark = index === 0 && column === 0 ? context.bookmark : undefined;
          const keepNext =
            index < heads ||
            (whole && index < children.length - 1) ||
            rowLeads(letters, index - heads);
          const style =
            index < heads
              ? fit.small
                ? 'TableSmallHeading'
                : 'TableHeading'
              : fit.small
                ? 'TableSmall'
                : 'TableText';
          const content = this.paragraph(
            each.children,
            { style, keepNext, edge: align?.[column] ?? startOf(rightToLeft) },
            { ...context, style, depth: 0, width: widths[column]! - fit.gap, bookmark },
          );
          return cell(content, {
            width: widths[column]!,
            heading: index < heads,
            last: column === widths.length - 1,
          });
        }),
        { heading: index < heads, split: this.isTall(texts[index]!, widths) },
      ),
    );
    // Two tables in a row would be taken for one.
    return (
      table(rows, {
        style: 'ReportTable',
        heading: heads > 0,
        widths,
        indent,
        rightToLeft,
        rowHeads: context.rowHeads ?? false,
        ...(fit.small && { gap: fit.gap }),
      }) + paragraph('', { style: 'TableEnd' })
    );
  }

  /** True for a row of texts that takes more than a quarter of a page. */
  isTall(texts: readonly string[], widths: readonly number[]): boolean {
    return texts.some((text, column) => {
      const perLine = Math.max(
        1,
        widths[column]! / (TWIPS_PER_CHARACTER * this.surroundings.letters),
      );
      // Most rows are short, and a count of their lines would take longer than to write them.
      if (text.length < perLine * 6 && !text.includes('\n')) return false;
      const lines = text
        .split('\n')
        .reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / perLine)), 0);
      return lines * TWIPS_PER_LINE > this.surroundings.height / 4;
    });
  }

  private phrasing(
    nodes: readonly PhrasingContent[],
    context: FlowContext,
    style: RunStyle = {},
  ): string {
    // Two numbers side by side would be one.
    return nodes
      .map(
        (node, index) =>
          (node.type === 'footnoteReference' && nodes[index - 1]?.type === node.type
            ? this.run(', ', NOTE_NUMBER)
            : '') + this.inline(node, context, style),
      )
      .join('');
  }

  /** Words that are one to their readers: in a cell that is too narrow for them they part. */
  private unbroken(text: string, context: FlowContext): string {
    const room = context.width - (indentOf(context).indent ?? 0);
    const letter = TWIPS_PER_CHARACTER * this.surroundings.letters;
    return withUnbroken(text, (letters) => letters * letter <= room);
  }

  private inline(node: Nodes, context: FlowContext, style: RunStyle): string {
    switch (node.type) {
      case 'text':
        return this.run(this.unbroken(node.value, context), style);
      case 'inlineCode':
        return this.run(node.value, { ...style, style: CODE_STYLES[context.style] ?? 'CodeText' });
      case 'emphasis':
        return this.phrasing(
          node.children,
          context,
          context.style === 'TableTime'
            ? { ...style, style: 'Written' }
            : { ...style, italic: true },
        );
      case 'strong':
        return this.phrasing(node.children, context, { ...style, bold: true });
      case 'delete':
        return this.phrasing(node.children, context, { ...style, strike: true });
      case 'break':
        return LINE_BREAK;
      case 'link': {
        const target = node.url.startsWith('#')
          ? `w:anchor="${bookmarkName(node.url.slice(1))}"`
          : `r:id="${this.relations.link(node.url)}"`;
        return `<w:hyperlink ${target} w:history="1">${this.phrasing(node.children, context, { ...style, style: LINK_STYLE, link: context.style.startsWith('Table') ? 'always' : 'by its style' })}</w:hyperlink>`;
      }
      case 'footnoteReference':
        return this.reference(node.identifier);
      case 'image':
        return this.image(node, context, style);
      default:
        return '';
    }
  }

  /**
   * Word gives every reference to a footnote a number of its own: a second one to the same says the
   * number of the first.
   */
  private reference(number: string): string {
    const first = `note-${number}-from`;
    if (this.referredTo.has(number))
      return field(`NOTEREF ${bookmarkName(first)} \\f \\h`, this.run(number, NOTE_NUMBER));
    this.referredTo.add(number);
    return this.parts.bookmark(
      first,
      `<w:r><w:rPr><w:rStyle w:val="${NOTE_NUMBER.style}"/></w:rPr><w:footnoteReference w:id="${number}"/></w:r>`,
    );
  }

  private image(node: Image, context: FlowContext, style: RunStyle): string {
    const key = node.url.slice('media:'.length);
    const alt = node.alt ?? '';
    const media = this.report.media[key]!;
    const found = this.relations.picture(key, media);
    // What Word cannot show is said in words, in a box, so that nobody takes the place for empty.
    if (!found) return this.run(alt || media.name || key, { ...style, boxed: true });
    const available = (context.width - (indentOf(context).indent ?? 0)) * EMU_PER_TWIP;
    const chosen = pictureWidth(node);
    const whole = available / (found.width * EMU_PER_PIXEL);
    const scale = Math.min(
      chosen === null ? Math.min(1, whole) : (whole * chosen) / 100,
      (this.surroundings.height * HIGHEST * EMU_PER_TWIP) / (found.height * EMU_PER_PIXEL),
    );
    const [width, height] = [found.width, found.height].map((pixels) =>
      Math.max(1, Math.round(pixels * EMU_PER_PIXEL * scale)),
    ) as [number, number];
    return picture({
      id: this.parts.nextDrawing(),
      name: media.name || key,
      alt,
      width,
      height,
      image: found.image,
      ...(found.svg && { svg: found.svg }),
    });
  }
}

/** How the number of a footnote looks. */
const NOTE_NUMBER = { style: 'FootnoteReference', raised: true };

/** Styles of small text, which lists in it have too. */
const KEPT: ReadonlySet<string> = new Set(['TableText', 'TableSmall', 'FootnoteText']);

/** The room between the paragraphs of a cell, in twips. */
const CELL_GAP = 70;

/** The styles of cells leave no room below a paragraph, which the last one needs none of. */
function roomBelow({ style, goesOn }: FlowContext): { after?: number } {
  return goesOn && style.startsWith('Table') ? { after: CELL_GAP } : {};
}

/** The edge where the columns of a table begin. */
export function startOf(rightToLeft: boolean): Edge {
  return rightToLeft ? 'right' : 'left';
}

/**
 * Whether a table's first column is at the right: as the words of its heading run, else as the
 * document does.
 */
function mirrored(heading: Nodes, otherwise: boolean): boolean {
  const text = inlineText(heading);
  return /\p{L}/u.test(text) ? beginsRightToLeft(text) : otherwise;
}

/**
 * Where blocks begin that stand in lists or in quotations within quotations. In a narrow cell they
 * may not take all of it.
 */
function indentOf({ depth, quotes = 0, width, inQuote = false }: FlowContext): {
  indent?: number;
} {
  const inside = depth > 0 || quotes > 1 || inQuote;
  const indent = LIST_INDENT * depth + QUOTE_INDENT * (inside ? quotes : 0);
  return indent > 0
    ? { indent: Math.min(indent, Math.max(LIST_INDENT, Math.round(width / 2))) }
    : {};
}

/** The style of code in a table's text. */
const CODE_STYLES: Readonly<Record<string, string>> = {
  TableText: 'CodeTextTable',
  TableHeading: 'CodeTextTable',
  TableSmall: 'CodeTextSmall',
  TableSmallHeading: 'CodeTextSmall',
};
/** As the style Quote has it. */
const QUOTE_INDENT = 300;
/** Of the text of a table, roughly. */
const TWIPS_PER_CHARACTER = 105;
const TWIPS_PER_LINE = 250;
/**
 * How much of a page's height a picture may take: a tall screenshot stays on one page with the
 * words that lead to it.
 */
const HIGHEST = 0.8;
