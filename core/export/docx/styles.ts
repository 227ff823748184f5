import type { IStylesOptions } from 'docx';
import { AlignmentType, BorderStyle, LineRuleType } from 'docx';

/**
 * The look of the exported page in Word: a serif for reading, a sans for everything that is looked up, one accent.
 * The faces are on every Windows and Mac; elsewhere the reader's program puts its own in their place.
 */
export const SERIF = 'Georgia';
export const SANS = 'Arial';
export const MONO = 'Courier New';
const INK = '23211D';
export const SOFT = '655F57';
const ACCENT = '2F5D8A';

const font = (name: string) => ({ ascii: name, hAnsi: name, cs: name, eastAsia: name });
const line = (percent: number) => ({ line: Math.round(2.4 * percent), lineRule: LineRuleType.AUTO });
/** Sizes are in half points. */
const heading = (size: number, before: number, after: number) => ({
  run: { font: font(SERIF), size, bold: true, color: INK }, paragraph: { keepNext: true, keepLines: true, spacing: { before, after, ...line(110) } },
});
const basedOn = { basedOn: 'Normal', next: 'Normal', quickFormat: true };

export function reportStyles(language: string): IStylesOptions {
  return {
    default: {
      document: { run: { font: font(SERIF), size: 21, color: INK, language: { value: language } }, paragraph: { spacing: { after: 140, ...line(128) } } },
      title: { run: { font: font(SERIF), size: 44, bold: true, color: INK }, paragraph: { spacing: { before: 0, after: 200, ...line(105) }, keepNext: true, keepLines: true } },
      heading1: heading(29, 400, 100),
      heading2: heading(24, 300, 80),
      heading3: heading(22, 240, 60),
      heading4: heading(21, 200, 60),
      heading5: heading(21, 200, 60),
      hyperlink: { run: { color: ACCENT, underline: { type: 'single' } } },
    },
    paragraphStyles: [
      { id: 'Kicker', name: 'Kicker', ...basedOn, next: 'Title', run: { font: font(SANS), size: 17, bold: true, color: ACCENT, allCaps: true, characterSpacing: 14 }, paragraph: { spacing: { after: 60 }, keepNext: true } },
      { id: 'Quote', name: 'Quote', ...basedOn, next: 'Quote', run: { italics: true, color: SOFT }, paragraph: { indent: { left: 300, right: 300 }, border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'D9D4CA', space: 10 } } } },
      { id: 'CodeBlock', name: 'Code', ...basedOn, next: 'Normal', run: { font: font(MONO), size: 17, noProof: true }, paragraph: { spacing: { before: 60, after: 160, ...line(115) }, indent: { left: 100, right: 100 }, alignment: AlignmentType.LEFT, ...box('F6F4F0') } },
      { id: 'ListBullet', name: 'List Bullet', ...basedOn, next: 'ListBullet', paragraph: { spacing: { after: 70, ...line(128) } } },
      { id: 'ListNumber', name: 'List Number', ...basedOn, next: 'ListNumber', paragraph: { spacing: { after: 70, ...line(128) } } },
      { id: 'Caption', name: 'caption', ...basedOn, run: { font: font(SANS), size: 17, color: SOFT }, paragraph: { spacing: { after: 160 } } },
      { id: 'Picture', name: 'Picture', ...basedOn, paragraph: { spacing: { before: 60, after: 60 }, keepNext: true } },
      { id: 'TableText', name: 'Table Text', ...basedOn, next: 'TableText', run: { font: font(SANS), size: 18 }, paragraph: { spacing: { after: 0, ...line(118) } } },
      { id: 'TableHeading', name: 'Table Heading', basedOn: 'TableText', next: 'TableText', run: { bold: true, color: SOFT }, paragraph: { keepNext: true } },
      { id: 'TableDay', name: 'Table Day', basedOn: 'TableText', next: 'TableText', run: { bold: true }, paragraph: { keepNext: true, spacing: { before: 100, after: 0 } } },
      { id: 'TableTime', name: 'Table Time', basedOn: 'TableText', next: 'TableText', run: { bold: true } },
      { id: 'TableTag', name: 'Table Tag', basedOn: 'TableText', next: 'TableText', run: { color: ACCENT } },
      { id: 'TableCode', name: 'Table Code', basedOn: 'TableText', next: 'TableText', run: { font: font(MONO), size: 16, noProof: true } },
      { id: 'TableEnd', name: 'Table End', basedOn: 'Normal', next: 'Normal', run: { size: 8 }, paragraph: { spacing: { before: 0, after: 60, line: 120, lineRule: LineRuleType.EXACT } } },
      { id: 'FactLabel', name: 'Fact Label', basedOn: 'TableText', next: 'FactValue', run: { color: SOFT } },
      { id: 'FactValue', name: 'Fact Value', basedOn: 'TableText', next: 'FactValue' },
      { id: 'Note', name: 'Note', ...basedOn, run: { italics: true, color: SOFT } },
      { id: 'Rule', name: 'Rule', ...basedOn, paragraph: { spacing: { before: 120, after: 200 }, border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'D9D4CA', space: 1 } } } },
      { id: 'ContentsTitle', name: 'Contents Title', ...basedOn, run: { font: font(SANS), size: 18, bold: true, color: SOFT }, paragraph: { spacing: { before: 240, after: 60 }, keepNext: true } },
      { id: 'TOC1', name: 'toc 1', ...basedOn, run: { font: font(SANS), size: 18 }, paragraph: { spacing: { after: 40, ...line(115) } } },
      { id: 'TOC2', name: 'toc 2', ...basedOn, run: { font: font(SANS), size: 18 }, paragraph: { spacing: { after: 40, ...line(115) }, indent: { left: 300 } } },
      { id: 'Header', name: 'header', basedOn: 'Normal', run: { font: font(SANS), size: 16, color: SOFT }, paragraph: { spacing: { after: 0 } } },
      { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { font: font(SANS), size: 16, color: SOFT }, paragraph: { spacing: { after: 0 } } },
    ],
    characterStyles: [
      // The style that `docx` gives to lines of the contents.
      { id: 'IndexLink', name: 'Index Link', basedOn: 'DefaultParagraphFont', run: {} },
      { id: 'Written', name: 'Written', basedOn: 'DefaultParagraphFont', run: { bold: false, size: 16, color: SOFT } },
      { id: 'CodeText', name: 'Code Text', basedOn: 'DefaultParagraphFont', run: { font: font(MONO), size: 18, noProof: true, shading: { type: 'clear', fill: 'F3F1EC' } } },
    ],
  };
}

function box(fill: string) {
  const side = { style: BorderStyle.SINGLE, size: 4, color: fill, space: 5 };
  return { shading: { type: 'clear' as const, fill }, border: { top: side, bottom: side, left: side, right: side } };
}

/** Table styles, which `docx` cannot make: hairlines between rows, a stronger one under the heading, no box. */
export const TABLE_STYLES = tableStyle('ReportTable', 'Report Table', '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="E4E0D8"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="E4E0D8"/>', 70)
  + tableStyle('Facts', 'Facts', `<w:top w:val="single" w:sz="6" w:space="0" w:color="${INK}"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="D9D4CA"/>`, 45);

function tableStyle(id: string, name: string, borders: string, vertical: number): string {
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders>`
    + `<w:tblCellMar><w:top w:w="${vertical}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="${vertical}" w:type="dxa"/><w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;
}
