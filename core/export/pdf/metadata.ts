/**
 * What a PDF says about itself: information dictionary, XMP, and the id that is the same for the
 * same report.
 */
import { PDFHexString, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { strToU8 } from 'fflate';
import { CARRIED_IN_PDF } from '../../files/open-pdf.ts';
import type { Report } from '../../report/report.ts';
import { fingerprint } from '../../markdown/format.ts';
import type { ReportWords } from '../../report/words/report-words.ts';
import { toCanonicalJson } from '../../file-format/canonical.ts';

export interface PdfMetadata {
  title: string;
  author: string;
  subject: string;
  keywords: string[];
  /** BCP 47. */
  language: string;
  /**
   * ISO day of the document's last edit, or '': the file's dates. Never the time of the export, so
   * that the same report gives the same bytes.
   */
  date: string;
  /** What links to footnotes and back are called. */
  words: Pick<ReportWords, 'note' | 'backToText'>;
  /** 32 hexadecimal digits that are the same for the same report. */
  id: string;
  /** The document that the report was made from, attached for readers that can use it. */
  source?: { name: string; text: string };
}

const PRODUCER = 'Afterword';

export function pdfMetadata(report: Report): PdfMetadata {
  const { title, kind, language, words, stamp, source, carriesSource } = report;
  const { people, incident } = source;
  const known = (texts: readonly string[]): string[] => [
    ...new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')),
  ];
  const subject = known([kind, stamp.reference]).join(' ');
  const text = toCanonicalJson(source);
  return {
    title,
    language,
    subject,
    words: { note: words.note, backToText: words.backToText },
    date: stamp.isoDate,
    author: known(people.map(({ name }) => name)).join(', ') || incident.organization.trim(),
    keywords: known(['postmortem', stamp.reference, incident.severity, ...incident.services]),
    id: hexId(`${title}\n${subject}\n${stamp.isoDate}\n${text}`),
    ...(carriesSource && { source: { name: CARRIED_IN_PDF, text } }),
  };
}

/** The day of the file, at noon nowhere: midnight in UTC. */
export function fileDate(isoDay: string): Date {
  return new Date(Date.parse(`${isoDay || '1980-01-01'}T00:00:00Z`));
}

/** @param claims whether the file says that it is PDF/UA-1 and PDF/A-3a */
export function writeMetadata(pdf: PDFDocument, metadata: PdfMetadata, claims: boolean): void {
  const date = fileDate(metadata.date);
  pdf.setTitle(metadata.title, { showInWindowTitleBar: true });
  pdf.setAuthor(metadata.author);
  pdf.setSubject(metadata.subject);
  // One text: the library would join a list with spaces, and a keyword may hold some.
  pdf.setKeywords([metadata.keywords.join(', ')]);
  pdf.setCreator(PRODUCER);
  pdf.setProducer(PRODUCER);
  pdf.setLanguage(metadata.language);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  const { context } = pdf;
  pdf.catalog.set(
    PDFName.of('Metadata'),
    context.register(
      context.stream(strToU8(xmpPacket(metadata, date, claims)), {
        Type: 'Metadata',
        Subtype: 'XML',
      }),
    ),
  );
  const id = PDFHexString.of(metadata.id);
  context.trailerInfo.ID = context.obj([id, id]);
}

function xmpPacket(
  { title, author, subject, keywords, language }: PdfMetadata,
  date: Date,
  claims: boolean,
): string {
  const text = (value: string): string =>
    value.replace(/[<&>]/g, (sign) => ({ '<': '&lt;', '&': '&amp;', '>': '&gt;' })[sign]!);
  const bag = (values: readonly string[]): string =>
    `<rdf:Bag>${values.map((value) => `<rdf:li>${text(value)}</rdf:li>`).join('')}</rdf:Bag>`;
  const alternative = (value: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${text(value)}</rdf:li></rdf:Alt>`;
  const when = date.toISOString().replace('.000', '');
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>' +
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">' +
    `<dc:format>application/pdf</dc:format><dc:title>${alternative(title)}</dc:title>` +
    `${author && `<dc:creator><rdf:Seq><rdf:li>${text(author)}</rdf:li></rdf:Seq></dc:creator>`}` +
    `<dc:language>${bag([language])}</dc:language><dc:description>${alternative(subject)}` +
    `</dc:description><dc:subject>${bag(keywords)}</dc:subject>` +
    `<xmp:CreateDate>${when}</xmp:CreateDate><xmp:ModifyDate>${when}</xmp:ModifyDate>` +
    `<xmp:MetadataDate>${when}</xmp:MetadataDate><xmp:CreatorTool>${PRODUCER}` +
    '</xmp:CreatorTool>' +
    `<pdf:Producer>${PRODUCER}</pdf:Producer><pdf:Keywords>${text(keywords.join(', '))}` +
    `</pdf:Keywords></rdf:Description>${claims ? STANDARDS : ''}</rdf:RDF></x:xmpmeta>` +
    '<?xpacket end="w"?>'
  );
}

/**
 * PDF/A-3a (ISO 19005-3, 6.6.4) and PDF/UA-1 (ISO 14289-1, clause 5), whose schema the former wants
 * described.
 */
const STANDARDS =
  '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">' +
  '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>' +
  '</rdf:Description>' +
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">' +
  '<pdfuaid:part>1</pdfuaid:part></rdf:Description>' +
  '<rdf:Description rdf:about="" ' +
  'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ' +
  'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" ' +
  'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas>' +
  '<rdf:Bag><rdf:li rdf:parseType="Resource">' +
  '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>' +
  'part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>' +
  'Part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li>' +
  '</rdf:Seq></pdfaSchema:property>' +
  '</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>';

/** 128 bits that are the same for the same report. */
function hexId(text: string): string {
  const print = fingerprint(text);
  const part = (salt: string): string =>
    Number.parseInt(fingerprint(salt + print), 36)
      .toString(16)
      .padStart(16, '0')
      .slice(-16);
  return part('a') + part('b');
}
