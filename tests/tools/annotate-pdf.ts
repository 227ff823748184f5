/** Annotations put into a PDF by another library than the one that reads them. */
import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFRef } from '@cantoo/pdf-lib';
import { pdfLibrary } from '../../core/files/pdf-library.ts';
import { letterEdges } from '../../core/review/pdf/letter-widths.ts';

export interface Mark {
  kind: string;
  /** Words of one line that it is on, or stands behind. */
  on: string;
  text?: string;
  /** Index of the mark that it answers; `group`: it belongs to it. */
  answers?: number;
  group?: boolean;
  more?: Record<string, string>;
}

/** Where words stand: page from 0, left, bottom, right, top; null where no line has them. */
async function boxOf(bytes: Uint8Array, words: string): Promise<[number, number[]] | null> {
  const { getDocument } = await pdfLibrary();
  const pdf = await getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
  }).promise;
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) {
      if (!('str' in item)) continue;
      const at = item.str.indexOf(words);
      if (at === -1) continue;
      const edges = letterEdges(item.str, item.width);
      const [, , , , x, y] = item.transform as number[];
      return [
        number - 1,
        [x! + edges[at]!, y! - 2, x! + edges[at + words.length]!, y! + item.height],
      ];
    }
  }
  return null;
}

/** True where the words stand in one line of a page. */
export async function isOnPage(bytes: Uint8Array, words: string): Promise<boolean> {
  return (await boxOf(bytes, words)) !== null;
}

/** The file with annotations as readers of PDF write them. */
export async function annotated(bytes: Uint8Array, marks: readonly Mark[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const refs: PDFRef[] = [];
  for (const { kind, on, text = '', answers, group, more = {} } of marks) {
    const box = await boxOf(bytes, on);
    if (!box) throw new Error(`“${on}” is on no page.`);
    const [page, [left, bottom, right, top]] = box;
    const isMarkup = /Highlight|StrikeOut|Underline|Squiggly/.test(kind);
    const rect =
      kind === 'Caret'
        ? [right! - 3, bottom! - 2, right! + 3, top!]
        : [left!, bottom!, right!, top!];
    const annotation = pdf.context.obj({
      Type: 'Annot',
      Subtype: kind,
      Rect: rect,
      ...(isMarkup && { QuadPoints: [left!, top!, right!, top!, left!, bottom!, right!, bottom!] }),
      ...(kind === 'Ink' && { InkList: [[left!, bottom!, right!, bottom!]] }),
      Contents: PDFHexString.fromText(text),
      T: PDFHexString.fromText('Rhea'),
      M: PDFString.of("D:20260306110000+01'00'"),
      ...(answers !== undefined && { IRT: refs[answers]! }),
      ...(group && { RT: 'Group' }),
    });
    for (const [key, value] of Object.entries(more))
      annotation.set(PDFName.of(key), PDFString.of(value));
    const ref = pdf.context.register(annotation);
    refs.push(ref);
    pdf.getPages()[page]!.node.addAnnot(ref);
  }
  return pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
}
