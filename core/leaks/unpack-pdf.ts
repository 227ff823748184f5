import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  ParseSpeeds,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { strFromU8 } from 'fflate';
import { loadPdf } from '../files/open-pdf.ts';
import type { PdfCodec } from '../export/pdf/codec.ts';
import { isFlate } from '../export/pdf/write-file.ts';
import type { ExportPart } from './part.ts';

/**
 * The parts of a PDF: the words of each page, every string of every object, and every stream
 * unpacked.
 */
export async function unpackPdf(bytes: Uint8Array, codec: PdfCodec): Promise<ExportPart[]> {
  const parts = await pages(bytes);
  const pdf = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  const strings = new Map<string, string[]>();
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    const where = whereOf(object, ref === pdf.context.trailerInfo.Info);
    const own = strings.get(where) ?? [];
    collect(object instanceof PDFRawStream ? object.dict : object, own);
    strings.set(where, own);
    if (object instanceof PDFRawStream)
      parts.push({
        where: streamPlace(object),
        name: ref.toString(),
        text: await unpacked(object, codec),
      });
  }
  for (const [where, texts] of strings) parts.push({ where, name: where, text: texts.join('\n') });
  return parts;
}

/** Letters stand in a page by their numbers in a font: only a reader can tell the words. */
async function pages(bytes: Uint8Array): Promise<ExportPart[]> {
  const loading = await loadPdf(bytes);
  try {
    const document = await loading.promise;
    const parts: ExportPart[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      parts.push({
        where: `page ${number}`,
        name: `page ${number}`,
        text: items
          .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
          .join(''),
      });
      page.cleanup();
    }
    return parts;
  } finally {
    await loading.destroy();
  }
}

const KEYS: readonly [key: string, where: string][] = [
  ['Alt', 'the description of a picture'],
  ['URI', 'a link'],
  ['A', 'a link'],
  ['Title', 'the outline'],
  ['F', 'the attachment'],
  ['Contents', 'a link'],
];

function whereOf(object: PDFObject, isInfo: boolean): string {
  if (isInfo) return 'the properties';
  const dict = object instanceof PDFRawStream ? object.dict : object;
  return (
    (dict instanceof PDFDict && KEYS.find(([key]) => dict.has(PDFName.of(key)))?.[1]) || 'the file'
  );
}

function streamPlace({ dict }: PDFRawStream): string {
  const type = dict.get(PDFName.of('Type'));
  if (type === PDFName.of('EmbeddedFile')) return 'the document inside the file';
  if (type === PDFName.of('Metadata')) return 'the properties';
  return dict.get(PDFName.of('Subtype')) === PDFName.of('Image') ? 'a picture' : 'the file';
}

async function unpacked({ dict, contents }: PDFRawStream, codec: PdfCodec): Promise<string> {
  const filter = dict.lookup(PDFName.of('Filter'));
  const content = isFlate(filter) ? await codec.inflate(contents) : contents;
  const type = dict.get(PDFName.of('Type'));
  return strFromU8(content, type !== PDFName.of('EmbeddedFile') && type !== PDFName.of('Metadata'));
}

function collect(object: PDFObject, texts: string[]): void {
  if (object instanceof PDFString || object instanceof PDFHexString)
    texts.push(object.decodeText());
  else if (object instanceof PDFName) texts.push(object.decodeText());
  else if (object instanceof PDFArray) for (const each of object.asArray()) collect(each, texts);
  else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      texts.push(key.decodeText());
      collect(value, texts);
    }
  }
}
