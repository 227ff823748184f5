import type { Report } from '../../core/report/report.ts';
import { inlineText } from '../../core/prose/text.ts';
import type { ExportFormat, ExportPreview } from '../bridge/bridge.ts';
import type { ShownExport } from './make-export.ts';
import { shortened } from './shortened.ts';

/**
 * An export as the dialog shows it: pages of a PDF, the outline of a Word file and a web page,
 * whose marks and styles nobody wants to read, the text of every other.
 */
export function previewOf(
  report: Report,
  format: ExportFormat,
  { bytes, beside, shown = report }: ShownExport,
): ExportPreview {
  switch (format) {
    case 'pdf':
      return { kind: 'pages', bytes, more: false };
    case 'docx':
    case 'html':
      return { kind: 'outline', ...outlineOf(shown), size: bytes.length };
    case 'md':
    case 'timeline.csv':
    case 'jira.csv':
    case 'github.csv':
    case 'ics':
    case 'dispositions.csv':
      return {
        kind: 'text',
        text: shortened(Buffer.from(bytes).toString()),
        size: bytes.length,
        beside: beside.map(({ path }) => path),
      };
  }
}

/** The headings in order, and how much there is of what a heading does not say. */
function outlineOf({ blocks, media }: Report): {
  headings: { level: number; text: string }[];
  tables: number;
  pictures: number;
  rows: number;
} {
  const outline = {
    headings: [] as { level: number; text: string }[],
    tables: 0,
    pictures: Object.keys(media).length,
    rows: 0,
  };
  let level = 1;
  for (const block of blocks) {
    if (block.type === 'cover') outline.headings.push({ level: 0, text: block.title });
    if (block.type === 'appendix') outline.headings.push({ level: 1, text: block.title });
    if (block.type === 'section')
      outline.headings.push({ level: (level = block.level), text: block.title });
    if (block.type === 'prose' && block.node.type === 'heading')
      outline.headings.push({
        level: Math.max(level + 1, block.node.depth + 1),
        text: inlineText(block.node),
      });
    if (
      block.type === 'measures' ||
      block.type === 'rows' ||
      (block.type === 'prose' && block.node.type === 'table')
    )
      outline.tables++;
    if (block.type === 'rows')
      outline.rows += block.rows.filter(({ type }) => type !== 'day').length;
    if (block.type === 'track') outline.pictures++;
  }
  return outline;
}
