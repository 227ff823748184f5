/** The editor's own format on the clipboard: what we wrote is taken, what only looks so is not. */
import { describe, expect, it } from 'vitest';
import { isPlausibleCopy } from '../../../../renderer/editor/behaviour/own-clipboard.ts';

type Node = { type: string; children?: unknown[] };

const copy = (...nodes: unknown[]): string => JSON.stringify({ namespace: 'afterword', nodes });
const text = { type: 'text', text: 'words', format: 1, mode: 'normal', style: '', detail: 0 };
const paragraph: Node = { type: 'paragraph', children: [text] };
const table: Node = {
  type: 'table',
  children: [{ type: 'tablerow', children: [{ type: 'tablecell', children: [paragraph] }] }],
};
/** Written by hand: the builtin would run out of stack. */
const nested = (depth: number): string =>
  `{"namespace":"afterword","nodes":[${'{"type":"quote","children":['.repeat(depth)}${']}'.repeat(depth)}]}`;

const AT = {
  written: '10:01',
  local: '2026-03-03T10:01',
  zone: 'UTC',
  instant: '2026-03-03T10:01:00Z',
  approximate: false,
};
const DATA = { id: 't1', at: AT, milestone: 'started', audience: 'everyone', source: null };
const INFO = {
  id: 's1',
  kind: 'timeline',
  title: 'Timeline',
  audience: 'everyone',
  required: false,
  guidance: '',
};
const body: Node = { type: 'body', children: [paragraph] };
const row = (data: object, more: object = {}) => ({
  type: 'row',
  row: { kind: 'timeline', data },
  $slots: { body },
  ...more,
});
const section = (info: object, ...children: unknown[]) => ({
  type: 'section',
  section: info,
  children,
});
const header = { type: 'header', $slots: { title: { type: 'title', children: [text] } } };
const BAD = { type: 'paragraph', children: [{ ...text, style: 'position:fixed;inset:0' }] };
const rows = (...children: unknown[]) => ({ type: 'rows', children });

describe('a copy of our own', () => {
  it('is not one with a kind of node that the editor does not have', () => {
    const isKnown = (type: string): boolean => type !== 'evil';
    const data = copy(paragraph, { type: 'evil', children: [] });
    expect(isPlausibleCopy(data, 'afterword', isKnown)).toBe(false);
    expect(isPlausibleCopy(copy(paragraph), 'afterword', isKnown)).toBe(true);
  });

  it.each([
    ['text', copy(paragraph, { type: 'horizontalrule' })],
    ['a table', copy(table)],
    ['lists within lists', nested(200)],
    ['all of a document', copy(header, section(INFO, paragraph, rows(row(DATA))))],
    ['rows', copy(rows(row(DATA), row({ ...DATA, at: null, milestone: null })))],
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
    ['100,000 nodes', copy(...Array.from({ length: 100_000 }, () => text))],
    ['a cell without a table', copy({ type: 'tablecell', children: [] })],
    ['a root', copy({ type: 'root', children: [paragraph] })],
    ['a section without its fields', copy({ type: 'section', children: [rows()] })],
    ['a section of no kind', copy(section({ ...INFO, kind: 'evil' }, paragraph))],
    ['a section in a section', copy(section(INFO, section(INFO, paragraph)))],
    ['a root in a section', copy(section(INFO, { type: 'root', children: [paragraph] }))],
    ['a row in a paragraph', copy({ type: 'paragraph', children: [row(DATA)] })],
    ['a row without a text', copy(row(DATA, { $slots: {} }))],
    ['a row with two', copy(row(DATA, { $slots: { body, title: body } }))],
    ['a root in a row', copy(row(DATA, { $slots: { body: { type: 'root', children: [] } } }))],
    ['a style in a row', copy(row(DATA, { $slots: { body: { type: 'body', children: [BAD] } } }))],
    ['a row of another time', copy(row({ ...DATA, at: { ...AT, local: 'noon' } }))],
    ['a row for nobody', copy(row({ ...DATA, audience: 'nobody' }))],
    ['words among rows', copy(rows(paragraph))],
    ['a slot of a paragraph', copy({ ...paragraph, $slots: { body } })],
    ['a header without a title', copy({ type: 'header', children: [paragraph] })],
    ['a text that is a number', copy({ ...text, text: 5 })],
    ['a text without words', copy({ type: 'text' })],
    ['a style that lies over the window', copy({ ...text, style: 'position:fixed;inset:0' })],
    ['a heading that is a script', copy({ type: 'heading', tag: 'script', children: [text] })],
    ['a list of no kind', copy({ type: 'list', listType: 'x', tag: 'ol', children: [] })],
    ['an indent without end', copy({ ...paragraph, indent: 1e9 })],
    ['a cell of many columns', copy({ type: 'paragraph', colSpan: 100_000, children: [] })],
    ['a link to no address', copy({ type: 'link', url: { a: 1 }, children: [] })],
    ['a picture of no address', copy({ type: 'image', $: { image: { type: 'image', url: 5 } } })],
    [
      'a fact that follows nothing',
      copy({ type: 'fact', $: { fact: { type: 'fact', value: 'a' } } }),
    ],
    ['content that is no content', copy({ type: 'opaque-block', $: { content: { type: 5 } } })],
    ['a state that is none', copy({ type: 'fact', $: 'fact' })],
    ['a paragraph among rows', copy({ type: 'table', children: [paragraph] })],
  ])('is not: %s', (_name, data) => {
    const begun = process.cpuUsage();
    expect(isPlausibleCopy(data, 'afterword')).toBe(false);
    expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000);
  });
});
