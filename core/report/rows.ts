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
import { shownTime } from '../time/shown-time.ts';
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

type CellWriter<T> = (item: T) => BlockContent[];

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
  return withDays(
    entries,
    context,
    table(
      entries,
      context,
      [
        ['time', (entry) => timeCell(entry, context.zone)],
        ['utc', (entry) => utcCell(entry, context)],
        [
          'milestone',
          (entry) =>
            shownText(entry.milestone === null ? '' : context.words.milestones[entry.milestone]),
        ],
        ['event', (entry) => shownBlocks(entry.body, context)],
        ['source', (entry) => shownText(entry.source ?? '')],
      ],
      ['time', 'event'],
    ),
  );
}

function updatesTable(updates: readonly StatusUpdate[], context: RowsContext): RowsTable {
  return withDays(
    updates,
    context,
    table(
      updates,
      context,
      [
        ['time', (update) => timeCell(update, context.zone)],
        ['utc', (update) => utcCell(update, context)],
        ['status', (update) => shownText(context.words.updateStatuses[update.status])],
        [
          'update',
          (update) => [...shownBlocks(update.body, context), ...promise(update, context.words)],
        ],
      ],
      ['time', 'update'],
    ),
  );
}

function actionsTable(actions: readonly ActionItem[], context: RowsContext): RowsTable {
  const anyMoved = actions.some(({ status }) => status !== 'open');
  return table(
    actions,
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
  { keys, words }: RowsContext,
  writers: [ColumnRole, CellWriter<T>][],
  always: ColumnRole[],
): RowsTable {
  const rows = items.map((item) => writers.map(([, write]) => write(item)));
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
  items: readonly { at: TimelineEntry['at'] }[],
  { zone, words }: RowsContext,
  { columns, rows }: RowsTable,
): RowsTable {
  const days = items.map(({ at }) => (at ? shownTime(at, zone).day : null));
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

function timeCell({ at }: { at: TimelineEntry['at'] }, zone: string): BlockContent[] {
  if (!at) return [];
  const { clock, written } = shownTime(at, zone);
  const [shown] = shownText(clock);
  const [aside] = shownText(written);
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
  { at }: { at: TimelineEntry['at'] },
  { zone, utc, words }: RowsContext,
): BlockContent[] {
  if (!utc || !at?.instant || isUtc(zone)) return [];
  const { clock, day } = shownTime(at, 'UTC');
  const children: Paragraph['children'] = [{ type: 'text', value: clock }];
  if (day !== null && day !== shownTime(at, zone).day)
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
