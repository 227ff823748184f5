/** The leaf blocks of a body with their places, in its tree and in its plain text. */
import type { Nodes, Root, RootContent } from 'mdast';
import { childrenOf } from '../revision/body.ts';
import { inlineText } from '../prose/text.ts';

export interface Leaf {
  node: RootContent;
  /** Indices of children from the root. */
  path: number[];
  /** In the body's plain text (`core/prose/text.ts`), in UTF-16 units. */
  start: number;
  end: number;
  text: string;
}

const LEAVES = new Set(['paragraph', 'heading', 'tableCell']);

/** One line of the plain text each, in its order. */
export function leavesOf(body: Root): Leaf[] {
  const leaves: Leaf[] = [];
  let offset = 0;
  const visit = (node: Nodes, path: number[]): void => {
    const isLeaf = LEAVES.has(node.type) || node.type === 'code' || node.type === 'html';
    if (!isLeaf) {
      childrenOf(node).forEach((child, index) => visit(child, [...path, index]));
      return;
    }
    const text = textOf(node);
    leaves.push({
      node: node as RootContent,
      path,
      start: offset,
      end: offset + text.length,
      text,
    });
    offset += text.length + 1;
  };
  visit(body, []);
  return leaves;
}

/** Of raw HTML nothing is shown. */
function textOf(node: Nodes): string {
  if (node.type === 'code') return node.value;
  return node.type === 'html' ? '' : inlineText(node);
}
