/** Taking changes over: all of them, some, or one. */
import type { Root, RootContent } from 'mdast';
import type { Media, Postmortem } from '../document/postmortem.ts';
import { withFreshFacts } from '../live-facts/settle.ts';
import { childrenOf } from './body.ts';
import {
  LISTS,
  type BlocksChange,
  type Change,
  type ListName,
  type Part,
  type ValueChange,
} from './change.ts';
import { putInto, type Placed } from './order.ts';
import { keyOf } from './same.ts';

/**
 * The document with these changes, whichever of those that `changesBetween` found and in whatever
 * order; live facts are told anew. A change whose target is gone, or already otherwise, changes
 * nothing, so that a document stays valid whatever is applied to it.
 */
export function applyChanges(document: Postmortem, changes: readonly Change[]): Postmortem {
  if (changes.length === 0) return document;
  const values = changes.filter((change) => change.kind === 'value');
  const own = values.filter(({ owner }) => owner.of === 'document');
  const gone = new Set(
    changes.flatMap((change) => (change.kind === 'removed' ? [change.part.id] : [])),
  );
  const taken = new Set(
    LISTS.flatMap((list) => document[list].map(({ id }) => id)).filter((id) => !gone.has(id)),
  );
  const list = <T extends Part>(name: ListName, parts: readonly T[]): T[] =>
    changedList(name, parts as readonly Part[], changes, taken) as T[];
  return withFreshFacts({
    ...withValues(document, own),
    incident: withValues(document.incident, of(values, 'incident')),
    media: withValues<Record<string, Media>>(document.media, of(values, 'media')),
    sections: list('sections', document.sections),
    timeline: list('timeline', document.timeline),
    updates: list('updates', document.updates),
    actions: list('actions', document.actions),
  });
}

function of(values: readonly ValueChange[], what: 'incident' | 'media'): ValueChange[] {
  return values.filter(({ owner }) => owner.of === what);
}

function withValues<T extends object>(record: T, changes: readonly ValueChange[]): T {
  if (changes.length === 0) return record;
  const next = { ...record } as Record<string, unknown>;
  for (const { key, after } of changes)
    if (after === undefined) delete next[key];
    else
      // Defined, not assigned: a key such as `__proto__` is data here.
      Object.defineProperty(next, key, {
        value: after,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  return next as T;
}

function changedList(
  list: ListName,
  parts: readonly Part[],
  all: readonly Change[],
  taken: ReadonlySet<string>,
): Part[] {
  const changes = all.filter((change) =>
    change.kind === 'value' ? change.owner.of === list : change.list === list,
  );
  if (changes.length === 0) return parts as Part[];
  const inside = new Map<string, Change[]>();
  const removed = new Set<string>();
  const moves = new Map<string, Change & { kind: 'moved' }>();
  const added: Placed<Part>[] = [];
  for (const change of changes) {
    if (change.kind === 'removed') removed.add(change.part.id);
    else if (change.kind === 'moved') moves.set(change.id, change);
    else if (change.kind === 'added') {
      const { part, anchor, index } = change;
      if (!taken.has(part.id)) added.push({ part, anchor, index });
    } else {
      const id = change.kind === 'blocks' ? change.id : (change.owner as { id: string }).id;
      inside.set(id, [...(inside.get(id) ?? []), change]);
    }
  }
  const changed = parts
    .filter(({ id }) => !removed.has(id))
    .map((part) => changedPart(part, inside.get(part.id) ?? []));
  const moved = changed.flatMap((part): Placed<Part>[] => {
    const move = moves.get(part.id);
    return move ? [{ part, anchor: move.anchor, index: move.index }] : [];
  });
  const stay = changed.filter(({ id }) => !moves.has(id));
  return putInto(stay, [...added, ...moved]);
}

function changedPart(part: Part, changes: readonly Change[]): Part {
  if (changes.length === 0) return part;
  const next = withValues(
    part,
    changes.filter((change) => change.kind === 'value'),
  );
  const body = withBlocks(
    next.body,
    changes.filter((change) => change.kind === 'blocks'),
  );
  return body === next.body ? next : { ...next, body };
}

/** From the last to the first, so that no change shifts the place of another. */
function withBlocks(body: Root, changes: readonly BlocksChange[]): Root {
  const place = ({ path, at }: BlocksChange): number[] => [...path, at];
  return [...changes]
    .sort((a, b) => -compare(place(a), place(b)))
    .reduce((root, change) => replaced(root, change.path, change), body);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++)
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  return a.length - b.length;
}

/** The tree with blocks in the place of others; the same tree where those are not there. */
export function replaced<T extends Root | RootContent>(
  node: T,
  path: readonly number[],
  change: Pick<BlocksChange, 'at' | 'before' | 'after' | 'below'>,
): T {
  const children = childrenOf(node);
  const [next, ...rest] = path;
  if (next !== undefined) {
    const child = children[next];
    if (!child) return node;
    const now = replaced(child, rest, change);
    return now === child ? node : ({ ...node, children: children.with(next, now) } as T);
  }
  const { at, before, after, below } = change;
  const found = before.length > 0 ? placeOf(children, at, before) : placeBelow(children, at, below);
  if (found === null) return node;
  return { ...node, children: children.toSpliced(found, before.length, ...after) } as T;
}

/** Behind the block that stood above, or where its place was. */
function placeBelow(children: readonly RootContent[], at: number, above?: RootContent): number {
  const found = above ? placeOf(children, at - 1, [above]) : null;
  return found === null ? Math.min(at, children.length) : found + 1;
}

/** Where these blocks stand, at the index or as near to it as can be. */
function placeOf(
  children: readonly RootContent[],
  at: number,
  blocks: readonly RootContent[],
): number | null {
  const wanted = blocks.map(wordless);
  const isThere = (index: number): boolean =>
    wanted.every((key, offset) => {
      const block = children[index + offset];
      return block !== undefined && wordless(block) === key;
    });
  if (isThere(at)) return at;
  const places = [...children.keys()].sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
  return places.find(isThere) ?? null;
}

/** A block's content, whatever its live facts say at the moment. */
function wordless(block: RootContent): string {
  return keyOf(block, () => true);
}
