/** Table styles of a report, which `docx` cannot make. */
import { joinedLines } from '../../prose/joined-lines.ts';
import { INK, RULE } from './look.ts';
import { TABLE_GAP } from './markup/tables.ts';

const HAIRLINE = 'w:val="single" w:sz="4" w:space="0" w:color="E4E0D8"';

/** Hairlines between rows, a stronger line under the heading, no box. */
export const TABLE_STYLES =
  tableStyle('ReportTable', 'Report Table', `<w:bottom ${HAIRLINE}/><w:insideH ${HAIRLINE}/>`, 70) +
  tableStyle(
    'Facts',
    'Report Facts',
    `<w:top w:val="single" w:sz="6" w:space="0" w:color="${INK}"/>` +
      `<w:bottom w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`,
    45,
  );

/** @param vertical twips above and below the text of a cell */
function tableStyle(id: string, name: string, borders: string, vertical: number): string {
  return joinedLines`
    <w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/>
    <w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders>
    <w:tblCellMar><w:top w:w="${vertical}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
    <w:bottom w:w="${vertical}" w:type="dxa"/><w:right w:w="${TABLE_GAP}" w:type="dxa"/>
    </w:tblCellMar></w:tblPr></w:style>
  `;
}
