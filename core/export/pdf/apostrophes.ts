/**
 * The apostrophe of most faces (’) is one letter with the modifier of the same look (ʼ, U+02BC),
 * and Chromium writes into the font that it means the modifier. So a reader that goes by the font
 * finds another word than the author wrote, and one that goes by the text that Chromium adds to
 * each such letter may lose the rest of the line. Here the font is told what the letter means.
 */
import { PDFDict, PDFName, PDFRawStream, PDFRef, type PDFContext } from '@cantoo/pdf-lib';
import { strFromU8, strToU8 } from 'fflate';
import type { PdfCodec } from './codec.ts';
import { flate, isFlate } from './write-file.ts';

const APOSTROPHE = /\/ActualText\s*<feff2019>/i;

/**
 * Mends the fonts of a document, unless its text holds the modifier itself. Gives the test for the
 * texts of single letters that are not needed any more.
 */
export async function mendApostrophes(
  context: PDFContext,
  codec: PdfCodec,
  text: string,
): Promise<(properties: string) => boolean> {
  if (text.includes('\u02bc')) return () => false;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font'))
      continue;
    const ref = object.get(PDFName.of('ToUnicode'));
    const stream = context.lookup(ref);
    if (
      !(ref instanceof PDFRef) ||
      !(stream instanceof PDFRawStream) ||
      !isFlate(stream.dict.lookup(PDFName.of('Filter')))
    )
      continue;
    const map = strFromU8(await codec.inflate(stream.contents), true);
    const mended = map.replace(/^(<[\da-f]+> )<02bc>$/gim, '$1<2019>');
    if (mended !== map) context.assign(ref, await flate(context, strToU8(mended, true), codec));
  }
  return (properties) => APOSTROPHE.test(properties);
}
