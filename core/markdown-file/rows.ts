/**
 * The rows that stand in a section of a Markdown file: items, headings or lines of a table that
 * begin with a time, and items with a check box.
 */
import type { Heading, List, ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import { isDate } from '../document/iso.ts';
import type { ActionItem, Time, TimelineEntry } from '../document/postmortem.ts';
import { dayInHeading } from '../import/understand/day-lines.ts';
import { leadingStamp, type LeadingStamp } from '../import/understand/stamps.ts';
import { timeTable } from '../import/understand/tables.ts';
import { entryTimes, type Setting } from '../import/understand/times.ts';
import type { EntryDraft } from '../import/understand/entry-list.ts';
import { prose } from '../prose/build.ts';
import { dropStart, takeStart, textOf } from '../prose/phrasing.ts';
import { inlineText, plainText } from '../prose/text.ts';
import type { BlockPiece, RowPiece } from './pieces.ts';

type FoundRow = Omit<RowPiece, 'index' | 'row'> & { draft: EntryDraft; body: RootContent[] };

export interface TakenRows<Row> {
  rows: Row[];
  /** The blocks that are none. A day above its rows is neither: it stands between them. */
  rest: BlockPiece[];
  /** The lines of a table above its rows. */
  tableHead: Pick<BlockPiece, 'from' | 'to'> | null;
}

/** The timeline rows among a section's blocks, without their ids. */
export function takeTimelineRows(blocks: readonly BlockPiece[]): TakenRows<FoundRow> {
  const rows: FoundRow[] = [];
  const rest: BlockPiece[] = [];
  let day: string | null = null;
  let isFresh = false;
  let tableHead: { from: number; to: number } | null = null;
  const add = (found: FoundRow): void => {
    rows.push({ ...found, draft: { ...found.draft, day, firstOfDay: isFresh } });
    isFresh = false;
  };
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!;
    // Rows of a second table would not find their way back to it.
    const isSecond: boolean = tableHead !== null && block.raw.type === 'table';
    const found: RowsAt = isSecond ? { rows: [], more: 0 } : rowsOf(block, blocks, at);
    if (found.rows[0]?.form === 'cells') tableHead = { from: block.from, to: found.rows[0].from };
    found.rows.forEach(add);
    at += found.more;
    if (found.rows.length > 0) continue;
    const named = dayOfHeading(block);
    if (named !== null && blocks[at + 1] && rowsOf(blocks[at + 1]!, blocks, at + 1).rows.length > 0)
      [day, isFresh] = [named, true];
    else rest.push(block);
  }
  return { rows, rest, tableHead };
}

interface RowsAt {
  rows: FoundRow[];
  /** How many blocks more belong to them. */
  more: number;
}

/** The rows that begin with a block. */
function rowsOf(block: BlockPiece, blocks: readonly BlockPiece[], at: number): RowsAt {
  const node = block.nodes.length === 1 ? block.nodes[0]! : null;
  if (node?.type === 'list' && block.raw.type === 'list')
    return { rows: itemRows(node, block.raw, block.from), more: 0 };
  if (node?.type === 'table' && block.raw.type === 'table')
    return { rows: tableRows(node, block.raw, block.from), more: 0 };
  if (node?.type === 'heading' && block.raw.type === 'heading') {
    const stamp = leadingStamp(inlineText(node));
    if (!stamp?.clock) return { rows: [], more: 0 };
    const below = blocks.slice(at + 1);
    const end = below.findIndex(({ raw }) => raw.type === 'heading' && endsRow(raw, node));
    const own = end === -1 ? below : below.slice(0, end);
    const rest = dropStart(node.children, stamp.length).rest;
    const isBare = textOf(rest).trim() === '';
    const body = [
      ...(isBare ? [] : [{ type: 'paragraph' as const, children: rest }]),
      ...own.flatMap(({ nodes }) => nodes),
    ];
    const row = foundRow('headed', node.children, stamp, body, {
      from: block.from,
      to: own.at(-1)?.to ?? block.to,
      depth: block.raw.depth,
      isBare,
    });
    return { rows: [row], more: own.length };
  }
  return { rows: [], more: 0 };
}

/** Headings below a row's own are part of it, unless they begin another. */
function endsRow(heading: Heading, row: Heading): boolean {
  return heading.depth <= row.depth || leadingStamp(inlineText(heading))?.clock === true;
}

function dayOfHeading({ nodes: [node, ...more] }: BlockPiece): string | null {
  if (node?.type !== 'heading' || more.length > 0) return null;
  const text = inlineText(node).trim();
  const stamp = leadingStamp(text);
  return (stamp?.day && !stamp.clock) || dayInHeading(text) !== null ? text : null;
}

/** None unless every item begins with a time: a list is rows or it is text. */
function itemRows(list: List, raw: List, listFrom: number): FoundRow[] {
  const first = raw.position!.start.line;
  const rows = list.children.map((item, index): FoundRow | null => {
    const stamp = stampOf(item);
    const [line, ...more] = item.children;
    if (!stamp || line?.type !== 'paragraph') return null;
    const rest = dropStart(line.children, stamp.length).rest;
    const body = [...(rest.length > 0 ? [{ ...line, children: rest }] : []), ...more];
    const lines = raw.children[index]!.position!;
    return foundRow('item', line.children, stamp, body, {
      from: listFrom + lines.start.line - first,
      to: listFrom + lines.end.line - first + 1,
      number: list.ordered ? (list.start ?? 1) + index : null,
    });
  });
  const clocks = list.children.filter((item) => stampOf(item)?.clock).length;
  // A time that nobody knew yet, "[???]", stands among others that are known.
  return rows.every((row) => row !== null) && clocks * 2 >= rows.length ? rows : [];
}

function stampOf({ checked, children: [line] }: ListItem): LeadingStamp | null {
  if (line?.type !== 'paragraph' || typeof checked === 'boolean') return null;
  return leadingStamp(textOf(line.children));
}

/** Of a table with a time and a text in each row. */
function tableRows(table: Table, raw: Table, tableFrom: number): FoundRow[] {
  const [head, ...lines] = table.children;
  if (head?.children.length !== 2 || !timeTable(table)) return [];
  if (leadingStamp(inlineText(head.children[0]!))?.clock) return [];
  const first = raw.position!.start.line;
  const rows = lines.map((line, index): FoundRow | null => {
    const [when, what] = line.children;
    const stamp = leadingStamp(when ? inlineText(when) : '');
    if (line.children.length !== 2 || !stamp?.clock || stamp.length < inlineText(when!).length)
      return null;
    const at = tableFrom + raw.children[index + 1]!.position!.start.line - first;
    const body: RootContent[] =
      what!.children.length > 0 ? [{ type: 'paragraph', children: what!.children }] : [];
    return foundRow('cells', when!.children, stamp, body, { from: at, to: at + 1 });
  });
  return rows.every((row) => row !== null) ? rows : [];
}

function foundRow(
  form: RowPiece['form'],
  children: readonly PhrasingContent[],
  stamp: LeadingStamp,
  body: RootContent[],
  where: Pick<RowPiece, 'from' | 'to'> & Partial<Pick<RowPiece, 'number' | 'depth' | 'isBare'>>,
): FoundRow {
  return {
    form,
    prefix: takeStart(children, stamp.length),
    stamp: stamp.written,
    number: null,
    isBare: false,
    depth: 3,
    ...where,
    body,
    draft: { stamp: stamp.written, day: null, firstOfDay: false, body, source: null },
  };
}

/** The rows of a timeline with their times. */
export function timelineRows(
  found: readonly FoundRow[],
  setting: Setting,
  newId: (text: string) => string,
): Omit<RowPiece, 'index'>[] {
  const times = entryTimes(
    found.map(({ draft }) => draft),
    setting,
  );
  return found.map(({ draft: _draft, body, ...piece }, index) => ({
    ...piece,
    row: entryOf(times[index]!, body, newId),
  }));
}

function entryOf(
  at: Time | null,
  children: RootContent[],
  newId: (text: string) => string,
): TimelineEntry {
  const body = prose(...children);
  const id = newId(`timeline ${at?.written ?? ''} ${plainText(body)}`);
  return { id, at, milestone: null, body, audience: 'everyone', source: null };
}

/** The actions among a section's blocks: lists in which every item has a check box. */
export function takeActionRows(
  blocks: readonly BlockPiece[],
  newId: (text: string) => string,
): TakenRows<Omit<RowPiece, 'index'>> {
  const rows: Omit<RowPiece, 'index'>[] = [];
  const rest: BlockPiece[] = [];
  for (const block of blocks) {
    const [list, ...more] = block.nodes;
    const isTasks =
      list?.type === 'list' &&
      more.length === 0 &&
      list.children.every(({ checked }) => typeof checked === 'boolean');
    if (isTasks && block.raw.type === 'list') rows.push(...taskRows(list, block.raw, block, newId));
    else rest.push(block);
  }
  return { rows, rest, tableHead: null };
}

function taskRows(
  list: List,
  raw: List,
  { from }: BlockPiece,
  newId: (text: string) => string,
): Omit<RowPiece, 'index'>[] {
  const first = raw.position!.start.line;
  return list.children.map((item, index) => {
    const lines = raw.children[index]!.position!;
    return {
      form: 'item',
      from: from + lines.start.line - first,
      to: from + lines.end.line - first + 1,
      prefix: [],
      stamp: '',
      number: list.ordered ? (list.start ?? 1) + index : null,
      isBare: false,
      depth: 3,
      row: actionOf(item, newId),
    };
  });
}

function actionOf(item: ListItem, newId: (text: string) => string): ActionItem {
  const body = prose(...item.children);
  const text = plainText(body);
  const due = /\b(?:due|by):? (\d{4}-\d{2}-\d{2})\b/i.exec(text)?.[1] ?? null;
  return {
    id: newId(`action ${text}`),
    body,
    owner: /(?:^|\s)@([\w.-]+)/.exec(text)?.[1] ?? '',
    due: due !== null && isDate(due) ? due : null,
    priority: '',
    status: item.checked ? 'done' : 'open',
    ticket: '',
  };
}
