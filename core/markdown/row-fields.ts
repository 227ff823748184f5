/** The fields of a row of the timeline, the updates or the actions, read from its cells. */
import type { PhrasingContent, Root } from 'mdast';
import { isDate } from '../document/iso.ts';
import { inlineText } from '../prose/text.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { ColumnRole } from '../report/words/roles.ts';
import { REPORT_WORDS } from '../report/words/words.ts';
import { isoDay } from '../time/calendar.ts';
import { bodyFromCell, type ReadCell } from './cell-content.ts';
import type { VisibleContext } from './visible.ts';

/** The field of a row that a column stands for; '' for one that only repeats another. */
export const FIELD_OF: Record<ColumnRole, string> = {
  time: 'at',
  utc: '',
  milestone: 'milestone',
  event: 'body',
  source: 'source',
  status: 'status',
  update: 'body',
  action: 'body',
  owner: 'owner',
  due: 'due',
  priority: 'priority',
  ticket: 'ticket',
};

/** What a row is when nothing is said about it. */
export const ROW_DEFAULTS: Record<RowsKind, Record<string, unknown>> = {
  timeline: {
    at: null,
    milestone: null,
    body: { type: 'root', children: [] },
    audience: 'everyone',
    source: null,
  },
  updates: { at: null, status: 'update', body: { type: 'root', children: [] }, nextUpdate: null },
  actions: {
    body: { type: 'root', children: [] },
    owner: '',
    due: null,
    priority: '',
    status: 'open',
    ticket: '',
  },
};

/** Fields of rows that no column shows. */
export const HIDDEN_FIELDS: ReadonlySet<string> = new Set(['audience', 'nextUpdate']);

/**
 * A row's fields as its cells show them. Words that do not fit their column are put before the
 * body, so that none is lost.
 * @param isDerived whether the report says these words of itself, so that they need not be kept
 */
export function rowFromCells(
  of: RowsKind,
  cells: readonly ReadCell[],
  context: VisibleContext,
  isDerived: (text: string) => boolean = () => true,
): Record<string, unknown> {
  const row: Record<string, unknown> = { ...ROW_DEFAULTS[of] };
  const misfits: string[] = [];
  const keep = (text: string): void => {
    if (text.trim() !== '' && !isDerived(text)) misfits.push(text.trim());
  };
  const oneOf = (
    names: 'milestones' | 'updateStatuses' | 'actionStatuses',
    text: string,
    otherwise: unknown,
  ): unknown => {
    if (text === '') return otherwise;
    for (const words of REPORT_WORDS) {
      const found = Object.entries(words[names]).find(
        ([id, name]) => name.toLowerCase() === text.toLowerCase() || id === text.toLowerCase(),
      );
      if (found) return found[0];
    }
    misfits.push(text);
    return otherwise;
  };
  for (const { role, content, blocks } of cells) {
    const text = content.map(inlineText).join('').trim();
    if (role === null || role === 'utc') keep(text);
    else if (TEXT_ROLES.has(role))
      row['body'] = blocks ? { type: 'root', children: blocks } : bodyFromCell(content, context);
    else if (role === 'time') {
      const [first, ...rest] = text.split('\n');
      const aside = rest.join(' ').trim();
      const time = text === '' ? null : context.readTime(first!.trim(), aside);
      row['at'] = time;
      if (time?.written !== aside) keep(aside);
    } else if (role === 'milestone') row['milestone'] = oneOf('milestones', text, null);
    else if (role === 'status')
      row['status'] = oneOf(
        of === 'updates' ? 'updateStatuses' : 'actionStatuses',
        text,
        ROW_DEFAULTS[of]['status'],
      );
    else if (role === 'source') row['source'] = text === '' ? null : text;
    else if (role === 'due') {
      row['due'] = isoDue(text);
      if (row['due'] === null && text !== '') row['dueWritten'] = text;
    } else row[role] = role === 'ticket' ? ticketText(content, keep) : text;
  }
  if (misfits.length > 0) {
    const body = row['body'] as Root;
    row['body'] = {
      type: 'root',
      children: [
        { type: 'paragraph', children: [{ type: 'text', value: misfits.join(' ') }] },
        ...body.children,
      ],
    };
  }
  return row;
}

/** A link's address; its text too, where that is not a part of it. */
function ticketText(content: readonly PhrasingContent[], keep: (text: string) => void): string {
  const [only] = content;
  if (content.length !== 1 || only?.type !== 'link') return content.map(inlineText).join('').trim();
  if (!only.url.includes(inlineText(only))) keep(inlineText(only));
  return only.url;
}

/**
 * "13 Mar 2026", the same in another language that reports are set in, or an ISO date, as ISO; null
 * for anything else.
 */
function isoDue(text: string): string | null {
  if (isDate(text)) return text;
  const match = /^(\d{1,2})\.? ([\p{L}.]+) (\d{4})$/u.exec(text);
  const name = match?.[2]!.toLowerCase().replace('.', '') ?? '';
  const month = REPORT_WORDS.map(({ months }) =>
    months.findIndex((full) => name.length >= 3 && full.toLowerCase().startsWith(name)),
  ).find((index) => index !== -1);
  const day =
    match && month !== undefined
      ? isoDay({ year: Number(match[3]), month: month + 1, day: Number(match[1]) })
      : '';
  return isDate(day) ? day : null;
}
