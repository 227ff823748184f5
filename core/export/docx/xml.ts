import { beginsRightToLeft } from '../direction.ts';
import { scriptRuns, type DocumentLanguages, type ScriptRun } from './scripts.ts';

/**
 * WordprocessingML as text. The body is written here and not through `docx`'s objects: a report of
 * 10,000 rows takes them several times as long, and their ids differ from one run to the next.
 * Names and order of elements: ECMA-376 part 1, §17.
 */

/**
 * Text for an element or an attribute. What XML cannot hold is left out: reports are without it,
 * names and addresses of pictures and links may not be.
 */
export function escapeXml(text: string): string {
  return text.toWellFormed().replace(UNSAFE, (sign) => ENTITIES[sign] ?? '');
}
const UNSAFE = new RegExp('[&<>"\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]', 'g');
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** How a run looks beside its paragraph's style. */
export interface RunStyle {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  /** A character style: `CodeText`, `Hyperlink`. */
  style?: string;
  /**
   * In a link: coloured and underlined itself where it has another style, as code, or `always`:
   * LibreOffice forgets a link's style in the cells of tables.
   */
  link?: 'by its style' | 'always';
  /**
   * Above the line, whatever its style: readers that forget the style of a footnote's number where
   * it stands a second time.
   */
  raised?: boolean;
  /** In a box: words in place of a picture. */
  boxed?: boolean;
}

/** Links have their look from it. */
export const LINK_STYLE = 'Hyperlink';

/** In the order of CT_RPr. */
function runProperties(
  { bold, italic, strike, style, link, raised, boxed }: RunStyle,
  accent: string,
  { script, language }: Pick<ScriptRun, 'script' | 'language'> = PLAIN,
): string {
  const properties =
    (style ? `<w:rStyle w:val="${style}"/>` : '') +
    (script === 'eastAsian' ? '<w:rFonts w:hint="eastAsia"/>' : '') +
    (bold ? '<w:b/><w:bCs/>' : '') +
    (italic ? '<w:i/><w:iCs/>' : '') +
    (strike ? '<w:strike/>' : '') +
    (link === 'always' || (link && style !== LINK_STYLE)
      ? `<w:color w:val="${accent}"/><w:u w:val="single"/>`
      : '') +
    (boxed ? '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="8A837A"/>' : '') +
    (raised ? '<w:vertAlign w:val="superscript"/>' : '') +
    (script === 'rtl' ? '<w:rtl/>' : script === 'complex' ? '<w:cs/>' : '') +
    (language ? `<w:lang w:${script === 'eastAsian' ? 'eastAsia' : 'bidi'}="${language}"/>` : '');
  return properties && `<w:rPr>${properties}</w:rPr>`;
}
const PLAIN = { script: 'plain', language: '' } as const;

/**
 * Writes a run of text, or several where its script changes. Tabs stay tabs; a line end in the
 * source is a space.
 */
export type RunWriter = (text: string, style?: RunStyle) => string;

/** The writer of runs for a document. `accent` is the colour of links, as six hex digits. */
export function runWriter(languages: DocumentLanguages, accent: string): RunWriter {
  return (text, style = {}) => {
    const line = text.replace(/(?:(?<! ) +)?\n */g, ' ');
    const runs = scriptRuns(line, languages);
    if (runs === null) return `<w:r>${runProperties(style, accent)}${runText(line)}</w:r>`;
    return runs
      .map((each) => `<w:r>${runProperties(style, accent, each)}${runText(each.text)}</w:r>`)
      .join('');
  };
}

function runText(line: string): string {
  return line
    .split('\t')
    .map((part) => (part ? `<w:t xml:space="preserve">${escapeXml(part)}</w:t>` : ''))
    .join('<w:tab/>');
}

export const LINE_BREAK = '<w:r><w:br/></w:r>';

export type Edge = 'left' | 'center' | 'right';

export interface ParagraphStyle {
  style?: string;
  keepNext?: boolean;
  /** All its lines on one page. */
  keepLines?: boolean;
  /** Begins a new page. */
  newPage?: boolean;
  /** A numbering instance and its level. */
  list?: { num: number; level: number };
  /** Twips where a tab brings text to the right edge. */
  rightTab?: number;
  /** Dots lead to what stands there. */
  leader?: boolean;
  /** Twips from the edge where lines begin; `hanging` of them are taken back in the first line. */
  indent?: number;
  hanging?: number;
  /** Twips of room below, where it is not as the style has it. */
  after?: number;
  /**
   * Where lines stand whichever way they run; by default they begin at the edge that they run from.
   */
  edge?: Edge | undefined;
}

/**
 * A paragraph around runs. It runs from right to left where its first letter does. Properties in
 * the order of CT_PPr.
 */
export function paragraph(
  content: string,
  {
    style,
    keepNext,
    keepLines,
    newPage,
    list,
    rightTab,
    leader,
    indent,
    hanging,
    after,
    edge,
  }: ParagraphStyle = {},
): string {
  const rightToLeft = runsRightToLeft(content);
  const properties =
    (style ? `<w:pStyle w:val="${style}"/>` : '') +
    (keepNext ? '<w:keepNext/>' : '') +
    (keepLines ? '<w:keepLines/>' : '') +
    (newPage ? '<w:pageBreakBefore/>' : '') +
    (list
      ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.num}"/></w:numPr>`
      : '') +
    // Word does not mirror a border.
    (rightToLeft && style === 'Quote' ? MIRRORED_QUOTE : '') +
    (rightTab
      ? `<w:tabs><w:tab w:val="right"${leader ? ' w:leader="dot"' : ''} w:pos="${rightTab}"/></w:tabs>`
      : '') +
    (rightToLeft ? '<w:bidi/>' : '') +
    (newPage
      ? '<w:spacing w:before="0"/>'
      : after === undefined
        ? ''
        : `<w:spacing w:after="${after}"/>`) +
    (indent === undefined
      ? ''
      : `<w:ind w:left="${indent}"${hanging ? ` w:hanging="${hanging}"` : ''}/>`) +
    justification(edge, rightToLeft);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

/**
 * In a paragraph that runs from right to left, Word's `left` is where its lines begin: at the
 * right.
 */
function justification(edge: Edge | undefined, rightToLeft: boolean): string {
  if (!edge || edge === (rightToLeft ? 'right' : 'left')) return '';
  return `<w:jc w:val="${edge === 'center' ? edge : 'right'}"/>`;
}

/** True for content whose first letter is written from right to left. */
export function runsRightToLeft(content: string): boolean {
  return content.includes('<w:rtl/>') && beginsRightToLeft(content.replace(NO_TEXT, ''));
}

/** As the style Quote has it at the left. */
const MIRRORED_QUOTE =
  '<w:pBdr><w:left w:val="nil"/><w:right w:val="single" w:sz="12" w:space="10" w:color="D9D4CA"/></w:pBdr>';
/** Instructions of fields, tags, and entities. */
const NO_TEXT = /<w:instrText[^<>]*>[^<]*|<[^<>]*>|&\w+;/g;

/**
 * A field that the reading program fills in: `PAGE`, `NUMPAGES`. `shown` is what it shows until
 * then.
 */
export function field(instruction: string, shown: string): string {
  const sign = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${sign('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${sign('separate')}${shown}${sign('end')}`;
}

export interface CellStyle {
  width: number;
  /** How many columns it takes. */
  span?: number;
  heading?: boolean;
  /** The last of its row: its text ends at the edge of the page. */
  last?: boolean;
  /** Twips above and below its text, where they are not as the table's style has it. */
  top?: number;
  bottom?: number;
}

/** A cell must end in a paragraph: Word calls a file damaged otherwise. */
export function cell(
  content: string,
  { width, span, heading, last: atEdge, top, bottom }: CellStyle,
): string {
  const margin = (side: string, twips: number | undefined): string =>
    twips === undefined ? '' : `<w:${side} w:w="${twips}" w:type="dxa"/>`;
  const margins =
    margin('top', top) + margin('bottom', bottom) + margin('right', atEdge ? 0 : undefined);
  const last = content.endsWith('</w:p>') ? '' : paragraph('', { style: 'TableText' });
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span ? `<w:gridSpan w:val="${span}"/>` : ''}${heading ? HEADING_BORDER : ''}${margins && `<w:tcMar>${margins}</w:tcMar>`}</w:tcPr>${content}${last}</w:tc>`;
}
const HEADING_BORDER =
  '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="23211D"/></w:tcBorders>';

/** `split`: it is so tall that it would leave a page empty if it were not broken. */
export function row(cells: readonly string[], { heading = false, split = false } = {}): string {
  const properties = `${split ? '' : '<w:cantSplit/>'}${heading ? '<w:tblHeader/>' : ''}`;
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

/** Twips between columns, as the styles of tables have it. */
export const TABLE_GAP = 160;

export interface TableStyle {
  style: 'ReportTable' | 'Facts';
  widths: readonly number[];
  heading?: boolean;
  /** Its first column heads its rows. */
  rowHeads?: boolean;
  /** Twips from the edge. */
  indent?: number;
  /** Twips between its columns, where it is not as its style has it. */
  gap?: number;
  /** Its first column is at the right. */
  rightToLeft?: boolean;
  /** What it is called, for those who hear it. */
  title?: string;
}

export function table(
  rows: readonly string[],
  { style, widths, heading = true, rowHeads = false, indent, gap, rightToLeft, title }: TableStyle,
): string {
  const width = widths.reduce((sum, each) => sum + each, 0);
  const look = ((heading ? 0x20 : 0) + (rowHeads ? 0x80 : 0))
    .toString(16)
    .toUpperCase()
    .padStart(4, '0');
  // Programs do not agree which side a mirrored table's margins are on.
  const [left, right] = rightToLeft
    ? [(gap ?? TABLE_GAP) / 2, (gap ?? TABLE_GAP) / 2]
    : [undefined, gap];
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/>${rightToLeft ? '<w:bidiVisual/>' : ''}<w:tblW w:w="${width}" w:type="dxa"/>${indent ? `<w:tblInd w:w="${indent}" w:type="dxa"/>` : ''}<w:tblLayout w:type="fixed"/>` +
    (right === undefined
      ? ''
      : `<w:tblCellMar>${left === undefined ? '' : `<w:left w:w="${left}" w:type="dxa"/>`}<w:right w:w="${right}" w:type="dxa"/></w:tblCellMar>`) +
    `<w:tblLook w:val="${look}" w:firstRow="${heading ? 1 : 0}" w:lastRow="0" w:firstColumn="${rowHeads ? 1 : 0}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>${title ? `<w:tblCaption w:val="${escapeXml(title)}"/>` : ''}</w:tblPr>` +
    `<w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

/**
 * A picture in the line. Sizes in EMU (914,400 to the inch). `svg` is the relationship of a sharper
 * version for readers that know SVG. Without `alt` it is decoration.
 */
export function picture({
  id,
  name,
  alt,
  width,
  height,
  image,
  svg,
}: {
  id: number;
  name: string;
  alt: string;
  width: number;
  height: number;
  image: string;
  svg?: string;
}): string {
  const extension = svg
    ? `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${svg}"/></a:ext></a:extLst>`
    : '';
  const [label, description] = [escapeXml(name), escapeXml(alt)];
  return (
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:docPr id="${id}" name="${label}" descr="${description}"${alt ? '/>' : `>${DECORATIVE}</wp:docPr>`}` +
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>' +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
    `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="${label}" descr="${description}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${image}">${extension}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  );
}
const DECORATIVE =
  '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';
