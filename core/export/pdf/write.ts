import type { Report } from '../../report/report.ts';
import { toHtml } from '../html/write.ts';
import { PORTABLE_CODEC, type PdfCodec } from './codec.ts';
import { boxRules, missingLetters, withFaces, wordsWith, type FaceSource } from './faces.ts';
import { finishPdf } from './finish.ts';
import { markedForPrint } from './marks.ts';
import { pdfMetadata } from './metadata.ts';
import { lettersOf } from './page-letters.ts';

/** What a PDF needs of the machine: a browser engine, and faces for it. */
export interface PdfTools {
  /** Without it, the faces of the machine. */
  faces?: FaceSource;
  /** Prints a page with Chromium: tagged, with outline, on the page's own size. */
  print: (html: string) => Promise<Uint8Array>;
  codec?: PdfCodec;
  /** Told of letters that no face has, and of words that hold them: their places are boxes. */
  onMissing?: (letters: readonly string[], words: readonly string[]) => void;
}

/**
 * The report as a PDF: its HTML page printed, and completed. Rejects when the page cannot be
 * printed.
 */
export async function toPdf(report: Report, tools: PdfTools): Promise<Uint8Array> {
  const { print, codec = PORTABLE_CODEC, onMissing } = tools;
  const page = toHtml(report);
  const letters = lettersOf(page);
  const { rules, unknown } = (await tools.faces?.([...letters], report.language)) ?? NO_FACES;
  const missing = await missingLetters(unknown, print, codec);
  if (missing.length > 0) onMissing?.(missing, wordsWith(page, missing));
  const { html, marks } = markedForPrint(
    withFaces(page, rules + boxRules(missing)),
    report.language,
  );
  // The engine prints elsewhere: what does not need the pages is made meanwhile.
  const [printed, metadata] = await Promise.all([print(html), pdfMetadata(report)]);
  return finishPdf(printed, metadata, { marks, letters, codec });
}

const NO_FACES = { rules: '', unknown: [] };
