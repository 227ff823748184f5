/** What the visible part of our own Markdown says: bodies and rows read back from their text alone. The writer uses it to see what it must keep beside. */
import type { BlockContent, List, Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { ACTION_STATUSES, MILESTONES, UPDATE_STATUSES, type Time } from '../../document/postmortem.ts';
import { isDate } from '../../document/iso.ts';
import { withoutPositions } from '../../prose/build.ts';
import { parseMarkdown } from '../../prose/markdown.ts';
import { inlineText } from '../../prose/text.ts';
import type { RowsKind } from '../../report/placement.ts';
import type { ColumnRole } from '../../report/rows.ts';
import { isoDay, MONTHS } from '../../time/calendar.ts';
import { HEADINGS_ABOVE } from './own-format.ts';

export interface VisibleContext {
  /** The document's heading depths, see `HiddenDocument`. */
  depths: readonly number[];
  /** Label of a picture → key in the document. */
  labels: ReadonlyMap<string, string>;
  /** Reads a time somebody wrote into a cell. */
  readTime(text: string): Time;
}

/** A section's body from its Markdown. */
export function bodyFromText(text: string, context: VisibleContext): Root {
  // Reference images are only read as such where their definition is known.
  const used = [...context.labels.keys()].filter((label) => text.includes(`[${label}]`));
  const root = withoutPositions(parseMarkdown(used.map((label) => `[${label}]: x\n`).join('') + (used.length > 0 ? '\n' : '') + text));
  return { type: 'root', children: root.children.slice(used.length).map((node) => restored(node, context) as RootContent) };
}

/** The text of a heading as written in Markdown. */
export function titleOf(heading: string): string {
  const [first] = parseMarkdown(heading).children;
  return first?.type === 'heading' ? inlineText(first).replaceAll('\n', ' ') : '';
}

/** Headings at their own depth and pictures by their key. */
function restored(node: Nodes, context: VisibleContext): Nodes {
  if (node.type === 'imageReference') {
    const key = context.labels.get(node.identifier);
    if (key !== undefined) return { type: 'image', url: `media:${key}`, title: null, alt: node.alt ?? '' };
  }
  if (!('children' in node)) return node;
  const children = node.children.map((child) => restored(child, context));
  const depth = node.type === 'heading' ? context.depths[node.depth - HEADINGS_ABOVE - 1] : undefined;
  return { ...node, ...(depth !== undefined && { depth }), children } as Nodes;
}

/** How many cells are parsed at a time: a table's parse costs memory by its size. */
const BATCH = 200;
/** Text that means itself in Markdown. */
const PLAIN_CELL = /^[\p{L}\p{N}](?:[\p{L}\p{N} ,.;:'"()%/–—…?-]*[\p{L}\p{N},.;:'"()%/–—…?-])?$/u;

export function isPlainCell(text: string): boolean {
  return PLAIN_CELL.test(text);
}

/** The inline content of table cells, given as written. */
export function cellContents(cells: readonly string[], { labels }: VisibleContext): PhrasingContent[][] {
  const contents: PhrasingContent[][] = cells.map((text) => (isPlainCell(text) ? [{ type: 'text', value: text }] : []));
  const rich = cells.flatMap((text, index) => (text !== '' && !isPlainCell(text) ? [index] : []));
  for (let start = 0; start < rich.length; start += BATCH) {
    const batch = rich.slice(start, start + BATCH);
    const used = [...labels.keys()].filter((label) => batch.some((index) => cells[index]!.includes(`[${label}]`)));
    const text = [...used.map((label) => `[${label}]: x`), '', '| cell |', '| --- |', ...batch.map((index) => `| ${cells[index]!} |`)].join('\n');
    const table = withoutPositions(parseMarkdown(text)).children.find((node): node is Table => node.type === 'table');
    batch.forEach((index, row) => {
      contents[index] = table?.children[row + 1]?.children[0]?.children ?? [{ type: 'text', value: cells[index]! }];
    });
  }
  return contents;
}

/** A body from a cell: `<br>` breaks a line, two of them a paragraph; `<ul>` and `<ol>` hold list items. */
export function bodyFromCell(content: readonly PhrasingContent[], { labels }: VisibleContext): Root {
  const blocks: BlockContent[] = [];
  let line: PhrasingContent[] = [];
  let list: List | null = null;
  const flush = (): void => {
    while (line.at(-1)?.type === 'break') line.pop();
    const children = line;
    line = [];
    if (children.length === 0) return;
    if (list) list.children.push({ type: 'listItem', spread: false, checked: null, children: [{ type: 'paragraph', children }] });
    else blocks.push({ type: 'paragraph', children });
  };
  for (const node of content) {
    const tag = node.type === 'html' ? /^<(\/?)(br|ul|ol|li)\s*\/?>$/i.exec(node.value) : null;
    const name = tag?.[2]?.toLowerCase();
    if (name === 'br') {
      if (line.at(-1)?.type === 'break') flush();
      else if (line.length > 0) line.push({ type: 'break' });
    } else if (name === 'li') flush();
    else if (name) {
      flush();
      list = tag![1] ? null : { type: 'list', ordered: name === 'ol', start: name === 'ol' ? 1 : null, spread: false, children: [] };
      if (list) blocks.push(list);
    } else line.push(restored(node, { depths: [], labels, readTime: unread }) as PhrasingContent);
  }
  flush();
  return { type: 'root', children: blocks };
}

/** A time of which nothing is understood. */
export function unread(written: string): Time {
  return { written, local: null, zone: null, instant: null, approximate: false };
}

/** The field of a row that a column stands for. */
export const FIELD_OF: Record<ColumnRole, string> = {
  time: 'at', milestone: 'milestone', event: 'body', source: 'source', status: 'status', update: 'body', action: 'body', owner: 'owner', due: 'due', priority: 'priority', ticket: 'ticket',
};

/** What a row is when nothing is said about it. */
export const ROW_DEFAULTS: Record<RowsKind, Record<string, unknown>> = {
  timeline: { at: null, milestone: null, body: { type: 'root', children: [] }, audience: 'everyone', source: null },
  updates: { at: null, status: 'update', body: { type: 'root', children: [] }, nextUpdate: null },
  actions: { body: { type: 'root', children: [] }, owner: '', due: null, priority: '', status: 'open', ticket: '' },
};

/** Fields of rows that no column shows. */
export const HIDDEN_FIELDS: ReadonlySet<string> = new Set(['audience', 'nextUpdate']);

/** A row's fields as its cells show them. Words that do not fit their column are put before the body, so that none is lost. */
export function rowFromCells(of: RowsKind, cells: readonly { role: ColumnRole; content: readonly PhrasingContent[] }[], context: VisibleContext): Record<string, unknown> {
  const row: Record<string, unknown> = { ...ROW_DEFAULTS[of] };
  const misfits: string[] = [];
  const oneOf = (values: readonly string[], text: string, otherwise: unknown): unknown => {
    const name = text.toLowerCase().replaceAll(' ', '-');
    if (values.includes(name)) return name;
    if (text !== '') misfits.push(text);
    return otherwise;
  };
  for (const { role, content } of cells) {
    const text = content.map(inlineText).join('').trim();
    if (role === 'event' || role === 'update' || role === 'action') row['body'] = bodyFromCell(content, context);
    // A second line says how the time was written before it was brought to the report's zone.
    else if (role === 'time') row['at'] = text === '' ? null : context.readTime(text.split('\n', 1)[0]!.trim());
    else if (role === 'milestone') row['milestone'] = oneOf(MILESTONES, text, null);
    else if (role === 'status') row['status'] = oneOf(of === 'updates' ? UPDATE_STATUSES : ACTION_STATUSES, text, ROW_DEFAULTS[of]['status']);
    else if (role === 'source') row['source'] = text === '' ? null : text;
    else if (role === 'due') {
      row['due'] = isoDue(text);
      if (row['due'] === null && text !== '') misfits.push(text);
    } else row[role] = role === 'ticket' ? ticketText(content) : text;
  }
  if (misfits.length > 0) {
    const body = row['body'] as Root;
    row['body'] = { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: misfits.join(' ') }] }, ...body.children] };
  }
  return row;
}

function ticketText(content: readonly PhrasingContent[]): string {
  const [only] = content;
  return content.length === 1 && only?.type === 'link' ? only.url : content.map(inlineText).join('').trim();
}

/** "13 Mar 2026" or an ISO date as ISO; null for anything else. */
function isoDue(text: string): string | null {
  if (isDate(text)) return text;
  const match = /^(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})$/.exec(text);
  const month = match ? MONTHS.findIndex((name) => name.startsWith(match[2]!)) : -1;
  const day = match && month !== -1 ? isoDay({ year: Number(match[3]), month: month + 1, day: Number(match[1]) }) : '';
  return isDate(day) ? day : null;
}
