/**
 * Two versions of a document as one that can be read: each section and row with the words that went
 * and those that came, in the later one's order; what was removed stands where it stood.
 */
import type { RootContent } from 'mdast';
import type { Prose, Postmortem, Section } from '../document/postmortem.ts';
import { BOOKKEEPING } from './bookkeeping.ts';
import { LISTS, type ListName, type Part } from './change.ts';
import { withIdsOf } from './match.ts';
import { steadyIds } from './order.ts';
import { keyOf, same } from './same.ts';
import { hunksBetween } from './sequence.ts';
import { valueLabel, valueWords } from './value-words.ts';
import { wordRuns, type WordRun } from './words.ts';

/** A value that is another now; '' for none. */
export interface ComparedValue {
  label: string;
  before: string;
  after: string;
}

export interface ComparedPart {
  list: ListName;
  id: string;
  state: 'same' | 'added' | 'removed' | 'changed';
  /** It also stands elsewhere among its list's. */
  moved: boolean;
  /** A section's title, a row's time. */
  head: WordRun[];
  values: ComparedValue[];
  /** Its blocks; several that changed together are one, with line ends between. */
  blocks: WordRun[][];
}

export interface Compared {
  title: WordRun[];
  /** What changed of the document itself and of the incident's details. */
  details: ComparedValue[];
  /** Sections, each followed by the rows that stand in it. */
  parts: ComparedPart[];
}

/** The section of this kind holds the rows of this list. */
const HOMES: Partial<Record<Section['kind'], ListName>> = {
  timeline: 'timeline',
  communication: 'updates',
  actions: 'actions',
};
/** Told by itself, or no matter of a reader. */
const NO_DETAIL = new Set([
  'format',
  'version',
  'id',
  'title',
  'incident',
  'media',
  ...BOOKKEEPING,
  ...LISTS,
]);
const TOLD_APART = new Set(['id', 'body', 'title']);

/**
 * Compares two versions; ids that were lost on the way are found again (`withIdsOf`).
 * @returns nothing but `same` where both say the same
 */
export function compared(before: Postmortem, after: Postmortem): Compared {
  const now = withIdsOf(before, after);
  const rows = {
    timeline: comparedList('timeline', before.timeline, now.timeline),
    updates: comparedList('updates', before.updates, now.updates),
    actions: comparedList('actions', before.actions, now.actions),
  };
  const told = new Set<ListName>();
  const sections = comparedList('sections', before.sections, now.sections);
  const kinds = new Map([...before.sections, ...now.sections].map(({ id, kind }) => [id, kind]));
  const parts = sections.flatMap((section) => {
    const list = HOMES[kinds.get(section.id)!];
    if (!list || list === 'sections' || told.has(list)) return [section];
    told.add(list);
    return [section, ...rows[list]];
  });
  const homeless = (['timeline', 'updates', 'actions'] as const).filter((list) => !told.has(list));
  return {
    title: runsOf(before.title, now.title),
    details: [
      ...valuesOf(before, now, NO_DETAIL),
      ...valuesOf(before.incident, now.incident, new Set()),
    ],
    parts: [...parts, ...homeless.flatMap((list) => rows[list])],
  };
}

function comparedList(
  list: ListName,
  before: readonly Part[],
  after: readonly Part[],
): ComparedPart[] {
  const old = new Map(before.map((part) => [part.id, part]));
  const steady = steadyIds(before, after);
  const shown = after.map((part) => {
    const one = old.get(part.id);
    if (!one) return onlyPart(list, part, 'added');
    return comparedPart(list, one, part, !steady.has(part.id));
  });
  return withRemoved(list, before, after, shown);
}

/** Each removed part behind the one above it that is still there. */
function withRemoved(
  list: ListName,
  before: readonly Part[],
  after: readonly Part[],
  shown: readonly ComparedPart[],
): ComparedPart[] {
  const present = new Set(after.map(({ id }) => id));
  const behind = new Map<string | null, ComparedPart[]>();
  let above: string | null = null;
  for (const part of before)
    if (present.has(part.id)) above = part.id;
    else behind.set(above, [...(behind.get(above) ?? []), onlyPart(list, part, 'removed')]);
  return [
    ...(behind.get(null) ?? []),
    ...shown.flatMap((part) => [part, ...(behind.get(part.id) ?? [])]),
  ];
}

function comparedPart(list: ListName, before: Part, after: Part, moved: boolean): ComparedPart {
  // Another time is told with what it means, among the values.
  const head = 'title' in after ? runsOf(headOf(before), headOf(after)) : sameRun(headOf(after));
  const values = valuesOf(before, after, TOLD_APART);
  const blocks = comparedBlocks(before.body, after.body);
  const isSame = [head, ...blocks].every(isUnchanged) && values.length === 0;
  const state = isSame ? 'same' : 'changed';
  return { list, id: after.id, state, moved, head, values, blocks };
}

function onlyPart(list: ListName, part: Part, state: 'added' | 'removed'): ComparedPart {
  const run = (text: string): WordRun[] => (text === '' ? [] : [{ kind: state, text }]);
  const blocks = part.body.children.map((block) =>
    wordRuns(state === 'added' ? [] : [block], state === 'added' ? [block] : []),
  );
  const filled = blocks.filter((runs) => runs.length > 0);
  return {
    list,
    id: part.id,
    state,
    moved: false,
    head: run(headOf(part)),
    values: [],
    blocks: filled,
  };
}

/**
 * The blocks of a body, those that changed together as one. Live facts are their words here: a
 * reader sees that they are others now, whatever made them so.
 */
function comparedBlocks(before: Prose, after: Prose): WordRun[][] {
  const keys = ({ children }: Prose): string[] => children.map((block) => keyOf(block));
  const blocks: WordRun[][] = [];
  let at = 0;
  const unchanged = (to: number): void => {
    for (const block of before.children.slice(at, to)) blocks.push(wordRuns([block], [block]));
  };
  for (const { from, to, fromNew, toNew } of hunksBetween(keys(before), keys(after))) {
    unchanged(from);
    const [old, now] = [before.children.slice(from, to), after.children.slice(fromNew, toNew)];
    const runs = wordRuns(old, now);
    // Another form of the same words: a heading that became a paragraph, bold letters.
    blocks.push(isUnchanged(runs) ? [...wordRuns(old, []), ...wordRuns([], now)] : runs);
    at = to;
  }
  unchanged(before.children.length);
  return blocks.filter((runs) => runs.length > 0);
}

function isUnchanged(runs: readonly WordRun[]): boolean {
  return runs.every(({ kind }) => kind === 'same');
}

function headOf(part: Part): string {
  if ('title' in part) return part.title;
  return 'at' in part ? (part.at?.written ?? '') : '';
}

function sameRun(text: string): WordRun[] {
  return text === '' ? [] : [{ kind: 'same', text }];
}

function runsOf(before: string, after: string): WordRun[] {
  const line = (value: string): RootContent[] => [
    { type: 'paragraph', children: [{ type: 'text', value }] },
  ];
  return wordRuns(line(before), line(after));
}

function valuesOf(before: object, after: object, apart: ReadonlySet<string>): ComparedValue[] {
  const [old, now] = [before, after] as Record<string, unknown>[];
  return [...new Set([...Object.keys(old!), ...Object.keys(now!)])].flatMap((key) => {
    if (apart.has(key) || same(old![key], now![key])) return [];
    const [one, other] = [valueWords(old![key]), valueWords(now![key])];
    return one === other ? [] : [{ label: valueLabel(key), before: one, after: other }];
  });
}
