/** Tables in someone's text, in as many tables of Word as fit the width of the page. */
import type { Nodes, PhrasingContent, Table } from 'mdast';
import { isHeadless } from '../../prose/headless.ts';
import { inlineText } from '../../prose/text.ts';
import { columnWidths, measuredText, type TableFit } from '../column-widths.ts';
import { beginsRightToLeft } from '../direction.ts';
import { FEW_ROWS, leadHeight, rowLeads, staysWhole } from '../leads.ts';
import { fittingTables } from '../wide-tables.ts';
import { indentOf, TWIPS_PER_CHARACTER, type FlowContext, type Surroundings } from './flow.ts';
import { paragraph, type Edge, type ParagraphStyle } from './markup/paragraphs.ts';
import { cell, row, table } from './markup/tables.ts';

/** Writes a paragraph with the words of a cell. */
export type CellWriter = (
  words: readonly PhrasingContent[],
  style: ParagraphStyle,
  context: FlowContext,
) => string;

/** Writes tables as WordprocessingML. */
export class ProseTables {
  private readonly surroundings: Surroundings;
  private readonly paragraph: CellWriter;

  constructor(surroundings: Surroundings, paragraph: CellWriter) {
    this.surroundings = surroundings;
    this.paragraph = paragraph;
  }

  write(shown: Table, context: FlowContext): string {
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
          const style = cellStyle(index < heads, fit.small);
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
}

function cellStyle(heading: boolean, small: boolean): string {
  if (heading) return small ? 'TableSmallHeading' : 'TableHeading';
  return small ? 'TableSmall' : 'TableText';
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

const TWIPS_PER_LINE = 250;
