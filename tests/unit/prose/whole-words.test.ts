/** Spaces that no line ends at: put in for a Word file, taken out when it comes back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutUnbroken, withUnbroken } from '../../../core/prose/whole-words.ts';
import { runs } from '../../tools/runs.ts';

const piece = fc.constantFrom(
  ...['9 March 2026', '9. März 2026', 'March 9, 2026', '12,001 ms', '3 %', '€ 412', '10:13 UTC'],
  ...['10:13 pm', '40 minutes', 'zone 3', 'May', ' ', ', ', '.', '12', '5 ', ' h', 'x'],
);
const text = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' }))).map((all) => all.join(''));

describe('spaces that no line ends at', () => {
  it('leave a text as it was when they are taken out again', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (drawn, room) => {
        const written = drawn.replaceAll('\u00a0', ' ');
        const unbroken = withUnbroken(written, (letters) => letters <= room);
        expect(unbroken.replaceAll('\u00a0', ' ')).toBe(written);
        expect(withoutUnbroken(unbroken)).toBe(written);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('are taken out nowhere but where they are put in', () => {
    fc.assert(
      fc.property(text, (drawn) => {
        const restored = withoutUnbroken(drawn);
        expect(restored.replaceAll('\u00a0', ' ')).toBe(drawn.replaceAll('\u00a0', ' '));
        // What is left of them, the writer would not touch either.
        expect(withoutUnbroken(restored)).toBe(restored);
      }),
    );
    expect(withoutUnbroken('Dr.\u00a0Okafor')).toBe('Dr.\u00a0Okafor');
    expect(withoutUnbroken('step\u00a02, 9\u00a0March 2026')).toBe(
      'step\u00a02, 9\u00a0March 2026',
    );
  });
});
