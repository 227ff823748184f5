import { Document, Footer, Header, LeaderType, Packer, PageNumber, Paragraph, Tab, TableOfContents, TabStopType, TextRun } from 'docx';
import { strToU8 } from 'fflate';
import { toCanonicalJson } from '../../document/canonical.ts';
import type { BlockContent } from 'mdast';
import { inlineText } from '../../prose/text.ts';
import type { Report, ReportBlock } from '../../report/report.ts';
import type { ColumnRole, ItemRow } from '../../report/rows.ts';
import { trackSvg } from '../../timeline/track-svg.ts';
import { imageSize } from '../image-size.ts';
import { finishPackage } from './finish.ts';
import { bookmarkName, PackageParts } from './parts.ts';
import { isLedTo, ProseWriter } from './prose.ts';
import { paintTrack } from './paint-track.ts';
import { reportStyles } from './styles.ts';
import { columnWidths } from './widths.ts';
import { cell, paragraph, picture, row, run, table } from './xml.ts';

export interface DocxOptions {
  /** The picture of the incident as PNG, at any scale, for readers that do not show SVG. Without it they get a plainer one, without its labels. */
  trackPng?: Uint8Array;
}

/** Page sizes and margins in twips (20 to the point, 1,440 to the inch). */
const PAGES = { A4: { width: 11906, height: 16838 }, Letter: { width: 12240, height: 15840 } };
const MARGIN = { top: 1474, bottom: 1361, left: 1361, right: 1361, header: 680, footer: 624 };
const EMU_PER_TWIP = 635;
const TRACK_OPTIONS = { width: 640, fontFamily: 'Arial, Helvetica, sans-serif' };
const [FRONT, BODY] = ['afterword-front', 'afterword-body'];

/**
 * The report as a Word file. `docx` makes the package (styles, header, footer, contents, properties); the body is written here, and `finish.ts` joins the two.
 * The same report and options give the same bytes.
 */
export async function toDocx(report: Report, options: DocxOptions = {}): Promise<Uint8Array> {
  const parts = new PackageParts();
  const body = new BodyWriter(report, parts, options);
  const bodies = new Map([[FRONT, body.front()], [BODY, body.blocks()]]);
  const bytes = await Packer.toArrayBuffer(frame(report));
  return finishPackage(new Uint8Array(bytes), {
    bodies, parts, date: `${report.stamp.isoDate || '1980-01-01'}T00:00:00Z`, language: report.language, source: toCanonicalJson(report.source),
  });
}

/** Everything around the body. */
function frame(report: Report): Document {
  const { stamp, title, contents } = report;
  const edge = textWidth(report);
  const right = [{ type: TabStopType.RIGHT, position: edge }];
  const toc = contents.length === 0 ? [] : [
    new Paragraph({ style: 'ContentsTitle', children: [new TextRun('Contents')] }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2', tabLeader: LeaderType.NONE, cachedEntries: contents.map(({ id, level, text }) => ({ title: text, level, href: bookmarkName(id) })) }),
  ];
  return new Document({
    title, subject: stamp.reference, creator: author(report), lastModifiedBy: author(report), keywords: 'postmortem', description: `${report.kind}, ${stampLine(report)}`,
    customProperties: [
      { name: 'afterword.document', value: report.source.id }, { name: 'afterword.revision', value: report.source.revision }, { name: 'afterword.audience', value: report.audience }, { name: 'afterword.format', value: String(report.source.version) },
    ],
    styles: reportStyles(report.language),
    sections: [{
      properties: { page: { size: PAGES[report.pageSize], margin: MARGIN } },
      headers: { default: new Header({ children: [new Paragraph({ style: 'Header', tabStops: right, children: [new TextRun({ children: [title, new Tab(), stampLine(report)] })] })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ style: 'Footer', tabStops: right, children: [new TextRun({ children: [`${stamp.times} · ${stamp.audience}`, new Tab(), PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [new Paragraph(FRONT), ...toc, new Paragraph(BODY)],
    }],
  });
}

/** "INC-4127 · approved · v3". */
function stampLine({ stamp }: Report): string {
  return [stamp.reference, stamp.state, stamp.revision && `v${stamp.revision}`].filter((part) => part !== '').join(' · ');
}

function author({ source }: Report): string {
  return source.people.map(({ name }) => name.trim()).filter((name) => name !== '').join('; ') || source.incident.organization || 'Afterword';
}

function textWidth({ pageSize }: Report): number {
  return PAGES[pageSize].width - MARGIN.left - MARGIN.right;
}

/** The paragraph style of a column's cells. */
const CELL_STYLES: Partial<Record<ColumnRole, string>> = { time: 'TableTime', milestone: 'TableTag', status: 'TableTag' };

class BodyWriter {
  private readonly report: Report;
  private readonly parts: PackageParts;
  private readonly prose: ProseWriter;
  private readonly options: DocxOptions;
  private readonly width: number;

  constructor(report: Report, parts: PackageParts, options: DocxOptions) {
    this.report = report;
    this.parts = parts;
    this.options = options;
    this.prose = new ProseWriter(report, parts);
    this.width = textWidth(report);
  }

  /** Title and facts. */
  front(): string {
    const { kind, title, facts } = this.report;
    const head = paragraph(run(kind), { style: 'Kicker' }) + paragraph(this.parts.bookmark('title', run(title)), { style: 'Title' });
    if (facts.length === 0) return head;
    // Two facts in a line, read along the line.
    const widths = [0.145, 0.385, 0.18, 0.29].map((share) => Math.round(this.width * share));
    const rows = facts.flatMap((_, index) => (index % 2 === 0 ? [facts.slice(index, index + 2)] : [])).map((pair) => row([0, 1].flatMap((side) => {
      const fact = pair[side];
      return [
        cell(paragraph(run(fact?.label ?? ''), { style: 'FactLabel' }), { width: widths[side * 2]! }),
        cell(paragraph(run(fact?.value ?? ''), { style: 'FactValue' }), { width: widths[side * 2 + 1]! }),
      ];
    })));
    return head + table(rows, { style: 'Facts', widths, heading: false }) + paragraph('', { style: 'TableEnd' });
  }

  blocks(): string {
    const { blocks } = this.report;
    return blocks.map((block, index) => this.block(block, blocks[index + 1])).join('');
  }

  private block(block: ReportBlock, next: ReportBlock | undefined): string {
    switch (block.type) {
      case 'section':
        return paragraph(this.parts.bookmark(block.id, run(block.title)), { style: 'Heading1' });
      case 'prose':
        return this.prose.blocks([block.node], { style: '', width: this.width, depth: 0, bookmark: block.id, keepNext: next?.type === 'prose' ? isLedTo(next.node) : next?.type === 'track' || next?.type === 'rows' });
      case 'note':
        return paragraph(this.parts.bookmark(block.id, run(block.text)), { style: 'Note' });
      case 'track':
        return this.track(block);
      case 'rows':
        return this.rows(block);
    }
  }

  private track({ id, track }: Extract<ReportBlock, { type: 'track' }>): string {
    const png = this.options.trackPng ?? paintTrack(track);
    const size = imageSize('image/png', png);
    if (!size) throw new Error('The picture of the incident is not a PNG.');
    const width = this.width * EMU_PER_TWIP;
    const image = this.parts.file(png, 'png');
    const svg = this.parts.file(strToU8(trackSvg(track, TRACK_OPTIONS)), 'svg');
    const drawing = picture({ id: this.parts.nextDrawing(), name: 'Track of the incident', alt: track.text, width, height: Math.round((width * size.height) / size.width), image, svg });
    return paragraph(this.parts.bookmark(id, drawing), { style: 'Picture' });
  }

  private rows({ id, columns, rows }: Extract<ReportBlock, { type: 'rows' }>): string {
    const items = rows.filter((each): each is ItemRow => each.type === 'item');
    const widths = columnWidths([columns.map(({ title }) => title), ...items.map(({ cells }) => cells.map((blocks, index) => widthText(blocks, columns[index]!.role)))], this.width);
    const heading = row(columns.map(({ title }, index) => cell(paragraph(index === 0 ? this.parts.bookmark(id, run(title)) : run(title), { style: 'TableHeading' }), { width: widths[index]!, heading: true, last: index === columns.length - 1 })), { heading: true });
    const lines = rows.map((each, position) => {
      // The heading never stands without a row, nor the last row alone.
      const keepNext = position === 0 || position === rows.length - 2;
      if (each.type === 'day') return row([cell(paragraph(run(each.text), { style: 'TableDay' }), { width: this.width, span: columns.length })]);
      return row(each.cells.map((blocks, index) => {
        const bookmark = index === 0 ? each.key : undefined;
        const style = CELL_STYLES[columns[index]!.role] ?? 'TableText';
        const content = this.prose.blocks(blocks, { style, width: widths[index]!, depth: 0, bookmark, keepNext });
        return cell(content || paragraph(bookmark ? this.parts.bookmark(bookmark, '') : '', { style, keepNext }), { width: widths[index]!, last: index === columns.length - 1 });
      }));
    });
    return table([heading, ...lines], { style: 'ReportTable', widths }) + paragraph('', { style: 'TableEnd' });
  }
}

/** What a cell asks room for. How a time was written may wrap below the time, so it does not widen the column. */
function widthText(blocks: readonly BlockContent[], role: ColumnRole): string {
  const text = cellText(blocks);
  return role === 'time' ? text.split('\n').map((line) => line.slice(0, 12)).join('\n') : text;
}

function cellText(blocks: readonly BlockContent[]): string {
  return blocks.map((block) => ('children' in block ? inlineText(block) : 'value' in block ? block.value : '')).join('\n');
}
