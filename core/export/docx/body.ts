/** The blocks of a report as the body of a Word file. */
import { strToU8 } from 'fflate';
import { imageSize } from '../../files/image-size.ts';
import type { Report, ReportBlock } from '../../report/report.ts';
import { trackWords } from '../../report/words/track.ts';
import { trackSvg } from '../../timeline/track-svg.ts';
import { leadingHeight, leadsOn } from '../leads.ts';
import type { BodyOptions } from './body-options.ts';
import { contentsXml } from './contents.ts';
import { coverXml } from './cover.ts';
import { paragraph } from './markup/paragraphs.ts';
import { picture } from './markup/pictures.ts';
import type { RunWriter } from './markup/runs.ts';
import { paintTrack } from './paint-track.ts';
import type { PackageParts } from './parts.ts';
import { EMU_PER_TWIP } from './phrasing.ts';
import type { ProseWriter } from './prose.ts';
import { RowsWriter } from './rows.ts';

const TRACK_OPTIONS = { width: 640, fontFamily: 'Arial, Helvetica, sans-serif' };
/** How much of the width the milestones' table takes. */
const MEASURES_SHARE = 0.6;

/** Writes the report's blocks, from the cover to the last. */
export class BodyWriter {
  private readonly report: Report;
  private readonly parts: PackageParts;
  private readonly prose: ProseWriter;
  private readonly options: BodyOptions;
  private readonly run: RunWriter;
  private readonly width: number;

  constructor(report: Report, options: BodyOptions) {
    this.report = report;
    this.parts = options.parts;
    this.prose = options.prose;
    this.options = options;
    this.run = options.run;
    this.width = options.area.width;
  }

  /** The body of the document, without its section's properties. */
  write(blocks: readonly ReportBlock[]): string {
    // Added up, not joined, which would copy the rows of a long report.
    let body = '';
    blocks.forEach((block, index) => {
      body += this.block(block, blocks[index - 1], blocks[index + 1]);
    });
    return body;
  }

  private block(
    block: ReportBlock,
    before: ReportBlock | undefined,
    next: ReportBlock | undefined,
  ): string {
    switch (block.type) {
      case 'cover':
        return coverXml(block, this.report, this.options);
      case 'contents':
        return contentsXml(block, this.report, this.options);
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
      case 'rows': {
        const lead = before?.type === 'prose' ? leadingHeight(before.node) : 0;
        return new RowsWriter(block, this.options).write(this.report, lead);
      }
    }
  }

  private track({ id, track }: Extract<ReportBlock, { type: 'track' }>): string {
    const png = this.options.trackPng ?? paintTrack(track);
    const size = imageSize('image/png', png);
    if (!size) throw new Error('The picture of the incident is not a PNG.');
    const width = this.width * EMU_PER_TWIP;
    const image = this.options.relations.file(png, 'png');
    const svg = this.options.relations.file(
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
}
