/** The text of a reviewed Word file beside the report that it was: what its readers changed. */
import type { Nodes } from 'mdast';
import type { ListName, Part } from '../../revision/change.ts';
import { placeIn, type Change } from '../../revision/change.ts';
import type { Postmortem, Prose, Time } from '../../document/postmortem.ts';
import { plainProse } from '../../prose/build.ts';
import { FIELD_OF, ROW_DEFAULTS } from '../../markdown/row-fields.ts';
import { fingerprint } from '../../markdown/format.ts';
import { steadyIds } from '../../revision/order.ts';
import { childrenOf } from '../../revision/body.ts';
import { aligned, samePins, squeezed, type Item } from '../align.ts';
import { shortened, type PartTexts, type WordEdit } from '../edits.ts';
import { fieldChange, valueOf } from '../field-values.ts';
import type { Remark } from '../model.ts';
import type { Line, ShownRow, Spot, Unit } from '../shown.ts';
import { editHunks, mapStretch, textHunks, type TextHunk } from '../text-map.ts';
import type { Flow, FlowParagraph, FlowRow, Mark } from './flow.ts';
import { nowOf, oldOf, trackedEdits } from './pieces.ts';

/** Who changed something, and when, as far as the file says it. */
export interface By {
  author: string;
  date: string;
}

interface FlowLine {
  kind: 'line';
  paragraph: FlowParagraph;
}

interface FlowTableRow {
  kind: 'row';
  row: FlowRow;
  cells: FlowParagraph[][];
}

type FlowUnit = FlowLine | FlowTableRow;

export interface Compared {
  edits: WordEdit[];
  /** Larger changes, and what can only be told. */
  remarks: Remark[];
  /** Which line each paragraph is. */
  lines: Map<FlowParagraph, Line>;
  /** Of the base's paragraphs with text, how many are there: 0 to 1. */
  found: number;
}

/** @param units of the base */
export function compareFlow(
  flow: Flow,
  units: readonly Unit[],
  base: Postmortem,
  texts: PartTexts,
  saved: By,
  newId: () => string,
): Compared {
  const comparing = new Comparing(base, texts, saved, newId);
  comparing.compare(units, unitsOf(flow));
  return comparing.result;
}

function unitsOf({ paragraphs }: Flow): FlowUnit[] {
  const units: FlowUnit[] = [];
  let row: FlowRow | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.row === null) units.push({ kind: 'line', paragraph });
    else if (paragraph.row === row) {
      const { cells } = units.at(-1) as FlowTableRow;
      (cells[paragraph.cell] ??= []).push(paragraph);
    } else {
      const cells: FlowParagraph[][] = [];
      cells[paragraph.cell] = [paragraph];
      units.push({ kind: 'row', row: paragraph.row, cells });
    }
    row = paragraph.row;
  }
  for (const unit of units)
    if (unit.kind === 'row')
      for (let cell = 0; cell < unit.cells.length; cell++) unit.cells[cell] ??= [];
  return units;
}

class Comparing {
  readonly result: Compared = { edits: [], remarks: [], lines: new Map(), found: 0 };
  private readonly base: Postmortem;
  private readonly texts: PartTexts;
  /** For what no program marks as anyone's. */
  private readonly saved: By;
  private readonly newId: () => string;
  /** Rows that came in, each behind the one above it. */
  private added = 0;

  constructor(base: Postmortem, texts: PartTexts, saved: By, newId: () => string) {
    this.base = base;
    this.texts = texts;
    this.saved = saved;
    this.newId = newId;
  }

  compare(units: readonly Unit[], flow: readonly FlowUnit[]): void {
    const shown = units.map((unit): Item =>
      unit.kind === 'line'
        ? { text: unit.line.text, pins: pinsOf(unit.line.key), kind: 'line' }
        : { text: rowText(unit), pins: pinsOf(unit.key), kind: 'row' },
    );
    const read = flow.map((unit): Item =>
      unit.kind === 'line'
        ? { text: oldOf(unit.paragraph), pins: unit.paragraph.keys, kind: 'line' }
        : {
            text: unit.cells.flat().map(oldOf).join('\n'),
            pins: unit.cells.flat().flatMap(({ keys }) => keys),
            kind: 'row',
          },
    );
    // What was empty was not there: a new paragraph, or the space around tables.
    const there = flow.flatMap((_, at) =>
      read[at]!.text.trim() !== '' || read[at]!.pins!.length > 0 ? [at] : [],
    );
    const known = there.map((at) => read[at]!);
    const pairs = aligned(shown, known).map(([one, at]): [number, number] => [one, there[at]!]);
    const flowOf = new Map(pairs);
    const shownOf = new Map(pairs.map(([one, other]) => [other, one]));
    const crossing = samePins(shown, known)
      .map(([one, at]): [number, number] => [one, there[at]!])
      .filter(([one, other]) => !flowOf.has(one) && !shownOf.has(other));
    const movedTo = new Map(crossing.map(([one, other]) => [other, one]));
    const moved = new Set(crossing.map(([one]) => one));
    const said = units.filter((unit) => isSaid(unit));
    const found = units.filter((unit, at) => isSaid(unit) && (flowOf.has(at) || moved.has(at)));
    this.result.found = said.length === 0 ? 1 : found.length / said.length;
    for (const [one, other] of pairs) this.pair(units[one]!, flow[other]!);
    this.cameIn(units, flow, shownOf, movedTo);
    if (this.result.found >= LEAST_FOUND)
      units.forEach((unit, at) => {
        if (!flowOf.has(at) && !moved.has(at)) this.wentOut(unit);
      });
  }

  /** The same paragraph or row on both sides. */
  private pair(unit: Unit, flow: FlowUnit): void {
    if (unit.kind === 'line' && flow.kind === 'line') this.line(unit.line, flow.paragraph);
    else if (unit.kind === 'row' && flow.kind === 'row') this.row(unit, flow);
  }

  private row(unit: ShownRow, { row, cells }: FlowTableRow): void {
    if (row.removed) {
      this.rowRemoved(unit, row.removed);
      for (const [at, shown] of unit.cells.entries()) this.know(shown, cells[at] ?? []);
      return;
    }
    const columns =
      cells.length === unit.cells.length
        ? unit.cells.map((_, at): [number, number] => [at, at])
        : aligned(
            unit.cells.map((lines) => ({ text: lines.map(({ text }) => text).join('\n') })),
            cells.map((paragraphs) => ({ text: paragraphs.map(oldOf).join('\n') })),
          );
    for (const [at, other] of columns) this.cell(unit, at, cells[other]!);
  }

  private cell(unit: ShownRow, column: number, paragraphs: readonly FlowParagraph[]): void {
    const lines = unit.cells[column]!;
    const role = unit.roles[column];
    const isField =
      unit.row &&
      role &&
      lines.every(({ spot }) => spot.of === 'field') &&
      FIELD_OF[role] !== 'body';
    if (isField) {
      this.know(lines, paragraphs);
      this.field(unit.row!, role, lines, paragraphs);
      return;
    }
    const there = paragraphs.filter((paragraph) => oldOf(paragraph).trim() !== '');
    const pairs = aligned(
      lines,
      there.map((paragraph) => ({ text: oldOf(paragraph) })),
    );
    const known = new Map(pairs.map(([at, other]) => [there[other]!, lines[at]!]));
    const found = new Set(pairs.map(([at]) => at));
    let above: Line | null = null;
    for (const paragraph of paragraphs) {
      const line = known.get(paragraph);
      if (line) this.line((above = line), paragraph);
      else if (nowOf(paragraph).trim() !== '') this.inCell(unit, above, paragraph);
    }
    lines.forEach((line, at) => {
      if (!found.has(at) && line.text.trim() !== '') this.lineRemoved(line);
    });
  }

  /** A paragraph that came into a cell: behind the one above it, or into an empty row. */
  private inCell(unit: ShownRow, above: Line | null, paragraph: FlowParagraph): void {
    const text = nowOf(paragraph).trim();
    if (above?.spot.of === 'body') {
      const { spot } = above;
      const at = spot.leaf.end;
      this.edit(spot, at, at, `\n${text}`, authorIn(paragraph) ?? this.saved);
      return;
    }
    if (unit.row) {
      const whole = this.texts.of(unit.row.in, unit.row.id);
      const words = whole === '' ? text : `${text}\n`;
      this.edit(
        { in: unit.row.in, part: unit.row.id },
        0,
        0,
        words,
        authorIn(paragraph) ?? this.saved,
      );
      return;
    }
    this.tell(null, `Added in a table: “${text}”`, authorIn(paragraph) ?? this.saved);
  }

  private know(lines: readonly Line[], paragraphs: readonly FlowParagraph[]): void {
    paragraphs.forEach((paragraph, at) => {
      const line = lines[Math.min(at, lines.length - 1)];
      if (line) this.result.lines.set(paragraph, line);
    });
  }

  private field(
    { in: list, id }: NonNullable<ShownRow['row']>,
    role: ShownRow['roles'][number],
    lines: readonly Line[],
    paragraphs: readonly FlowParagraph[],
  ): void {
    const before = lines.map(({ text }) => text).join('\n');
    const now = paragraphs.map(nowOf).join('\n').trim();
    if (squeezed(before) === squeezed(now)) return;
    // A time stands above what was written for it.
    const [first = '', ...rest] = now.split('\n');
    const isUpper = first.trim() !== before.split('\n')[0];
    const text = role === 'time' && rest.length > 0 && !isUpper ? rest.join(' ') : first;
    const change = fieldChange(this.base, list, id, role, role === 'time' ? text : now);
    const by = paragraphs.map(authorIn).find((mark) => mark !== null) ?? this.saved;
    if (change) this.change(change, { in: list, part: id }, now || before, by);
    else this.tell({ in: list, part: id }, `“${before}” became “${now}”`, by);
  }

  private line(line: Line, paragraph: FlowParagraph): void {
    this.result.lines.set(paragraph, line);
    const { spot } = line;
    const old = oldOf(paragraph);
    const toShown =
      squeezed(old) === squeezed(line.text) ? shownMap(old, line.text) : textHunks(old, line.text);
    if (spot.of === 'body') {
      const toLeaf = shownMap(line.text, spot.leaf.text);
      const place = (hunks: readonly TextHunk[][], start: number, end: number) =>
        hunks.reduce((stretch, map) => mapStretch(map, stretch), { start, end });
      for (const { start, end, words, mark } of trackedEdits(paragraph)) {
        const at = place([toShown, toLeaf], start, end);
        this.edit(spot, spot.leaf.start + at.start, spot.leaf.start + at.end, words, mark);
      }
      if (paragraph.joinsNext) this.joined(spot, paragraph.joinsNext);
      if (squeezed(old) !== squeezed(line.text))
        for (const hunk of editHunks(line.text, old)) {
          const [before, after] = [
            line.text.slice(hunk.from, hunk.to),
            old.slice(hunk.fromNew, hunk.toNew),
          ];
          if (squeezed(before) === squeezed(after)) continue;
          const at = place([toLeaf], hunk.from, hunk.to);
          this.edit(spot, spot.leaf.start + at.start, spot.leaf.start + at.end, after, this.saved);
        }
      return;
    }
    const now = nowOf(paragraph).trim();
    if (squeezed(now) === squeezed(line.text)) return;
    const by = authorIn(paragraph) ?? this.saved;
    if (spot.of === 'title') this.title(now, line.text, by);
    else if (spot.of === 'heading') this.heading(spot.part, now, line.text, by);
    else if (spot.of === 'empty') this.edit({ in: 'sections', part: spot.part }, 0, 0, now, by);
    else
      this.tell(
        null,
        now === '' ? `Took out: “${line.text}”` : `“${line.text}” became “${now}”`,
        by,
      );
  }

  private title(now: string, before: string, by: By): void {
    if (now === '') this.tell(null, `Took out the title: “${before}”`, by);
    else
      this.change(
        {
          kind: 'value',
          where: { kind: 'title' },
          owner: { of: 'document' },
          key: 'title',
          before: this.base.title,
          after: now,
        },
        { in: 'document', part: '' },
        now,
        by,
      );
  }

  private heading(part: string, now: string, before: string, by: By): void {
    const section = this.base.sections.find(({ id }) => id === part)!;
    if (now === '') this.tell({ in: 'sections', part }, `Took out the heading: “${before}”`, by);
    else
      this.change(
        {
          kind: 'value',
          where: placeIn('sections', part),
          owner: { of: 'sections', id: part },
          key: 'title',
          before: section.title,
          after: now,
        },
        { in: 'sections', part },
        now,
        by,
      );
  }

  /** The end of a paragraph was taken out. */
  private joined(spot: Spot & { of: 'body' }, by: Mark): void {
    const text = this.texts.of(spot.in, spot.part);
    if (spot.leaf.end < text.length) this.edit(spot, spot.leaf.end, spot.leaf.end + 1, '', by);
    else if (spot.leaf.start > 0 && this.isEmptied(spot))
      this.edit(spot, spot.leaf.start - 1, spot.leaf.start, '', by);
  }

  /** All words of the leaf were taken out already. */
  private isEmptied({ leaf, part, in: home }: Spot & { of: 'body' }): boolean {
    return this.result.edits.some(
      (edit) =>
        edit.in === home &&
        edit.part === part &&
        edit.words === '' &&
        edit.start <= leaf.start &&
        edit.end >= leaf.end,
    );
  }

  private wentOut(unit: Unit): void {
    if (unit.kind === 'line') this.lineRemoved(unit.line);
    else if (isSaid(unit)) this.rowRemoved(unit, this.saved);
  }

  private lineRemoved({ spot, text }: Line): void {
    if (spot.of === 'body' && text.trim() !== '') this.leafRemoved(spot, this.saved);
    else if (spot.of === 'heading')
      this.tell({ in: 'sections', part: spot.part }, `Took out the heading: “${text}”`, this.saved);
  }

  /** With the line end before it, else with the one behind it. */
  private leafRemoved(spot: Spot & { of: 'body' }, by: By): void {
    const { leaf } = spot;
    const text = this.texts.of(spot.in, spot.part);
    const [start, end] =
      leaf.start > 0 ? [leaf.start - 1, leaf.end] : [0, Math.min(text.length, leaf.end + 1)];
    this.edit(spot, start, end, '', by);
  }

  private rowRemoved(unit: ShownRow, by: By): void {
    if (unit.row) {
      const { in: list, id } = unit.row;
      const part = (this.base[list] as readonly Part[]).find((one) => one.id === id)!;
      const change: Change = { kind: 'removed', where: placeIn(list, id), list, part };
      this.change(change, { in: list, part: id }, rowText(unit), by);
      return;
    }
    const spot = unit.cells.flat().find((line) => line.spot.of === 'body')?.spot;
    if (spot?.of !== 'body') return;
    const [table, at] = [spot.leaf.path.slice(0, -2), spot.leaf.path.at(-2)!];
    const body = this.bodyOf(spot);
    const holder = table.reduce<Nodes>((node, index) => childrenOf(node)[index]!, body);
    const row = childrenOf(holder)[at]!;
    this.change(
      {
        kind: 'blocks',
        where: placeIn(spot.in, spot.part),
        list: spot.in,
        id: spot.part,
        path: table,
        at,
        before: [row],
        after: [],
      },
      { in: spot.in, part: spot.part },
      rowText(unit),
      by,
    );
  }

  private bodyOf({ in: home, part }: { in: ListName; part: string }): Prose {
    return (this.base[home] as readonly Part[]).find(({ id }) => id === part)!.body;
  }

  /** Paragraphs and rows that the base does not have, or has elsewhere. */
  private cameIn(
    units: readonly Unit[],
    flow: readonly FlowUnit[],
    shownOf: ReadonlyMap<number, number>,
    movedTo: ReadonlyMap<number, number>,
  ): void {
    let above: Unit | null = null;
    const order: { list: ListName; id: string }[] = [];
    flow.forEach((unit, at) => {
      const known = shownOf.get(at);
      if (known !== undefined) {
        above = units[known]!;
        if (above.kind === 'row' && above.row) order.push({ list: above.row.in, id: above.row.id });
        return;
      }
      const from = movedTo.get(at);
      if (from !== undefined) {
        const moved = units[from]!;
        if (moved.kind === 'row' && moved.row) {
          order.push({ list: moved.row.in, id: moved.row.id });
          this.pair(moved, unit);
        } else this.lineMoved(moved, above, unit);
        return;
      }
      if (unit.kind === 'line') this.lineAdded(above, unit.paragraph);
      else above = this.rowAdded(above, unit) ?? above;
    });
    this.rowsMoved(order);
  }

  private lineMoved(moved: Unit, above: Unit | null, unit: FlowUnit): void {
    if (moved.kind !== 'line' || unit.kind !== 'line' || moved.line.spot.of !== 'body') return;
    const { spot } = moved.line;
    this.result.lines.set(unit.paragraph, moved.line);
    if (this.lineAdded(above, unit.paragraph)) this.leafRemoved(spot, this.saved);
  }

  /** @returns whether it was put anywhere in the text */
  private lineAdded(above: Unit | null, paragraph: FlowParagraph): boolean {
    const text = nowOf(paragraph).replace(/(?<!\n)\n+$/, '');
    if (text.trim() === '' || isContentsLine(paragraph)) return false;
    const by = authorIn(paragraph) ?? this.saved;
    const place = this.placeBelow(above);
    if (!place) {
      this.tell(null, `Added: “${text.trim()}”`, by);
      return false;
    }
    const whole = this.texts.of(place.in, place.part);
    const isFirst = place.at === 0 && !place.behind;
    const words = whole === '' ? text : isFirst ? `${text}\n` : `\n${text}`;
    this.edit(place, place.at, place.at, words, by);
    return true;
  }

  /** Where a new paragraph goes below a unit. */
  private placeBelow(
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
    const at = this.texts.of('sections', above.section).length;
    return { in: 'sections', part: above.section, at, behind: true };
  }

  /** @returns what the next one stands below */
  private rowAdded(above: Unit | null, { cells, row }: FlowTableRow): Unit | null {
    const texts = cells.map((paragraphs) => paragraphs.map(nowOf).join('\n').trim());
    if (row.removed || texts.every((text) => text === '')) return null;
    const by =
      row.added ??
      cells
        .flat()
        .map(authorIn)
        .find((mark) => mark !== null) ??
      this.saved;
    if (above?.kind === 'row' && above.of && cells.length === above.roles.length) {
      const list = above.of;
      const part = this.partOf(list, above.roles, texts, above.row?.id ?? null);
      if (part) {
        const anchor = above.row?.id ?? null;
        const change: Change = {
          kind: 'added',
          where: placeIn(list, part.id),
          list,
          part,
          anchor,
          index:
            (anchor === null ? 0 : this.base[list].findIndex(({ id }) => id === anchor) + 1) +
            this.added++,
        };
        const about =
          anchor === null ? ({ in: 'document', part: '' } as const) : { in: list, part: anchor };
        this.change(change, about, texts.join(' · '), by);
        return { ...above, row: { in: list, id: anchor ?? part.id } };
      }
    }
    const spot =
      above?.kind === 'row'
        ? above.cells.flat().find((line) => line.spot.of === 'body')?.spot
        : undefined;
    if (
      spot?.of === 'body' &&
      above?.kind === 'row' &&
      cells.length === above.cells.length &&
      !above.row
    ) {
      const [path, at] = [spot.leaf.path.slice(0, -2), spot.leaf.path.at(-2)! + 1];
      const after = {
        type: 'tableRow' as const,
        children: texts.map((text) => ({
          type: 'tableCell' as const,
          children:
            text === '' ? [] : [{ type: 'text' as const, value: text.replaceAll('\n', ' ') }],
        })),
      };
      this.change(
        {
          kind: 'blocks',
          where: placeIn(spot.in, spot.part),
          list: spot.in,
          id: spot.part,
          path,
          at,
          before: [],
          after: [after],
        },
        { in: spot.in, part: spot.part },
        texts.join(' · '),
        by,
      );
      return null;
    }
    const place = this.placeBelow(above);
    if (place && !above?.section) return null;
    this.tell(
      above?.section ? { in: 'sections', part: above.section } : null,
      `Added a row: “${texts.join(' · ')}”`,
      by,
    );
    return null;
  }

  private partOf(
    list: NonNullable<ShownRow['of']>,
    roles: ShownRow['roles'],
    texts: readonly string[],
    above: string | null,
  ): Part | null {
    const rows: readonly { id: string; at?: Time | null }[] = this.base[list];
    const previous = rows.find(({ id }) => id === above)?.at ?? null;
    const values: Record<string, unknown> = { ...ROW_DEFAULTS[list] };
    const strays: string[] = [];
    roles.forEach((role, column) => {
      const key = FIELD_OF[role];
      const text = texts[column]!;
      if (key === '' || text === '') return;
      if (key === 'body') values['body'] = plainProse(text);
      else {
        const value = valueOf(this.base, list, key, text, previous);
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
    return { id: this.newId(), ...values } as unknown as Part;
  }

  private rowsMoved(order: readonly { list: ListName; id: string }[]): void {
    for (const list of ['timeline', 'updates', 'actions'] as const) {
      const now = order.filter((one) => one.list === list).map(({ id }) => ({ id }));
      const there = new Set(now.map(({ id }) => id));
      const before = (this.base[list] as readonly Part[]).filter(({ id }) => there.has(id));
      if (before.every(({ id }, at) => id === now[at]?.id)) continue;
      const steady = steadyIds(before, now);
      let anchor: string | null = null;
      now.forEach(({ id }, index) => {
        if (steady.has(id)) {
          anchor = id;
          return;
        }
        const from = this.base[list].findIndex((row) => row.id === id);
        this.change(
          { kind: 'moved', where: placeIn(list, id), list, id, from, anchor, index },
          { in: list, part: id },
          this.texts.of(list, id),
          this.saved,
        );
      });
    }
  }

  private edit(
    { in: home, part }: { in: WordEdit['in']; part: string },
    start: number,
    end: number,
    words: string,
    by: By,
  ): void {
    const { author } = by;
    this.result.edits.push({ in: home, part, start, end, words, author, date: by.date });
  }

  private change(change: Change, about: NonNullable<Remark['about']>, words: string, by: By): void {
    const { author } = by;
    const told = change.kind === 'added' ? { ...change, part: { ...change.part, id: '' } } : change;
    this.result.remarks.push({
      about,
      comments: [{ author, date: by.date, text: '' }],
      resolved: false,
      suggestion: { kind: 'change', change },
      key: `change ${fingerprint(JSON.stringify([about, told, author, by.date]))}`,
      where: `“${shortened(words)}”`,
    });
  }

  /** What has no form as a change is said in words. */
  private tell(about: Remark['about'], text: string, by: By): void {
    const { author } = by;
    this.result.remarks.push({
      about: about ?? { in: 'document', part: '' },
      comments: [{ author, date: by.date, text }],
      resolved: false,
      key: `told ${fingerprint(JSON.stringify([about, text, author]))}`,
      where: shortened(text),
    });
  }
}

/** With less of the base, a file is an extract: what is missing was not taken out. */
const LEAST_FOUND = 0.5;

function pinsOf(key: string | null): string[] {
  return key === null ? [] : [key];
}

function rowText({ cells }: ShownRow): string {
  return cells
    .flat()
    .map(({ text }) => text)
    .join('\n');
}

/** True for what stands in the document's own text or rows. */
function isSaid(unit: Unit): boolean {
  if (unit.kind === 'line') return unit.line.spot.of === 'body' && unit.line.text.trim() !== '';
  return unit.row !== null || unit.cells.flat().some(({ spot }) => spot.of === 'body');
}

function authorIn({ pieces }: FlowParagraph): Mark | null {
  return pieces.find(({ mark }) => mark !== null)?.mark ?? null;
}

/** Programs call the style of a line of contents so: `TOC1`, `Contents1`, `Verzeichnis1`. */
function isContentsLine({ style }: FlowParagraph): boolean {
  return /^(?:TOC|Contents|Verzeichnis|Inhalt|Sommario|Index)/i.test(style);
}

/** Of two texts that differ at most in white space. */
function shownMap(one: string, other: string): TextHunk[] {
  return one === other ? [] : textHunks(one, other);
}
