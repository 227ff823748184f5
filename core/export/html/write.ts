import type { Report, ReportBlock } from '../../report/report.ts';
import type { Column, ItemRow } from '../../report/rows.ts';
import { trackSvg } from '../../timeline/track-svg.ts';
import { escapeHtml, proseHtml } from './prose.ts';
import { pageStyle, STYLE } from './style.ts';

export interface HtmlOptions {
  /** `@font-face` rules with the faces as data, so that the page needs nothing from outside. */
  fonts?: string;
}

/** Nothing may be loaded or run: pictures and faces are in the page. */
const POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const HEADINGS_ABOVE = 2;

/**
 * The report as one HTML page that holds all it needs; Chromium prints it to PDF. Pages carry title, stamp, zone and number by `@page` margin boxes.
 * Every block and row has an id `pm-…`.
 */
export function toHtml(report: Report, { fonts = '' }: HtmlOptions = {}): string {
  const { title, language } = report;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${fonts}${pageStyle(report)}${STYLE}</style>
</head>
<body>
<main>
${report.blocks.map((block) => blockHtml(block, report)).join('\n')}
</main>
</body>
</html>
`;
}

function cover({ kind, title, facts }: Extract<ReportBlock, { type: 'cover' }>): string {
  const list = facts.length === 0 ? '' : `<dl>${facts.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}</dl>`;
  return `<header>\n<p class="kind">${escapeHtml(kind)}</p>\n<h1 id="pm-title">${escapeHtml(title)}</h1>\n${list}\n</header>`;
}

function contents({ title, lines }: Extract<ReportBlock, { type: 'contents' }>): string {
  const items = lines.map(({ id, level, text }) => `<li${level === 2 ? ' class="inner"' : ''}><a href="#pm-${id}">${escapeHtml(text)}</a></li>`);
  return `<nav aria-label="${escapeHtml(title)}"><p>${escapeHtml(title)}</p><ul>${items.join('\n')}</ul></nav>`;
}

function blockHtml(block: ReportBlock, report: Report): string {
  const id = `pm-${block.id}`;
  switch (block.type) {
    case 'cover':
      return cover(block);
    case 'contents':
      return contents(block);
    case 'appendix':
      return `<h2 id="${id}">${escapeHtml(block.title)}</h2>`;
    case 'section':
      return `<h${block.level + 1} id="${id}">${escapeHtml(block.title)}</h${block.level + 1}>`;
    case 'measures':
    case 'problems':
    case 'prose':
      return proseHtml([block.node], { media: report.media, headingsAbove: HEADINGS_ABOVE, id });
    case 'note':
      return `<p id="${id}" class="note">${escapeHtml(block.text)}</p>`;
    case 'track':
      return `<div id="${id}" class="track">${trackSvg(block.track, { width: 640 })}</div>`;
    case 'rows':
      return rowsHtml(block, report);
  }
}

function rowsHtml({ id, columns, rows }: Extract<ReportBlock, { type: 'rows' }>, report: Report): string {
  const head = columns.map(({ role, title }) => `<th scope="col" class="${role}">${escapeHtml(title)}</th>`).join('');
  const lines = rows.map((row) => (row.type === 'day' ? `<tr class="day"><th scope="rowgroup" colspan="${columns.length}">${escapeHtml(row.text)}</th></tr>` : rowHtml(row, columns, report)));
  return `<table id="pm-${id}"><thead><tr>${head}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

function rowHtml({ key, cells }: ItemRow, columns: readonly Column[], report: Report): string {
  const content = cells.map((blocks, index) => {
    const { role } = columns[index]!;
    const [only] = blocks;
    // One paragraph needs no element of its own in a cell.
    const html = blocks.length === 1 && only?.type === 'paragraph' ? proseHtml(blocks, { media: report.media, headingsAbove: HEADINGS_ABOVE }).replace(/^<p(?: class="picture")?>|<\/p>$/g, '') : proseHtml(blocks, { media: report.media, headingsAbove: HEADINGS_ABOVE });
    return role === 'time' ? `<th scope="row" class="${role}">${html}</th>` : `<td class="${role}">${html}</td>`;
  });
  return `<tr id="pm-${key}">${content.join('')}</tr>`;
}
