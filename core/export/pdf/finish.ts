import { ParseSpeeds, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { attachSource } from './attach.ts';
import { markArtifacts } from './artifacts.ts';
import { PORTABLE_CODEC, type PdfCodec } from './codec.ts';
import { completeLinks, nameOutline, outlineItems } from './links.ts';
import { MarkReader, type PrintMark } from './marks.ts';
import { MeantLetters } from './meant-letters.ts';
import { fileDate, writeMetadata, type PdfMetadata } from './metadata.ts';
import { noteLinkTitle, tagNotes } from './notes.ts';
import {
  contentUse,
  nameBlocks,
  repairStructure,
  withoutContent,
  type ContentUse,
} from './repair-structure.ts';
import { readStructure, writeStructure, type StructElement } from './structure-tree.ts';
import { flate, isFlate, writeFile } from './write-file.ts';

export interface FinishOptions {
  /** What `markedForPrint` marked in the page that was printed. */
  marks?: readonly PrintMark[];
  /** Every letter that is on the page beside those of ASCII. */
  letters?: Iterable<string>;
  /** Content streams are long: a runtime's own codec halves the time. */
  codec?: PdfCodec;
}

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Completes the PDF that Chromium printed: information and XMP, artifacts, a structure tree whose
 * lists, tables and code are nested as ISO 32000-1 asks and whose blocks and rows have ids
 * (`_pm_…`), links with descriptions that lead to the right place, the source as attachment, and
 * fixed dates and `/ID`. The same print gives the same bytes. PDF/UA is not claimed: no checker has
 * seen it.
 */
export async function finishPdf(
  bytes: Uint8Array,
  metadata: PdfMetadata,
  { marks = [], letters = [], codec = PORTABLE_CODEC }: FinishOptions = {},
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  const top = readStructure(pdf);
  if (top) {
    nameBlocks(top, new MarkReader(marks), metadata.language);
    top.language = metadata.language;
    const meant = new MeantLetters(pdf.context, codec, letters);
    await meant.read();
    withoutContent(top, await markPages(pdf, contentUse(top), meant, codec));
    await meant.write();
    repairStructure(top);
    tagNotes(top);
    const headings = headingsByKey(top, outlineItems(pdf));
    nameOutline(
      headings,
      new Map(marks.flatMap(({ id, title }) => (title === undefined ? [] : [[keyOf(id), title]]))),
    );
    completeLinks(pdf, headings, (place) => noteLinkTitle(place, metadata.words));
    writeStructure(pdf, top);
    // ISO 32000-1 knows neither; 32000-2 does, and readers of it go by the role itself.
    pdf.context
      .lookup(pdf.catalog.get(name('StructTreeRoot')), PDFDict)
      .set(name('RoleMap'), pdf.context.obj({ Strong: 'Span', Em: 'Span' }));
  }
  if (metadata.source) await attachSource(pdf, metadata.source, fileDate(metadata.date), codec);
  writeMetadata(pdf, metadata);
  await pdf.flush();
  return await writeFile(pdf.context, codec);
}

/** Pages that are unpacked at a time. */
const AT_A_TIME = 16;

/** Marks the artifacts of every page; gives what is no content any more. */
async function markPages(
  pdf: PDFDocument,
  { pictures, repeated }: ContentUse,
  meant: MeantLetters,
  codec: PdfCodec,
): Promise<Map<PDFRef, ReadonlySet<number>>> {
  const gone = new Map<PDFRef, ReadonlySet<number>>();
  const { context } = pdf;
  const pages = pdf.getPages().flatMap(({ ref, node }) => {
    const contents = node.get(name('Contents'));
    const stream = context.lookup(contents);
    if (
      !(contents instanceof PDFRef) ||
      !(stream instanceof PDFRawStream) ||
      !isFlate(stream.dict.lookup(name('Filter'))) ||
      stream.dict.has(name('DecodeParms'))
    )
      return [];
    return [
      {
        ref,
        contents,
        packed: stream.contents,
        objects: node.Resources()?.lookup(name('XObject')),
        fonts: node.Resources()?.lookup(name('Font')),
      },
    ];
  });
  // While one page is gone through, those before it are packed, where the codec has threads.
  const packing: Promise<void>[] = [];
  for (let from = 0; from < pages.length; from += AT_A_TIME) {
    const some = pages.slice(from, from + AT_A_TIME);
    const unpacked = await Promise.all(some.map(({ packed }) => codec.inflate(packed)));
    for (const [index, { ref, contents, objects, fonts }] of some.entries()) {
      const { content, decoration } = markArtifacts(unpacked[index]!, {
        kept: pictures.get(ref) ?? new Set(),
        repeated: repeated.get(ref) ?? new Set(),
        isSaid: (font, codes, text) =>
          meant.isSaid(fonts instanceof PDFDict ? fonts : undefined, font, codes, text),
        isPicture: (key) => {
          const object = objects instanceof PDFDict ? objects.lookup(name(key)) : undefined;
          return (
            object instanceof PDFRawStream && object.dict.get(name('Subtype')) === name('Image')
          );
        },
      });
      if (!content) continue;
      packing.push(
        flate(context, content, codec).then((stream) => context.assign(contents, stream)),
      );
      gone.set(ref, decoration);
    }
  }
  await Promise.all(packing);
  return gone;
}

const keyOf = (id: string): string => id.replace(/^_pm_/, 'pm-').replaceAll('_', '-');

/** The outline's items by the key of their heading, as links in the page name it (`pm-…`). */
function headingsByKey<T>(top: StructElement, items: ReadonlyMap<PDFRef, T>): Map<string, T> {
  const headings = new Map<string, T>();
  const visit = (element: StructElement): void => {
    const item = element.ref && items.get(element.ref);
    if (item && element.id) headings.set(keyOf(element.id), item);
    for (const kid of element.kids) if (kid.type === 'element') visit(kid);
  };
  visit(top);
  return headings;
}
