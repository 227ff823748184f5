import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSection,
  KIND_NAMES,
  moveSection,
  putSection,
  removeSection,
  setSection,
} from '../../../core/document/sections.ts';
import { SECTION_KINDS, type Postmortem } from '../../../core/document/postmortem.ts';
import { newPostmortem } from '../../../core/editing/template.ts';
import { sequentialIds } from '../../../core/document/ids.ts';

function withSections(...ids: string[]): Postmortem {
  const empty = newPostmortem(
    { id: 't', name: 'T', description: '', sections: [] },
    { zone: 'UTC', today: '2026-03-04', newId: sequentialIds('d') },
  );
  return ids.reduce((document, id) => addSection(document, { id, title: id }, null), empty);
}
const idsOf = ({ sections }: Postmortem): string => sections.map(({ id }) => id).join('');

describe('sections', () => {
  const abc = withSections('a', 'b', 'c');

  it('are added after another, and last where there is none', () => {
    expect(idsOf(addSection(abc, { id: 'x', title: 'X' }, 'a'))).toBe('axbc');
    expect(idsOf(addSection(abc, { id: 'x', title: 'X' }, 'gone'))).toBe('abcx');
    expect(addSection(abc, { id: 'b', title: 'again' }, null)).toBe(abc);
  });

  it('move before another or to the end; where they stand they stay', () => {
    expect(idsOf(moveSection(abc, 'c', 'a'))).toBe('cab');
    expect(idsOf(moveSection(abc, 'a', null))).toBe('bca');
    for (const before of ['b', 'a']) expect(moveSection(abc, 'a', before)).toBe(abc);
    expect(moveSection(abc, 'gone', 'a')).toBe(abc);
  });

  it('change what they are, and nothing else', () => {
    const set = setSection(abc, 'b', { kind: 'impact', audience: 'internal', title: 'Impact' });
    expect(set.sections[1]).toEqual({
      ...abc.sections[1],
      kind: 'impact',
      audience: 'internal',
      title: 'Impact',
    });
    expect([set.sections[0], set.sections[2]]).toEqual([abc.sections[0], abc.sections[2]]);
  });

  it('come back where they were, whatever was moved', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 }),
        fc.nat(),
        (ids, pick) => {
          const document = withSections(...ids);
          const at = pick % ids.length;
          const removed = removeSection(document, ids[at]!);
          expect(removed.sections).toHaveLength(ids.length - 1);
          expect(putSection(removed, document.sections[at]!, at)).toEqual(document);
          const moved = moveSection(document, ids[at]!, ids[(pick >> 3) % ids.length]!);
          expect([...idsOf(moved)].sort()).toEqual([...ids].sort());
        },
      ),
    );
  });

  it('have a name for every kind', () => {
    expect(Object.keys(KIND_NAMES).sort()).toEqual([...SECTION_KINDS].sort());
  });
});
