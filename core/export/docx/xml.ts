/**
 * WordprocessingML as text. The body is written here and not through `docx`'s objects: a report of 10,000 rows takes them several times as long,
 * and their ids differ from one run to the next. Names and order of elements: ECMA-376 part 1, §17.
 */

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** How a run looks beside its paragraph's style. */
export interface RunStyle {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  /** A character style: `CodeText`, `Hyperlink`. */
  style?: string;
  /** Coloured and underlined whatever its style: code in a link, and readers that forget a link's style in tables. */
  link?: boolean;
}

function runProperties({ bold, italic, strike, style, link }: RunStyle): string {
  if (!bold && !italic && !strike && !style) return '';
  return `<w:rPr>${style ? `<w:rStyle w:val="${style}"/>` : ''}${bold ? '<w:b/><w:bCs/>' : ''}${italic ? '<w:i/><w:iCs/>' : ''}${strike ? '<w:strike/>' : ''}${link ? '<w:color w:val="2F5D8A"/><w:u w:val="single"/>' : ''}</w:rPr>`;
}

/** A run of text. Tabs stay tabs; a line end in the source is a space. */
export function run(text: string, style: RunStyle = {}): string {
  const parts = text.replace(/ *\n */g, ' ').split('\t').map((part) => (part ? `<w:t xml:space="preserve">${escapeXml(part)}</w:t>` : ''));
  return `<w:r>${runProperties(style)}${parts.join('<w:tab/>')}</w:r>`;
}

export const LINE_BREAK = '<w:r><w:br/></w:r>';

export interface ParagraphStyle {
  style?: string;
  keepNext?: boolean;
  /** All its lines on one page. */
  keepLines?: boolean;
  /** A numbering instance and its level. */
  list?: { num: number; level: number };
  /** Twips from the left. */
  indent?: number;
  align?: 'left' | 'center' | 'right';
}

export function paragraph(content: string, { style, keepNext, keepLines, list, indent, align }: ParagraphStyle = {}): string {
  const properties = (style ? `<w:pStyle w:val="${style}"/>` : '')
    + (keepNext ? '<w:keepNext/>' : '')
    + (keepLines ? '<w:keepLines/>' : '')
    + (list ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.num}"/></w:numPr>` : '')
    + (indent ? `<w:ind w:left="${indent}"/>` : '')
    + (align && align !== 'left' ? `<w:jc w:val="${align}"/>` : '');
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

export interface CellStyle {
  width: number;
  /** How many columns it takes. */
  span?: number;
  heading?: boolean;
  /** The last of its row: its text ends at the edge of the page. */
  last?: boolean;
}

/** A cell must end in a paragraph: Word calls a file damaged otherwise. */
export function cell(content: string, { width, span, heading, last: atEdge }: CellStyle): string {
  const last = content.endsWith('</w:p>') ? '' : paragraph('', { style: 'TableText' });
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span ? `<w:gridSpan w:val="${span}"/>` : ''}${heading ? HEADING_BORDER : ''}${atEdge ? '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' : ''}</w:tcPr>${content}${last}</w:tc>`;
}
const HEADING_BORDER = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="23211D"/></w:tcBorders>';

export function row(cells: readonly string[], { heading = false } = {}): string {
  return `<w:tr><w:trPr><w:cantSplit/>${heading ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

export interface TableStyle {
  style: 'ReportTable' | 'Facts';
  widths: readonly number[];
  heading?: boolean;
}

export function table(rows: readonly string[], { style, widths, heading = true }: TableStyle): string {
  const width = widths.reduce((sum, each) => sum + each, 0);
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`
    + `<w:tblLook w:val="${heading ? '0020' : '0000'}" w:firstRow="${heading ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`
    + `<w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** A picture in the line. Sizes in EMU (914,400 to the inch). `svg` is the relationship of a sharper version for readers that know SVG. */
export function picture({ id, name, alt, width, height, image, svg }: { id: number; name: string; alt: string; width: number; height: number; image: string; svg?: string }): string {
  const extension = svg ? `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${svg}"/></a:ext></a:extLst>` : '';
  const [label, description] = [escapeXml(name), escapeXml(alt)];
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:docPr id="${id}" name="${label}" descr="${description}"/>`
    + '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    + '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    + `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="${label}" descr="${description}"/><pic:cNvPicPr/></pic:nvPicPr>`
    + `<pic:blipFill><a:blip r:embed="${image}">${extension}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
    + `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
