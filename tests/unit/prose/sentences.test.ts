import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../core/prose/sentences.ts';

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['At 2.07pm it broke. At 2.40pm it ran.', ['At 2.07pm it broke.', 'At 2.40pm it ran.']],
    ['At 9 a.m. UTC it broke.', ['At 9 a.m. UTC it broke.']],
    ['On Tues. Mar. 3 it broke. Then not.', ['On Tues. Mar. 3 it broke.', 'Then not.']],
    ['He said "no." Then left.', ['He said "no."', 'Then left.']],
    ['first line\nsecond line', ['first line', 'second line']],
    ['version 1.2 and no end', ['version 1.2 and no end']],
    ['It ran.  ', ['It ran.']],
    ['', []],
  ])('%j', (text, expected) => expect(cut(text)).toEqual(expected));

  it('never cuts what must stay whole', () => {
    const text = 'It ended at 9 p.m. Pacific Time. Good.';
    expect(
      sentencesOf(text, [{ start: 12, end: 31 }]).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['It ended at 9 p.m. Pacific Time.', 'Good.']);
  });

  it('loses nothing but space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cut(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
