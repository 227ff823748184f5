/** What is no body is told when a file is opened, and not by whatever reads it first. */
import { expect, it } from 'vitest';
import { proseProblem } from '../../../core/document/prose-shape.ts';

const problemOf = (...children: unknown[]): string | null => {
  const found = proseProblem({
    type: 'root',
    children: children.map((child) => ({ type: 'paragraph', children: [child] })),
  });
  return found && `${found.path.slice(4).join('.')} ${found.message}`;
};
const fact = (source: unknown): unknown => ({
  type: 'fact',
  value: '10:13',
  form: 'plain',
  source,
});

it.each([
  'footnoteReference',
  'footnoteDefinition',
  'definition',
  'linkReference',
  'imageReference',
])('a %s has its identifier', (type) => {
  const node = { type, url: 'https://a.example', children: [] };
  expect(problemOf({ ...node, identifier: 'a' })).toBeNull();
  expect(problemOf({ ...node, label: 'a' })).toBe('identifier must be text');
  expect(problemOf({ ...node, identifier: 5 })).toBe('identifier must be text');
});

it.each([
  [
    { kind: 'entry', id: 'e1' },
    { kind: 'entry', id: ['e1'] },
  ],
  [{ kind: 'milestone', milestone: 'detected' }, { kind: 'milestone' }],
  [
    { kind: 'length', from: 'started', to: 'resolved' },
    { kind: 'length', from: 'started', to: { toString: null } },
  ],
  [
    { kind: 'detail', field: 'services' },
    { kind: 'detail', field: null },
  ],
])('a fact follows what is written as text: %j', (right, wrong) => {
  expect(problemOf(fact(right))).toBeNull();
  expect(problemOf(fact(wrong))).toBe('source must say what the fact follows');
});

it('a fact of a kind that is not known yet is kept', () => {
  expect(problemOf(fact({ kind: 'weather', of: { a: 1 } }))).toBeNull();
});
