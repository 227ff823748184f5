/** Where a text stands in the document, and putting another in its place. */
import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isTextNode,
  $setState,
  $getState,
  type NodeKey,
} from 'lexical';
import { $allRows } from '../convert/apply.ts';
import { $getTitleNode } from '../nodes/header-node.ts';
import { $getBody, $getRow, $isRowNode } from '../nodes/row-node.ts';
import { $isSectionNode, $setSectionInfo } from '../nodes/section-node.ts';
import { $factToText } from './facts.ts';
import { $isFactNode } from '../nodes/fact-node.ts';
import { rowState, sectionState, type RowData } from '../model/states.ts';
import { $textIndex, pointAt, type TextIndex } from './text-index.ts';
import { $readRowTime } from './times.ts';

const FIELDS = {
  timeline: ['at'],
  update: ['at', 'nextUpdate'],
  action: ['owner', 'priority', 'ticket'],
} as const;

/** Where a match is: in running text, in a section's heading, or in a field of a row. */
export type Match = { start: number; end: number } & (
  | { kind: 'text'; index: TextIndex }
  | { kind: 'heading'; section: NodeKey }
  | { kind: 'field'; row: NodeKey; field: string }
);

export function occurrences(text: string, query: string, matchCase: boolean): number {
  const fold = (each: string): string => (matchCase ? each : foldCase(each));
  return query === '' ? 0 : fold(text).split(fold(query)).length - 1;
}

export function $matches(query: string, matchCase: boolean): Match[] {
  const wanted = matchCase ? query : query.toLowerCase();
  const matches: Match[] = [];
  const search = (text: string, make: (start: number, end: number) => Match): void => {
    const where = matchCase ? text : foldCase(text);
    for (let at = where.indexOf(wanted); at !== -1; at = where.indexOf(wanted, at + wanted.length))
      matches.push(make(at, at + wanted.length));
  };
  const inText = (index: TextIndex): void =>
    search(index.text, (start, end) => ({ kind: 'text', index, start, end }));
  const title = $getTitleNode();
  if (title) inText($textIndex(title));
  const inRows = (rows: ReturnType<typeof $allRows>[number]): void => {
    for (const row of rows.getChildren()) {
      if (!$isRowNode(row)) continue;
      const data = $getRow(row);
      for (const field of FIELDS[data.kind])
        search(fieldText(data, field), (start, end) => ({
          kind: 'field',
          row: row.getKey(),
          field,
          start,
          end,
        }));
      const body = $getBody(row);
      if (body) inText($textIndex(body));
    }
  };
  const all = $allRows();
  for (const section of $getRoot().getChildren().filter($isSectionNode)) {
    search($getState(section, sectionState).title, (start, end) => ({
      kind: 'heading',
      section: section.getKey(),
      start,
      end,
    }));
    inText($textIndex(section));
    all.filter((rows) => rows.getParent()?.is(section)).forEach(inRows);
  }
  all.filter((rows) => !$isSectionNode(rows.getParent())).forEach(inRows);
  return matches;
}

/**
 * Lower case without changing the length, so that places stay true ("İ" has a longer lower case).
 */
function foldCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : Array.from(text, (sign) =>
        sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign,
      ).join('');
}

function fieldText(row: RowData, field: string): string {
  const value = (row.data as unknown as Record<string, unknown>)[field];
  if (typeof value === 'string') return value;
  return value && typeof value === 'object' && 'written' in value ? String(value.written) : '';
}

export function $replaceMatch(match: Match, by: string, now: string): void {
  const spliced = (text: string): string => text.slice(0, match.start) + by + text.slice(match.end);
  if (match.kind === 'heading') {
    const section = $getNodeByKey(match.section);
    if (!$isSectionNode(section)) return;
    const info = $getState(section, sectionState);
    $setSectionInfo(section, { ...info, title: spliced(info.title) });
  } else if (match.kind === 'field') {
    const row = $getNodeByKey(match.row);
    if (!$isRowNode(row)) return;
    const data = $getRow(row);
    const text = spliced(fieldText(data, match.field));
    const value =
      match.field === 'at' || match.field === 'nextUpdate' ? $readRowTime(text, row, now) : text;
    $setState(row, rowState, { ...data, data: { ...data.data, [match.field]: value } } as RowData);
  } else {
    $spellOutFacts(match);
    const [from, to] = [
      pointAt(match.index, match.start, true),
      pointAt(match.index, match.end, false),
    ];
    if (!from || !to) return;
    const node = $getNodeByKey(from.key);
    if (from.key === to.key && $isTextNode(node)) {
      const rest = node.getTextContent();
      node.setTextContent(rest.slice(0, from.offset) + by + rest.slice(to.offset));
      if (node.getTextContentSize() === 0) node.remove();
      return;
    }
    const selection = $createRangeSelection();
    selection.anchor.set(from.key, from.offset, $isElementNode(node) ? 'element' : 'text');
    selection.focus.set(to.key, to.offset, 'text');
    selection.insertText(by);
  }
}

/** A live fact that another text is put into is text from now on. */
function $spellOutFacts({
  index,
  start,
  end,
}: {
  index: TextIndex;
  start: number;
  end: number;
}): void {
  for (const piece of index.pieces) {
    const node = piece.start < end && piece.end > start ? $getNodeByKey(piece.key) : null;
    if ($isFactNode(node)) piece.key = $factToText(node).getKey();
  }
}
