/** The editor's own format on the clipboard: what we wrote is taken, what only looks so is not. */
import { describe, expect, it } from 'vitest';
import { isPlausibleCopy } from '../../../../renderer/editor/behaviour/own-clipboard.ts';

type Node = { type: string; children?: Node[] };

const copy = (...nodes: unknown[]): string => JSON.stringify({ namespace: 'afterword', nodes });
const paragraph: Node = { type: 'paragraph', children: [{ type: 'text' }] };
const table: Node = {
  type: 'table',
  children: [{ type: 'tablerow', children: [{ type: 'tablecell', children: [paragraph] }] }],
};
/** Written by hand: the builtin would run out of stack. */
const nested = (depth: number): string =>
  `{"namespace":"afterword","nodes":[${'{"type":"quote","children":['.repeat(depth)}${']}'.repeat(depth)}]}`;

describe('a copy of our own', () => {
  it.each([
    ['text', copy(paragraph, { type: 'horizontalrule' })],
    ['a table', copy(table)],
    ['lists within lists', nested(200)],
  ])('is taken: %s', (_name, data) => {
    expect(isPlausibleCopy(data, 'afterword')).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"namespace":"afterword"'],
    ['another editor’s', JSON.stringify({ namespace: 'playground', nodes: [paragraph] })],
    ['no nodes', JSON.stringify({ namespace: 'afterword', nodes: { length: 1 } })],
    ['a node without a type', copy({ children: [] })],
    ['children that are no list', copy({ type: 'paragraph', children: 'text' })],
    ['null among the nodes', copy(null)],
    ['5,000 levels', nested(5_000)],
    ['100,000 nodes', copy(...Array.from({ length: 100_000 }, () => ({ type: 'text' })))],
    ['a cell without a table', copy({ type: 'tablecell', children: [] })],
    ['a paragraph among rows', copy({ type: 'table', children: [paragraph] })],
  ])('is not: %s', (_name, data) => {
    const begun = performance.now();
    expect(isPlausibleCopy(data, 'afterword')).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
