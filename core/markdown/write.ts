import type { BlockContent } from 'mdast';
import { stringify } from 'yaml';
import { bodiesOf } from '../document/bodies.ts';
import { formatMarkdown } from '../prose/markdown.ts';
import { headingDepths } from '../report/show-context.ts';
import type { Report, ReportBlock, SectionBlock } from '../report/tree.ts';
import { frontFields } from './front-matter.ts';
import { HiddenData } from './hidden-data.ts';
import { marker } from './format.ts';
import { notesText } from './notes.ts';
import { definedPictures, pictureLabels, type BesideFile } from './pictures.ts';
import { notesFromText, unread, type VisibleContext } from './visible.ts';
import { headingAnchors, NodeWriter } from './write-nodes.ts';
import {
  contentsList,
  factsList,
  headingLine,
  inlineMarkdown,
  measuresTable,
  trackPicture,
} from './write-report-words.ts';
import { RowsWriter } from './write-rows.ts';

export interface MarkdownOptions {
  /**
   * Folder beside the file that the pictures are put into ("outage-media"); null = they are in the
   * file itself.
   */
  folder?: string | null;
}

export interface MarkdownExport {
  text: string;
  /** What belongs beside the file; empty unless a folder was named. */
  files: BesideFile[];
}

/**
 * The report as Markdown (GitHub's) that opens again without loss: `read.ts` is the way back. What
 * Markdown cannot show stands in the front matter and in comments; `format.ts` says how.
 */
export function toMarkdown(
  report: Report,
  { folder = null }: MarkdownOptions = {},
): MarkdownExport {
  return new MarkdownWriter(report).write(folder);
}

/** The same as one file. */
export function toMarkdownText(report: Report): string {
  return toMarkdown(report).text;
}

class MarkdownWriter {
  private readonly report: Report;
  private readonly labels: ReadonlyMap<string, string>;
  private readonly anchors: ReadonlyMap<string, string>;
  private readonly nodes: NodeWriter;
  /** The footnotes, as they stand in the file. */
  private readonly notes: string;
  private readonly hidden: HiddenData;
  private readonly rows: RowsWriter;

  constructor(report: Report) {
    this.report = report;
    this.labels = pictureLabels(report.source.media);
    this.anchors = headingAnchors(report.blocks);
    this.nodes = new NodeWriter(this.labels, this.anchors);
    this.notes = notesText(report.notes, (node) => this.nodes.written(node));
    const context = readingContext(report, this.labels, this.notes);
    this.hidden = new HiddenData(report, context);
    this.rows = new RowsWriter(context, this.nodes, this.hidden);
  }

  write(folder: string | null): MarkdownExport {
    const { report } = this;
    const front = stringify(
      {
        ...frontFields(report.source, report.title),
        audience: report.audience,
        times: report.stamp.times,
      },
      { lineWidth: 0 },
    ).toWellFormed();
    const visible = this.parts();
    const track = report.blocks.find((block) => block.type === 'track');
    const { lines, files } = definedPictures(report, this.labels, track, folder);
    const parts = [
      `---\n${front}---`,
      ...visible,
      ...(this.notes === '' ? [] : [marker('notes'), this.notes]),
      ...(lines.length > 0 ? [marker('media'), lines.join('\n')] : []),
      report.carriesSource ? this.hidden.written(front) : '',
    ];
    return { text: parts.filter((part) => part !== '').join('\n\n') + '\n', files };
  }

  private parts(): string[] {
    const { blocks } = this.report;
    const parts: string[] = [];
    for (let at = 0; at < blocks.length;) {
      const block = blocks[at++]!;
      if (block.type !== 'section') {
        parts.push(...this.block(block));
        continue;
      }
      const prose: BlockContent[] = [];
      for (let next = blocks[at]; next?.type === 'prose'; next = blocks[++at])
        prose.push(next.node);
      parts.push(...this.section(block, prose));
    }
    return parts;
  }

  private block(block: ReportBlock): string[] {
    switch (block.type) {
      case 'cover':
        return [inlineMarkdown(block.kind), marker('cover'), factsList(block)];
      case 'measures':
        return [marker('measures'), measuresTable(block)];
      case 'contents':
        return [
          marker('contents'),
          headingLine(this.report.brief ? 3 : 2, block.title),
          contentsList(block, this.anchors),
        ];
      case 'appendix':
        return [marker('appendix'), headingLine(2, block.title)];
      case 'note':
        return [marker('note'), inlineMarkdown(block.text)];
      case 'track':
        return [marker('track'), trackPicture(block)];
      case 'problems':
        return [marker('problems'), formatMarkdown(block.node).trim()];
      case 'rows':
        return [marker(block.of), this.rows.write(block)];
      default:
        throw new Error(`A block of type "${block.type}" stands outside a section.`);
    }
  }

  private section(
    { section, level, title, continued }: SectionBlock,
    prose: readonly BlockContent[],
  ): string[] {
    const text = this.nodes.text(prose);
    const titleLine = headingLine(level === 1 ? 2 : 3, title);
    if (!section) return [marker('added'), titleLine, text];
    this.hidden.shows(section, titleLine, text, level);
    const key = this.report.keys.section.get(section.id)!;
    return [marker(continued ? 'more' : 'section', key, section.audience), titleLine, text];
  }
}

/** How the file will be read again: what it says then need not be written down. */
function readingContext(
  { source, notes }: Report,
  labels: ReadonlyMap<string, string>,
  notesInFile: string,
): VisibleContext {
  const context = {
    depths: headingDepths(bodiesOf(source)),
    labels: new Map([...labels].map(([key, label]) => [label, key])),
    readTime: unread,
  };
  const numbers = notes.map(({ number }) => String(number));
  return { ...context, notes: notesFromText(notesInFile, numbers, context) };
}
