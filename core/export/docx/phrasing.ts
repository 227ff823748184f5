/** The words of a block as runs: their look, links, references to footnotes, pictures. */
import type { Image, Link, Nodes, PhrasingContent } from 'mdast';
import { pictureWidth } from '../../document/picture-width.ts';
import type { Report } from '../../report/report.ts';
import { withUnbroken } from '../../prose/whole-words.ts';
import { PICTURE_SHARE } from '../leads.ts';
import { indentOf, TWIPS_PER_CHARACTER, type FlowContext, type Surroundings } from './flow.ts';
import { picture } from './markup/pictures.ts';
import { field, LINE_BREAK, LINK_STYLE, type RunStyle, type RunWriter } from './markup/runs.ts';
import { bookmarkName, type PackageParts, type PartRelations } from './parts.ts';

const EMU_PER_PIXEL = 9525;
export const EMU_PER_TWIP = 635;

/** Writes phrasing as WordprocessingML. */
export class PhrasingWriter {
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

  /** @param style that all of it has, beside its own */
  write(nodes: readonly PhrasingContent[], context: FlowContext, style: RunStyle = {}): string {
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
        return this.write(
          node.children,
          context,
          context.style === 'TableTime'
            ? { ...style, style: 'Written' }
            : { ...style, italic: true },
        );
      case 'strong':
        return this.write(node.children, context, { ...style, bold: true });
      case 'delete':
        return this.write(node.children, context, { ...style, strike: true });
      case 'break':
        return LINE_BREAK;
      case 'link':
        return this.link(node, context, style);
      case 'footnoteReference':
        return this.reference(node.identifier);
      case 'image':
        return this.image(node, context, style);
      default:
        return '';
    }
  }

  private link({ url, children }: Link, context: FlowContext, style: RunStyle): string {
    const target = url.startsWith('#')
      ? `w:anchor="${bookmarkName(url.slice(1))}"`
      : `r:id="${this.relations.link(url)}"`;
    const words = this.write(children, context, {
      ...style,
      style: LINK_STYLE,
      link: context.style.startsWith('Table') ? 'always' : 'by its style',
    });
    return `<w:hyperlink ${target} w:history="1">${words}</w:hyperlink>`;
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
      `<w:r><w:rPr><w:rStyle w:val="${NOTE_NUMBER.style}"/></w:rPr>` +
        `<w:footnoteReference w:id="${number}"/></w:r>`,
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
    const highest = chosen === null ? PICTURE_SHARE : WIDENED_SHARE;
    const scale = Math.min(
      chosen === null ? Math.min(1, whole) : (whole * chosen) / 100,
      (this.surroundings.height * highest * EMU_PER_TWIP) / (found.height * EMU_PER_PIXEL),
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

/** The style of code in a table's text. */
const CODE_STYLES: Readonly<Record<string, string>> = {
  TableText: 'CodeTextTable',
  TableHeading: 'CodeTextTable',
  TableSmall: 'CodeTextSmall',
  TableSmallHeading: 'CodeTextSmall',
};
/**
 * How much of a page's height a picture may take that was given a width, as in the PDF: it stays on
 * one page with the words that lead to it.
 */
const WIDENED_SHARE = 0.8;
