/**
 * Two versions of a document as one that can be read: each section and row with the words that went
 * and those that came, in the later one's order; what was removed stands where it stood.
 */
import type { RootContent } from 'mdast';
import type { Prose, Postmortem, Section } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';
import { BOOKKEEPING } from './bookkeeping.ts';
import { LISTS, type ListName, type Part } from './change.ts';
import { partLabel } from './describe.ts';
import { withIdsOf } from './match.ts';
import { steadyIds } from './order.ts';
import { keyOf, same } from './same.ts';
import { hunksBetween, type Hunk } from './sequence.ts';
import { valueLabel, valueWords } from './value-words.ts';
import { wordRuns, type WordRun } from './words.ts';

/** A value that is another now; '' for none. */
export interface ComparedValue {
  label: string;
  before: string;
  after: string;
}

/** A run of words; `moved`: those of a block that stood elsewhere in the same text. */
export type ComparedRun = WordRun | { kind: 'moved'; text: string };

export interface ComparedPart {
  list: ListName;
  id: string;
  state: 'same' | 'added' | 'removed' | 'changed';
  /** It also stands elsewhere among its list's. */
  moved: boolean;
  /** Where it stood: what the part above it was called, '' at the beginning. */
  stoodBehind: string;
  /** A section's title, a row's time. */
  head: WordRun[];
  values: ComparedValue[];
  /** Its blocks; several that changed together are one, with line ends between. */
  blocks: ComparedRun[][];
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
  const above = new Map(before.map((part, index) => [part.id, before[index - 1]]));
  const shown = after.map((part) => {
    const one = old.get(part.id);
    if (!one) return onlyPart(list, part, 'added');
    const moved = !steady.has(part.id);
    const upper = moved ? above.get(part.id) : undefined;
    return { ...comparedPart(list, one, part, moved), stoodBehind: upper ? partLabel(upper) : '' };
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
  return { list, id: after.id, state, moved, stoodBehind: '', head, values, blocks };
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
    stoodBehind: '',
    head: run(headOf(part)),
    values: [],
    blocks: filled,
  };
}

/**
 * The blocks of a body, those that changed together as one; a block that stands elsewhere now is
 * told at its new place alone. Live facts are their words here: a reader sees that they are others
 * now, whatever made them so.
 */
function comparedBlocks(before: Prose, after: Prose): ComparedRun[][] {
  const [keys, keysNow] = [before, after].map(({ children }) =>
    children.map((block) => keyOf(block)),
  ) as [string[], string[]];
  const hunks = hunksBetween(keys, keysNow);
  const gone = movedKeys(hunks, keys, keysNow);
  const come = new Map(gone);
  const blocks: ComparedRun[][] = [];
  let at = 0;
  const unchanged = (to: number): void => {
    for (const block of before.children.slice(at, to)) blocks.push(wordRuns([block], [block]));
  };
  for (const { from, to, fromNew, toNew } of hunks) {
    unchanged(from);
    let now: RootContent[] = [];
    let old = before.children
      .slice(from, to)
      .filter((_, index) => !took(gone, keys[from + index]!));
    const edited = (): void => {
      if (old.length + now.length > 0) blocks.push(editedRuns(old, now));
      [old, now] = [[], []];
    };
    for (let index = fromNew; index < toNew; index++) {
      const block = after.children[index]!;
      if (!took(come, keysNow[index]!)) now.push(block);
      else {
        if (now.length > 0) edited();
        const text = plainText({ type: 'root', children: [block] });
        blocks.push(text === '' ? [] : [{ kind: 'moved', text }]);
      }
    }
    edited();
    at = to;
  }
  unchanged(before.children.length);
  return blocks.filter((runs) => runs.length > 0);
}

/** Blocks that went in one place and came in another, by what they are: how many of each. */
function movedKeys(
  hunks: readonly Hunk[],
  before: readonly string[],
  after: readonly string[],
): Map<string, number> {
  const counts = (keys: readonly string[]): Map<string, number> => {
    const map = new Map<string, number>();
    for (const key of keys) map.set(key, (map.get(key) ?? 0) + 1);
    return map;
  };
  const left = counts(hunks.flatMap(({ from, to }) => before.slice(from, to)));
  const arrived = counts(hunks.flatMap(({ fromNew, toNew }) => after.slice(fromNew, toNew)));
  return new Map(
    [...left].flatMap(([key, count]): [string, number][] => {
      const both = Math.min(count, arrived.get(key) ?? 0);
      return both === 0 ? [] : [[key, both]];
    }),
  );
}

/** Takes one of a key; false where none is left. */
function took(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

function editedRuns(before: readonly RootContent[], after: readonly RootContent[]): WordRun[] {
  const runs = wordRuns(before, after);
  // Another form of the same words: a heading that became a paragraph, bold letters.
  return isUnchanged(runs) ? [...wordRuns(before, []), ...wordRuns([], after)] : runs;
}

function isUnchanged(runs: readonly ComparedRun[]): boolean {
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
