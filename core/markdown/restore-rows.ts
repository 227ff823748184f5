/** The rows of our own Markdown with what is hidden of them, also where their comments were lost. */
import type { NewId } from '../document/ids.ts';
import type { Time } from '../document/postmortem.ts';
import type { RowsKind } from '../document/rows-home.ts';
import type { CellTimes } from './cell-times.ts';
import type { IsDerived } from './derived.ts';
import type { HiddenDocument } from './format.ts';
import type { HiddenParts } from './hidden-parts.ts';
import { lostKeys } from './lost-keys.ts';
import { inDocumentOrder, type Keyed } from './order.ts';
import { rowsOfText, type TextRow } from './read-rows.ts';
import { rowFromCells } from './row-fields.ts';
import { seenInRow, timeMark, wordsOfRow } from './row-text.ts';
import type { VisibleContext } from './visible.ts';

type Row = Record<string, unknown>;

interface ReadRow extends Keyed {
  row: Row;
}

export interface RowsContext {
  document: HiddenDocument;
  hidden: HiddenParts;
  visible: VisibleContext;
  times: CellTimes;
  isDerived: IsDerived;
  newId: NewId;
}

export class RowReader {
  private readonly rows: Record<RowsKind, ReadRow[]> = { timeline: [], updates: [], actions: [] };
  private readonly context: RowsContext;
  /** A comment that stands twice counts once. */
  private readonly taken: Set<string>;

  /** @param taken the keys that no row can have */
  constructor(context: RowsContext, taken: readonly string[]) {
    this.context = context;
    this.taken = new Set(taken);
  }

  of(kind: RowsKind): Row[] {
    return this.rows[kind].map(({ row }) => row);
  }

  /** A brief shows actions in two places. */
  orderedActions(): Row[] {
    const { document, hidden } = this.context;
    const shown = hidden.keysOf('actions');
    return inDocumentOrder(this.rows.actions, shown, document.actions ?? shown).map(
      ({ row }) => row,
    );
  }

  /**
   * Reads the lines below a marker of rows.
   * @returns what stands between and behind the rows, as Markdown
   */
  read(kind: RowsKind, lines: readonly string[]): string[] {
    const { visible, times } = this.context;
    const { rows, others } = rowsOfText(kind, lines, visible);
    times.previous = null;
    const own = rows.filter((row) => !this.isDay(row));
    for (const row of this.withLostKeys(kind, own)) {
      const restored = this.restored(kind, row);
      times.previous = (restored['at'] as Time | null | undefined) ?? times.previous;
      this.rows[kind].push({ key: row.key, row: restored });
    }
    return others;
  }

  private restored(kind: RowsKind, { key, audience, cells }: TextRow): Row {
    const { hidden, visible, isDerived, newId } = this.context;
    const shown = {
      id: key || newId(),
      ...rowFromCells(kind, cells, visible, isDerived),
      ...(kind === 'timeline' && { audience }),
    };
    return hidden.restored(kind, key, shown, seenInRow(kind, cells));
  }

  /** Rows whose comment was lost get it back by their time, or by their place. */
  private withLostKeys(kind: RowsKind, rows: readonly TextRow[]): TextRow[] {
    const { hidden } = this.context;
    const own = rows.map((row) => {
      if (row.key === '' || this.taken.has(row.key)) return { ...row, key: '' };
      this.taken.add(row.key);
      return row;
    });
    if (own.every(({ key }) => key !== '')) return own;
    const { found, near } = lostKeys(
      own.map(({ key, cells }) => ({ key, mark: timeMark(kind, cells) })),
      hidden.written(kind, 'at'),
    );
    return own.map((row, index) => {
      const key = found.get(index);
      const candidates = key ? [key] : (near.get(index) ?? []);
      const audience = hidden.audienceOfLost(row.audience, candidates);
      if (key === undefined) return { ...row, audience };
      this.taken.add(key);
      return { ...row, key, audience };
    });
  }

  /** The line over the rows of a day, whose comment was lost. */
  private isDay({ key, cells }: TextRow): boolean {
    const [first, ...others] = cells.filter(({ content, blocks }) => content.length > 0 || blocks);
    return (
      key === '' &&
      others.length === 0 &&
      first?.role === 'time' &&
      this.context.isDerived(wordsOfRow([first]))
    );
  }
}
