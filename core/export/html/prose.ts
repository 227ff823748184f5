import type { BlockContent, ListItem, Nodes, Table } from 'mdast';
import { isHeadless } from '../../prose/headless.ts';
import { columns } from '../../prose/columns.ts';
import { inlineText } from '../../prose/text.ts';
import { columnWidths, isWhole, measuredText, tableFit, type TableFit } from '../column-widths.ts';
import { rowsFit } from '../row-widths.ts';
import { fittingTables } from '../wide-tables.ts';
import {
  isCaption,
  FEW_ROWS,
  isLedTo,
  leadHeight,
  isPicture,
  rowLeads,
  rowStaysTogether,
  staysTogether,
  staysWhole,
} from '../leads.ts';
import type { Note } from '../../report/tree.ts';
import type { ReportWords } from '../../report/words/report-words.ts';
import {
  escapeHtml,
  noteId,
  phrasing,
  referenceId,
  writing,
  type ProseOptions,
} from './phrasing.ts';

/**
 * The footnotes as a list. Each begins with its number, which leads back to where it was first
 * referred to.
 */
export function notesHtml(
  notes: readonly Note[],
  words: ReportWords,
  options: ProseOptions,
): string {
  const role = options.roles
    ? ` role="doc-backlink" aria-label="${escapeHtml(words.backToText)}"`
    : '';
  const items = notes.map(({ number, blocks }) => {
    const back = `<a class="number" href="#${referenceId(String(number))}"${role}>${number}</a>`;
    const html = proseHtml(blocks, options);
    const numbered =
      blocks[0]?.type === 'paragraph'
        ? html.replace(/^<p[^>]*>/, (start) => start + back)
        : `<p>${back}</p>${html}`;
    return `<li id="${noteId(String(number))}">${numbered}</li>`;
  });
  return `<ol class="notes">${items.join('\n')}</ol>`;
}

/** One of more is too wide for a telephone, and scrolls there. */
const MOST_ON_TELEPHONE = 4;
const WORD_ENDS = '\\s\\u2e80-\\u9fff\\uac00-\\ud7af/-';
/**
 * A word that would push its table over the page's edge: it may be broken anywhere. Scripts that
 * are broken between signs are none.
 */
const LONG_WORD = new RegExp(`(?<![^${WORD_ENDS}])[^${WORD_ENDS}]{25}`);

export function hasLongWord(text: string): boolean {
  return LONG_WORD.test(text);
}

/** Where blocks stand among others. */
export interface Placed {
  /** Id of the first block's element. */
  id?: string;
  /** Whether the last block leads to what follows: on paper they stay on one page. */
  leads?: boolean;
  /** The block above the first. */
  before?: Nodes | undefined;
}

/** Blocks as HTML. Nothing stands between them: in a cell or an item a line end would be a line. */
export function proseHtml(
  nodes: readonly BlockContent[],
  options: ProseOptions,
  { id = '', leads = false, before }: Placed = {},
): string {
  return nodes
    .map((node, index) =>
      block(node, options, {
        id: index === 0 ? id : '',
        before: index === 0 ? before : nodes[index - 1],
        leads: index === nodes.length - 1 ? leads : isLedTo(nodes[index + 1], node),
      }),
    )
    .join('');
}

function block(node: Nodes, options: ProseOptions, placed: Placed = {}): string {
  const id = idOf(placed);
  switch (node.type) {
    case 'paragraph': {
      const kinds = [
        isPicture(node) ? 'picture' : isCaption(node, placed.before) && 'caption',
        placed.leads && 'leads',
      ]
        .filter(Boolean)
        .join(' ');
      return `<p${id}${kinds && ` class="${kinds}"`}${writing(node, options)}>${phrasing(node.children, options)}</p>`;
    }
    case 'heading': {
      const tag = `h${Math.min(node.depth + options.headingsAbove, 6)}`;
      return `<${tag}${id}${writing(node, options)}>${phrasing(node.children, options)}</${tag}>`;
    }
    case 'blockquote':
      return (
        `<blockquote${id}${staysTogether(node) ? '' : ' class="parts"'}` +
        `${writing(node, options)}>${proseHtml(node.children as BlockContent[], options)}` +
        '</blockquote>'
      );
    case 'list': {
      const start = node.ordered && (node.start ?? 1) !== 1 ? ` start="${node.start!}"` : '';
      const checks = node.children.some(({ checked }) => typeof checked === 'boolean')
        ? ' class="checks"'
        : '';
      const tag = node.ordered ? 'ol' : 'ul';
      return (
        `<${tag}${id}${start}${checks}${writing(node, options)}>` +
        `${node.children.map((item) => listItem(item, options)).join('')}</${tag}>`
      );
    }
    case 'code':
      return (
        `<pre${id}` +
        `${staysTogether(node, leadHeight(node, placed.before)) ? '' : ' class="parts"'}>` +
        `<code>${codeLines(node.value, options)}</code></pre>`
      );
    case 'table': {
      if (options.sized && !options.rowHeads) {
        const parts = fittingTables(node, TEXT_TWIPS, LETTERS);
        // On a screen a table scrolls; where that page is printed, its words are broken.
        if (options.apart || parts.length === 1) return table(node, parts[0]!.fit, options, placed);
        return parts
          .map(({ table: part, fit }, index) =>
            table(part, fit, options, index === 0 ? placed : { ...placed, id: '' }),
          )
          .join('\n');
      }
      return table(node, tableFit(node.children[0]!.children.length), options, placed);
    }
    case 'thematicBreak':
      return `<hr${id}>`;
    default:
      return '';
  }
}

/** Each line apart, so that the page can show where one goes on in the next. */
function codeLines(code: string, { sized, apart }: ProseOptions): string {
  if (!sized) return escapeHtml(code);
  const lines = code.split('\n').map((line) => {
    const long = columns(line) > (apart ? LINE_ON_TELEPHONE : LINE_ON_PAPER);
    return `<span${long ? ' class="long"' : ''}>${escapeHtml(line)}\n</span>`;
  });
  return lines.join('');
}
/** Columns of code that surely stay in one line. */
const [LINE_ON_PAPER, LINE_ON_TELEPHONE] = [76, 28];

function idOf({ id }: Placed): string {
  return id ? ` id="${escapeHtml(id)}"` : '';
}

function table(node: Table, fit: TableFit, options: ProseOptions, placed: Placed): string {
  const id = idOf(placed);
  const [head, ...rows] = node.children;
  const cells = (row: typeof head, tag: string): string =>
    row!.children
      .map((cell, column) => {
        const align = node.align?.[column];
        const own = tag === 'td' && column === 0 && options.rowHeads ? 'th scope="row"' : tag;
        const text = inlineText(cell);
        const kinds = [align, LONG_WORD.test(text) && 'long', isWhole(text) && 'whole']
          .filter(Boolean)
          .join(' ');
        return (
          `<${own}${kinds && ` class="${kinds}"`}${writing(cell, options)}>` +
          `${phrasing(cell.children, options)}</${own.split(' ')[0]!}>`
        );
      })
      .join('');
  const heads = isHeadless(node) ? '' : `<thead><tr>${cells(head, 'th scope="col"')}</tr></thead>`;
  const letters = rows.map((row) => inlineText(row).length);
  const classes = [
    options.tableClass,
    isShort(node, rows, fit, placed) && 'short',
    fit.small ? 'wide' : head!.children.length > MOST_ON_TELEPHONE && 'many',
  ]
    .filter(Boolean)
    .join(' ');
  const [before, after] = options.apart
    ? [`<div class="scroll"${id} tabindex="0">`, '</div>']
    : ['', ''];
  const opening =
    `<table${options.apart ? '' : id}${classes && ` class="${classes}"`}` +
    `${writing(head!, options)}>`;
  const shares = options.sized && !options.rowHeads ? columnsOf(node, fit) : '';
  const lines = rows.map((row, index) => {
    const kind = rowClass(row.children.map(inlineText), rowLeads(letters, index));
    return `<tr${kind}>${cells(row, 'td')}</tr>`;
  });
  const body = `<tbody>${lines.join('\n')}</tbody>`;
  return `${before}${opening}${shares}${heads}${body}</table>${after}`;
}

function isShort(
  node: Table,
  rows: Table['children'],
  { small }: TableFit,
  { before }: Placed,
): boolean {
  if (rows.length > FEW_ROWS) return false;
  const letters = rows.map(({ children }) => children.map((cell) => inlineText(cell).length));
  return staysWhole(letters, { small, lead: leadHeight(node, before) });
}

/**
 * Shares of the width. A browser's own are worse: it gives each column a part of what it asks for,
 * so that dates and names break while a column of sentences has room.
 */
function columnsOf({ children }: Table, fit: TableFit): string {
  const texts = children.map((row) => row.children.map(measuredText));
  return columnShares(columnWidths(texts, TEXT_TWIPS, fit, LETTERS));
}

/** The class of a row, as an attribute: whether it stays with the next, and whether it may part. */
export function rowClass(cells: readonly string[], leads: boolean): string {
  const kinds = [leads && 'leads', !rowStaysTogether(cells) && 'parts'].filter(Boolean).join(' ');
  return kinds && ` class="${kinds}"`;
}

/** How a table of rows is set. @param text the column of sentences */
export function rowShares(
  texts: readonly (readonly string[])[],
  text: number,
): { shares: string; small: boolean } {
  const { fit, widths } = rowsFit(texts, TEXT_TWIPS, LETTERS, text);
  return { shares: columnShares(widths), small: fit.small };
}

function columnShares(widths: readonly number[]): string {
  const shares = widths.map((width) => ((width / TEXT_TWIPS) * 100).toFixed(1));
  return `<colgroup>${shares.map((share) => `<col style="width:${share}%">`).join('')}</colgroup>`;
}
/**
 * The text of a page is so wide, and the letters of its tables, Inter at 12.5 pixels, are a
 * little wider than Arial's at 9 points are taken to be.
 */
const [TEXT_TWIPS, LETTERS] = [9_184, 1.06];

function listItem({ children, checked }: ListItem, options: ProseOptions): string {
  const [first, ...rest] = children as BlockContent[];
  const own = first?.type === 'paragraph' ? writing(first, options) : '';
  const box =
    typeof checked === 'boolean' ? `<span class="box">${checked ? '☑' : '☐'}</span> ` : '';
  // A tight item is its text and not a paragraph, as people see it.
  const whole = first && first.type !== 'paragraph' ? block(first, options) : '';
  const head = first?.type === 'paragraph' ? phrasing(first.children, options) : whole;
  return `<li${own}>${box}${head}${rest.length > 0 ? proseHtml(rest, options) : ''}</li>`;
}
