/**
 * Companies' Word files, made here part by part, so that each says what its test needs and no more.
 */
import { strToU8, zipSync } from 'fflate';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const PIXEL = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  ),
  (sign) => sign.charCodeAt(0),
);

const relations = (...list: [id: string, kind: string, target: string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
const paragraph = (text: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const style = (id: string, name: string, color: string, more = '', inside = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"${more}><w:name w:val="${name}"/>${inside}<w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:color w:val="${color}"/></w:rPr></w:style>`;
const LOGO =
  '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="Logo" descr="Harbour"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';

/**
 * What differs between the references; each is a part's path and its content, null to leave it out.
 */
export type Changes = Record<string, string | Uint8Array | null>;

/**
 * A German company's document: style ids in German, numbered headings, a head on the first page
 * with a logo and another on the rest, and its own page. It has text of its own, which no report
 * may carry.
 */
export function germanReference(changes: Changes = {}): Uint8Array {
  const types = (main: string): string =>
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    `<Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPE}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${TYPE}.settings+xml"/>` +
    ['header1', 'header2']
      .map((name) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.header+xml"/>`)
      .join('') +
    '</Types>';
  const parts: Changes = {
    '[Content_Types].xml': types(`${TYPE}.document.main+xml`),
    '_rels/.rels': relations(['rId1', 'officeDocument', 'word/document.xml']),
    'word/document.xml': `<w:document ${W}><w:body>${paragraph('Textoftemplate', 'berschrift1')}<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1134" w:bottom="1134" w:left="2268" w:header="709" w:footer="709" w:gutter="0"/><w:cols w:num="2"/><w:titlePg/><w:docGrid w:linePitch="381"/></w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'numbering', 'numbering.xml'],
      ['rId3', 'header', 'header1.xml'],
      ['rId4', 'header', 'header2.xml'],
      ['rId5', 'settings', 'settings.xml'],
    ),
    'word/styles.xml':
      `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>${style('Standard', 'Normal', '111111', ' w:default="1"')}` +
      `${style('berschrift1', 'heading 1', 'AA0000', '', '<w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>')}${style('Zitat', 'Quote', '00AA00', '', '<w:basedOn w:val="Standard"/>')}${style('Kopfzeile', 'header', '777777', '', '<w:basedOn w:val="Standard"/>')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift1"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
    'word/settings.xml': `<w:settings ${W}><w:documentProtection w:edit="readOnly"/><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="12"/></w:compat><w:decimalSymbol w:val=","/></w:settings>`,
    'word/header1.xml': `<w:hdr ${W}>${paragraph('Followinghead', 'Kopfzeile')}</w:hdr>`,
    'word/header2.xml': `<w:hdr ${W}>${LOGO}</w:hdr>`,
    'word/_rels/header2.xml.rels': relations(['rId1', 'image', 'media/logo.png']),
    'word/media/logo.png': PIXEL,
    ...changes,
  };
  const kept = Object.entries(parts).filter(
    (part): part is [string, string | Uint8Array] => part[1] !== null,
  );
  return zipSync(
    Object.fromEntries(
      kept.map(([path, content]) => [
        path,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

/** The same as a template, without heads; `main` is its main part's content type. */
export function germanTemplate(main = `${TYPE}.template.main+xml`): Uint8Array {
  return germanReference({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    'word/document.xml': `<w:document ${W}><w:body>${paragraph('Textoftemplate')}<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(['rId1', 'styles', 'styles.xml']),
    'word/styles.xml': `<w:styles ${W}>${style('Normal', 'Normal', '222222', ' w:default="1"')}${style('Heading1', 'heading 1', '0000AA')}${style('Header', 'header', '333333', '', '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/></w:tabs></w:pPr>')}</w:styles>`,
    'word/numbering.xml': null,
    'word/settings.xml': null,
    'word/header1.xml': null,
    'word/header2.xml': null,
    'word/_rels/header2.xml.rels': null,
    'word/media/logo.png': null,
  });
}
