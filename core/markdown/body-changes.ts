/**
 * A body that its visible text gives back but for a few places, as those places alone: a link that
 * a report shows as its words need not cost the whole section twice.
 */
import type { Nodes } from 'mdast';
import { inlineText } from '../prose/text.ts';
import { sameJson } from './same-json.ts';

/**
 * Nodes in the place of others: the path to their parent (the places of its forebears, "3.1"), the
 * first that is replaced, how many are, and what stands there instead; null for their words as text.
 */
export type BodyChange = [path: string, at: number, count: number, nodes: Nodes[] | null];

/** What turns one tree into another; null where the roots are not alike. */
export function changesBetween(from: unknown, to: unknown): BodyChange[] | null {
  const changes: BodyChange[] = [];
  return collect(from, to, '', changes) ? changes : null;
}

/** True when the changes below two nodes say everything that is different. */
function collect(from: unknown, to: unknown, path: string, changes: BodyChange[]): boolean {
  if (sameJson(from, to)) return true;
  if (!isParent(from) || !isParent(to) || !sameJson(shell(from), shell(to))) return false;
  const [before, after] = [from.children, to.children];
  if (before.length === after.length) {
    before.forEach((child, index) => {
      const below = path === '' ? String(index) : `${path}.${index}`;
      if (!collect(child, after[index], below, changes))
        changes.push([path, index, 1, insteadOf([child], [after[index]!])]);
    });
    return true;
  }
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && sameJson(before[start], after[start])) start++;
  let end = 0;
  while (end < shorter - start && sameJson(before.at(-1 - end), after.at(-1 - end))) end++;
  const gone = before.slice(start, before.length - end);
  changes.push([path, start, gone.length, insteadOf(gone, after.slice(start, after.length - end))]);
  return true;
}

/** An address that is a link in the file and text in the document need not be said again. */
function insteadOf(gone: readonly Nodes[], nodes: Nodes[]): Nodes[] | null {
  return sameJson(nodes, [wordsAsText(gone)]) ? null : nodes;
}

function wordsAsText(nodes: readonly Nodes[]): Nodes {
  return { type: 'text', value: nodes.map(inlineText).join('') };
}

/** The tree with the changes in it; null where one has no place in it. */
export function changedBody(from: unknown, changes: readonly BodyChange[]): unknown {
  let body = from;
  for (const change of changes) {
    body = put(body, change[0] === '' ? [] : change[0].split('.').map(Number), change);
    if (body === null) return null;
  }
  return body;
}

function put(node: unknown, path: readonly number[], change: BodyChange): unknown {
  if (!isParent(node)) return null;
  const [index, ...rest] = path;
  if (index === undefined) {
    const [, at, count, nodes] = change;
    if (at + count > node.children.length) return null;
    const instead = nodes ?? [wordsAsText(node.children.slice(at, at + count))];
    return { ...node, children: node.children.toSpliced(at, count, ...instead) };
  }
  const child = put(node.children[index], rest, change);
  return child === null ? null : { ...node, children: node.children.with(index, child as Nodes) };
}

/** Whether somebody's JSON has the shape of changes. */
export function areBodyChanges(value: unknown): value is BodyChange[] {
  return (
    Array.isArray(value) &&
    value.every(
      (change) =>
        Array.isArray(change) &&
        typeof change[0] === 'string' &&
        /^(?:\d+(?:\.\d+)*)?$/.test(change[0]) &&
        [change[1], change[2]].every((count) => Number.isInteger(count) && Number(count) >= 0) &&
        (change[3] === null || Array.isArray(change[3])),
    )
  );
}

interface Parent {
  children: Nodes[];
}

function isParent(node: unknown): node is Parent {
  return (
    typeof node === 'object' && node !== null && 'children' in node && Array.isArray(node.children)
  );
}

/** A node without what stands in it. */
function shell(node: Parent): Record<string, unknown> {
  return { ...node, children: [] };
}
