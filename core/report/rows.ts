import type { BlockContent, Paragraph } from 'mdast';
import type { ActionItem, Postmortem, StatusUpdate, TimelineEntry } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { formatDay } from '../time/format.ts';
import type { RowsKind } from './placement.ts';
import { isLinkable, shownBlocks, shownText, type ShowContext } from './prose.ts';
import { shownTime } from './times.ts';

/** What a column holds: the name that readers of an export find it by, and writers set it by. */
export type ColumnRole = 'time' | 'milestone' | 'event' | 'source' | 'status' | 'update' | 'action' | 'owner' | 'due' | 'priority' | 'ticket';

export interface Column {
  role: ColumnRole;
  title: string;
}

/** A row: one cell of blocks per column. */
export interface ItemRow {
  type: 'item';
  /** The row's id in the document. */
  id: string;
  /** Its key in files: see `keys.ts`. */
  key: string;
  cells: BlockContent[][];
}

/** A line over the rows of one day, where the rows are of several days. */
export interface DayRow {
  type: 'day';
  text: string;
}

export type Row = ItemRow | DayRow;

export interface RowsTable {
  columns: Column[];
  rows: Row[];
}

/** How every column is titled, in every export; `own-markdown.ts` finds them again by these. */
export const COLUMN_TITLES: Record<ColumnRole, string> = {
  time: 'Time', milestone: 'Milestone', event: 'What happened', source: 'Source', status: 'Status', update: 'Update',
  action: 'Action', owner: 'Owner', due: 'Due', priority: 'Priority', ticket: 'Ticket',
};

interface RowsContext extends ShowContext {
  /** The zone that times are shown in. */
  zone: string;
  keys: ReadonlyMap<string, string>;
}

type CellWriter<T> = (item: T) => BlockContent[];

/** A document's rows of one kind as a table. Columns that hold nothing in any row are left out, except the first and the text. */
export function rowsTable(of: RowsKind, document: Postmortem, context: RowsContext): RowsTable {
  if (of === 'timeline') return timelineTable(document.timeline, context);
  return of === 'updates' ? updatesTable(document.updates, context) : actionsTable(document.actions, context);
}

function timelineTable(entries: readonly TimelineEntry[], context: RowsContext): RowsTable {
  return withDays(entries, context, table(entries, context.keys, [
    ['time', (entry) => timeCell(entry, context.zone)],
    ['milestone', (entry) => shownText(entry.milestone ?? '')],
    ['event', (entry) => shownBlocks(entry.body, context)],
    ['source', (entry) => shownText(entry.source ?? '')],
  ], ['time', 'event']));
}

function updatesTable(updates: readonly StatusUpdate[], context: RowsContext): RowsTable {
  return withDays(updates, context, table(updates, context.keys, [
    ['time', (update) => timeCell(update, context.zone)],
    ['status', (update) => shownText(update.status)],
    ['update', (update) => [...shownBlocks(update.body, context), ...promise(update)]],
  ], ['time', 'update']));
}

const STATUS_NAMES: Record<ActionItem['status'], string> = { open: 'open', 'in-progress': 'in progress', done: 'done', dropped: 'dropped' };

function actionsTable(actions: readonly ActionItem[], context: RowsContext): RowsTable {
  const anyMoved = actions.some(({ status }) => status !== 'open');
  return table(actions, context.keys, [
    ['action', (action) => shownBlocks(action.body, context)],
    ['owner', (action) => shownText(action.owner)],
    ['due', (action) => shownText(action.due ? formatDay(action.due, 'short') : '')],
    ['priority', (action) => shownText(action.priority)],
    ['status', (action) => (anyMoved ? shownText(STATUS_NAMES[action.status]) : [])],
    ['ticket', (action) => ticketCell(action.ticket)],
  ], ['action']);
}

function table<T extends { id: string }>(items: readonly T[], keys: ReadonlyMap<string, string>, writers: [ColumnRole, CellWriter<T>][], always: ColumnRole[]): RowsTable {
  const rows = items.map((item) => writers.map(([, write]) => write(item)));
  const kept = writers.map(([role], index) => always.includes(role) || rows.some((cells) => cells[index]!.length > 0));
  return {
    columns: writers.filter((_, index) => kept[index]).map(([role]) => ({ role, title: COLUMN_TITLES[role] })),
    rows: rows.map((cells, index) => ({ type: 'item', id: items[index]!.id, key: keys.get(items[index]!.id)!, cells: cells.filter((_, column) => kept[column]) })),
  };
}

/** Puts a day's line above its rows when the rows are of more than one day. Rows of an unknown day stand under the day before them. */
function withDays(items: readonly { at: TimelineEntry['at'] }[], { zone }: RowsContext, { columns, rows }: RowsTable): RowsTable {
  const days = items.map(({ at }) => (at ? shownTime(at, zone).day : null));
  if (new Set(days.filter((day) => day !== null)).size < 2) return { columns, rows };
  let current: string | null = null;
  const result = rows.flatMap((row, index): Row[] => {
    const day = days[index] ?? null;
    if (day === null || day === current) return [row];
    current = day;
    return [{ type: 'day', text: formatDay(day, 'long') }, row];
  });
  return { columns, rows: result };
}

function timeCell({ at }: { at: TimelineEntry['at'] }, zone: string): BlockContent[] {
  if (!at) return [];
  const { clock, written } = shownTime(at, zone);
  const [shown] = shownText(clock);
  const [aside] = shownText(written);
  if (!shown) return [];
  // What was written stands below, set apart: it is not the time to compare with the rows around it.
  return [aside ? { type: 'paragraph', children: [...shown.children, { type: 'break' }, { type: 'emphasis', children: aside.children }] } : shown];
}

/** The next update that was promised, where the update's own text does not say it. */
function promise({ body, nextUpdate }: StatusUpdate): Paragraph[] {
  const written = nextUpdate?.written.trim() ?? '';
  return written === '' || plainText(body).includes(written) ? [] : shownText(`Next update: ${written}`);
}

function ticketCell(ticket: string): BlockContent[] {
  const url = ticket.trim();
  if (!isLinkable(url)) return shownText(ticket);
  const name = url.split(/[/=]/).filter((part) => part !== '').at(-1) ?? url;
  return [{ type: 'paragraph', children: [{ type: 'link', url, title: null, children: [{ type: 'text', value: /^[\w#-]{2,24}$/.test(name) ? name : url }] }] }];
}
