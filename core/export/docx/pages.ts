/**
 * On which pages of a finished Word file its bookmarks stand, laid out as Word does by `docx`, with
 * the widths of the faces that Word documents use.
 */
import { patchDocument, type EstimatedPageNumbers } from 'docx';
import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import { DOCUMENT, type PackageFiles } from './package/files.ts';

/** Where the bookmarks of a package stand. */
export interface PackagePages {
  /** Bookmark → page, from 1. */
  pageOf: ReadonlyMap<string, number>;
  /** False where a face is none that is known: its letters were taken to be as wide as another's. */
  sure: boolean;
}

/** Why the layout is not sure of a page; a sign of unknown width moves no line. */
const UNKNOWN_FACE = /\bfont not in the width tables\b/;

/**
 * Lays out a package. It takes about 80 ms a page.
 * @param kept how much of a page's height is used: what fits in less has room to spare
 * @returns null where it cannot be laid out
 */
export async function packagePages(files: PackageFiles, kept = 1): Promise<PackagePages | null> {
  // Read when it is needed: it brings the widths of some sixty faces.
  const { estimatePageNumbersWith } = await import('docx/layout');
  const estimate = estimatePageNumbersWith({ guess: true });
  const entries: Zippable = Object.fromEntries(files);
  if (kept < 1) entries[DOCUMENT] = strToU8(shorter(strFromU8(files.get(DOCUMENT)!), kept));
  let found: EstimatedPageNumbers | undefined;
  await patchDocument({
    outputType: 'uint8array',
    data: zipSync(entries, { level: 0 }),
    patches: {},
    pageNumbers: (template) => (found = estimate(template)),
  });
  if (!found?.bookmarkPageNumbers || found.bookmarkPageNumbers.size === 0) return null;
  return {
    pageOf: found.bookmarkPageNumbers,
    sure: !found.guesses?.some(({ reason }) => UNKNOWN_FACE.test(reason)),
  };
}

/** A document whose pages have a higher margin at their foot. */
function shorter(xml: string, kept: number): string {
  const height = Number(/<w:pgSz\b[^<>]*\bw:h="(\d+)"/.exec(xml)?.[1] ?? 0);
  return xml.replace(
    /(<w:pgMar\b[^<>]*\bw:bottom=")(\d+)/,
    (_, before: string, bottom: string) =>
      before + String(Number(bottom) + Math.round(height * (1 - kept))),
  );
}
