/** The rows of a table -> events in time order, and what has no time for *Unsorted*. */
import type { RootContent } from 'mdast';
import type { Time } from '../../../document/postmortem.ts';
import { paragraph } from '../../../prose/build.ts';
import { clockOf, DAY, dayOf, wallMs } from '../../../time/calendar.ts';
import { readTime } from '../../../time/read-time.ts';
import { resolveZone } from '../../../time/zones.ts';
import { plainBlocks } from '../../understand/plain-blocks.ts';
import type { CsvMapping } from '../../model/read-source.ts';
import { epochSeconds, inOrder, momentAt } from '../moments.ts';
import { chosenZone, type ReaderOptions } from '../reader.ts';
import { type EventRow, linkTo, said } from '../rows.ts';
import { zoneOfName } from './column-names.ts';
import { isTimeCell, zoneColumn } from './columns.ts';
import { readJournal } from './journal.ts';
import type { CsvRow } from './rows.ts';

/** An event with what it is ordered by. */
interface OrderedRow extends EventRow {
  ms: number;
}

/** The zone of the times that name none, and what names it. */
export interface NamedZone {
  zone: string;
  column: string;
}

interface Understood {
  events: EventRow[];
  unsorted: RootContent[];
  /** The lines of rows without a readable time. */
  without: number[];
}

export class RowReader {
  /** The zone of the times that name none. */
  readonly zone: string | null;
  /** The zone and the column that names it, for a note. */
  readonly namedZone: NamedZone | null;
  private readonly columns: readonly string[];
  private readonly mapping: CsvMapping;
  private readonly zones: number;
  private readonly chosen: boolean;
  private day: string | null = null;
  private previous: Time | null = null;

  /** @param above what is said above the table */
  constructor(
    columns: readonly string[],
    mapping: CsvMapping,
    options: ReaderOptions,
    above: NamedZone | null,
  ) {
    this.columns = columns;
    this.mapping = mapping;
    const named = mapping.header
      ? [mapping.clock, mapping.time]
          .flatMap((column) =>
            columns[column] === undefined
              ? []
              : [{ column: columns[column], zone: zoneOfName(columns[column]) }],
          )
          .find(({ zone }) => zone !== null)
      : undefined;
    this.namedZone = named ? { zone: named.zone!, column: named.column } : above;
    this.zone = this.namedZone?.zone ?? chosenZone(options);
    this.chosen = Boolean(options.choice?.zone);
    this.zones = zoneColumn(columns, mapping.header);
  }

  read(rows: readonly CsvRow[]): Understood {
    const understood: Understood = { events: [], unsorted: [], without: [] };
    const dated: OrderedRow[] = [];
    for (const row of runsBackwards(rows, this.mapping) ? [...rows].reverse() : rows) {
      const own = this.eventOf(row);
      if (own === 'day') continue;
      const notes = row.cells.flatMap((cell, column) => this.notesOf(cell, column, row));
      if (own) dated.push(own);
      else if (this.bodyOf(row).length > 0) {
        understood.without.push(row.line);
        understood.unsorted.push(...this.bodyOf(row));
      }
      dated.push(...notes);
    }
    understood.without.sort((a, b) => a - b);
    understood.events = hasOneSlip(dated) ? dated : inOrder(dated, ({ ms }) => ms);
    return understood;
  }

  /**
   * A row's event; `day` for a row that only says which day the rows below it are on; null for one
   * without a time.
   */
  private eventOf(row: CsvRow): OrderedRow | 'day' | null {
    const { time, clock } = this.mapping;
    const stamp = [row.cells[time], row.cells[clock]]
      .map((cell) => cell?.trim() ?? '')
      .filter((cell) => cell !== '')
      .join(' ');
    if (stamp === '') return null;
    const alone = row.cells.every(
      (cell, column) => column === time || column === clock || cell.trim() === '',
    );
    const at = this.readStamp(stamp, row);
    if (alone && at !== null && clockOf(at.local) === null && dayOf(at.local) !== null) {
      this.day = dayOf(at.local);
      this.previous = null;
      return 'day';
    }
    if (at === null) return null;
    this.previous = at;
    // A clock that shows no time says nothing of the order: the row stays where it was written.
    const mistyped = clockOf(at.local) === null && /\d[:h]\d\d/.test(stamp);
    const ms = mistyped ? Number.NaN : orderOf(at);
    return { at, ms, body: this.bodyOf(row), source: this.sourceOf(row) };
  }

  private readStamp(stamp: string, row: CsvRow): Time | null {
    const seconds = epochSeconds(stamp);
    if (seconds !== null) return { ...momentAt(seconds * 1000, this.zone).time, written: stamp };
    const own = this.zones === -1 ? null : resolveZone(row.cells[this.zones] ?? '').zone;
    const zone = own ?? this.zone;
    const { time } = readTime(stamp, {
      zone,
      zoneFrom: own !== null || this.namedZone !== null || this.chosen ? 'source' : 'document',
      date: this.day,
      dateFrom: 'source',
      previous: this.previous,
      dayFirst: this.mapping.dayOrder === null ? null : this.mapping.dayOrder === 'day-first',
    });
    return time.local === null ? null : time;
  }

  /** What happened, by whom, with the row's other cells under their columns' names. */
  private bodyOf({ cells }: CsvRow): RootContent[] {
    const { time, clock, text, actor, link } = this.mapping;
    const unread = (column: number) =>
      (column === time || column === clock) && isTimeCell(cells[column] ?? '') === null;
    const words = text.flatMap((column) =>
      plainBlocks(this.textOf(cells[column]), { headings: false }),
    );
    const shown = new Set([time, clock, actor, link, ...text]);
    const others = cells.flatMap((cell, column): RootContent[] => {
      if ((shown.has(column) && !unread(column)) || cell.trim() === '') return [];
      const value = this.textOf(cell);
      return value === '' ? [] : labelled(this.mapping.header ? this.columns[column]! : '', value);
    });
    return [
      ...said(actor === -1 ? '' : (cells[actor]?.trim() ?? ''), words),
      ...others,
      ...(link === -1 ? [] : this.addressOf(cells[link]?.trim() ?? '')),
    ];
  }

  /** What the column of links says: an address, or words under the column's name. */
  private addressOf(target: string): RootContent[] {
    if (target === '') return [];
    if (/^(?:https?|mailto):\S+$/i.test(target)) return [linkTo(target)];
    return labelled(this.mapping.header ? this.columns[this.mapping.link]! : '', target);
  }

  /** A cell without the notes that are entries of their own. */
  private textOf(cell: string | undefined): string {
    const text = cell?.trim() ?? '';
    const journal = text.length < 20 ? null : readJournal(text);
    return journal ? journal.rest : text;
  }

  private notesOf(cell: string, column: number, row: CsvRow): OrderedRow[] {
    if (column === this.mapping.time || column === this.mapping.clock || cell.trim().length < 20)
      return [];
    const journal = readJournal(cell);
    if (!journal) return [];
    return journal.notes.map(({ stamp, who, kind, text }) => {
      const { previous } = this;
      this.previous = null;
      const at = this.readStamp(stamp, row) ?? {
        written: stamp,
        local: null,
        zone: null,
        instant: null,
        approximate: false,
      };
      this.previous = previous;
      const name = this.columns[column]!;
      return {
        at,
        ms: orderOf(at),
        body: said(who, plainBlocks(text, { headings: false })),
        source:
          kind || (this.mapping.header ? `${name}, ${this.sourceOf(row)}` : this.sourceOf(row)),
      };
    });
  }

  private sourceOf({ line }: CsvRow): string {
    return `line ${line}`;
  }
}

/** What a person wrote down row by row; longer is a log. */
const MOST_BY_HAND = 200;

/**
 * True where the rows run on but for one that is days away: a person slipped in its date, which is
 * seen only where it stands as it was written.
 */
function hasOneSlip(rows: readonly OrderedRow[]): boolean {
  if (rows.length < 4 || rows.length > MOST_BY_HAND) return false;
  const fall = rows.findIndex(({ ms }, index) => index > 0 && ms < rows[index - 1]!.ms);
  return [fall - 1, fall].some((slip) => {
    const others = rows.filter((_, index) => index !== slip);
    const near = others[Math.min(slip, others.length - 1)];
    return (
      slip > 0 &&
      others.every(({ ms }, index) => index === 0 || ms >= others[index - 1]!.ms) &&
      Math.abs(rows[slip]!.ms - near!.ms) > DAY
    );
  });
}

/** Exact where the instant is known; else the clock, which orders the rows of one zone. */
function orderOf(at: Time): number {
  if (at.instant !== null) return Date.parse(at.instant);
  return at.local !== null && dayOf(at.local) !== null ? wallMs(at.local) : Number.NaN;
}

/**
 * True where rows of bare clock times run newest first: there a time earlier than the one above it
 * is no new day.
 */
function runsBackwards(rows: readonly CsvRow[], { time, clock }: CsvMapping): boolean {
  if (clock !== -1) return false;
  const clocks = rows.flatMap(({ cells }) => {
    const match = /^\s*T?(\d{1,2})[:.](\d{2})/.exec(cells[time] ?? '');
    return match ? [Number(match[1]) * 60 + Number(match[2])] : [];
  });
  let rising = 0;
  let falling = 0;
  for (let index = 1; index < clocks.length; index++) {
    if (clocks[index]! > clocks[index - 1]!) rising++;
    if (clocks[index]! < clocks[index - 1]!) falling++;
  }
  return falling > 1 && falling > 2 * rising;
}

function labelled(name: string, value: string): RootContent[] {
  if (name === '') return plainBlocks(value, { headings: false });
  const [first, ...rest] = value.split('\n');
  return [
    paragraph(
      [`${name}: ${first}`, ...rest]
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    ),
  ];
}
