/**
 * What the visible part of our own Markdown says: bodies and rows read back from their text alone.
 * The writer uses it to see what it must keep beside.
 */
import type { BlockContent, List, Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast';
import type { Time } from '../document/postmortem.ts';
import { isDate } from '../document/iso.ts';
import { withoutPositions } from '../prose/build.ts';
import { parseMarkdown } from '../prose/markdown.ts';
import { inlineText } from '../prose/text.ts';
import type { RowsKind } from '../document/rows-home.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { ColumnRole } from '../report/roles.ts';
import { REPORT_WORDS } from '../report/words/words.ts';
import { isoDay } from '../time/calendar.ts';
import { FileNotes } from './notes.ts';
import { HEADINGS_ABOVE } from './format.ts';

export interface VisibleContext {
  /** The document's heading depths, see `HiddenDocument`. */
  depths: readonly number[];
  /** Label of a picture → key in the document. */
  labels: ReadonlyMap<string, string>;
  notes: FileNotes;
  /**
   * Reads a time somebody wrote into a cell; `aside` stands below it: how it was written before it
   * was brought to the report's zone, or ''.
   */
  readTime(text: string, aside: string): Time;
}

/** A section's body from its Markdown. `level` is the section's: headings stand below it. */
export function bodyFromText(text: string, context: VisibleContext, level: 1 | 2 = 1): Root {
  const children = blocksFromText(text, context).map(
    (node) => restored(node, context, level) as RootContent,
  );
  return { type: 'root', children: context.notes.attachedTo(children) };
}

/** Markdown as blocks, with reference images as such. */
export function blocksFromText(text: string, context: VisibleContext): RootContent[] {
  return blocksWithSource(text, context).map(({ node }) => node);
}

/** The same, each block with its lines. */
export function blocksWithSource(
  text: string,
  context: VisibleContext,
): { node: RootContent; source: string }[] {
  const used = usedDefinitions(text, context);
  // The rule ends the last footnote: text that is set in would go on with it.
  const definitions = used.length > 0 ? [...used, '', '***', '', ''].join('\n') : '';
  const blocks = parseMarkdown(definitions + text).children.slice(
    used.length > 0 ? used.length + 1 : 0,
  );
  return blocks.map((node) => ({
    node: withoutPositions({ type: 'root', children: [node] }).children[0]!,
    source: text.slice(
      node.position!.start.offset! - definitions.length,
      node.position!.end.offset! - definitions.length,
    ),
  }));
}

/**
 * Reference images and footnotes are only read as such where their definition is known. Pictures
 * come first: a line below a footnote would belong to it.
 */
function usedDefinitions(text: string, { labels, notes }: VisibleContext): string[] {
  return [...labels.keys(), ...[...notes.labels].map((label) => `^${label}`)]
    .filter((label) => text.includes(`[${label}]`))
    .map((label) => `[${label}]: x`);
}

/** The footnotes of a file, given as they stand in it. @param labels of all that the file holds */
export function notesFromText(
  text: string,
  labels: readonly string[],
  context: Omit<VisibleContext, 'notes'>,
): FileNotes {
  const blocks = blocksFromText(text, { ...context, notes: new FileNotes([], labels) });
  return new FileNotes(
    blocks.map((node) => restored(node, context) as RootContent),
    labels,
  );
}

/** The text of a heading as written in Markdown. */
export function titleOf(heading: string): string {
  const [first] = parseMarkdown(heading).children;
  return first?.type === 'heading' ? inlineText(first).replaceAll('\n', ' ') : '';
}

/** Headings at their own depth and pictures by their key. */
export function restored(
  node: Nodes,
  context: Pick<VisibleContext, 'depths' | 'labels'>,
  level: 1 | 2 = 1,
): Nodes {
  if (node.type === 'imageReference') {
    const key = context.labels.get(node.identifier);
    if (key !== undefined)
      return { type: 'image', url: `media:${key}`, title: null, alt: node.alt ?? '' };
  }
  if (!('children' in node)) return node;
  const children = node.children.map((child) => restored(child, context, level));
  const depth =
    node.type === 'heading' ? context.depths[node.depth - HEADINGS_ABOVE - level] : undefined;
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
export function cellContents(
  cells: readonly string[],
  context: VisibleContext,
): PhrasingContent[][] {
  const contents: PhrasingContent[][] = cells.map((text) =>
    isPlainCell(text) ? [{ type: 'text', value: text }] : [],
  );
  const rich = cells.flatMap((text, index) => (text !== '' && !isPlainCell(text) ? [index] : []));
  for (let start = 0; start < rich.length; start += BATCH) {
    const batch = rich.slice(start, start + BATCH);
    const lines = batch.map((index) => `| ${cells[index]!} |`);
    const text = [
      ...usedDefinitions(lines.join('\n'), context),
      '',
      '| cell |',
      '| --- |',
      ...lines,
    ].join('\n');
    const table = withoutPositions(parseMarkdown(text)).children.find(
      (node): node is Table => node.type === 'table',
    );
    batch.forEach((index, row) => {
      contents[index] = table?.children[row + 1]?.children[0]?.children ?? [
        { type: 'text', value: cells[index]! },
      ];
    });
  }
  return contents;
}

/**
 * A body from a cell: `<br>` breaks a line, two of them a paragraph; `<ul>` and `<ol>` hold list
 * items.
 */
export function bodyFromCell(content: readonly PhrasingContent[], context: VisibleContext): Root {
  const blocks: BlockContent[] = [];
  let line: PhrasingContent[] = [];
  let list: List | null = null;
  const flush = (): void => {
    while (line.at(-1)?.type === 'break') line.pop();
    const children = line;
    line = [];
    if (children.length === 0) return;
    if (list)
      list.children.push({
        type: 'listItem',
        spread: false,
        checked: null,
        children: [{ type: 'paragraph', children }],
      });
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
      list = tag![1]
        ? null
        : {
            type: 'list',
            ordered: name === 'ol',
            start: name === 'ol' ? 1 : null,
            spread: false,
            children: [],
          };
      if (list) blocks.push(list);
    } else line.push(restored(node, { labels: context.labels, depths: [] }) as PhrasingContent);
  }
  flush();
  return { type: 'root', children: blocks };
}

/** A time of which nothing is understood. */
export function unread(written: string): Time {
  return { written, local: null, zone: null, instant: null, approximate: false };
}

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
 * A cell of a row: of a column that is ours, or (null) one that somebody added. The text's column
 * may hold blocks instead.
 */
export interface ReadCell {
  role: ColumnRole | null;
  content: readonly PhrasingContent[];
  blocks?: RootContent[];
}

/** A cell of the text's column with the footnotes that it refers to. */
export function withNotes(cell: ReadCell, context: VisibleContext): ReadCell {
  if (cell.role === null || !TEXT_ROLES.has(cell.role)) return cell;
  const blocks = cell.blocks ?? bodyFromCell(cell.content, context).children;
  const all = context.notes.attachedTo(blocks);
  return all.length === blocks.length ? cell : { ...cell, content: [], blocks: all };
}

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
