import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { strToU8 } from 'fflate';
import type { PdfCodec } from './codec.ts';
import { flate } from './write-file.ts';

/**
 * Attaches the document that the report was made from (ISO 32000-2, 7.11.4 and 14.13). The library
 * can attach files too, but packs them with its own codec, which takes several times as long.
 * `name` is ASCII.
 */
export async function attachSource(
  pdf: PDFDocument,
  { name, text }: { name: string; text: string },
  date: Date,
  codec: PdfCodec,
): Promise<void> {
  const { context, catalog } = pdf;
  const bytes = strToU8(text);
  const when = PDFString.fromDate(date);
  const stream = await flate(context, bytes, codec, {
    Type: 'EmbeddedFile',
    Subtype: 'application/json',
    Params: { Size: bytes.length, CreationDate: when, ModDate: when },
  });
  const file = context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(name),
      UF: PDFHexString.fromText(name),
      EF: { F: context.register(stream) },
      Desc: PDFHexString.fromText('The postmortem that this report was made from'),
      AFRelationship: 'Source',
    }),
  );
  const names = catalog.lookupMaybe(PDFName.of('Names'), PDFDict) ?? context.obj({});
  names.set(
    PDFName.of('EmbeddedFiles'),
    context.obj({ Names: [PDFHexString.fromText(name), file] }),
  );
  catalog.set(PDFName.of('Names'), names);
  catalog.set(PDFName.of('AF'), context.obj([file]));
}
