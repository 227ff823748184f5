/** The file as a whole: its frame, what it says of itself, what it carries and may not do. */
import { PDFBool, PDFName, PDFNumber, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { PDFArray, PDFHexString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject, PDFDict } from '@cantoo/pdf-lib';
import { DOMParser } from '@xmldom/xmldom';
import { dictOf, items, name, nameText, streamBytes, type Findings } from './findings.ts';

export function fileFindings(bytes: Uint8Array, pdf: PDFDocument, findings: Findings): void {
  frame(bytes, pdf, findings);
  metadata(pdf, findings);
  catalog(pdf, findings);
  attachments(pdf, findings);
  objects(pdf, findings);
}

function frame(bytes: Uint8Array, pdf: PDFDocument, findings: Findings): void {
  const head = Buffer.from(bytes.subarray(0, 20)).toString('latin1');
  const binary = /^%PDF-1\.[0-7]\r?\n%([^\r\n]{4})/.exec(head)?.[1] ?? '';
  findings.check(
    'A-6.1.2',
    binary.length === 4 && [...binary].every((sign) => sign.charCodeAt(0) > 127),
    head.slice(0, 9),
  );
  const { ID, Encrypt } = pdf.context.trailerInfo;
  const ids = items(pdf.context.lookup(ID));
  findings.check('A-6.1.3', ids.length === 2, 'trailer: ID');
  findings.check('26-001', Encrypt === undefined, 'trailer: Encrypt');
  const end = Buffer.from(bytes.subarray(-10)).toString('latin1');
  findings.check('A-6.1.3', /%%EOF\r?\n?$/.test(end), 'bytes behind the end');
}

function metadata(pdf: PDFDocument, findings: Findings): void {
  const stream = pdf.catalog.lookup(name('Metadata'));
  if (!(stream instanceof PDFRawStream)) {
    for (const rule of ['06-001', 'A-6.6.2']) findings.add(rule, 'catalog: no Metadata');
    return;
  }
  findings.check(
    'A-6.6.2',
    nameText(stream.dict.get(name('Type'))) === 'Metadata' &&
      nameText(stream.dict.get(name('Subtype'))) === 'XML',
    'Metadata: Type and Subtype',
  );
  const text = Buffer.from(streamBytes(stream)).toString('utf8');
  const problems: string[] = [];
  const xml = new DOMParser({
    onError: (_level, message) => problems.push(message),
  }).parseFromString(text.replace(/<\?xpacket[^>]*\?>/g, ''), 'text/xml');
  findings.check('A-6.6.2', problems.length === 0, `Metadata: ${problems[0]}`);
  const value = (space: string, key: string): string =>
    xml.getElementsByTagNameNS(space, key)[0]?.textContent?.trim() ?? '';
  const ua = 'http://www.aiim.org/pdfua/ns/id/';
  findings.check('06-002', value(ua, 'part') === '1', 'Metadata: pdfuaid:part');
  const title = value('http://purl.org/dc/elements/1.1/', 'title');
  findings.check('06-003', title !== '', 'Metadata: dc:title');
  const a = 'http://www.aiim.org/pdfa/ns/id/';
  findings.check(
    'A-6.6.4',
    value(a, 'part') === '3' && value(a, 'conformance') === 'A',
    'Metadata: pdfaid',
  );
  // A schema that is none of PDF/A's own is described (6.6.2.3.3).
  if (value(ua, 'part') !== '')
    findings.check(
      'A-6.6.2',
      value('http://www.aiim.org/pdfa/ns/schema#', 'namespaceURI') === ua,
      'Metadata: no description of pdfuaid',
    );
  findings.check('A-6.6.2', pdf.getTitle() === title, 'Title and dc:title differ');
}

/** What may stand in the catalog, and what must. */
function catalog(pdf: PDFDocument, findings: Findings): void {
  const { catalog: root, context } = pdf;
  const view = dictOf(root.lookup(name('ViewerPreferences')));
  findings.check('07-001', view?.has(name('DisplayDocTitle')) ?? false, 'ViewerPreferences');
  findings.check(
    '07-002',
    view?.lookup(name('DisplayDocTitle')) === PDFBool.True,
    'ViewerPreferences',
  );
  const lang = root.lookup(name('Lang'));
  const language =
    lang instanceof PDFString || lang instanceof PDFHexString ? lang.decodeText() : '';
  findings.check('11-006', /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(language), `Lang: ${language}`);
  const marks = dictOf(root.lookup(name('MarkInfo')));
  findings.check('A-6.7.2', marks?.lookup(name('Marked')) === PDFBool.True, 'MarkInfo: Marked');
  findings.check('01-007', marks?.lookup(name('Suspects')) !== PDFBool.True, 'MarkInfo: Suspects');
  findings.check('A-6.7.3', root.has(name('StructTreeRoot')), 'catalog: no StructTreeRoot');
  findings.check('20-001', !root.has(name('OCProperties')), 'catalog: OCProperties');
  findings.check('A-6.9', !root.has(name('OCProperties')), 'catalog: OCProperties');
  findings.check('A-6.11', !root.has(name('Requirements')), 'catalog: Requirements');
  findings.check(
    'A-6.5.1',
    !root.has(name('AA')) && !root.has(name('OpenAction')),
    'catalog: actions',
  );
  const form = dictOf(root.lookup(name('AcroForm')));
  findings.check('25-001', !form?.has(name('XFA')), 'AcroForm: XFA');
  const [intent] = items(root.lookup(name('OutputIntents'))).map((each) =>
    dictOf(context.lookup(each)),
  );
  const profile = intent?.lookup(name('DestOutputProfile'));
  findings.check(
    'A-6.2.3',
    nameText(intent?.get(name('S'))) === 'GTS_PDFA1' && profile instanceof PDFRawStream,
    'OutputIntents',
  );
  if (profile instanceof PDFRawStream) iccProfile(profile, findings);
}

/** An ICC profile of a screen in RGB, of the length that it says, all of whose tags are in it. */
function iccProfile(stream: PDFRawStream, findings: Findings): void {
  const data = Buffer.from(streamBytes(stream));
  const text = (at: number): string => data.toString('latin1', at, at + 4);
  const sound =
    data.length > 132 &&
    data.readUInt32BE(0) === data.length &&
    text(36) === 'acsp' &&
    ['mntr', 'prtr'].includes(text(12)) &&
    text(16) === 'RGB ' &&
    data[8]! <= 4;
  findings.check('A-6.2.3', sound, 'DestOutputProfile: header');
  if (!sound) return;
  const tags = Array.from({ length: data.readUInt32BE(128) }, (_, index) => 132 + index * 12);
  for (const wanted of ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
    findings.check(
      'A-6.2.3',
      tags.some((at) => text(at) === wanted),
      `DestOutputProfile: ${wanted}`,
    );
  for (const at of tags)
    findings.check(
      'A-6.2.3',
      data.readUInt32BE(at + 4) + data.readUInt32BE(at + 8) <= data.length,
      `DestOutputProfile: ${text(at)} ends behind it`,
    );
}

function attachments(pdf: PDFDocument, findings: Findings): void {
  const { context } = pdf;
  const associated = new Set(
    items(pdf.catalog.lookup(name('AF'))).map((each) => context.lookup(each)),
  );
  for (const [, object] of context.enumerateIndirectObjects()) {
    const file = dictOf(object);
    if (!file?.has(name('EF'))) continue;
    findings.check('21-001', file.has(name('F')) && file.has(name('UF')), 'Filespec: F and UF');
    findings.check(
      'A-6.8',
      /^(?:Source|Data|Alternative|Supplement|Unspecified)$/.test(
        nameText(file.get(name('AFRelationship'))),
      ),
      'Filespec: AFRelationship',
    );
    findings.check('A-6.8', associated.has(file), 'Filespec: not in AF');
    const stream = dictOf(file.lookup(name('EF')))?.lookup(name('F'));
    const dict = dictOf(stream);
    findings.check(
      'A-6.8',
      nameText(dict?.get(name('Subtype'))).includes('/'),
      'EmbeddedFile: Subtype',
    );
    findings.check(
      'A-6.8',
      dictOf(dict?.lookup(name('Params')))?.has(name('ModDate')) ?? false,
      'EmbeddedFile: ModDate',
    );
  }
}

const ACTIONS = new Set(['GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm']);
const FILTERS = new Set([
  'FlateDecode',
  'DCTDecode',
  'ASCIIHexDecode',
  'ASCII85Decode',
  'RunLengthDecode',
  'CCITTFaxDecode',
  'JBIG2Decode',
  'JPXDecode',
]);

function objects(pdf: PDFDocument, findings: Findings): void {
  let count = 0;
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    count++;
    limits(object, ref.toString(), findings);
    const dict = dictOf(object);
    if (!dict) continue;
    if (object instanceof PDFRawStream) {
      const filters = items(dict.lookup(name('Filter'))).map(nameText);
      findings.check(
        'A-6.1.7',
        filters.every((each) => FILTERS.has(each)),
        `${ref}: ${filters}`,
      );
      findings.check('A-6.1.7', !dict.has(name('F')) && !dict.has(name('FFilter')), `${ref}: F`);
    }
    const type = nameText(dict.get(name('Type')));
    const action =
      dict.has(name('S')) && (type === 'Action' || dict.has(name('URI')))
        ? nameText(dict.get(name('S')))
        : '';
    if (action) findings.check('A-6.5.1', ACTIONS.has(action), `${ref}: ${action}`);
    findings.check('A-6.5.1', !dict.has(name('JS')) && !dict.has(name('AA')), `${ref}: JS, AA`);
    if (nameText(dict.get(name('Subtype'))) === 'Image') image(dict, ref.toString(), findings);
    if (nameText(dict.get(name('Subtype'))) === 'Form')
      findings.check('30-001', !dict.has(name('Ref')), `${ref}: Ref`);
    if (type === 'ExtGState') graphicsState(dict, ref.toString(), findings);
  }
  findings.check('A-6.1.13', count < 8_388_607, `${count} objects`);
}

function image(dict: PDFDict, where: string, findings: Findings): void {
  findings.check('A-6.2.8', !dict.has(name('Alternates')) && !dict.has(name('OPI')), where);
  findings.check(
    'A-6.2.8',
    dict.lookup(name('Interpolate')) !== PDFBool.True,
    `${where}: Interpolate`,
  );
  if (dict.lookup(name('ImageMask')) === PDFBool.True) return;
  const space = dict.lookup(name('ColorSpace'));
  const base =
    space instanceof PDFArray && nameText(space.lookup(0)) === 'Indexed' ? space.lookup(1) : space;
  const text = base instanceof PDFArray ? nameText(base.lookup(0)) : nameText(base);
  findings.check(
    'A-6.2.4',
    /^(?:DeviceRGB|DeviceGray|ICCBased|CalRGB|CalGray)$/.test(text),
    `${where}: ${text}`,
  );
}

const BLEND =
  /^(?:Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight|SoftLight|Difference|Exclusion|Hue|Saturation|Color|Luminosity)$/;

function graphicsState(dict: PDFDict, where: string, findings: Findings): void {
  findings.check('A-6.2.5', !dict.has(name('TR')) && !dict.has(name('HTP')), `${where}: TR`);
  const second = dict.lookup(name('TR2'));
  findings.check(
    'A-6.2.5',
    second === undefined || nameText(second) === 'Default',
    `${where}: TR2`,
  );
  const mode = dict.lookup(name('BM'));
  if (mode !== undefined)
    findings.check(
      'A-6.2.10',
      items(mode)
        .map(nameText)
        .every((each) => BLEND.test(each)),
      `${where}: BM`,
    );
}

/** ISO 19005-3, 6.1.13. */
function limits(object: PDFObject, where: string, findings: Findings): void {
  if (object instanceof PDFNumber)
    findings.check('A-6.1.13', Math.abs(object.asNumber()) <= 2_147_483_647, `${where}: number`);
  else if (object instanceof PDFName)
    findings.check('A-6.1.13', Buffer.byteLength(object.decodeText()) <= 127, `${where}: name`);
  else if (object instanceof PDFString || object instanceof PDFHexString) {
    findings.check('A-6.1.13', object.asBytes().length <= 32_767, `${where}: string`);
    if (object instanceof PDFHexString)
      findings.check(
        'A-6.1.6',
        /^(?:[\da-f]{2})*$/i.test(object.asString()),
        `${where}: hex string`,
      );
  } else if (object instanceof PDFArray)
    for (const each of object.asArray()) limits(each, where, findings);
  else {
    const dict = dictOf(object);
    for (const [key, value] of dict?.entries() ?? []) {
      limits(key, where, findings);
      limits(value, where, findings);
    }
  }
}
