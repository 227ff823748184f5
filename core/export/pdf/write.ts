import type { Report } from '../../report/report.ts';
import { contentsOf } from '../../report/tree.ts';
import { annotatedOf, reviewPage } from '../review/page.ts';
import { PORTABLE_CODEC, type PdfCodec } from './codec.ts';
import {
  boxRules,
  missingLetters,
  withFaces,
  wordsWith,
  type FaceSource,
  type PageFaces,
} from './faces.ts';
import { ContentsNotSet, contentsPages, finishPdf } from './finish.ts';
import { markedForPrint } from './marks.ts';
import { pdfMetadata } from './metadata.ts';
import { firstPageSize } from './one-page.ts';
import { lettersOf } from './page-letters.ts';
import { likelyDigits, placeholder } from './page-numbers.ts';

/** What a PDF needs of the machine: a browser engine, and faces for it. */
export interface PdfTools {
  /** Without it, the faces of the machine. */
  faces?: FaceSource;
  /** Prints a page with Chromium: tagged, with outline, on the page's own size. */
  print: (html: string) => Promise<Uint8Array>;
  codec?: PdfCodec;
  /** Whether the contents say the pages of their lines (the default): a beginning has not all. */
  numbered?: boolean;
  /** Told of letters that no face has, and of words that hold them: their places are boxes. */
  onMissing?: (letters: readonly string[], words: readonly string[]) => void;
  /** Told of files of faces that could not be used: their letters are in other faces. */
  onDamagedFaces?: (files: readonly string[]) => void;
}

/**
 * The report as a PDF: its HTML page printed, and completed. Rejects when the page cannot be
 * printed.
 */
export async function toPdf(report: Report, tools: PdfTools): Promise<Uint8Array> {
  const { print, codec = PORTABLE_CODEC, numbered = true } = tools;
  const paper = await paperFor(report, tools);
  const contents = numbered ? contentsOf(report).map(({ id }) => `pm-${id}`) : [];
  const printed = async (numberOf: NumberOf, toSet: readonly string[]): Promise<Uint8Array> => {
    const { html, marks } = markedForPrint(paper.page(numberOf, true), report.language);
    // The engine prints elsewhere: what does not need the pages is made meanwhile.
    const [bytes, metadata] = await Promise.all([print(html), pdfMetadata(report)]);
    return finishPdf(bytes, metadata, {
      marks,
      letters: paper.letters,
      contents: toSet,
      codec,
      comments: annotatedOf(report),
    });
  };
  try {
    return await printed(numbered ? placeholder : () => '', contents);
  } catch (error) {
    if (!(error instanceof ContentsNotSet)) throw error;
    return printed(numbersOf(error.pages), []);
  }
}

/** The report's page for a printer, with the pages of its contents, which a print tells. */
export async function toPrinterPage(report: Report, tools: PdfTools): Promise<string> {
  const paper = await paperFor(report, tools);
  const contents = contentsOf(report).map(({ id }) => `pm-${id}`);
  if (contents.length === 0) return paper.page(placeholder);
  const { html, marks } = markedForPrint(paper.page(placeholder), report.language);
  return paper.page(numbersOf(await contentsPages(await tools.print(html), marks, contents)));
}

/** What stands for the page of a line of the contents. */
type NumberOf = (line: number) => string;

function numbersOf(pages: readonly number[]): NumberOf {
  return (line) => String(pages[line] || '');
}

interface Paper {
  page: (numberOf: NumberOf, continuedDays?: boolean) => string;
  letters: ReadonlySet<string>;
}

/** The report's page with its faces, and a brief's so large that its first page is one. */
async function paperFor(report: Report, tools: PdfTools): Promise<Paper> {
  const { print, codec = PORTABLE_CODEC, onMissing } = tools;
  const plain = reviewPage(report);
  const letters = lettersOf(plain);
  const faces = (await tools.faces?.([...letters], report.language)) ?? NO_FACES;
  const { rules, unknown, damaged = [] } = faces;
  if (damaged.length > 0) tools.onDamagedFaces?.(damaged);
  const missing = await missingLetters(unknown, print, codec);
  if (missing.length > 0) onMissing?.(missing, wordsWith(plain, missing));
  const style = PRINT_ONLY + rules + boxRules(missing);
  const firstPage = !report.brief
    ? 1
    : await firstPageSize(report, (first, size) =>
        print(
          withFaces(
            reviewPage({ ...first, since: undefined, review: undefined }, { firstPage: size }),
            style,
          ),
        ),
      );
  const digits = likelyDigits(plain);
  return {
    letters,
    page: (of, continuedDays = false) =>
      withFaces(reviewPage(report, { firstPage, continuedDays, pages: { digits, of } }), style),
  };
}

/**
 * Nobody sees the page on a screen, and Chromium would lay it out for one three times: before it is
 * printed, while it looks up the size of its paper, and afterwards. What it prints is laid out anew
 * in any case.
 */
const PRINT_ONLY = '@media screen{body{display:none}}';

const NO_FACES: PageFaces = { rules: '', unknown: [] };
