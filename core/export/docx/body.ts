import { strToU8 } from 'fflate';
import type { BlockContent } from 'mdast';
import type { Media } from '../../document/postmortem.ts';
import { inlineText } from '../../prose/text.ts';
import type { Report, ReportBlock } from '../../report/report.ts';
import type { CoverBlock } from '../../report/tree.ts';
import { TEXT_ROLES } from '../../report/rows.ts';
import type { ItemRow } from '../../report/tree.ts';
import type { ColumnRole } from '../../report/roles.ts';
import { trackWords } from '../../report/words/track.ts';
import { trackSvg } from '../../timeline/track-svg.ts';
import { columnWidths } from '../column-widths.ts';
import { cellWidthText, rowsFit } from '../row-widths.ts';
import { imageSize } from '../../files/image-size.ts';
import { FEW_ITEMS, leadingHeight, leadsOn, rowLeads, staysWhole } from '../leads.ts';
import { bookmarkName, type PackageParts, type PartRelations } from './parts.ts';
import { EMU_PER_TWIP, startOf, type ProseWriter, type Surroundings } from './prose.ts';
import { numberField } from './page-numbers.ts';
import { paintTrack } from './paint-track.ts';
import { cell, row, table } from './markup/tables.ts';
import { paragraph } from './markup/paragraphs.ts';
import { picture } from './markup/pictures.ts';
import type { RunWriter } from './markup/runs.ts';

const TRACK_OPTIONS = { width: 640, fontFamily: 'Arial, Helvetica, sans-serif' };
/** Media keys have no blank. */
const LOGO_KEY = 'the logo';
/** 1.2 cm. */
const LOGO_HEIGHT = 432_000;
/** Twips between the lines of the facts and their text. */
const FACTS_EDGE = 130;
/** Of the facts' labels. */
const TWIPS_PER_LETTER = 98;
/** How much of the width the milestones' table takes. */
const MEASURES_SHARE = 0.6;

/** The room that text has on a page, in twips, and how the document runs. */
export interface TextArea extends Surroundings {
  width: number;
}

/** The paragraph style of a column's cells. */
const CELL_STYLES: Partial<Record<ColumnRole, string>> = {
  time: 'TableTime',
  milestone: 'TableTag',
  status: 'TableTag',
};

export interface BodyOptions {
  parts: PackageParts;
  relations: PartRelations;
  prose: ProseWriter;
  area: TextArea;
  run: RunWriter;
  /** The picture of the incident as PNG. */
  trackPng?: Uint8Array | undefined;
  /** Whether the cover shows the logo: a company's own page head has one already. */
  logo: boolean;
  /** Whether the contents have page numbers (`page-numbers.ts`). */
  pageNumbers: boolean;
}

/**
 * The report's logo by the key that it has among the drawn pictures (`DocxOptions.pngs`); nothing
 * where there is none.
 */
export function logoMedia({ blocks }: Pick<Report, 'blocks'>): Record<string, Media> {
  const cover = blocks.find((block): block is CoverBlock => block.type === 'cover');
  return cover?.logo ? { [LOGO_KEY]: cover.logo } : {};
}

/** Writes the report's blocks, from the cover to the last. */
export class BodyWriter {
  private readonly report: Report;
  private readonly parts: PackageParts;
  private readonly relations: PartRelations;
  private readonly prose: ProseWriter;
  private readonly options: BodyOptions;
  private readonly run: RunWriter;
  private readonly width: number;

  constructor(report: Report, options: BodyOptions) {
    this.report = report;
    this.parts = options.parts;
    this.relations = options.relations;
    this.prose = options.prose;
    this.options = options;
    this.run = options.run;
    this.width = options.area.width;
  }

  /** Title and facts. */
  private cover({ kind, title, facts, logo }: Extract<ReportBlock, { type: 'cover' }>): string {
    const head =
      (this.options.logo && logo ? this.logo(logo) : '') +
      paragraph(this.parts.bookmark('cover', this.run(kind)), { style: 'ReportKind' }) +
      paragraph(this.parts.bookmark('title', this.run(title)), { style: 'Title' });
    if (facts.length === 0) return head;
    // Two facts in a line, read along the line; the first column of values holds the longer ones.
    const pairs = facts.flatMap((_, index) =>
      index % 2 === 0 ? [facts.slice(index, index + 2)] : [],
    );
    const labels = [0, 1].map((side) =>
      labelWidth(
        pairs.flatMap((pair) => pair[side]?.label ?? []),
        this.options.area.letters,
      ),
    ) as [number, number];
    const values = this.width - labels[0] - labels[1];
    const widths = [
      labels[0],
      Math.round(values * 0.58),
      labels[1],
      values - Math.round(values * 0.58),
    ];
    const rows = pairs.map((pair, index) =>
      row(
        [0, 1].flatMap((side) => {
          const fact = pair[side];
          // Some air below the upper line and above the lower one.
          const room = {
            ...(index === 0 && { top: FACTS_EDGE }),
            ...(index === pairs.length - 1 && { bottom: FACTS_EDGE }),
          };
          return [
            cell(paragraph(this.run(fact?.label ?? ''), { style: 'FactLabel' }), {
              width: widths[side * 2]!,
              ...room,
            }),
            cell(paragraph(this.run(fact?.value ?? ''), { style: 'FactValue' }), {
              width: widths[side * 2 + 1]!,
              ...room,
            }),
          ];
        }),
      ),
    );
    return (
      head +
      table(rows, {
        style: 'Facts',
        widths,
        heading: false,
        rowHeads: true,
        title: this.report.kind,
        rightToLeft: this.options.area.rightToLeft,
      }) +
      paragraph('', { style: 'TableEnd', after: 160 })
    );
  }

  private logo(logo: Media): string {
    const found = this.relations.picture(LOGO_KEY, logo, true);
    if (!found) return '';
    const scale = Math.min(
      LOGO_HEIGHT / found.height,
      (this.width * EMU_PER_TWIP) / 2 / found.width,
    );
    const drawing = picture({
      id: this.parts.nextDrawing(),
      name: 'Logo',
      alt: '',
      width: Math.round(found.width * scale),
      height: Math.round(found.height * scale),
      image: found.image,
      ...(found.svg && { svg: found.svg }),
    });
    return paragraph(drawing, { style: 'Picture', keepNext: true });
  }

  /** A list of contents that Word knows as one, and can update. */
  private contents({ id, title, lines }: Extract<ReportBlock, { type: 'contents' }>): string {
    const [begin, separate, end] = ['begin', 'separate', 'end'].map(
      (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`,
    ) as [string, string, string];
    // A brief's list stands below the heading of its appendix, and names what is below that.
    const highest = this.report.brief ? 2 : 1;
    const field = `${begin}<w:r><w:instrText xml:space="preserve"> TOC \\o "${highest}-${highest + Math.max(...lines.map(({ level }) => level)) - 1}" \\h \\z \\u </w:instrText></w:r>${separate}`;
    const entries = lines.map(({ id: target, level, text }, index) => {
      const number = this.options.pageNumbers ? numberField(target) : '';
      const link = `<w:hyperlink w:anchor="${bookmarkName(target)}" w:history="1">${this.run(text)}${number}</w:hyperlink>`;
      return paragraph(
        (index === 0 ? field : '') + link + (index === lines.length - 1 ? end : ''),
        { style: `TOC${level}`, ...(number && { rightTab: this.width, leader: true }) },
      );
    });
    return (
      '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>' +
      `${paragraph(this.parts.bookmark(id, this.run(title)), { style: 'TOCHeading', list: NO_LIST })}${entries.join('')}</w:sdtContent></w:sdt>`
    );
  }

  /** The body of the document, without its section's properties. */
  write(blocks: readonly ReportBlock[]): string {
    return blocks
      .map((block, index) => this.block(block, blocks[index - 1], blocks[index + 1]))
      .join('');
  }

  private block(
    block: ReportBlock,
    before: ReportBlock | undefined,
    next: ReportBlock | undefined,
  ): string {
    switch (block.type) {
      case 'cover':
        return this.cover(block);
      case 'contents':
        return this.contents(block);
      case 'appendix':
        return paragraph(this.parts.bookmark(block.id, this.run(block.title)), {
          style: 'Heading1',
          keepNext: true,
          newPage: true,
        });
      case 'section':
        return paragraph(this.parts.bookmark(block.id, this.run(block.title)), {
          style: `Heading${block.level}`,
          keepNext: true,
        });
      case 'measures':
        // As wide as it need be, as in the PDF; a brief's has a column for each milestone.
        return this.prose.blocks([block.node], {
          style: '',
          width: this.report.brief ? this.width : Math.round(this.width * MEASURES_SHARE),
          depth: 0,
          bookmark: block.id,
          rowHeads: true,
        });
      case 'problems':
      case 'prose':
        return this.prose.blocks([block.node], {
          style: '',
          width: this.width,
          depth: 0,
          bookmark: block.id,
          before: before?.type === 'prose' ? before.node : undefined,
          keepNext: leadsOn(block, next),
        });
      case 'note':
        return paragraph(this.parts.bookmark(block.id, this.run(block.text)), { style: 'Note' });
      case 'track':
        return this.track(block);
      case 'rows':
        return this.rows(block, before?.type === 'prose' ? leadingHeight(before.node) : 0);
    }
  }

  private track({ id, track }: Extract<ReportBlock, { type: 'track' }>): string {
    const png = this.options.trackPng ?? paintTrack(track);
    const size = imageSize('image/png', png);
    if (!size) throw new Error('The picture of the incident is not a PNG.');
    const width = this.width * EMU_PER_TWIP;
    const image = this.relations.file(png, 'png');
    const svg = this.relations.file(
      strToU8(trackSvg(track, { ...TRACK_OPTIONS, words: trackWords(this.report.words) })),
      'svg',
    );
    const drawing = picture({
      id: this.parts.nextDrawing(),
      name: this.report.words.track,
      alt: track.text,
      width,
      height: Math.round((width * size.height) / size.width),
      image,
      svg,
    });
    return paragraph(this.parts.bookmark(id, drawing), { style: 'Picture' });
  }

  /** @param lead how high the words are that stay with the first rows */
  private rows(
    { id, of, columns, rows }: Extract<ReportBlock, { type: 'rows' }>,
    lead: number,
  ): string {
    const items = rows.filter((each): each is ItemRow => each.type === 'item');
    const texts = [
      columns.map(({ title }) => title),
      ...items.map(({ cells }) =>
        cells.map((blocks, index) => cellWidthText(blocks, columns[index]!.role)),
      ),
    ];
    const sentences = columns.findIndex(({ role }) => TEXT_ROLES.has(role));
    const { letters: wide } = this.options.area;
    const fit = rowsFit(texts, this.width, wide, sentences);
    const widths = columnWidths(texts, this.width, fit, wide, sentences);
    // Names, dates and states stand in line with their column's title, whichever way they are
    // written; sentences as they run.
    const edge = startOf(this.options.area.rightToLeft);
    const heading = row(
      columns.map(({ title }, index) =>
        cell(
          paragraph(index === 0 ? this.parts.bookmark(id, this.run(title)) : this.run(title), {
            style: fit.small ? 'TableSmallHeading' : 'TableHeading',
            edge,
          }),
          { width: widths[index]!, heading: true, last: index === columns.length - 1 },
        ),
      ),
      { heading: true },
    );
    const letters = rows.map((each) =>
      each.type === 'day'
        ? each.text.length
        : each.cells.reduce((sum, blocks) => sum + cellText(blocks).length, 0),
    );
    const whole =
      rows.length <= FEW_ITEMS &&
      staysWhole(
        rows.map((each) =>
          each.type === 'day'
            ? [each.text.length]
            : each.cells.map((blocks) => cellText(blocks).length),
        ),
        { small: fit.small, lead },
      );
    const lines = rows.map((each, position) => {
      const keepNext = (whole && position < rows.length - 1) || rowLeads(letters, position);
      if (each.type === 'day')
        return row([
          cell(paragraph(this.run(each.text), { style: 'TableDay' }), {
            width: this.width,
            span: columns.length,
          }),
        ]);
      const tall = this.prose.isTall(each.cells.map(cellText), widths);
      return row(
        each.cells.map((blocks, index) => {
          const bookmark = index === 0 ? each.key : undefined;
          const style = fit.small
            ? 'TableSmall'
            : (CELL_STYLES[columns[index]!.role] ?? 'TableText');
          const content = this.prose.blocks(blocks, {
            style,
            width: widths[index]! - fit.gap,
            depth: 0,
            bookmark,
            keepNext,
            edge: TEXT_ROLES.has(columns[index]!.role) ? undefined : edge,
          });
          return cell(
            content ||
              paragraph(bookmark ? this.parts.bookmark(bookmark, '') : '', { style, keepNext }),
            { width: widths[index]!, last: index === columns.length - 1 },
          );
        }),
        { split: tall },
      );
    });
    return (
      table([heading, ...lines], {
        style: 'ReportTable',
        widths,
        rowHeads: columns[0]?.role === 'time',
        title: this.report.words.added[of],
        ...(fit.small && { gap: fit.gap }),
        rightToLeft: this.options.area.rightToLeft,
      }) + paragraph('', { style: 'TableEnd' })
    );
  }
}

/** A company's headings may be numbered, and its heading of contents one of them. */
const NO_LIST = { num: 0, level: 0 };

/** What the labels of a column of facts ask for, in twips. */
function labelWidth(labels: readonly string[], letters: number): number {
  return Math.round(
    (Math.max(4, ...labels.map(({ length }) => length)) * TWIPS_PER_LETTER + 260) * letters,
  );
}

function cellText(blocks: readonly BlockContent[]): string {
  return blocks
    .map((block) => ('children' in block ? inlineText(block) : 'value' in block ? block.value : ''))
    .join('\n');
}
