/** Paragraphs and table rows of a reviewed Word file that the report did not have. */
import type { TableRow } from 'mdast';
import type { Prose, Time } from '../../document/postmortem.ts';
import { FIELD_OF, ROW_DEFAULTS } from '../../markdown/row-fields.ts';
import { plainProse } from '../../prose/build.ts';
import { placeIn, type Change, type ListName, type Part } from '../../revision/change.ts';
import { valueOf } from '../field-values.ts';
import type { BodySpot, ShownRow, Unit } from '../shown.ts';
import type { By, Findings } from './findings.ts';
import type { FlowParagraph } from './flow-model.ts';
import { authorIn, type FlowTableRow } from './flow-units.ts';
import { nowOf } from './pieces.ts';

/** @returns whether it was put anywhere in the text */
export function lineAdded(
  findings: Findings,
  above: Unit | null,
  paragraph: FlowParagraph,
): boolean {
  const text = nowOf(paragraph).replace(/(?<!\n)\n+$/, '');
  if (text.trim() === '' || isContentsLine(paragraph)) return false;
  const by = authorIn(paragraph) ?? findings.saved;
  const place = placeBelow(findings, above);
  if (!place) {
    findings.tell(null, `Added: “${text.trim()}”`, by);
    return false;
  }
  const whole = findings.texts.of(place.in, place.part);
  const isFirst = place.at === 0 && !place.behind;
  const apart = isFirst ? `${text}\n` : `\n${text}`;
  findings.edit(place, place.at, place.at, whole === '' ? text : apart, by);
  return true;
}

/** Where a new paragraph goes below a unit. */
function placeBelow(
  findings: Findings,
  above: Unit | null,
): { in: ListName; part: string; at: number; behind: boolean } | null {
  if (!above) return null;
  if (above.kind === 'line') {
    const { spot } = above.line;
    if (spot.of === 'body')
      return { in: spot.in, part: spot.part, at: spot.leaf.end, behind: true };
    if (spot.of === 'heading' || spot.of === 'empty')
      return { in: 'sections', part: spot.part, at: 0, behind: false };
  } else if (!above.row) {
    const spot = above.cells.flat().at(-1)?.spot;
    if (spot?.of === 'body')
      return { in: spot.in, part: spot.part, at: spot.leaf.end, behind: true };
  }
  if (above.section === null) return null;
  const at = findings.texts.of('sections', above.section).length;
  return { in: 'sections', part: above.section, at, behind: true };
}

/** @returns what the next one stands below */
export function rowAdded(
  findings: Findings,
  above: Unit | null,
  { cells, row }: FlowTableRow,
): Unit | null {
  const texts = cells.map((paragraphs) => paragraphs.map(nowOf).join('\n').trim());
  if (row.removed || texts.every((text) => text === '')) return null;
  const author = cells
    .flat()
    .map(authorIn)
    .find((mark) => mark !== null);
  const by = row.added ?? author ?? findings.saved;
  if (above?.kind === 'row') {
    if (above.of && texts.length === above.roles.length)
      return listRowAdded(findings, above, above.of, texts, by);
    if (!above.row && texts.length === above.cells.length) {
      const { spot } = above.cells.flat().find((line) => line.spot.of === 'body') ?? {};
      if (spot?.of === 'body') {
        tableRowAdded(findings, spot, texts, by);
        return null;
      }
    }
  }
  if (placeBelow(findings, above) && !above?.section) return null;
  const about = above?.section ? ({ in: 'sections', part: above.section } as const) : null;
  findings.tell(about, `Added a row: “${texts.join(' · ')}”`, by);
  return null;
}

/** A row of the timeline, the updates or the actions. */
function listRowAdded(
  findings: Findings,
  above: ShownRow,
  list: NonNullable<ShownRow['of']>,
  texts: readonly string[],
  by: By,
): Unit {
  const anchor = above.row?.id ?? null;
  const part = partOf(findings, list, above.roles, texts, anchor);
  const first = anchor === null ? 0 : findings.base[list].findIndex(({ id }) => id === anchor) + 1;
  const change: Change = {
    kind: 'added',
    where: placeIn(list, part.id),
    list,
    part,
    anchor,
    index: first + findings.rowsAdded++,
  };
  const about =
    anchor === null ? ({ in: 'document', part: '' } as const) : { in: list, part: anchor };
  findings.change(change, about, texts.join(' · '), by);
  return { ...above, row: { in: list, id: anchor ?? part.id } };
}

/** A row of a table in somebody's text, below the one of the spot. */
function tableRowAdded(findings: Findings, spot: BodySpot, texts: readonly string[], by: By): void {
  const row: TableRow = {
    type: 'tableRow',
    children: texts.map((text) => ({
      type: 'tableCell',
      children: text === '' ? [] : [{ type: 'text', value: text.replaceAll('\n', ' ') }],
    })),
  };
  findings.change(
    {
      kind: 'blocks',
      where: placeIn(spot.in, spot.part),
      list: spot.in,
      id: spot.part,
      path: spot.leaf.path.slice(0, -2),
      at: spot.leaf.path.at(-2)! + 1,
      before: [],
      after: [row],
    },
    { in: spot.in, part: spot.part },
    texts.join(' · '),
    by,
  );
}

/** A new row of a list, with the fields that its columns stand for. */
function partOf(
  findings: Findings,
  list: NonNullable<ShownRow['of']>,
  roles: ShownRow['roles'],
  texts: readonly string[],
  above: string | null,
): Part {
  const rows: readonly { id: string; at?: Time | null }[] = findings.base[list];
  const previous = rows.find(({ id }) => id === above)?.at ?? null;
  const values: Record<string, unknown> = { ...ROW_DEFAULTS[list] };
  const strays: string[] = [];
  roles.forEach((role, column) => {
    const key = FIELD_OF[role];
    const text = texts[column]!;
    if (key === '' || text === '') return;
    if (key === 'body') values['body'] = plainProse(text);
    else {
      const value = valueOf(findings.base, list, key, text, previous);
      if (value === undefined) strays.push(text);
      else values[key] = value;
    }
  });
  // What its column cannot hold stands with the words.
  if (strays.length > 0) {
    const body = values['body'] as Prose;
    values['body'] = {
      ...body,
      children: [...body.children, ...plainProse(strays.join('\n')).children],
    };
  }
  return { id: findings.newId(), ...values } as unknown as Part;
}

/** Programs call the style of a line of contents so: `TOC1`, `Contents1`, `Verzeichnis1`. */
function isContentsLine({ style }: FlowParagraph): boolean {
  return /^(?:TOC|Contents|Verzeichnis|Inhalt|Sommario|Index)/i.test(style);
}
