/** The look of the exported page in Word, as `docx` takes it. */
import type { ICharacterStyleOptions, IStylesOptions } from 'docx';
import { fontOf, INK, line, SOFT, type Look } from './look.ts';
import { MONO, SANS, SERIF } from './markup/faces.ts';
import { frameStyles, tableStyles, textStyles } from './paragraph-styles.ts';

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
      scaledMeasure(name, value, scale),
    ]),
  );
}

function scaledMeasure(name: string, value: unknown, scale: number): unknown {
  if (typeof value === 'number' && SCALED.has(name)) return Math.round(value * scale);
  return name === 'border' ? value : scaled(value, scale);
}

function usualStyles(look: Look): IStylesOptions {
  return {
    default: defaultStyles(look),
    paragraphStyles: [...textStyles(look), ...tableStyles(look), ...frameStyles(look)],
    characterStyles: characterStyles(look),
  };
}

function defaultStyles(look: Look): NonNullable<IStylesOptions['default']> {
  const { languages, accent } = look;
  const font = fontOf(look);
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
  return {
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
  };
}

function characterStyles(look: Look): ICharacterStyleOptions[] {
  const font = fontOf(look);
  return [
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
  ];
}
