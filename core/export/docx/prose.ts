import type { BlockContent, List, Nodes, PhrasingContent, Table } from 'mdast';
import type { Report } from '../../report/report.ts';
import { inlineText } from '../../prose/text.ts';
import type { PackageParts } from './parts.ts';
import { cell, LINE_BREAK, paragraph, picture, row, run, table, type ParagraphStyle, type RunStyle } from './xml.ts';
import { columnWidths } from './widths.ts';

const EMU_PER_PIXEL = 9525;
const EMU_PER_TWIP = 635;
const INDENT = 340;

/** Where blocks stand. */
export interface FlowContext {
  /** Style of plain paragraphs: `Normal` is ''. */
  style: string;
  /** Width for tables and pictures, in twips. */
  width: number;
  /** How many lists are around. */
  depth: number;
  /** Id of the bookmark to put around the first paragraph's content. */
  bookmark?: string;
  /** The paragraph leads to what follows it and stays on its page. */
  keepNext?: boolean;
}

/** True for a block that a paragraph before it leads to: the two belong on one page. */
export function isLedTo(node: BlockContent | undefined): boolean {
  return node?.type === 'list' || node?.type === 'code' || node?.type === 'table';
}

/** A table or code up to this long is not broken over pages. */
const SHORT = 8;
const SHORT_CODE = 30;

/** Writes prose as WordprocessingML. */
export class ProseWriter {
  private readonly report: Report;
  private readonly parts: PackageParts;

  constructor(report: Report, parts: PackageParts) {
    this.report = report;
    this.parts = parts;
  }

  blocks(nodes: readonly BlockContent[], context: FlowContext): string {
    return nodes.map((node, index) => this.block(node, {
      ...context, bookmark: index === 0 ? context.bookmark : undefined, keepNext: index === nodes.length - 1 ? context.keepNext : isLedTo(nodes[index + 1]),
    })).join('');
  }

  private block(node: BlockContent, context: FlowContext): string {
    switch (node.type) {
      case 'paragraph':
        return this.paragraph(node.children, { style: context.style, keepNext: context.keepNext, ...(context.depth > 0 && { indent: INDENT * context.depth }) }, context);
      case 'heading':
        // A heading in a table's cell or a list is only set apart: it is none of the document's outline.
        if (context.style || context.depth > 0) return this.paragraph([{ type: 'strong', children: node.children }], { style: context.style }, context);
        return this.paragraph(node.children, { style: `Heading${Math.min(node.depth + 1, 6)}` }, context);
      case 'blockquote':
        return this.blocks(node.children as BlockContent[], { ...context, style: context.style || 'Quote' });
      case 'list':
        return this.list(node, context);
      case 'code': {
        const lines = node.value.split('\n');
        const style = context.style === 'TableText' ? 'TableCode' : 'CodeBlock';
        return paragraph(this.marked(context, lines.map((line) => run(line)).join(LINE_BREAK)), { style, keepLines: lines.length <= SHORT_CODE, ...(context.depth > 0 && { indent: INDENT * context.depth }) });
      }
      case 'table':
        return this.table(node, context);
      case 'thematicBreak':
        return paragraph('', { style: 'Rule' });
      default:
        return '';
    }
  }

  private paragraph(children: readonly PhrasingContent[], style: ParagraphStyle, context: FlowContext): string {
    return paragraph(this.marked(context, this.phrasing(children, context)), style);
  }

  private marked({ bookmark }: FlowContext, content: string): string {
    return bookmark ? this.parts.bookmark(bookmark, content) : content;
  }

  private list({ ordered, start, children }: List, context: FlowContext, level = 0): string {
    const num = this.parts.list(ordered ?? false, start ?? 1);
    const style = context.style === 'TableText' ? 'TableText' : ordered ? 'ListNumber' : 'ListBullet';
    let bookmark = context.bookmark;
    return children.map((item) => {
      const [first, ...rest] = item.children as BlockContent[];
      const box = item.checked === null || item.checked === undefined ? [] : [{ type: 'text', value: item.checked ? '☑ ' : '☐ ' } as const];
      const head = first?.type === 'paragraph' ? first : undefined;
      const lead = this.paragraph([...box, ...(head?.children ?? [])], { style, list: { num, level } }, { ...context, bookmark });
      bookmark = undefined;
      const inside = (head ? rest : (item.children as BlockContent[])).map((node) => (
        node.type === 'list' ? this.list(node, { ...context, bookmark: undefined }, Math.min(level + 1, 8)) : this.block(node, { ...context, depth: level + 1, bookmark: undefined })
      ));
      return lead + inside.join('');
    }).join('');
  }

  private table({ children, align }: Table, context: FlowContext): string {
    const texts = children.map((tableRow) => tableRow.children.map((each) => each.children.map(inlineText).join('')));
    const widths = columnWidths(texts, context.width);
    const rows = children.map((tableRow, index) => row(tableRow.children.map((each, column) => {
      const bookmark = index === 0 && column === 0 ? context.bookmark : undefined;
      const keepNext = index === 0 || (children.length <= SHORT && index < children.length - 1);
      const content = this.paragraph(each.children, { style: index === 0 ? 'TableHeading' : 'TableText', keepNext, align: align?.[column] ?? 'left' }, { ...context, width: widths[column]!, bookmark });
      return cell(content, { width: widths[column]!, heading: index === 0, last: column === widths.length - 1 });
    }), { heading: index === 0 }));
    // Two tables in a row would be taken for one.
    return table(rows, { style: 'ReportTable', widths }) + paragraph('', { style: 'TableEnd' });
  }

  private phrasing(nodes: readonly PhrasingContent[], context: FlowContext, style: RunStyle = {}): string {
    return nodes.map((node) => this.inline(node, context, style)).join('');
  }

  private inline(node: Nodes, context: FlowContext, style: RunStyle): string {
    switch (node.type) {
      case 'text':
        return run(node.value, style);
      case 'inlineCode':
        return run(node.value, { ...style, style: 'CodeText' });
      case 'emphasis':
        return this.phrasing(node.children, context, context.style === 'TableTime' ? { ...style, style: 'Written' } : { ...style, italic: true });
      case 'strong':
        return this.phrasing(node.children, context, { ...style, bold: true });
      case 'delete':
        return this.phrasing(node.children, context, { ...style, strike: true });
      case 'break':
        return LINE_BREAK;
      case 'link':
        return `<w:hyperlink r:id="${this.parts.link(node.url)}" w:history="1">${this.phrasing(node.children, context, { ...style, style: 'Hyperlink', link: true })}</w:hyperlink>`;
      case 'image':
        return this.image(node.url.slice('media:'.length), node.alt ?? '', context, style);
      default:
        return '';
    }
  }

  private image(key: string, alt: string, { width: available }: FlowContext, style: RunStyle): string {
    const media = this.report.media[key]!;
    const found = this.parts.picture(key, media);
    // Word shows no WebP: what can be said in words is said.
    if (!found) return run(alt ? `[${alt}]` : '', { ...style, italic: true });
    const scale = Math.min(1, (available * EMU_PER_TWIP) / (found.width * EMU_PER_PIXEL), MAX_HEIGHT / (found.height * EMU_PER_PIXEL));
    const [width, height] = [found.width, found.height].map((pixels) => Math.round(pixels * EMU_PER_PIXEL * scale)) as [number, number];
    return picture({ id: this.parts.nextDrawing(), name: media.name || key, alt, width, height, image: found.image, ...(found.svg && { svg: found.svg }) });
  }
}

/** 20 cm: a tall screenshot stays on one page. */
const MAX_HEIGHT = 7_200_000;

