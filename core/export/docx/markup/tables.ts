/** Tables of WordprocessingML (ECMA-376 part 1, §17.4): their cells, rows and columns. */
import { escapeXml } from './escape.ts';
import { paragraph } from './paragraphs.ts';

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
  const properties =
    `<w:tcW w:w="${width}" w:type="dxa"/>` +
    (span ? `<w:gridSpan w:val="${span}"/>` : '') +
    (heading ? HEADING_BORDER : '') +
    (margins && `<w:tcMar>${margins}</w:tcMar>`);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}${last}</w:tc>`;
}
const HEADING_BORDER =
  '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="23211D"/></w:tcBorders>';

/** `split`: it is so tall that it would leave a page empty if it were not broken. */
export function row(cells: readonly string[], { heading = false, split = false } = {}): string {
  const properties = `${split ? '' : '<w:cantSplit/>'}${heading ? '<w:tblHeader/>' : ''}`;
  // Joined, it is one text in memory, and not the thousand that it was put together of.
  return ['<w:tr>', properties && `<w:trPr>${properties}</w:trPr>`, ...cells, '</w:tr>'].join('');
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
  const properties =
    `<w:tblStyle w:val="${style}"/>` +
    (rightToLeft ? '<w:bidiVisual/>' : '') +
    `<w:tblW w:w="${width}" w:type="dxa"/>` +
    (indent ? `<w:tblInd w:w="${indent}" w:type="dxa"/>` : '') +
    '<w:tblLayout w:type="fixed"/>' +
    cellMargins(gap, rightToLeft) +
    tableLook(heading, rowHeads) +
    (title ? `<w:tblCaption w:val="${escapeXml(title)}"/>` : '');
  const columns = widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('');
  return (
    `<w:tbl><w:tblPr>${properties}</w:tblPr>` +
    `<w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

/** Programs do not agree which side a mirrored table's margins are on. */
function cellMargins(gap: number | undefined, rightToLeft: boolean | undefined): string {
  const half = (gap ?? TABLE_GAP) / 2;
  const [left, right] = rightToLeft ? [half, half] : [undefined, gap];
  if (right === undefined) return '';
  const atLeft = left === undefined ? '' : `<w:left w:w="${left}" w:type="dxa"/>`;
  return `<w:tblCellMar>${atLeft}<w:right w:w="${right}" w:type="dxa"/></w:tblCellMar>`;
}

function tableLook(heading: boolean, rowHeads: boolean): string {
  const bits = (heading ? 0x20 : 0) + (rowHeads ? 0x80 : 0);
  const look = bits.toString(16).toUpperCase().padStart(4, '0');
  return (
    `<w:tblLook w:val="${look}" w:firstRow="${heading ? 1 : 0}" w:lastRow="0"` +
    ` w:firstColumn="${rowHeads ? 1 : 0}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
  );
}
