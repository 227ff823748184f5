import type {
  ContentsBlock,
  CoverBlock,
  Report,
  ReportBlock,
  RowsBlock,
  TrackBlock,
} from '../../report/tree.ts';
import { TEXT_ROLES } from '../../report/rows.ts';
import type { Column, ItemRow } from '../../report/tree.ts';
import type { ColumnRole } from '../../report/roles.ts';
import { NIGHT, readableOn } from '../../report/contrast.ts';
import { trackWords } from '../../report/words/track.ts';
import { inlineText } from '../../prose/text.ts';
import { PRINT_COLORS, trackSvg, type TrackColors } from '../../timeline/track-svg.ts';
import { isRightToLeft } from '../direction.ts';
import { FEW_ITEMS, leadsOn, rowLeads, staysWhole } from '../leads.ts';
import { cellWidthText, staysInLine } from '../row-widths.ts';
import {
  escapeHtml,
  notesHtml,
  proseHtml,
  rowClass,
  rowShares,
  type ProseOptions,
} from './prose.ts';
import { SCREEN_STYLE, TRACK_VARIABLES } from './screen-style.ts';
import { pageStyle, STYLE } from './style.ts';
import { writingOf } from './writing.ts';

export interface HtmlOptions {
  /** `@font-face` rules with the faces as data, so that the page needs nothing from outside. */
  fonts?: string;
  /**
   * `print` (the default): flat and light, for Chromium to print. `page`: the same for readers of
   * the file itself, with sections, dark colours where they like them, and tables that fit a
   * telephone; it prints like the other.
   */
  as?: 'print' | 'page';
}

/** Nothing may be loaded or run: pictures and faces are in the page. */
const POLICY =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const HEADINGS_ABOVE = 2;

/**
 * The report as one HTML page that holds all it needs. Pages on paper carry title, stamp, zone and
 * number by `@page` margin boxes. Every block and row has an id `pm-…`. The same report gives the
 * same page.
 */
export function toHtml(report: Report, { fonts = '', as = 'print' }: HtmlOptions = {}): string {
  return new HtmlWriter(report, as === 'page').write(fonts);
}

class HtmlWriter {
  private readonly report: Report;
  /** Whether it is for a screen too. */
  private readonly page: boolean;
  private readonly prose: ProseOptions;

  constructor(report: Report, page: boolean) {
    this.report = report;
    this.page = page;
    this.prose = {
      media: report.media,
      language: report.language,
      headingsAbove: HEADINGS_ABOVE,
      apart: page,
      sized: true,
      whole: true,
      references: new Map(),
      roles: page,
    };
  }

  write(fonts: string): string {
    const { title, language, accent, stamp, blocks, brief } = this.report;
    const [cover, ...rest] = blocks;
    const own =
      accent === null
        ? ''
        : `:root{--accent:${accent}}${this.page ? `@media screen and (prefers-color-scheme:dark){:root{--accent:${readableOn(this.report.shadedFrom ?? accent!, NIGHT)}}}` : ''}`;
    const body = this.page
      ? `<main>\n${this.block(cover!)}\n${this.sections(rest)}${this.notes()}\n</main>\n<footer><p>${escapeHtml(stamp.foot)}</p></footer>`
      : `<main>\n${blocks.map((block, index) => this.block(block, blocks[index - 1], blocks[index + 1])).join('\n')}${this.notes()}\n</main>`;
    return `<!doctype html>
<html lang="${escapeHtml(language)}"${isRightToLeft(language) ? ' dir="rtl"' : ''}${brief ? ' class="brief"' : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${this.page ? '<meta name="color-scheme" content="light dark">\n' : ''}<title>${escapeHtml(title)}</title>
<style>${fonts}${pageStyle(this.report)}${STYLE}${this.page ? SCREEN_STYLE : ''}${own}</style>
</head>
<body>
${body}
</body>
</html>
`;
  }

  /** Each section with what belongs to it. */
  private sections(blocks: readonly ReportBlock[]): string {
    const parts: string[] = [];
    let open = false;
    for (const [index, block] of blocks.entries()) {
      const begins = block.type === 'section' || block.type === 'appendix';
      if (begins && open) parts.push('</section>');
      if (block.type === 'section') parts.push(`<section aria-labelledby="pm-${block.id}">`);
      if (begins) open = block.type === 'section';
      parts.push(this.block(block, blocks[index - 1], blocks[index + 1]));
    }
    return [...parts, ...(open ? ['</section>'] : [])].join('\n');
  }

  private block(block: ReportBlock, before?: ReportBlock, next?: ReportBlock): string {
    const id = `pm-${block.id}`;
    switch (block.type) {
      case 'cover':
        return this.cover(block);
      case 'measures':
        return proseHtml([block.node], {
          ...this.prose,
          id,
          apart: this.page && this.report.brief,
          tableClass: 'measures',
          rowHeads: true,
        });
      case 'contents':
        return this.contents(block);
      case 'appendix':
        return `<h2 id="${id}" class="appendix"${this.writing(block.title)}>${escapeHtml(block.title)}</h2>`;
      case 'section':
        return `<h${block.level + 1} id="${id}"${this.writing(block.title)}>${escapeHtml(block.title)}</h${block.level + 1}>`;
      case 'prose':
      case 'problems':
        return proseHtml([block.node], {
          ...this.prose,
          id,
          before: before?.type === 'prose' ? before.node : undefined,
          leads: leadsOn(block, next),
        });
      case 'note':
        return `<p id="${id}" class="note">${escapeHtml(block.text)}</p>`;
      case 'track':
        return this.track(block);
      case 'rows':
        return this.rows(block);
    }
  }

  private cover({ kind, title, facts, logo }: CoverBlock): string {
    const image = logo
      ? `<img class="logo" alt="" src="data:${escapeHtml(logo.type)};base64,${escapeHtml(logo.data)}">\n`
      : '';
    const list =
      facts.length === 0
        ? ''
        : `\n<dl>${facts.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd${this.writing(value)}>${escapeHtml(value)}</dd>`).join('\n')}</dl>`;
    return `<header>\n${image}<p class="kind">${escapeHtml(kind)}</p>\n<h1 id="pm-title"${this.writing(title)}>${escapeHtml(title)}</h1>${list}\n</header>`;
  }

  private contents({ title, lines }: ContentsBlock): string {
    const items = lines.map(
      ({ id, level, text }) =>
        `<li${level === 2 ? ' class="inner"' : ''}${this.writing(text)}><a href="#pm-${id}">${escapeHtml(text)}</a></li>`,
    );
    return `<nav aria-label="${escapeHtml(title)}"><p>${escapeHtml(title)}</p><ul>${items.join('\n')}</ul></nav>`;
  }

  /** The footnotes, at the end: a page on a screen has no foot. */
  private notes(): string {
    const { notes, words } = this.report;
    if (notes.length === 0) return '';
    return `\n<section${this.page ? ' role="doc-endnotes"' : ' class="endnotes"'} aria-labelledby="pm-notes">\n<h2 id="pm-notes">${escapeHtml(words.notes)}</h2>\n${notesHtml(notes, words, this.prose)}\n</section>`;
  }

  private writing(text: string): string {
    return writingOf(text, this.report.language);
  }

  /** On a telephone, a drawing of its own: the wide one scaled down could not be read. */
  private track({ id, track }: TrackBlock): string {
    const words = trackWords(this.report.words);
    if (!this.page)
      return `<div id="pm-${id}" class="track">${trackSvg(track, { width: 640, words })}</div>`;
    return `<figure id="pm-${id}" class="track"><div class="drawn-wide">${trackSvg(track, { width: 640, colors: SCREEN_COLORS, words })}</div><div class="drawn-narrow">${trackSvg(track, { width: 340, colors: SCREEN_COLORS, words, idPrefix: 'narrow' })}</div></figure>`;
  }

  private rows({ id, of, columns, rows }: RowsBlock): string {
    const role = (name: string): string => (this.page ? ` role="${name}"` : '');
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
    const lines = rows.map((row, index) =>
      row.type === 'day'
        ? `<tr class="day"${role('row')}><th scope="rowgroup" colspan="${columns.length}"${role('rowheader')}>${escapeHtml(row.text)}</th></tr>`
        : this.row(row, columns, { role, leads: rowLeads(letters, index) }),
    );
    // Once its parts are laid out as blocks, a table is no table to a screen reader unless it says
    // so.
    const { shares, small } = this.setting(columns, rows);
    const classes = [
      small && 'wide',
      this.page ? `rows ${of}` : 'sized',
      staysWhole(letters, FEW_ITEMS) && 'short',
    ]
      .filter(Boolean)
      .join(' ');
    return `<table id="pm-${id}"${classes && ` class="${classes}"`}${role('table')}>${shares}<thead${role('rowgroup')}><tr${role('row')}>${head}</tr></thead><tbody${role('rowgroup')}>\n${lines.join('\n')}\n</tbody></table>`;
  }

  /** As in Word: sentences get the room that names and keys can do without. */
  private setting(
    columns: readonly Column[],
    rows: RowsBlock['rows'],
  ): { shares: string; small: boolean } {
    if (this.page) return { shares: '', small: false };
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
    const content = cells.map((blocks, index) => {
      const { role, title } = columns[index]!;
      const [only] = blocks;
      // One paragraph needs no element of its own in a cell.
      const html =
        blocks.length === 1 && only?.type === 'paragraph'
          ? proseHtml(blocks, this.prose).replace(/^<p[^>]*>|<\/p>$/g, '')
          : proseHtml(blocks, this.prose);
      const written = only?.type === 'paragraph' ? this.writing(inlineText(only)) : '';
      const kind =
        only?.type === 'paragraph' && staysInLine(inlineText(only), role) ? `${role} whole` : role;
      const label = this.page && LABELLED.has(role) ? ` data-label="${escapeHtml(title)}"` : '';
      return role === 'time'
        ? `<th scope="row" class="${role}"${roleOf('rowheader')}>${html}</th>`
        : `<td class="${kind}"${label}${roleOf('cell')}${written}>${html}</td>`;
    });
    const texts = cells.map((blocks) =>
      blocks.map((block) => ('value' in block ? block.value : inlineText(block))).join('\n'),
    );
    return `<tr id="pm-${key}"${rowClass(texts, leads)}${roleOf('row')}>${content.join('')}</tr>`;
  }
}

/** Cells that say too little without the title of their column, where rows stand as blocks. */
const LABELLED: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'utc',
  'owner',
  'due',
  'priority',
  'ticket',
]);

/** The drawing's colours, which the page's style can change; those of the text follow the text. */
const SCREEN_COLORS: TrackColors = {
  ...PRINT_COLORS,
  ...Object.fromEntries(
    TRACK_VARIABLES.map((name) => [name, `var(--track-${name},${PRINT_COLORS[name]})`]),
  ),
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  paper: 'var(--paper)',
};
