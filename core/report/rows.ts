import type { RowsTable, Row } from './tree.ts';
import type { ColumnRole } from './words/roles.ts';
import type { BlockContent, Paragraph } from 'mdast';
import type {
  ActionItem,
  Postmortem,
  StatusUpdate,
  TimelineEntry,
} from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { resolveZone } from '../time/zones.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { shownBlocks } from './prose.ts';
import type { ShowContext } from './show-context.ts';
import { shownText } from './printable.ts';
import { ticketLink } from './ticket.ts';
import { shownTime, type ShownTime } from '../time/shown-time.ts';
import { dayText } from '../time/date-words.ts';
import { filled } from '../prose/filled.ts';
import type { ReportWords } from './words/report-words.ts';

/** The columns that hold what a row is about: sentences and blocks. */
export const TEXT_ROLES: ReadonlySet<ColumnRole> = new Set(['event', 'update', 'action']);

interface RowsContext extends ShowContext {
  /** The zone that times are shown in. */
  zone: string;
  /** Whether times are shown in UTC too. */
  utc: boolean;
  keys: ReadonlyMap<string, string>;
  words: ReportWords;
}

/** @param time when the row was, as it is shown */
type CellWriter<T> = (item: T, time: ShownTime | null) => BlockContent[];

/** Rows that happened at a time. */
interface Timed {
  at: TimelineEntry['at'];
}

/**
 * Rows of one kind as a table. Columns that hold nothing in any row are left out, except the first
 * and the text.
 */
export function rowsTable<K extends RowsKind>(
  of: K,
  items: Postmortem[K],
  context: RowsContext,
): RowsTable {
  if (of === 'timeline') return timelineTable(items as readonly TimelineEntry[], context);
  return of === 'updates'
    ? updatesTable(items as readonly StatusUpdate[], context)
    : actionsTable(items as readonly ActionItem[], context);
}

function timelineTable(entries: readonly TimelineEntry[], context: RowsContext): RowsTable {
  const times = shownTimes(entries, context.zone);
  const rows = table(
    entries,
    times,
    context,
    [
      ['time', (_, time) => timeCell(time)],
      ['utc', (entry, time) => utcCell(entry, time, context)],
      [
        'milestone',
        (entry) =>
          shownText(entry.milestone === null ? '' : context.words.milestones[entry.milestone]),
      ],
      ['event', (entry) => shownBlocks(entry.body, context)],
      ['source', (entry) => shownText(entry.source ?? '')],
    ],
    ['time', 'event'],
  );
  return withDays(rows, times, context.words);
}

function updatesTable(updates: readonly StatusUpdate[], context: RowsContext): RowsTable {
  const times = shownTimes(updates, context.zone);
  const rows = table(
    updates,
    times,
    context,
    [
      ['time', (_, time) => timeCell(time)],
      ['utc', (update, time) => utcCell(update, time, context)],
      ['status', (update) => shownText(context.words.updateStatuses[update.status])],
      [
        'update',
        (update) => [...shownBlocks(update.body, context), ...promise(update, context.words)],
      ],
    ],
    ['time', 'update'],
  );
  return withDays(rows, times, context.words);
}

function shownTimes(items: readonly Timed[], zone: string): (ShownTime | null)[] {
  return items.map(({ at }) => at && shownTime(at, zone));
}

function actionsTable(actions: readonly ActionItem[], context: RowsContext): RowsTable {
  const anyMoved = actions.some(({ status }) => status !== 'open');
  return table(
    actions,
    [],
    context,
    [
      ['action', (action) => shownBlocks(action.body, context)],
      ['owner', (action) => shownText(action.owner)],
      [
        'due',
        (action) =>
          shownText(
            action.due ? dayText(context.words, action.due, 'short') : (action.dueWritten ?? ''),
          ),
      ],
      ['priority', (action) => shownText(action.priority)],
      [
        'status',
        (action) => (anyMoved ? shownText(context.words.actionStatuses[action.status]) : []),
      ],
      ['ticket', (action) => ticketCell(action.ticket)],
    ],
    ['action'],
  );
}

function table<T extends { id: string }>(
  items: readonly T[],
  times: readonly (ShownTime | null)[],
  { keys, words }: RowsContext,
  writers: [ColumnRole, CellWriter<T>][],
  always: ColumnRole[],
): RowsTable {
  const rows = items.map((item, index) =>
    writers.map(([, write]) => write(item, times[index] ?? null)),
  );
  const kept = writers.map(
    ([role], index) => always.includes(role) || rows.some((cells) => cells[index]!.length > 0),
  );
  return {
    columns: writers
      .filter((_, index) => kept[index])
      .map(([role]) => ({ role, title: words.columns[role] })),
    rows: rows.map((cells, index) => ({
      type: 'item',
      id: items[index]!.id,
      key: keys.get(items[index]!.id)!,
      cells: cells.filter((_, column) => kept[column]),
    })),
  };
}

/**
 * Puts a day's line above its rows when the rows are of more than one day. Rows of an unknown day
 * stand under the day before them.
 */
function withDays(
  { columns, rows }: RowsTable,
  times: readonly (ShownTime | null)[],
  words: ReportWords,
): RowsTable {
  const days = times.map((time) => time && time.day);
  if (new Set(days.filter((day) => day !== null)).size < 2) return { columns, rows };
  let current: string | null = null;
  const result = rows.flatMap((row, index): Row[] => {
    const day = days[index] ?? null;
    if (day === null || day === current) return [row];
    current = day;
    return [{ type: 'day', text: dayText(words, day, 'long') }, row];
  });
  return { columns, rows: result };
}

function timeCell(time: ShownTime | null): BlockContent[] {
  if (!time) return [];
  const [shown] = shownText(time.clock);
  const [aside] = shownText(time.written);
  if (!shown) return [];
  // What was written stands below, set apart: it is not the time to compare with the rows around
  // it.
  return [
    aside
      ? {
          type: 'paragraph',
          children: [
            ...shown.children,
            { type: 'break' },
            { type: 'emphasis', children: aside.children },
          ],
        }
      : shown,
  ];
}

/** The same moment in UTC; with its day where that is another than the row's. */
function utcCell(
  { at }: Timed,
  time: ShownTime | null,
  { zone, utc, words }: RowsContext,
): BlockContent[] {
  if (!utc || !at?.instant || isUtc(zone)) return [];
  const { clock, day } = shownTime(at, 'UTC');
  const children: Paragraph['children'] = [{ type: 'text', value: clock }];
  if (day !== null && day !== time?.day)
    children.push(
      { type: 'break' },
      { type: 'emphasis', children: [{ type: 'text', value: dayText(words, day, 'short') }] },
    );
  return [{ type: 'paragraph', children }];
}

function isUtc(zone: string): boolean {
  return zone !== '' && resolveZone(zone).offset === 0;
}

/** The next update that was promised, where the update's own text does not say it. */
function promise({ body, nextUpdate }: StatusUpdate, words: ReportWords): Paragraph[] {
  const written = nextUpdate?.written.trim() ?? '';
  return written === '' || plainText(body).includes(written)
    ? []
    : shownText(filled(words.nextUpdate, { time: written }));
}

function ticketCell(ticket: string): BlockContent[] {
  const link = ticketLink(ticket);
  if (!link) return shownText(ticket);
  return [
    {
      type: 'paragraph',
      children: [
        {
          type: 'link',
          url: link.url,
          title: null,
          children: [{ type: 'text', value: link.name }],
        },
      ],
    },
  ];
}
