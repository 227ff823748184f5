/**
 * The report for a clipboard: rich text that mail programs, chats, wikis and word processors take
 * as it is, and the same as Markdown.
 */
import type { Report } from '../../report/report.ts';
import type { Column, ItemRow } from '../../report/tree.ts';
import type { ReportBlock, RowsBlock } from '../../report/tree.ts';
import { toBase64 } from '../../files/base64.ts';
import { escapeHtml, noteId, referenceId, type ProseOptions } from '../html/phrasing.ts';
import { proseHtml } from '../html/prose.ts';
import { toMarkdownText } from '../../markdown/write.ts';
import { formatMarkdown } from '../../prose/markdown.ts';
import { visibleMarkdown } from './visible-markdown.ts';
import { withStyles } from './styles.ts';

export interface ClipboardOptions {
  /**
   * The picture of the incident as PNG: mail programs show no SVG. Without it the sentence that
   * describes it stands there.
   */
  trackPng?: Uint8Array | undefined;
}

export interface Clipboard {
  /**
   * A fragment: headings, tables, lists, pictures as data, all of its looks in `style` attributes.
   */
  html: string;
  /** For a plain text field. */
  text: string;
  markdown: string;
}

/** Headings of sections stand one below the title. */
const HEADINGS_ABOVE = 2;
/** Width of the track in CSS pixels. */
const TRACK_WIDTH = 640;

/** The whole report. Contents and page heads are left out: nothing that is pasted has pages. */
export function toClipboard(report: Report, { trackPng }: ClipboardOptions = {}): Clipboard {
  // What would let it be opened again is not shown.
  const shown = toMarkdownText({ ...report, carriesSource: false });
  const markdown = withTitle(visibleMarkdown(shown), report.title);
  return { html: blocksHtml(report, report.blocks, trackPng), text: markdown, markdown };
}

/** A file has its title in the front matter; what is pasted has none, and gets a heading. */
function withTitle(markdown: string, title: string): string {
  const heading = formatMarkdown({
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: title }],
  }).trim();
  // Below the kind of report, where other formats have it.
  return markdown.replace('\n\n', () => `\n\n${heading}\n\n`);
}

/** Blocks of a report as a fragment of rich text. */
export function blocksHtml(
  report: Report,
  blocks: readonly ReportBlock[],
  trackPng?: Uint8Array,
): string {
  const prose: ProseOptions = {
    media: report.media,
    language: report.language,
    headingsAbove: HEADINGS_ABOVE,
    references: new Map(),
    roles: true,
  };
  const parts = blocks.map((block) => blockHtml(block, prose, trackPng));
  if (prose.references.size > 0)
    parts.push(`<h2>${escapeHtml(report.words.notes)}</h2>`, notesHtml(report, prose));
  const html = parts.filter(Boolean).join('\n');
  return `<div lang="${escapeHtml(report.language)}">${withStyles(html)}</div>`;
}

function blockHtml(
  block: ReportBlock,
  prose: ProseOptions,
  trackPng: Uint8Array | undefined,
): string {
  switch (block.type) {
    case 'cover':
      return `<p>${escapeHtml(block.kind)}</p><h1>${escapeHtml(block.title)}</h1>${facts(block.facts)}`;
    case 'contents':
      return '';
    case 'appendix':
      return `<h2>${escapeHtml(block.title)}</h2>`;
    case 'section':
      return `<h${block.level + 1}>${escapeHtml(block.title)}</h${block.level + 1}>`;
    case 'note':
      return `<p><em>${escapeHtml(block.text)}</em></p>`;
    case 'track':
      return trackPng
        ? `<p><img src="data:image/png;base64,${toBase64(trackPng)}" alt="` +
            `${escapeHtml(block.track.text)}" width="${TRACK_WIDTH}"></p>`
        : `<p>${escapeHtml(block.track.text)}</p>`;
    case 'rows':
      return rowsHtml(block, prose);
    default:
      return proseHtml([block.node], prose);
  }
}

/**
 * The footnotes as a plain list: what is pasted elsewhere keeps its numbers, but not a page's own
 * layout of them.
 */
function notesHtml({ notes, words }: Report, prose: ProseOptions): string {
  const items = notes.map(
    ({ number, blocks }) =>
      `<li id="${noteId(String(number))}">` +
      `${proseHtml(blocks, prose)} <a href="#${referenceId(String(number))}" ` +
      `role="doc-backlink" title="${escapeHtml(words.backToText)}">↑</a></li>`,
  );
  return `<ol role="doc-endnotes">${items.join('')}</ol>`;
}

function facts(pairs: readonly { label: string; value: string }[]): string {
  if (pairs.length === 0) return '';
  const rows = pairs.map(
    ({ label, value }) =>
      `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function rowsHtml({ columns, rows }: RowsBlock, prose: ProseOptions): string {
  const lines = rows.map((row) =>
    row.type === 'day'
      ? `<tr><td colspan="${columns.length}"><strong>${escapeHtml(row.text)}</strong></td></tr>`
      : rowHtml(row, columns, prose),
  );
  const heads = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  return `<table><thead><tr>${heads}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function rowHtml({ cells }: ItemRow, columns: readonly Column[], prose: ProseOptions): string {
  const cell = (blocks: ItemRow['cells'][number]): string => {
    const html = proseHtml(blocks, prose);
    // One paragraph needs no element of its own in a cell, and would bring its distances along.
    return blocks.length === 1 && blocks[0]?.type === 'paragraph'
      ? html.replace(/^<p(?: class="picture")?>|<\/p>$/g, '')
      : html;
  };
  const parts = cells.map((blocks, index) => {
    const kind = columns[index]?.role === 'time' ? ' class="time"' : '';
    return `<td${kind}>${cell(blocks)}</td>`;
  });
  return `<tr>${parts.join('')}</tr>`;
}
