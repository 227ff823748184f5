/** Rows made of what was pasted into the timeline, the updates or the actions. */
import type { RootContent } from 'mdast';
import { $createParagraphNode, $getState, $setState, type LexicalNode } from 'lexical';
import type { ActionItem } from '../../../core/document/postmortem.ts';
import { pastedActions, pastedEntries } from '../../../core/import/pasted.ts';
import type { EntryDraft } from '../../../core/import/understand/entry-list.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { $blocksFromProse } from '../convert/from-mdast.ts';
import { emptyRow } from '../convert/new-row.ts';
import { $createRowNode, $getBody, $getRow, type RowNode } from '../nodes/row-node.ts';
import { $isRowsNode, type RowsNode } from '../nodes/rows-node.ts';
import { $isSectionNode, $sectionOf } from '../nodes/section-node.ts';
import { rowsKindState, rowState, type RowData, type RowKind } from '../model/states.ts';
import type { EditorContext } from './context.ts';
import { $selectEdge } from './focus.ts';
import { $isBodyEmpty } from './rows.ts';
import { $timeContext } from './times.ts';

export type PasteContext = Pick<EditorContext, 'newId' | 'now'>;

/** Where rows go: behind one that is there, or as the last of a section's. */
export interface RowPlace {
  kind: RowKind;
  rows: RowsNode;
  after: RowNode | null;
}

/** Behind a row, or the last of the section that a node stands in; null in other sections. */
export function $rowPlace(node: LexicalNode, row: RowNode | null): RowPlace | null {
  const section = $sectionOf(row ?? node);
  const own = row?.getParent();
  const ofSection = $isSectionNode(section) ? section.getChildren().find($isRowsNode) : undefined;
  const rows = $isRowsNode(own) ? own : ofSection;
  return rows ? { kind: $getState(rows, rowsKindState), rows, after: row } : null;
}

/** Puts what was pasted among rows; false where it is no list of them. */
export function $pasteRows(
  { newId, now }: PasteContext,
  { kind, rows, after }: RowPlace,
  blocks: readonly RootContent[],
): boolean {
  const isFree = after === null || $isBodyEmpty(after);
  if (kind === 'action') {
    const tasks = pastedActions(blocks, isFree, newId);
    if (!tasks) return false;
    $insertRows(rows, after, tasks.actions.map($actionRow));
    $insertBeside(rows, tasks.rest);
    return true;
  }
  const moments = pastedEntries(blocks);
  if (!moments) return false;
  const made = moments.entries.map((entry) => $entryRow(entry, kind, newId()));
  $insertRows(rows, after, made);
  // Each stands in its place when its time is read: the rows before it lend it their day.
  made.forEach((row, index) => $readStamp(row, moments.entries[index]!, moments.zone, now()));
  $insertBeside(rows, moments.rest);
  return true;
}

export function $insertRows(rows: RowsNode, after: RowNode | null, made: readonly RowNode[]): void {
  let last = after;
  for (const row of made) {
    if (last) last.insertAfter(row);
    else rows.append(row);
    last = row;
  }
  // An empty row was waiting for what was pasted.
  const body = last && $getBody(last);
  if (body) $selectEdge(body, 'end');
  if (after && $isUnwritten(after)) after.remove();
}

/** What is no row stands before the rows, in the section's text. */
function $insertBeside(rows: RowsNode, blocks: readonly RootContent[]): void {
  if (blocks.length === 0) return;
  const before = rows.getPreviousSibling();
  for (const block of $blocksFromProse({ children: blocks })) rows.insertBefore(block);
  if (before?.getType() === 'paragraph' && before.getTextContent() === '') before.remove();
}

function $isUnwritten(row: RowNode): boolean {
  const { kind, data } = $getRow(row);
  if (!$isBodyEmpty(row)) return false;
  if (kind !== 'action') return data.at === null;
  return !data.owner && !data.due && !data.dueWritten && !data.priority && !data.ticket;
}

function $actionRow({ body, ...data }: ActionItem): RowNode {
  return $createRowNode({ kind: 'action', data }, $blocksFromProse(body));
}

function $entryRow({ body, source }: EntryDraft, kind: 'timeline' | 'update', id: string): RowNode {
  const empty = emptyRow(kind, id);
  const data = { ...empty.data, ...(kind === 'timeline' && { source }) };
  const blocks = body.length > 0 ? $blocksFromProse({ children: body }) : [$createParagraphNode()];
  return $createRowNode({ ...empty, data } as RowData, blocks);
}

function $readStamp(
  row: RowNode,
  { stamp, day }: EntryDraft,
  zone: string | null,
  now: string,
): void {
  if (stamp === null) return;
  const context = $timeContext(row, now);
  const dated = day === null ? null : readTime(day, { ...context, previous: null }).time.local;
  const { time } = readTime(stamp, {
    ...context,
    ...(zone !== null && { zone, zoneFrom: 'source' }),
    ...(dated !== null && { date: dated.slice(0, 10), dateFrom: 'source', previous: null }),
  });
  const data = $getRow(row);
  $setState(row, rowState, { ...data, data: { ...data.data, at: time } } as RowData);
}
