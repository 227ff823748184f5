import { PDFDict, PDFName, PDFRawStream, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import type { Annotated } from '../review/page.ts';
import { annotate } from './annotations.ts';
import { attachSource } from './attach.ts';
import { markArtifacts } from './artifacts.ts';
import { PORTABLE_CODEC, type PdfCodec } from './codec.ts';
import {
  completeLinks,
  leadOutlineTo,
  nameOutline,
  outlineItems,
  type OutlineItem,
} from './links.ts';
import { MarkReader, type PrintMark } from './marks.ts';
import { MeantLetters } from './meant-letters.ts';
import { fileDate, writeMetadata, type PdfMetadata } from './metadata.ts';
import { noteLinkTitle, tagNotes } from './notes.ts';
import { setPageNumbers } from './page-numbers.ts';
import { readPrint } from './printed-file.ts';
import {
  contentUse,
  nameBlocks,
  repairStructure,
  withoutContent,
  type ContentUse,
} from './repair-structure.ts';
import { addOutputIntent, meetsStandards } from './standards.ts';
import { readStructure } from './read-structure.ts';
import { writeStructure } from './write-structure.ts';
import type { StructElement } from './structure-tree.ts';
import { flate, isFlate, writeFile } from './write-file.ts';

export interface FinishOptions {
  /** What `markedForPrint` marked in the page that was printed. */
  marks?: readonly PrintMark[];
  /** Every letter that is on the page beside those of ASCII. */
  letters?: Iterable<string>;
  /** The keys (`pm-…`) that the lines of the contents lead to, where their pages are to be set. */
  contents?: readonly string[];
  /** Content streams are long: a runtime's own codec halves the time. */
  codec?: PdfCodec;
  /** The comments that the page was printed with, in their order. */
  comments?: readonly Annotated[] | undefined;
}

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Completes the PDF that Chromium printed: information and XMP, artifacts, a structure tree whose
 * lists, tables and code are nested as ISO 32000-1 asks and whose blocks and rows have ids
 * (`_pm_…`), links with descriptions that lead to the right place, the source as attachment, and
 * fixed dates and `/ID`. The same print gives the same bytes. The file says that it is PDF/UA-1 and
 * PDF/A-3a where it is (`standards.ts`).
 */
export async function finishPdf(
  bytes: Uint8Array,
  metadata: PdfMetadata,
  { marks = [], letters = [], contents = [], codec = PORTABLE_CODEC, comments }: FinishOptions = {},
): Promise<Uint8Array> {
  const print = await readPrint(bytes);
  const { pdf } = print;
  const top = readStructure(print);
  let claims = false;
  if (comments) annotate(pdf, top, comments);
  if (top) {
    nameBlocks(top, new MarkReader(marks), metadata.language);
    top.language = metadata.language;
    const outline = outlineItems(pdf);
    const headings = headingsByKey(top, outline);
    if (contents.length > 0) await numberContents(pdf, top, headings, contents, codec);
    const meant = new MeantLetters(pdf.context, codec, letters);
    await meant.read();
    const pages = await markPages(pdf, contentUse(top), meant, codec);
    withoutContent(top, pages.gone);
    await meant.write();
    repairStructure(top);
    tagNotes(top);
    nameOutline(
      headings,
      new Map(marks.flatMap(({ id, title }) => (title === undefined ? [] : [[keyOf(id), title]]))),
    );
    completeLinks(pdf, headings, (place) => noteLinkTitle(place, metadata.words));
    const written = writeStructure(pdf, top);
    leadOutlineTo(written, outline);
    // ISO 32000-1 knows neither; 32000-2 does, and readers of it go by the role itself.
    pdf.context
      .lookup(pdf.catalog.get(name('StructTreeRoot')), PDFDict)
      .set(name('RoleMap'), pdf.context.obj({ Strong: 'Span', Em: 'Span' }));
    await addOutputIntent(pdf, codec);
    // Reviewers' programs draw comments; neither standard knows them so.
    claims = !comments && pages.whole && metadata.language !== '' && meetsStandards(pdf, top);
  }
  if (metadata.source) await attachSource(pdf, metadata.source, fileDate(metadata.date), codec);
  writeMetadata(pdf, metadata, claims);
  await pdf.flush();
  return await writeFile(pdf.context, codec);
}

/** Thrown where the pages of the contents could not be set in the print. */
export class ContentsNotSet extends Error {
  /** The page of each line, to print them with. */
  readonly pages: readonly number[];

  constructor(pages: readonly number[]) {
    super('The contents were not found in the print as they were written.');
    this.pages = pages;
  }
}

/** The page of each line of the contents in a print; 0 for one that leads nowhere. */
export async function contentsPages(
  bytes: Uint8Array,
  marks: readonly PrintMark[],
  contents: readonly string[],
): Promise<number[]> {
  const print = await readPrint(bytes);
  const { pdf } = print;
  const top = readStructure(print);
  if (!top) return contents.map(() => 0);
  nameBlocks(top, new MarkReader(marks));
  return pagesOf(pdf, headingsByKey(top, outlineItems(pdf)), contents);
}

function pagesOf(
  pdf: PDFDocument,
  headings: ReadonlyMap<string, OutlineItem>,
  contents: readonly string[],
): number[] {
  const order = new Map(pdf.getPages().map(({ ref }, index) => [ref, index + 1]));
  return contents.map((key) => order.get(headings.get(key)?.dest?.get(0) as PDFRef) ?? 0);
}

async function numberContents(
  pdf: PDFDocument,
  top: StructElement,
  headings: ReadonlyMap<string, OutlineItem>,
  contents: readonly string[],
  codec: PdfCodec,
): Promise<void> {
  const pages = pagesOf(pdf, headings, contents);
  const nav = elementById(top, '_pm_contents');
  if (!nav || pages.includes(0) || !(await setPageNumbers(pdf, nav, pages, codec)))
    throw new ContentsNotSet(pages);
}

function elementById(element: StructElement, id: string): StructElement | null {
  if (element.id === id) return element;
  for (const kid of element.kids) {
    const found = kid.type === 'element' ? elementById(kid, id) : null;
    if (found) return found;
  }
  return null;
}

/**
 * Marks the artifacts of every page; gives what is no content any more, and whether all pages are
 * whole.
 */
async function markPages(
  pdf: PDFDocument,
  { pictures, repeated, untrue }: ContentUse,
  meant: MeantLetters,
  codec: PdfCodec,
): Promise<{ gone: Map<PDFRef, ReadonlySet<number>>; whole: boolean }> {
  let whole = true;
  const gone = new Map<PDFRef, ReadonlySet<number>>();
  const { context } = pdf;
  for (const { ref, node } of pdf.getPages()) {
    const contents = node.get(name('Contents'));
    const stream = context.lookup(contents);
    if (
      !(contents instanceof PDFRef) ||
      !(stream instanceof PDFRawStream) ||
      !isFlate(stream.dict.lookup(name('Filter'))) ||
      stream.dict.has(name('DecodeParms'))
    ) {
      whole = false;
      continue;
    }
    const objects = node.Resources()?.lookup(name('XObject'));
    const fonts = node.Resources()?.lookup(name('Font'));
    const marked = markArtifacts(await codec.inflate(stream.contents), {
      kept: pictures.get(ref) ?? new Set(),
      repeated: repeated.get(ref) ?? new Set(),
      untrue: untrue.get(ref) ?? new Set(),
      isSaid: (font, codes, text) =>
        meant.isSaid(fonts instanceof PDFDict ? fonts : undefined, font, codes, text),
      isPicture: (key) => {
        const object = objects instanceof PDFDict ? objects.lookup(name(key)) : undefined;
        return object instanceof PDFRawStream && object.dict.get(name('Subtype')) === name('Image');
      },
    });
    whole &&= marked.whole;
    if (!marked.content) continue;
    context.assign(contents, await flate(context, marked.content, codec));
    gone.set(ref, marked.decoration);
  }
  return { gone, whole };
}

const keyOf = (id: string): string => id.replace(/^_pm_/, 'pm-').replaceAll('_', '-');

/** The outline's items by the key of their heading, as links in the page name it (`pm-…`). */
function headingsByKey<T>(top: StructElement, items: ReadonlyMap<number, T>): Map<string, T> {
  const headings = new Map<string, T>();
  const visit = (element: StructElement): void => {
    const item = element.number === null ? undefined : items.get(element.number);
    if (item && element.id) headings.set(keyOf(element.id), item);
    for (const kid of element.kids) if (kid.type === 'element') visit(kid);
  };
  visit(top);
  return headings;
}
