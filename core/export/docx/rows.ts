/** The report's rows (timeline, actions, updates) as a table of Word. */
import type { BlockContent } from 'mdast';
import { inlineText } from '../../prose/text.ts';
import type { Report, ReportBlock } from '../../report/report.ts';
import type { ColumnRole } from '../../report/words/roles.ts';
import { TEXT_ROLES } from '../../report/rows.ts';
import type { ItemRow } from '../../report/tree.ts';
import type { TableFit } from '../column-widths.ts';
import { FEW_ITEMS, rowLeads, staysWhole } from '../leads.ts';
import { cellWidthText, rowsFit } from '../row-widths.ts';
import type { BodyOptions } from './body-options.ts';
import { paragraph, type Edge } from './markup/paragraphs.ts';
import { cell, row, table } from './markup/tables.ts';
import { startOf } from './prose-tables.ts';

type RowsBlock = Extract<ReportBlock, { type: 'rows' }>;

/** The paragraph style of a column's cells. */
const CELL_STYLES: Partial<Record<ColumnRole, string>> = {
  time: 'TableTime',
  milestone: 'TableTag',
  status: 'TableTag',
};

/** Writes one table of rows. */
export class RowsWriter {
  private readonly block: RowsBlock;
  private readonly options: BodyOptions;
  private readonly fit: TableFit;
  private readonly widths: readonly number[];
  /**
   * Names, dates and states stand in line with their column's title, whichever way they are
   * written; sentences as they run.
   */
  private readonly edge: Edge;

  constructor(block: RowsBlock, options: BodyOptions) {
    this.block = block;
    this.options = options;
    const { columns, rows } = block;
    const { letters, width, rightToLeft } = options.area;
    const items = rows.filter((each): each is ItemRow => each.type === 'item');
    const texts = [
      columns.map(({ title }) => title),
      ...items.map(({ cells }) =>
        cells.map((blocks, index) => cellWidthText(blocks, columns[index]!.role)),
      ),
    ];
    const sentences = columns.findIndex(({ role }) => TEXT_ROLES.has(role));
    ({ fit: this.fit, widths: this.widths } = rowsFit(texts, width, letters, sentences));
    this.edge = startOf(rightToLeft);
  }

  /** @param lead how high the words are that stay with the first rows */
  write(report: Report, lead: number): string {
    const { of, columns, rows } = this.block;
    const { fit } = this;
    const heading = this.heading();
    const lengths = rows.map((each) =>
      each.type === 'day' ? [each.text.length] : each.cells.map((cell) => cellText(cell).length),
    );
    const letters = lengths.map((cells) => cells.reduce((sum, length) => sum + length, 0));
    const whole = rows.length <= FEW_ITEMS && staysWhole(lengths, { small: fit.small, lead });
    const lines = rows.map((each, position) => {
      if (each.type === 'day') return this.day(each.text);
      const keepNext = (whole && position < rows.length - 1) || rowLeads(letters, position);
      return this.item(each, keepNext);
    });
    return (
      table([heading, ...lines], {
        style: 'ReportTable',
        widths: this.widths,
        rowHeads: columns[0]?.role === 'time',
        title: report.words.added[of],
        ...(fit.small && { gap: fit.gap }),
        rightToLeft: this.options.area.rightToLeft,
      }) + paragraph('', { style: 'TableEnd' })
    );
  }

  private heading(): string {
    const { id, columns } = this.block;
    const { parts, run } = this.options;
    const style = this.fit.small ? 'TableSmallHeading' : 'TableHeading';
    return row(
      columns.map(({ title }, index) =>
        cell(
          paragraph(index === 0 ? parts.bookmark(id, run(title)) : run(title), {
            style,
            edge: this.edge,
          }),
          { width: this.widths[index]!, heading: true, last: index === columns.length - 1 },
        ),
      ),
      { heading: true },
    );
  }

  private day(text: string): string {
    const { run, area } = this.options;
    return row([
      cell(paragraph(run(text), { style: 'TableDay' }), {
        width: area.width,
        span: this.block.columns.length,
      }),
    ]);
  }

  private item({ key, cells }: ItemRow, keepNext: boolean): string {
    const { columns } = this.block;
    const { parts, prose } = this.options;
    const tall = prose.tables.isTall(cells.map(cellText), this.widths);
    return row(
      cells.map((blocks, index) => {
        const { role } = columns[index]!;
        const bookmark = index === 0 ? key : undefined;
        const style = this.fit.small ? 'TableSmall' : (CELL_STYLES[role] ?? 'TableText');
        const content = prose.blocks(blocks, {
          style,
          width: this.widths[index]! - this.fit.gap,
          depth: 0,
          bookmark,
          keepNext,
          edge: TEXT_ROLES.has(role) ? undefined : this.edge,
        });
        return cell(
          content || paragraph(bookmark ? parts.bookmark(bookmark, '') : '', { style, keepNext }),
          { width: this.widths[index]!, last: index === columns.length - 1 },
        );
      }),
      { split: tall },
    );
  }
}

function cellText(blocks: readonly BlockContent[]): string {
  return blocks
    .map((block) => {
      if ('children' in block) return inlineText(block);
      return 'value' in block ? block.value : '';
    })
    .join('\n');
}
