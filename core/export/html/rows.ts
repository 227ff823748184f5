/** Rows of moments, updates or actions as a table. */
import type { BlockContent } from 'mdast';
import { filled } from '../../prose/filled.ts';
import { inlineText } from '../../prose/text.ts';
import type { ColumnRole } from '../../report/words/roles.ts';
import { TEXT_ROLES } from '../../report/rows.ts';
import type { Column, ItemRow, ReportBlock, Row, RowsBlock } from '../../report/tree.ts';
import type { ReportWords } from '../../report/words/report-words.ts';
import { FEW_ITEMS, leadingHeight, rowLeads, staysWhole } from '../leads.ts';
import { cellWidthText, staysInLine } from '../row-widths.ts';
import { escapeHtml, phrasing, type ProseOptions } from './phrasing.ts';
import { hasLongWord, proseHtml, rowClass, rowShares } from './prose.ts';
import { writingOf } from './writing.ts';

export interface RowsOptions {
  prose: ProseOptions;
  words: Pick<ReportWords, 'continued'>;
  /** Whether it is for a screen too. */
  page: boolean;
  /** The block above. */
  before: ReportBlock | undefined;
  /** Whether a day's line says that it goes on: see `HtmlOptions`. */
  continuedDays: boolean;
}

export function rowsHtml(block: RowsBlock, options: RowsOptions): string {
  return new RowsWriter(options).write(block);
}

class RowsWriter {
  private readonly options: RowsOptions;

  constructor(options: RowsOptions) {
    this.options = options;
  }

  write({ id, of, columns, rows }: RowsBlock): string {
    const role = (name: string): string => (this.options.page ? ` role="${name}"` : '');
    const head = columns
      .map(
        ({ role: column, title }) =>
          `<th scope="col" class="${column}"${role('columnheader')}>${escapeHtml(title)}</th>`,
      )
      .join('');
    const letters = rows.map((row) =>
      row.type === 'day'
        ? row.text.length
        : row.cells.reduce(
            (sum, cell) => sum + inlineText({ type: 'root', children: cell }).length,
            0,
          ),
    );
    const day = (text: string, attributes = '', more = ''): string =>
      `<tr${attributes} class="day"${role('row')}>` +
      `<th scope="rowgroup" colspan="${columns.length}"${role('rowheader')}>` +
      `${escapeHtml(text)}${more}</th></tr>`;
    const line = (row: Row, index: number): string =>
      row.type === 'day'
        ? day(row.text)
        : this.row(row, columns, { role, leads: rowLeads(letters, index) });
    // Once its parts are laid out as blocks, a table is no table to a screen reader unless it says
    // so.
    const { shares, small } = this.setting(columns, rows);
    const classes = [
      small && 'wide',
      this.options.page ? `rows ${of}` : 'sized',
      rows.length <= FEW_ITEMS && this.isShort(rows, small) && 'short',
    ]
      .filter(Boolean)
      .join(' ');
    const nested = !this.options.page && rows.some(({ type }) => type === 'day');
    const lines = nested
      ? daysOf(rows.map((row, index) => ({ row, index }))).map(({ title, items }, index) => {
          const inside = items.map(({ row, index: at }) => line(row, at)).join('\n');
          if (title === null) return inside;
          const key = `pm-${id}-day-${index}`;
          const head = day(title, ` id="${key}"`, this.continued(key));
          return (
            `<tr class="part"><td colspan="${columns.length}">` +
            `<table${classes && ` class="${classes}"`}>${shares}<thead>${head}</thead><tbody>` +
            `\n${inside}\n</tbody></table></td></tr>`
          );
        })
      : rows.map(line);
    return (
      `<table id="pm-${id}" class="${nested ? `days ${classes}` : classes}"${role('table')}` +
      `>${shares}<thead${role('rowgroup')}><tr${role('row')}>${head}</tr></thead>` +
      `<tbody${role('rowgroup')}>\n${lines.join('\n')}\n</tbody></table>`
    );
  }

  private isShort(rows: RowsBlock['rows'], small: boolean): boolean {
    const { before } = this.options;
    const lead = before?.type === 'prose' ? leadingHeight(before.node) : 0;
    return staysWhole(rowLetters(rows), { small, lead });
  }

  /** Stands behind a day that is repeated on the next page; the finishing pass takes the first. */
  private continued(key: string): string {
    return this.options.continuedDays
      ? ` <em id="${key}-more">${escapeHtml(filled(this.options.words.continued, { title: '' }).trim())}</em>`
      : '';
  }

  /** As in Word: sentences get the room that names and keys can do without. */
  private setting(
    columns: readonly Column[],
    rows: RowsBlock['rows'],
  ): { shares: string; small: boolean } {
    if (this.options.page) return { shares: '', small: false };
    const texts = rows.flatMap((row) =>
      row.type === 'day'
        ? []
        : [row.cells.map((blocks, index) => cellWidthText(blocks, columns[index]!.role))],
    );
    return rowShares(
      [columns.map(({ title }) => title), ...texts],
      columns.findIndex(({ role }) => TEXT_ROLES.has(role)),
    );
  }

  private row(
    { key, cells }: ItemRow,
    columns: readonly Column[],
    { role: roleOf, leads }: { role: (name: string) => string; leads: boolean },
  ): string {
    const texts = cells.map(textOfCell);
    const content = cells.map((blocks, index) => {
      const { role, title } = columns[index]!;
      const [only] = blocks;
      const begins = only?.type === 'paragraph' ? inlineText(only) : null;
      // One paragraph needs no element of its own in a cell.
      const html =
        blocks.length === 1 && only?.type === 'paragraph'
          ? phrasing(only.children, this.options.prose)
          : proseHtml(blocks, this.options.prose);
      if (role === 'time')
        return `<th scope="row" class="${role}"${roleOf('rowheader')}>${html}</th>`;
      const written = begins === null ? '' : this.writing(begins);
      const kind = begins === null ? role : cellKind(begins, role);
      const label =
        this.options.page && LABELLED.has(role) ? ` data-label="${escapeHtml(title)}"` : '';
      return `<td class="${kind}"${label}${roleOf('cell')}${written}>${html}</td>`;
    });
    return `<tr id="pm-${key}"${rowClass(texts, leads)}${roleOf('row')}>${content.join('')}</tr>`;
  }

  private writing(text: string): string {
    const { language, han } = this.options.prose;
    return writingOf(text, language, han);
  }
}

function textOfCell(blocks: readonly BlockContent[]): string {
  return blocks.map((block) => ('value' in block ? block.value : inlineText(block))).join('\n');
}

/** The class of a cell: its column, and how its words break. */
function cellKind(text: string, role: ColumnRole): string {
  if (staysInLine(text, role)) return `${role} whole`;
  return hasLongWord(text) ? `${role} long` : role;
}

function rowLetters(rows: RowsBlock['rows']): number[][] {
  return rows.map((row) =>
    row.type === 'day'
      ? [row.text.length]
      : row.cells.map((cell) => inlineText({ type: 'root', children: cell }).length),
  );
}

interface Placed {
  row: Row;
  /** Among the rows of its table. */
  index: number;
}

/** The rows of each day; `title` is null for those before the first. */
function daysOf(rows: readonly Placed[]): { title: string | null; items: Placed[] }[] {
  const days: { title: string | null; items: Placed[] }[] = [];
  for (const placed of rows) {
    if (placed.row.type === 'day') days.push({ title: placed.row.text, items: [] });
    else {
      if (days.length === 0) days.push({ title: null, items: [] });
      days.at(-1)!.items.push(placed);
    }
  }
  return days;
}

/** Cells that say too little without the title of their column, where rows stand as blocks. */
const LABELLED: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'utc',
  'owner',
  'due',
  'priority',
  'ticket',
]);
