import { toDocx } from '../../core/export/docx/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { toMarkdownText } from '../../core/export/markdown/write.ts';
import { finishPdf } from '../../core/export/pdf/finish.ts';
import { toCanonicalJson } from '../../core/document/canonical.ts';
import type { Report, ReportBlock } from '../../core/report/report.ts';
import { trackSvg } from '../../core/timeline/track-svg.ts';
import type { ExportFormat } from '../bridge.ts';

/** What an export needs of a browser engine. */
export interface Printer {
  /** `@font-face` rules for the printed page. */
  fonts(): Promise<string>;
  print(html: string): Promise<Uint8Array>;
  draw(svg: string): Promise<Uint8Array>;
}

/** The picture's size on the page, in CSS pixels, as in the other formats. */
const TRACK_WIDTH = 640;

/** One report as the bytes of one file. */
export async function makeExport(report: Report, format: ExportFormat, printer: Printer): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return toDocx(report, await pictureOf(report, printer));
    case 'md':
      return Buffer.from(toMarkdownText(report));
    case 'pdf': {
      const printed = await printer.print(toHtml(report, { fonts: await printer.fonts() }));
      return finishPdf(printed, {
        title: report.title, author: report.source.people.map(({ name }) => name).filter(Boolean).join(', ') || report.source.incident.organization, subject: [report.kind, report.stamp.reference].filter(Boolean).join(' '),
        language: report.language, date: report.stamp.isoDate, source: { name: 'source.postmortem', text: toCanonicalJson(report.source) },
      });
    }
  }
}

/** Where no engine can draw it (a machine without a Chromium, on the command line), the writer paints a plainer picture itself. */
async function pictureOf(report: Report, printer: Printer): Promise<{ trackPng?: Uint8Array }> {
  const block = report.blocks.find((each): each is Extract<ReportBlock, { type: 'track' }> => each.type === 'track');
  if (!block) return {};
  try {
    return { trackPng: await printer.draw(trackSvg(block.track, { width: TRACK_WIDTH, fontFamily: 'Arial, Helvetica, sans-serif' })) };
  } catch {
    return {};
  }
}
