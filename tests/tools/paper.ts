/** Documents on paper: from Markdown to a PDF or Word file, and what stands on its pages. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { FaceSource } from '../../core/export/pdf/faces.ts';
import { toPdf, type PdfTools } from '../../core/export/pdf/write.ts';
import { buildReport, type ReportOptions } from '../../core/report/report.ts';
import { pageFaces } from '../../electron/export/page-faces.ts';
import { zlibCodec } from '../../electron/export/zlib-codec.ts';
import type { Print } from './print.ts';

export { markdownDocument } from '../fixtures/documents/from-markdown.ts';

const MODULES = fileURLToPath(new URL('../../node_modules/@fontsource/', import.meta.url));

/** The faces that the app brings. */
export const appFaces: FaceSource = (letters, language) =>
  pageFaces(
    {
      own: ['inter', 'source-serif-4'].map((name) => join(MODULES, name, 'files')),
      fallback: MODULES,
    },
    letters,
    language,
  );

/** The report of a document as the app prints it. */
export async function paperOf(
  document: Postmortem,
  print: Print,
  options: Partial<ReportOptions> = {},
  onMissing?: PdfTools['onMissing'],
): Promise<Uint8Array> {
  const report = buildReport(document, { audience: 'internal', zone: '', ...options });
  return toPdf(report, {
    faces: appFaces,
    codec: zlibCodec,
    print,
    ...(onMissing && { onMissing }),
  });
}

/** Hands `use` the bytes as a file, and deletes it after. */
export function withFile<T>(bytes: Uint8Array, name: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-paper-'));
  try {
    writeFileSync(join(folder, name), bytes);
    return use(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface PageWord {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** From 1. */
  page: number;
}

/** The words of all pages with their places in points, as poppler finds them. */
export function pageWords(pdf: Uint8Array, pdftotext: string): PageWord[] {
  const xml = withFile(pdf, 'paper.pdf', (path) =>
    execFileSync(pdftotext, ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 }),
  );
  return [...xml.matchAll(/<page [^>]*>(.*?)<\/page>/gs)].flatMap(([, content], index) =>
    [
      ...content!.matchAll(
        /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs,
      ),
    ].map(([, left, top, right, bottom, text]) => ({
      text: unescaped(text!),
      left: Number(left),
      right: Number(right),
      top: Number(top),
      bottom: Number(bottom),
      page: index + 1,
    })),
  );
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/**
 * How much of each page is blank at its end, between 0 and 1, as it looks: head and foot do not
 * count.
 */
export function blankEnds(pdf: Uint8Array, pdftoppm: string): number[] {
  return withFile(pdf, 'paper.pdf', (path) => {
    execFileSync(pdftoppm, ['-r', '30', '-gray', path, join(dirname(path), 'page')]);
    return readdirSync(dirname(path))
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => blankEnd(readFileSync(join(dirname(path), name))));
  });
}

function blankEnd(pgm: Buffer): number {
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(
    pgm.subarray(0, 40).toString('latin1'),
  )!;
  const [columns, rows] = [Number(width), Number(height)];
  const [top, bottom] = [Math.floor(rows * 0.085), Math.floor(rows * 0.925)];
  let last = top;
  for (let y = top; y < bottom; y++) {
    const start = head.length + y * columns;
    const line = pgm.subarray(start + Math.floor(columns * 0.1), start + Math.floor(columns * 0.9));
    if (line.some((shade) => shade < 225)) last = y;
  }
  return (bottom - last) / (bottom - top);
}

/** The text of each page, as poppler reads it. */
export function pageTexts(pdf: Uint8Array, pdftotext: string): string[] {
  return withFile(pdf, 'paper.pdf', (path) =>
    execFileSync(pdftotext, [path, '-'], { encoding: 'utf8', maxBuffer: 1e8 })
      .split('\f')
      .slice(0, -1),
  );
}
