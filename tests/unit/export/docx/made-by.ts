/**
 * Companies' Word files as the programs they were written in leave them: what each of these
 * programs does its own way, in a file of our own writing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { germanReference, PIXEL, type Changes } from './references.ts';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const text = (words: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${words}</w:t></w:r></w:p>`;
const page = (more: string, across = false, start = ''): string =>
  `<w:sectPr>${start}<w:pgSz ${across ? 'w:w="15840" w:h="12240" w:orient="landscape"' : 'w:w="12240" w:h="15840"'}/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>${more}</w:sectPr>`;
const edge = (kind: 'header' | 'footer', type: string, id: string): string =>
  `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`;
const style = (id: string, name: string, more: string, attributes = ''): string =>
  `<w:style w:type="paragraph"${attributes} w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

/** The parts of a package beside styles and text, by their kinds. */
function packed(
  body: string,
  styles: string,
  parts: Record<string, { kind: string; type: string; content: string | Uint8Array }>,
  more: Changes = {},
  main = `${WORD}.document.main+xml`,
): Uint8Array {
  const overrides = Object.entries(parts).map(
    ([name, { type }]) => `<Override PartName="/word/${name}" ContentType="${type}"/>`,
  );
  const relations = Object.entries(parts).map(
    ([name, { kind }]) =>
      `<Relationship Id="${idOf(name)}" Type="${OFFICE}/${kind}" Target="${name}"/>`,
  );
  return germanReference({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>' +
      `<Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>${overrides.join('')}</Types>`,
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${NAMESPACES}>${styles}</w:styles>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(NOT_HERS.map((path) => [path, null])),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, { content }]) => [`word/${name}`, content]),
    ),
    ...more,
  });
}
/** What the German company has beside its text and styles. */
const NOT_HERS = [
  ...['numbering', 'settings', 'header1', 'header2', '_rels/header2.xml.rels'].map((name) =>
    name.endsWith('.rels') ? `word/${name}` : `word/${name}.xml`,
  ),
  'word/media/logo.png',
];
const idOf = (name: string): string => `rId_${name.replace(/\W/g, '_')}`;

const part = (kind: string, content: string) => ({
  kind,
  type: `${WORD}.${kind}+xml`,
  content,
});
const head = (words: string) => part('header', `<w:hdr ${NAMESPACES}>${text(words)}</w:hdr>`);
const foot = (words: string) => part('footer', `<w:ftr ${NAMESPACES}>${text(words)}</w:ftr>`);
function theme(major: string, minor: string, accent: string) {
  const color = (name: string, value: string): string =>
    `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
  const font = (name: string, face: string): string =>
    `<a:${name}><a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;
  const three = (item: string): string => item.repeat(3);
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const accents = [2, 3, 4, 5, 6].map((each) => color(`accent${each}`, '667788')).join('');
  return {
    kind: 'theme',
    type: 'application/vnd.openxmlformats-officedocument.theme+xml',
    content: `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House"><a:themeElements><a:clrScheme name="House">${color('dk1', '000000')}${color('lt1', 'FFFFFF')}${color('dk2', '223344')}${color('lt2', 'EEEEEE')}${color('accent1', accent)}${accents}${color('hlink', accent)}${color('folHlink', '884488')}</a:clrScheme><a:fontScheme name="House">${font('majorFont', major)}${font('minorFont', minor)}</a:fontScheme><a:fmtScheme name="House"><a:fillStyleLst>${three(fill)}</a:fillStyleLst><a:lnStyleLst>${three(`<a:ln w="6350">${fill}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${three('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst><a:bgFillStyleLst>${three(fill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`,
  };
}
const defaults = (run: string, paragraph: string): string =>
  `<w:docDefaults><w:rPrDefault><w:rPr>${run}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${paragraph}</w:pPr></w:pPrDefault></w:docDefaults>`;

/**
 * Of a document on the web: every look in the styles as a face by name, no style for code, quotes
 * or contents, and the company's face inside, here as bytes that are no face.
 */
export function webDocument(): Uint8Array {
  const face = (tag: string, name: string): string =>
    `<w:font w:name="Lamplight"><w:${tag} w:fontKey="{00000000-0000-0000-0000-000000000000}" r:id="${name}" w:subsetted="0"/></w:font>`;
  return packed(
    text('Textoftemplate', '<w:pStyle w:val="Title"/>') +
      page('<w:pgNumType w:start="1"/>', false, edge('header', 'default', idOf('header1.xml'))),
    defaults(
      '<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en"/>',
      '<w:spacing w:line="276" w:lineRule="auto"/>',
    ) +
      style('Normal', 'normal', '', ' w:default="1"') +
      '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Table Normal"/></w:style>' +
      style(
        'Heading1',
        'heading 1',
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="400" w:after="120"/></w:pPr><w:rPr><w:rFonts w:ascii="Lamplight" w:hAnsi="Lamplight"/><w:color w:val="884400"/><w:sz w:val="40"/></w:rPr>',
      ) +
      style('Title', 'Title', '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="52"/></w:rPr>'),
    {
      'header1.xml': head('Webhead'),
      'theme/theme1.xml': theme('Arial', 'Arial', '4285F4'),
      'fontTable.xml': part(
        'fontTable',
        `<w:fonts ${NAMESPACES}>${face('embedRegular', 'rId1')}</w:fonts>`,
      ),
    },
    {
      'word/_rels/fontTable.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/font" Target="fonts/font1.odttf"/></Relationships>`,
      'word/fonts/font1.odttf': new Uint8Array(4_000).fill(0x5a),
    },
  );
}

/**
 * Of Word on a Mac: faces and colours by the theme, latent styles, three kinds of heads, a second
 * section across, and headings numbered on two levels.
 */
export function macDocument(): Uint8Array {
  const edges = ['first', 'default', 'even']
    .map((type, index) => edge('header', type, idOf(`header${index + 1}.xml`)))
    .join('');
  const heading = (level: number): string =>
    style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="360" w:after="80"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/><w:color w:val="0F4761" w:themeColor="accent1" w:themeShade="BF"/><w:sz w:val="${44 - level * 8}"/></w:rPr>`,
    );
  const level = (index: number, shown: string): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading${index + 1}"/><w:lvlText w:val="${shown}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${432 + index * 144}" w:hanging="${432 + index * 144}"/></w:pPr></w:lvl>`;
  const grid = '<w:cols w:space="720"/><w:titlePg/><w:docGrid w:linePitch="360"/>';
  return packed(
    text('Textoftemplate', page(grid, false, edges)) +
      text('Textoftemplate', page(grid, true)) +
      text('Textoftemplate') +
      page(grid),
    defaults(
      '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/>',
      '',
    ) +
      '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/></w:latentStyles>' +
      style('Normal', 'Normal', '<w:qFormat/>', ' w:default="1"') +
      heading(1) +
      heading(2) +
      '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    {
      'header1.xml': head('Machead first'),
      'header2.xml': head('Machead'),
      'header3.xml': head('Machead even'),
      'theme/theme1.xml': theme('Aptos Display', 'Aptos', '156082'),
      'numbering.xml': part(
        'numbering',
        `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, '%1')}${level(1, '%1.%2')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      ),
      'settings.xml': part(
        'settings',
        `<w:settings ${NAMESPACES}><w:zoom w:percent="120"/><w:trackRevisions/><w:defaultTabStop w:val="720"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:rsids><w:rsidRoot w:val="00A77427"/></w:rsids><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`,
      ),
    },
  );
}

/** A template with table styles of its own, one for every table, and the theme's faces. */
export function templateWithTables(): Uint8Array {
  const border = (side: string): string =>
    `<w:${side} w:val="single" w:sz="8" w:space="0" w:color="AA3300"/>`;
  return packed(
    text('Textoftemplate') + page('', false, edge('footer', 'default', idOf('footer1.xml'))),
    defaults(
      '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="21"/>',
      '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>',
    ) +
      style('Normal', 'Normal', '', ' w:default="1"') +
      style(
        'Heading1',
        'heading 1',
        '<w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:color w:val="AA3300"/><w:sz w:val="30"/></w:rPr>',
      ) +
      `<w:style w:type="table" w:default="1" w:styleId="HouseTable"><w:name w:val="House Table"/><w:pPr><w:jc w:val="center"/></w:pPr><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders><w:tblCellMar><w:left w:w="240" w:type="dxa"/><w:right w:w="240" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="AA3300"/></w:tcPr></w:tblStylePr></w:style>`,
    {
      'footer1.xml': foot('Templatefoot'),
      'theme/theme1.xml': theme('Cambria', 'Calibri', 'AA3300'),
    },
    {},
    `${WORD}.template.main+xml`,
  );
}

/** A small bound book: narrow pages with a gutter, a frame, numbered lines and a logo as its head. */
export function narrowBook(): Uint8Array {
  const border = (side: string): string =>
    `<w:${side} w:val="single" w:sz="4" w:space="24" w:color="777777"/>`;
  return germanReference({
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${text('Textoftemplate')}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="850" w:header="567" w:footer="567" w:gutter="284"/><w:pgBorders w:offsetFrom="page">${['top', 'left', 'bottom', 'right'].map(border).join('')}</w:pgBorders><w:lnNumType w:countBy="5"/><w:docGrid w:linePitch="381"/></w:sectPr></w:body></w:document>`,
    'word/media/logo.png': PIXEL,
  });
}

/** Of LibreOffice: a first page of its own, a page across in the middle, its own names of styles. */
export function officeDocument(soffice: string, folder: string): Uint8Array {
  const layout = (name: string, size: string): string =>
    `<style:page-layout style:name="${name}"><style:page-layout-properties ${size} fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style></style:page-layout>`;
  const master = (name: string, of: string, words: string, next = ''): string =>
    `<style:master-page style:name="${name}" style:page-layout-name="${of}"${next && ` style:next-style-name="${next}"`}><style:header><text:p text:style-name="Header">${words}</text:p></style:header></style:master-page>`;
  const starts = (name: string, on: string): string =>
    `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="Standard" style:master-page-name="${on}"/>`;
  writeFileSync(
    join(folder, 'office.fodt'),
    '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>' +
      '<style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"/><style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:color="#005588" fo:font-size="18pt"/></style:style><style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:color="#226622"/></style:style></office:styles><office:automatic-styles>' +
      layout('One', 'fo:page-width="21cm" fo:page-height="29.7cm"') +
      layout(
        'Across',
        'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"',
      ) +
      starts('P1', 'First') +
      starts('P2', 'Wide') +
      starts('P3', 'Rest') +
      '</office:automatic-styles><office:master-styles>' +
      master('First', 'One', 'Officehead first', 'Rest') +
      master('Wide', 'Across', 'Officehead across') +
      master('Rest', 'One', 'Officehead') +
      '</office:master-styles><office:body><office:text><text:p text:style-name="P1">Textoftemplate</text:p><text:h text:style-name="Heading_20_1" text:outline-level="1">Textoftemplate</text:h><text:p text:style-name="Quotations">Textoftemplate</text:p><text:p text:style-name="P2">Textoftemplate</text:p><text:p text:style-name="P3">Textoftemplate</text:p></office:text></office:body></office:document>',
  );
  execFileSync(
    soffice,
    [
      `-env:UserInstallation=file://${join(folder, 'writer')}`,
      '--headless',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      folder,
      join(folder, 'office.fodt'),
    ],
    { stdio: 'ignore' },
  );
  return readFileSync(join(folder, 'office.docx'));
}
