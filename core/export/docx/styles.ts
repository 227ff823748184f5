import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { AlignmentType, BorderStyle, LineRuleType } from 'docx';
import { MONO, SANS, SERIF } from './markup/faces.ts';
import { TABLE_GAP } from './markup/tables.ts';
import { eastAsianFace, type DocumentLanguages } from '../scripts.ts';

const INK = '23211D';
export const SOFT = '655F57';
export const ACCENT = '2F5D8A';

/** What the styles are made for. */
export interface Look {
  languages: DocumentLanguages;
  /** Six hex digits. */
  accent: string;
  /** Twips from the left edge of the text to its right. */
  width: number;
  /** How large letters and the room between paragraphs are beside the usual. */
  scale: number;
}

const line = (percent: number) => ({
  line: Math.round(2.4 * percent),
  lineRule: LineRuleType.AUTO,
});
const basedOn = { basedOn: 'Normal', next: 'Normal', quickFormat: true };

/** The styles of a report. */
export function reportStyles(look: Look): IStylesOptions {
  const styles = usualStyles(look);
  return look.scale === 1 ? styles : (scaled(styles, look.scale) as IStylesOptions);
}

/** The measures that grow with the letters: sizes in half points, room in twips. */
const SCALED: ReadonlySet<string> = new Set(['size', 'before', 'after']);

/** Styles with all their measures scaled. Those of borders are none of them. */
function scaled(styles: unknown, scale: number): unknown {
  if (Array.isArray(styles)) return styles.map((each) => scaled(each, scale));
  if (typeof styles !== 'object' || styles === null) return styles;
  return Object.fromEntries(
    Object.entries(styles).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' && SCALED.has(name)
        ? Math.round(value * scale)
        : name === 'border'
          ? value
          : scaled(value, scale),
    ]),
  );
}

function usualStyles({ languages, accent, width }: Look): IStylesOptions {
  const font = (name: string) => ({
    ascii: name,
    hAnsi: name,
    cs: name === SERIF ? 'Times New Roman' : name,
    eastAsia: eastAsianFace(languages.eastAsian, name === SERIF ? 'serif' : 'sans'),
  });
  /** Sizes are in half points. */
  const heading = (level: number, size: number, before: number, after: number) => ({
    run: { font: font(SERIF), size, bold: true, color: INK },
    paragraph: {
      outlineLevel: level - 1,
      keepNext: true,
      keepLines: true,
      spacing: { before, after, ...line(110) },
    },
  });
  const listStyle = (id: string, name: string, at: number): IParagraphStyleOptions => ({
    id: at === 0 ? id : `${id}${at + 1}`,
    name: at === 0 ? name : `${name} ${at + 1}`,
    ...basedOn,
    next: at === 0 ? id : `${id}${at + 1}`,
    paragraph: { spacing: { after: 70, ...line(128) } },
  });
  const levels = [0, 1, 2, 3, 4];
  const contents = (level: number): IParagraphStyleOptions => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    ...basedOn,
    run: { font: font(SANS), size: 18 },
    // The tab is for page numbers, also those that Word writes when a reader updates the list.
    paragraph: {
      spacing: { after: 40, ...line(115) },
      rightTabStop: width,
      ...(level > 1 && { indent: { left: 300 * (level - 1) } }),
    },
  });
  return {
    default: {
      document: {
        run: {
          font: font(SERIF),
          size: 21,
          color: INK,
          language: {
            value: languages.main,
            eastAsia: languages.eastAsian,
            ...(languages.bidi && { bidirectional: languages.bidi }),
          },
        },
        paragraph: { spacing: { after: 140, ...line(128) } },
      },
      title: {
        run: { font: font(SERIF), size: 44, bold: true, color: INK },
        paragraph: {
          spacing: { before: 0, after: 200, ...line(105) },
          keepNext: true,
          keepLines: true,
        },
      },
      heading1: heading(1, 29, 400, 100),
      heading2: heading(2, 24, 300, 80),
      heading3: heading(3, 22, 240, 60),
      heading4: heading(4, 21, 200, 60),
      heading5: heading(5, 21, 200, 60),
      heading6: heading(6, 21, 200, 60),
      footnoteText: {
        run: { font: font(SANS), size: 17 },
        paragraph: { spacing: { after: 40, ...line(115) } },
      },
      footnoteReference: { run: { superScript: true } },
      hyperlink: { run: { color: accent, underline: { type: 'single' } } },
    },
    paragraphStyles: [
      // Not “Subtitle”: readers that take a document's first paragraphs for its title page would
      // move it there.
      {
        id: 'ReportKind',
        name: 'Report Kind',
        ...basedOn,
        next: 'Title',
        run: {
          font: font(SANS),
          size: 17,
          bold: true,
          color: accent,
          allCaps: true,
          characterSpacing: 14,
        },
        paragraph: { spacing: { after: 60 }, keepNext: true },
      },
      {
        id: 'Quote',
        name: 'Quote',
        ...basedOn,
        next: 'Quote',
        run: { italics: true, color: SOFT },
        paragraph: {
          indent: { left: 300, right: 300 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'D9D4CA', space: 10 } },
        },
      },
      {
        id: 'CodeBlock',
        name: 'Code',
        ...basedOn,
        next: 'Normal',
        run: { font: font(MONO), size: 17, noProof: true },
        paragraph: {
          spacing: { before: 100, after: 200, ...line(115) },
          indent: { left: 160, right: 160 },
          alignment: AlignmentType.LEFT,
          ...box('F6F4F0'),
        },
      },
      ...levels.map((at) => listStyle('ListBullet', 'List Bullet', at)),
      ...levels.map((at) => listStyle('ListNumber', 'List Number', at)),
      {
        id: 'Caption',
        name: 'caption',
        ...basedOn,
        run: { font: font(SANS), size: 17, color: SOFT },
        paragraph: { spacing: { after: 200, ...line(115) }, keepLines: true },
      },
      {
        id: 'Picture',
        name: 'Report Picture',
        ...basedOn,
        paragraph: { spacing: { before: 60, after: 60 } },
      },
      {
        id: 'TableText',
        name: 'Report Table Text',
        ...basedOn,
        next: 'TableText',
        run: { font: font(SANS), size: 18 },
        paragraph: { spacing: { after: 0, ...line(118) } },
      },
      {
        id: 'TableHeading',
        name: 'Report Table Heading',
        basedOn: 'TableText',
        next: 'TableText',
        run: { bold: true, color: SOFT },
        paragraph: { keepNext: true },
      },
      {
        id: 'TableDay',
        name: 'Report Table Day',
        basedOn: 'TableText',
        next: 'TableText',
        run: { bold: true },
        paragraph: { keepNext: true, spacing: { before: 100, after: 0 } },
      },
      {
        id: 'TableTime',
        name: 'Report Table Time',
        basedOn: 'TableText',
        next: 'TableText',
        run: { bold: true },
      },
      {
        id: 'TableTag',
        name: 'Report Table Tag',
        basedOn: 'TableText',
        next: 'TableText',
        run: { color: accent },
      },
      {
        id: 'TableCode',
        name: 'Report Table Code',
        basedOn: 'TableText',
        next: 'TableText',
        run: { font: font(MONO), size: 16, noProof: true },
      },
      {
        id: 'TableSmall',
        name: 'Report Table Text Small',
        basedOn: 'TableText',
        next: 'TableSmall',
        run: { size: 15 },
        paragraph: { spacing: { after: 0, ...line(112) } },
      },
      {
        id: 'TableSmallHeading',
        name: 'Report Table Heading Small',
        basedOn: 'TableHeading',
        next: 'TableSmall',
        run: { size: 15 },
      },
      {
        id: 'TableEnd',
        name: 'Report Table End',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 8 },
        paragraph: { spacing: { before: 0, after: 60, line: 120, lineRule: LineRuleType.EXACT } },
      },
      {
        id: 'FactLabel',
        name: 'Report Fact Label',
        basedOn: 'TableText',
        next: 'FactValue',
        run: { color: SOFT },
      },
      { id: 'FactValue', name: 'Report Fact Value', basedOn: 'TableText', next: 'FactValue' },
      { id: 'Note', name: 'Report Note', ...basedOn, run: { italics: true, color: SOFT } },
      {
        id: 'Rule',
        name: 'Report Rule',
        ...basedOn,
        paragraph: {
          spacing: { before: 120, after: 200 },
          border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'D9D4CA', space: 1 } },
        },
      },
      {
        id: 'TOCHeading',
        name: 'TOC Heading',
        ...basedOn,
        run: { font: font(SANS), size: 18, bold: true, color: SOFT },
        paragraph: { spacing: { before: 240, after: 60 }, keepNext: true },
      },
      ...[1, 2, 3].map(contents),
      {
        id: 'Header',
        name: 'header',
        basedOn: 'Normal',
        run: { font: font(SANS), size: 16, color: SOFT },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        run: { font: font(SANS), size: 16, color: SOFT },
        paragraph: { spacing: { after: 0 } },
      },
    ],
    characterStyles: [
      {
        id: 'Written',
        name: 'Report Written',
        basedOn: 'DefaultParagraphFont',
        run: { bold: false, size: 16, color: SOFT },
      },
      {
        id: 'CodeText',
        name: 'Code Text',
        basedOn: 'DefaultParagraphFont',
        run: {
          font: font(MONO),
          size: 18,
          noProof: true,
          shading: { type: 'clear', fill: 'F3F1EC' },
        },
      },
      { id: 'CodeTextTable', name: 'Code Text Table', basedOn: 'CodeText', run: { size: 16 } },
      { id: 'CodeTextSmall', name: 'Code Text Small', basedOn: 'CodeText', run: { size: 13 } },
    ],
  };
}

function box(fill: string) {
  const side = { style: BorderStyle.SINGLE, size: 4, color: fill, space: 8 };
  return {
    shading: { type: 'clear' as const, fill },
    border: { top: side, bottom: side, left: side, right: side },
  };
}

/**
 * Table styles, which `docx` cannot make: hairlines between rows, a stronger one under the heading,
 * no box.
 */
export const TABLE_STYLES =
  tableStyle(
    'ReportTable',
    'Report Table',
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="E4E0D8"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="E4E0D8"/>',
    70,
  ) +
  tableStyle(
    'Facts',
    'Report Facts',
    `<w:top w:val="single" w:sz="6" w:space="0" w:color="${INK}"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="D9D4CA"/>`,
    45,
  );

function tableStyle(id: string, name: string, borders: string, vertical: number): string {
  return (
    `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders>` +
    `<w:tblCellMar><w:top w:w="${vertical}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="${vertical}" w:type="dxa"/><w:right w:w="${TABLE_GAP}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
  );
}
