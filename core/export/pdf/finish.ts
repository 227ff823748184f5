import {
  AFRelationship, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFContext, type PDFObject, type PDFRef,
} from '@cantoo/pdf-lib';
import { strToU8 } from 'fflate';
import { fingerprint } from '../markdown/own-format.ts';

export interface PdfMetadata {
  title: string;
  author: string;
  subject: string;
  /** BCP 47. */
  language: string;
  /** ISO day of the document's last edit, or '': the file's dates. Never the time of the export, so that the same report gives the same bytes. */
  date: string;
  /** The document that the report was made from, attached for readers that can use it. */
  source?: { name: string; text: string };
}

const PRODUCER = 'Afterword';
/** Indirect objects: far more than a report of 100 pages has, fewer than one of 10,000 rows. */
const MOST_IN_STREAMS = 25_000;

/**
 * Completes the PDF that Chromium printed: information and XMP, language, list bodies and link descriptions in the structure tree, the source as attachment, fixed dates and `/ID`.
 * PDF/UA is not claimed: Chromium does not mark headers and footers as artifacts.
 */
export async function finishPdf(bytes: Uint8Array, metadata: PdfMetadata): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const date = new Date(Date.parse(`${metadata.date || '1980-01-01'}T00:00:00Z`) + 0);
  pdf.setTitle(metadata.title, { showInWindowTitleBar: true });
  pdf.setAuthor(metadata.author);
  pdf.setSubject(metadata.subject);
  pdf.setKeywords(['postmortem']);
  pdf.setCreator(PRODUCER);
  pdf.setProducer(PRODUCER);
  pdf.setLanguage(metadata.language);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  if (metadata.source) {
    await pdf.attach(strToU8(metadata.source.text), metadata.source.name, {
      mimeType: 'application/json', description: 'The postmortem that this report was made from', creationDate: date, modificationDate: date, afRelationship: AFRelationship.Source,
    });
  }
  const { context } = pdf;
  const xmp = context.stream(strToU8(xmpPacket(metadata, date)), { Type: 'Metadata', Subtype: 'XML' });
  pdf.catalog.set(PDFName.of('Metadata'), context.register(xmp));
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    if (object.get(PDFName.of('S')) === PDFName.of('LI')) giveListBody(context, ref, object);
    if (object.get(PDFName.of('Subtype')) === PDFName.of('Link') && !object.has(PDFName.of('Contents'))) object.set(PDFName.of('Contents'), PDFHexString.fromText(linkDescription(object)));
  }
  const id = PDFHexString.of(hexId(`${metadata.title}\n${metadata.subject}\n${metadata.date}\n${metadata.source?.text ?? ''}`));
  context.trailerInfo.ID = context.obj([id, id]);
  // Object streams halve the file, but the library looks through all entries for each one it adds: beyond some objects that takes longer than the print itself.
  const useObjectStreams = context.enumerateIndirectObjects().length <= MOST_IN_STREAMS;
  return pdf.save({ useObjectStreams, objectsPerTick: Number.POSITIVE_INFINITY, addDefaultPage: false, updateFieldAppearances: false });
}

/** Chromium puts a list item's content beside its label; readers look for it in an `LBody` (ISO 32000-1, 14.8.4.3.3). */
function giveListBody(context: PDFContext, ref: PDFRef, item: PDFDict): void {
  const kids = item.lookup(PDFName.of('K'));
  if (!(kids instanceof PDFArray)) return;
  const kind = (kid: PDFObject): PDFObject | undefined => {
    const element = context.lookup(kid);
    return element instanceof PDFDict ? element.get(PDFName.of('S')) : undefined;
  };
  const all = kids.asArray();
  const labels = all.filter((kid) => kind(kid) === PDFName.of('Lbl'));
  const content = all.filter((kid) => kind(kid) !== PDFName.of('Lbl'));
  if (content.length === 0 || content.some((kid) => kind(kid) === PDFName.of('LBody'))) return;
  const body = context.obj({ Type: 'StructElem', S: 'LBody', P: ref });
  const bodyRef = context.register(body);
  body.set(PDFName.of('K'), context.obj(content));
  // Marked content that stands directly in the item is counted on the item's page.
  const page = item.get(PDFName.of('Pg'));
  if (page) body.set(PDFName.of('Pg'), page);
  for (const kid of content) {
    const element = context.lookup(kid);
    if (element instanceof PDFDict && element.has(PDFName.of('P'))) element.set(PDFName.of('P'), bodyRef);
  }
  item.set(PDFName.of('K'), context.obj([...labels, bodyRef]));
}

function linkDescription(link: PDFDict): string {
  const action = link.lookup(PDFName.of('A'));
  const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
  return uri instanceof PDFString || uri instanceof PDFHexString ? `Link to ${uri.decodeText()}` : 'Link within this report';
}

function xmpPacket({ title, author, subject, language }: PdfMetadata, date: Date): string {
  const text = (value: string): string => value.replace(/[<&>]/g, (sign) => ({ '<': '&lt;', '&': '&amp;', '>': '&gt;' })[sign]!);
  const when = date.toISOString();
  return '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    + '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
    + `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text(title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>${text(author)}</rdf:li></rdf:Seq></dc:creator>`
    + `<dc:language><rdf:Bag><rdf:li>${text(language)}</rdf:li></rdf:Bag></dc:language><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text(subject)}</rdf:li></rdf:Alt></dc:description>`
    + `<xmp:CreateDate>${when}</xmp:CreateDate><xmp:ModifyDate>${when}</xmp:ModifyDate><xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool><pdf:Producer>${PRODUCER}</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

/** 128 bits that are the same for the same report. */
function hexId(text: string): string {
  const part = (salt: string): string => Number.parseInt(fingerprint(salt + text), 36).toString(16).padStart(16, '0').slice(-16);
  return part('a') + part('b');
}
