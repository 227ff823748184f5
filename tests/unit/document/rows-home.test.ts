import { expect, test } from 'vitest';
import type { SectionKind } from '../../../core/document/postmortem.ts';
import { rowHomes, rowsHome } from '../../../core/document/rows-home.ts';

/** Sections named by their kind and their place. */
function sections(...kinds: SectionKind[]): { id: string; kind: SectionKind }[] {
  return kinds.map((kind, at) => ({ id: `${kind} ${at}`, kind }));
}

test.each<[SectionKind[], ReturnType<typeof rowHomes>]>([
  [[], { timeline: null, actions: null, updates: null }],
  [
    ['summary', 'timeline', 'timeline', 'communication'],
    { timeline: 'timeline 1', actions: null, updates: 'communication 3' },
  ],
  [['next-steps', 'actions'], { timeline: null, actions: 'actions 1', updates: null }],
  [['next-steps', 'next-steps'], { timeline: null, actions: 'next-steps 0', updates: null }],
])('of %j: %j', (kinds, homes) => {
  expect(rowHomes(sections(...kinds))).toEqual(homes);
});

test('the section itself, as it was given', () => {
  const given = sections('summary', 'next-steps');
  expect(rowsHome(given, 'actions')).toBe(given[1]);
});
