/** The cover of a report in Word: logo, kind, title, and the facts in two columns. */
import type { Media } from '../../document/postmortem.ts';
import type { Report } from '../../report/report.ts';
import type { CoverBlock, Fact } from '../../report/tree.ts';
import type { BodyOptions } from './body-options.ts';
import { paragraph } from './markup/paragraphs.ts';
import { picture } from './markup/pictures.ts';
import { cell, row, table } from './markup/tables.ts';
import { EMU_PER_TWIP } from './phrasing.ts';

/** Media keys have no blank. */
const LOGO_KEY = 'the logo';
/** 1.2 cm. */
const LOGO_HEIGHT = 432_000;
/** Twips between the lines of the facts and their text. */
const FACTS_EDGE = 130;
/** Of the facts' labels. */
const TWIPS_PER_LETTER = 98;

/** How much of the values' width the first column has: it holds the longer ones. */
const FIRST_VALUES = 0.58;

/**
 * The report's logo by the key that it has among the drawn pictures (`DocxOptions.pngs`); nothing
 * where there is none.
 */
export function logoMedia({ blocks }: Pick<Report, 'blocks'>): Record<string, Media> {
  const cover = blocks.find((block): block is CoverBlock => block.type === 'cover');
  return cover?.logo ? { [LOGO_KEY]: cover.logo } : {};
}

/** Title and facts. */
export function coverXml(
  { kind, title, facts, logo }: CoverBlock,
  report: Report,
  options: BodyOptions,
): string {
  const { parts, run, area } = options;
  const head =
    (options.logo && logo ? logoXml(logo, options) : '') +
    paragraph(parts.bookmark('cover', run(kind)), { style: 'ReportKind' }) +
    paragraph(parts.bookmark('title', run(title)), { style: 'Title' });
  if (facts.length === 0) return head;
  // Two facts in a line, read along the line.
  const pairs = facts.flatMap((_, index) =>
    index % 2 === 0 ? [facts.slice(index, index + 2)] : [],
  );
  const widths = factWidths(pairs, options);
  const rows = pairs.map((pair, index) => {
    // Some air below the upper line and above the lower one.
    const room = {
      ...(index === 0 && { top: FACTS_EDGE }),
      ...(index === pairs.length - 1 && { bottom: FACTS_EDGE }),
    };
    return row(
      [0, 1].flatMap((side) => [
        cell(paragraph(run(pair[side]?.label ?? ''), { style: 'FactLabel' }), {
          width: widths[side * 2]!,
          ...room,
        }),
        cell(paragraph(run(pair[side]?.value ?? ''), { style: 'FactValue' }), {
          width: widths[side * 2 + 1]!,
          ...room,
        }),
      ]),
    );
  });
  return (
    head +
    table(rows, {
      style: 'Facts',
      widths,
      heading: false,
      rowHeads: true,
      title: report.kind,
      rightToLeft: area.rightToLeft,
    }) +
    paragraph('', { style: 'TableEnd', after: 160 })
  );
}

/** The widths of label, value, label and value. */
function factWidths(
  pairs: readonly (readonly Pick<Fact, 'label'>[])[],
  { area }: BodyOptions,
): [number, number, number, number] {
  const [left, right] = [0, 1].map((side) =>
    labelWidth(
      pairs.flatMap((pair) => pair[side]?.label ?? []),
      area.letters,
    ),
  ) as [number, number];
  const values = area.width - left - right;
  const first = Math.round(values * FIRST_VALUES);
  return [left, first, right, values - first];
}

/** What the labels of a column of facts ask for, in twips. */
function labelWidth(labels: readonly string[], letters: number): number {
  return Math.round(
    (Math.max(4, ...labels.map(({ length }) => length)) * TWIPS_PER_LETTER + 260) * letters,
  );
}

function logoXml(logo: Media, { parts, relations, area }: BodyOptions): string {
  const found = relations.picture(LOGO_KEY, logo, true);
  if (!found) return '';
  const scale = Math.min(LOGO_HEIGHT / found.height, (area.width * EMU_PER_TWIP) / 2 / found.width);
  const drawing = picture({
    id: parts.nextDrawing(),
    name: 'Logo',
    alt: '',
    width: Math.round(found.width * scale),
    height: Math.round(found.height * scale),
    image: found.image,
    ...(found.svg && { svg: found.svg }),
  });
  return paragraph(drawing, { style: 'Picture', keepNext: true });
}
