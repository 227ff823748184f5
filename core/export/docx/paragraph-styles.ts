/**
 * The paragraph styles of a report, one table of data: those of text, of tables, and of what stands
 * around both. Sizes are in half points, room is in twips.
 */
import { AlignmentType, BorderStyle, LineRuleType, type IParagraphStyleOptions } from 'docx';
import { fontOf, line, RULE, SOFT, type Look } from './look.ts';
import { MONO, SANS } from './markup/faces.ts';

const basedOn = { basedOn: 'Normal', next: 'Normal', quickFormat: true };
/** The levels of lists that have a style. */
const levels = [0, 1, 2, 3, 4];

/** Kind, quotations, code, lists, captions, pictures. */
export function textStyles(look: Look): IParagraphStyleOptions[] {
  const { accent } = look;
  const font = fontOf(look);
  return [
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
        border: { left: { style: BorderStyle.SINGLE, size: 12, color: RULE, space: 10 } },
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
  ];
}

/** Tables, and the facts of the cover. */
export function tableStyles(look: Look): IParagraphStyleOptions[] {
  const { accent } = look;
  const font = fontOf(look);
  return [
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
  ];
}

/** Notes, rules, the list of contents, the page's head and foot. */
export function frameStyles(look: Look): IParagraphStyleOptions[] {
  const font = fontOf(look);
  return [
    { id: 'Note', name: 'Report Note', ...basedOn, run: { italics: true, color: SOFT } },
    {
      id: 'Rule',
      name: 'Report Rule',
      ...basedOn,
      paragraph: {
        spacing: { before: 120, after: 200 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 1 } },
      },
    },
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      ...basedOn,
      run: { font: font(SANS), size: 18, bold: true, color: SOFT },
      paragraph: { spacing: { before: 240, after: 60 }, keepNext: true },
    },
    ...[1, 2, 3].map((level) => contentsStyle(level, look)),
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
  ];
}

function listStyle(id: string, name: string, at: number): IParagraphStyleOptions {
  return {
    id: at === 0 ? id : `${id}${at + 1}`,
    name: at === 0 ? name : `${name} ${at + 1}`,
    ...basedOn,
    next: at === 0 ? id : `${id}${at + 1}`,
    paragraph: { spacing: { after: 70, ...line(128) } },
  };
}

function contentsStyle(level: number, look: Look): IParagraphStyleOptions {
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    ...basedOn,
    run: { font: fontOf(look)(SANS), size: 18 },
    // The tab is for page numbers, also those that Word writes when a reader updates the list.
    paragraph: {
      spacing: { after: 40, ...line(115) },
      rightTabStop: look.width,
      ...(level > 1 && { indent: { left: 300 * (level - 1) } }),
    },
  };
}

function box(fill: string) {
  const side = { style: BorderStyle.SINGLE, size: 4, color: fill, space: 8 };
  return {
    shading: { type: 'clear' as const, fill },
    border: { top: side, bottom: side, left: side, right: side },
  };
}
