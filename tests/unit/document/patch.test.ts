import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, diff, type Patch } from '../../../core/editing/patch.ts';

/** As the structured clone between window and worker would: no identity survives it. */
const sent = (patch: Patch): Patch => structuredClone(patch);

describe('a patch', () => {
  it('of nothing keeps', () => {
    const document = { a: [1, 2] };
    expect(diff(document, document)).toEqual({ kind: 'keep' });
  });

  it('of one paragraph carries that paragraph alone', () => {
    const paragraphs = Array.from({ length: 1000 }, (_, index) => ({ text: `paragraph ${index}` }));
    const before = { title: 'x', sections: [{ body: { children: paragraphs } }] };
    const after = {
      ...before,
      sections: [{ body: { children: paragraphs.with(500, { text: 'typed' }) } }],
    };
    const patch = diff(before, after);
    expect(JSON.stringify(patch).length).toBeLessThan(400);
    expect(applyPatch(before, sent(patch))).toEqual(after);
  });

  it('of an inserted row carries that row alone', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ id: `r${index}` }));
    const after = rows.toSpliced(3, 0, { id: 'new' });
    const patch = diff(rows, after);
    expect(patch).toMatchObject({ kind: 'splice', start: 3, remove: 0, insert: [{ id: 'new' }] });
    expect(applyPatch(rows, sent(patch))).toEqual(after);
  });

  it('takes away keys and brings new ones', () => {
    const before = { a: 1, b: 2 };
    expect(applyPatch(before, sent(diff(before, { b: 2, c: 3 })))).toEqual({ b: 2, c: 3 });
  });

  it('from nothing is the whole', () => {
    expect(applyPatch(null, sent(diff(null, { a: 1 })))).toEqual({ a: 1 });
  });

  it('of any two values makes the second of the first', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(applyPatch(structuredClone(before), sent(diff(before, after)))).toEqual(after);
      }),
    );
  });

  it('of a list changed here and there, shared elsewhere, makes the second of the first', () => {
    const item = fc.record({ id: fc.integer(), text: fc.string() });
    fc.assert(
      fc.property(
        fc.array(item),
        fc.array(fc.tuple(fc.nat(20), fc.nat(2), fc.array(item, { maxLength: 3 })), {
          maxLength: 5,
        }),
        (before, splices) => {
          const after = [...before];
          for (const [at, remove, insert] of splices) after.splice(at, remove, ...insert);
          expect(applyPatch(structuredClone(before), sent(diff(before, after)))).toEqual(after);
        },
      ),
    );
  });
});
