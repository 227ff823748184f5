/**
 * A report's text, paragraph by paragraph, with the place in the document that each one shows: the
 * way from a reviewed file back into the document.
 */
import type { RootContent } from 'mdast';
import type { BodyHome } from '../comments/anchor.ts';
import type { Postmortem, Prose } from '../document/postmortem.ts';
import { dressedForReview, type ReviewedFormat } from '../export/review/in-text.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { inlineText, textBlocks } from '../prose/text.ts';
import { buildReport, type ReportBlock } from '../report/report.ts';
import type { ColumnRole } from '../report/words/roles.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { ItemRow } from '../report/tree.ts';
import { aligned } from './align.ts';
import { leavesOf, type Leaf } from './leaves.ts';

/** What a paragraph of the report shows. */
export type Spot =
  /** A leaf block of a body; `text` is what it says there. */
  | { of: 'body'; in: BodyHome; part: string; leaf: Leaf }
  /** "Not written yet", in the place of an empty body. */
  | { of: 'empty'; part: string }
  | { of: 'field'; in: RowsKind; part: string; role: ColumnRole }
  | { of: 'heading'; part: string }
  | { of: 'title' }
  /** What the report says by itself. */
  | { of: 'report' };

/** A stretch of somebody's own text. */
export type BodySpot = Extract<Spot, { of: 'body' }>;

export interface Line {
  text: string;
  /** What the files call the block or row that begins with it: see `core/report/keys.ts`. */
  key: string | null;
  spot: Spot;
}

/** A row of a table, cell by cell. */
export interface ShownRow {
  kind: 'row';
  key: string | null;
  /** A row of the document; null for other tables' rows, days and heads. */
  row: { in: RowsKind; id: string } | null;
  /** The list that its table shows. */
  of: RowsKind | null;
  roles: readonly ColumnRole[];
  cells: Line[][];
  /** The section that it stands in. */
  section: string | null;
}

export interface ShownLine {
  kind: 'line';
  line: Line;
  section: string | null;
}

export type Unit = ShownLine | ShownRow;

export interface ShownOptions {
  audience: 'everyone' | 'internal';
  zone: string;
  brief: boolean;
  /** With the list of contents, which programs of Word make anew and PDF cannot. */
  contents?: boolean;
  /** With what the picture of the incident says to those who do not see it. */
  pictures?: boolean;
  /** With what a file for review says of itself; one that is not lacks a line. */
  sentAs?: ReviewedFormat;
}

/** The paragraphs and rows of a document's report, in its order. */
export function shownUnits(
  document: Postmortem,
  { contents = false, pictures = false, sentAs, ...options }: ShownOptions,
): Unit[] {
  const plain = buildReport(document, options);
  const report = sentAs ? dressedForReview({ ...plain, review: [] }, sentAs) : plain;
  const spots = new Spots(document, report.blocks, { contents, pictures });
  let section: string | null = null;
  return report.blocks.flatMap((block): Unit[] => {
    if (block.type === 'section') section = block.section?.id ?? null;
    return spots.unitsOf(block, section);
  });
}

/** All paragraphs, those of cells too. */
export function linesOf(units: readonly Unit[]): Line[] {
  return units.flatMap((unit) => (unit.kind === 'line' ? [unit.line] : unit.cells.flat()));
}

const REPORT: Spot = { of: 'report' };

class Spots {
  private readonly document: Postmortem;
  private readonly bodies = new Map<string, Spot[]>();

  private readonly contents: boolean;
  private readonly pictures: boolean;
  /** The section of each heading, by its block. */
  private readonly headings = new Map<string, string>();

  constructor(
    document: Postmortem,
    blocks: readonly ReportBlock[],
    { contents, pictures }: { contents: boolean; pictures: boolean },
  ) {
    this.document = document;
    this.contents = contents;
    this.pictures = pictures;
    for (const block of blocks)
      if (block.type === 'section' && block.section) this.headings.set(block.id, block.section.id);
    const shown = new Map<string, string[]>();
    let section: string | null = null;
    for (const block of blocks) {
      if (block.type === 'section') section = block.section?.id ?? null;
      if (block.type !== 'prose' || section === null) continue;
      shown.set(section, [...(shown.get(section) ?? []), ...linesIn([block.node])]);
    }
    for (const { id, body } of document.sections)
      this.bodies.set(id, spotsOf('sections', id, body, shown.get(id) ?? []));
  }

  unitsOf(block: ReportBlock, section: string | null): Unit[] {
    const line = (text: string, spot: Spot, key: string | null = block.id): Unit => ({
      kind: 'line',
      line: { text, key, spot },
      section,
    });
    switch (block.type) {
      case 'cover': {
        const facts: Line[][] = block.facts.flatMap(({ label, value }) => [
          [{ text: label, key: null, spot: REPORT }],
          [{ text: value, key: null, spot: REPORT }],
        ]);
        const pairs = facts.flatMap((_, at) => (at % 4 === 0 ? [facts.slice(at, at + 4)] : []));
        return [
          line(block.kind, REPORT),
          line(block.title, { of: 'title' }, 'title'),
          ...pairs.map((cells): Unit => reportRow(cells, section)),
        ];
      }
      case 'contents':
        if (!this.contents) return [];
        return [
          line(block.title, REPORT),
          ...block.lines.map(({ id, text }) => {
            const part = this.headings.get(id);
            return line(text, part === undefined ? REPORT : { of: 'heading', part }, null);
          }),
        ];
      case 'appendix':
        return [line(block.title, REPORT)];
      case 'section':
        return [
          line(
            block.title,
            block.section && !block.continued ? { of: 'heading', part: block.section.id } : REPORT,
          ),
        ];
      case 'measures':
        return block.node.children.map((row) =>
          reportRow(
            row.children.map((cell) => [{ text: inlineText(cell), key: null, spot: REPORT }]),
            section,
          ),
        );
      case 'note':
        return [
          line(
            block.text,
            section !== null && block.id.endsWith('-0') ? { of: 'empty', part: section } : REPORT,
          ),
        ];
      case 'problems':
        return linesIn([block.node]).map((text) => line(text, REPORT, null));
      case 'track':
        return this.pictures ? [line(block.track.text, REPORT)] : [];
      case 'prose':
        return this.proseUnits(block.node, block.id, section);
      case 'rows':
        return [
          {
            ...reportRow(
              block.columns.map(({ title }) => [{ text: title, key: null, spot: REPORT }]),
              section,
            ),
            key: block.id,
            of: block.of,
            roles: block.columns.map(({ role }) => role),
          },
          ...block.rows.map((row): Unit =>
            row.type === 'day'
              ? {
                  ...reportRow([[{ text: row.text, key: null, spot: REPORT }]], section),
                  of: block.of,
                  roles: block.columns.map(({ role }) => role),
                }
              : this.rowUnit(
                  block.of,
                  row,
                  block.columns.map(({ role }) => role),
                  section,
                ),
          ),
        ];
    }
  }

  private proseUnits(node: RootContent, key: string, section: string | null): Unit[] {
    const next = (): Spot =>
      section === null ? REPORT : (this.bodies.get(section)?.shift() ?? REPORT);
    if (node.type === 'table')
      return node.children.map((row, index) => {
        const cells = row.children.map((cell): Line[] => [
          { text: inlineText(cell), key: null, spot: next() },
        ]);
        return { ...reportRow(cells, section), key: index === 0 ? key : null };
      });
    return linesIn([node]).map((text, index): Unit => ({
      kind: 'line',
      line: { text, key: index === 0 ? key : null, spot: next() },
      section,
    }));
  }

  private rowUnit(
    of: RowsKind,
    row: ItemRow,
    roles: readonly ColumnRole[],
    section: string | null,
  ): ShownRow {
    const parts: readonly { id: string; body: Prose }[] = this.document[of];
    const body = parts.find(({ id }) => id === row.id)!.body;
    return {
      kind: 'row',
      key: row.key,
      row: { in: of, id: row.id },
      of,
      roles,
      section,
      cells: row.cells.map((blocks, column): Line[] => {
        const role = roles[column]!;
        const texts = linesIn(blocks);
        if (!TEXT_ROLES.has(role))
          return texts.map((text) => ({
            text,
            key: null,
            spot: { of: 'field', in: of, part: row.id, role },
          }));
        const spots = spotsOf(of, row.id, body, texts);
        return texts.map((text, index) => ({ text, key: null, spot: spots[index]! }));
      }),
    };
  }
}

function reportRow(cells: Line[][], section: string | null): ShownRow {
  return { kind: 'row', key: null, row: null, of: null, roles: [], cells, section };
}

function linesIn(blocks: readonly RootContent[]): string[] {
  return textBlocks({ type: 'root', children: [...blocks] }).map(({ text }) => text);
}

/** The leaves of a body that its shown paragraphs are. */
function spotsOf(home: BodyHome, part: string, body: Prose, shown: readonly string[]): Spot[] {
  const leaves = leavesOf(body);
  const isSame =
    leaves.length === shown.length && leaves.every(({ text }, at) => text === shown[at]);
  const spots: Spot[] = shown.map((_, at) =>
    isSame ? { of: 'body', in: home, part, leaf: leaves[at]! } : REPORT,
  );
  if (!isSame)
    for (const [leaf, at] of aligned(
      leaves,
      shown.map((text) => ({ text })),
    ))
      spots[at] = { of: 'body', in: home, part, leaf: leaves[leaf]! };
  return spots;
}
