import { PDFDocument } from '@cantoo/pdf-lib';
import type { Report } from '../../report/report.ts';

/** Sizes for a first page that is too full: no smaller than can be read. */
const SIZES = [0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52];

/**
 * The size at which the first page of a brief is one page: 1, or smaller where what it holds came
 * out longer than the report's tree took it to be.
 * @param print its page alone at a size
 */
export async function firstPageSize(
  report: Report,
  print: (first: Report, size: number) => Promise<Uint8Array>,
): Promise<number> {
  const end = report.blocks.findIndex(({ type }) => type === 'appendix');
  const first = { ...report, blocks: end < 0 ? report.blocks : report.blocks.slice(0, end) };
  // Its footnotes stand at the end of the report.
  const alone = { ...first, notes: [] };
  for (const size of [1, ...SIZES])
    if ((await pagesOf(await print(alone, size))) === 1) return size;
  return SIZES.at(-1)!;
}

async function pagesOf(printed: Uint8Array): Promise<number> {
  return (await PDFDocument.load(printed, { updateMetadata: false })).getPageCount();
}
