import type { Report } from '../../report/report.ts';
import { toHtml } from '../html/write.ts';
import type { PdfCodec } from './codec.ts';
import { finishPdf } from './finish.ts';
import { markedForPrint } from './marks.ts';
import { pdfMetadata } from './metadata.ts';

/** What a PDF needs of the machine: a browser engine, and faces for it. */
export interface PdfTools {
  /** `@font-face` rules for the printed page. */
  fonts: string;
  /** Prints a page with Chromium: tagged, with outline, on the page's own size. */
  print: (html: string) => Promise<Uint8Array>;
  codec?: PdfCodec;
}

/**
 * The report as a PDF: its HTML page printed, and completed. Rejects when the page cannot be
 * printed.
 */
export async function toPdf(
  report: Report,
  { fonts, print, codec }: PdfTools,
): Promise<Uint8Array> {
  const { html, marks } = markedForPrint(toHtml(report, { fonts }), report.language);
  // The engine prints elsewhere: what does not need the pages is made meanwhile.
  const [printed, metadata] = await Promise.all([print(html), pdfMetadata(report)]);
  return finishPdf(printed, metadata, { marks, ...(codec && { codec }) });
}
