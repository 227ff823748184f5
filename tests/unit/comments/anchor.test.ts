/** Comments hold to their words while the text around them is edited. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuoted, holdOf, quotedAt } from '../../../core/comments/anchor.ts';
import { plainProse } from '../../../core/prose/build.ts';
import { emptyDocument } from '../document/documents.ts';

const TEXT = 'The queue froze at 10:13. Nobody saw that the queue had been slow since 09:40.';

/** The anchor of the `nth` (from 0) `words` in `text`. */
function quote(text: string, words: string, nth = 0) {
  let start = text.indexOf(words);
  for (let seen = 0; seen < nth; seen++) start = text.indexOf(words, start + 1);
  return quotedAt(text, { start, end: start + words.length });
}

describe('words are found again', () => {
  it.each<[string, string, number, string, number]>([
    ['where nothing changed', 'queue', 1, TEXT, 46],
    ['behind text that was put before them', 'queue', 1, `At noon, said Ada. ${TEXT}`, 65],
    ['where the sentences were turned round', 'queue', 0, `Slow since 09:40. ${TEXT}`, 22],
    ['where words beside them changed', 'slow', 0, TEXT.replace('been slow', 'become slow'), 63],
    ['where all of the text before them went', 'since 09:40', 0, 'It was so since 09:40.', 10],
  ])('%s', (_what, words, nth, now, at) => {
    expect(findQuoted(now, quote(TEXT, words, nth))).toEqual({ start: at, end: at + words.length });
  });

  it.each<[string, string, string]>([
    ['that are gone', 'froze', 'The queue stood still at 10:13.'],
    ['where only a short word of a new text is the same', 'at', 'Ada looked at it later.'],
  ])('but not those %s', (_what, words, now) => {
    expect(findQuoted(now, quote(TEXT, words))).toBeNull();
  });

  it('that were changed themselves, between what stands around them', () => {
    const anchor = quote(TEXT, 'froze at 10:13');
    const now = 'The queue stood still at 10:15. Nobody saw that the queue had been slow.';
    expect(findQuoted(now, anchor)).toEqual({ start: 10, end: 30 });
  });

  it('a point is found between its neighbours', () => {
    const point = quotedAt(TEXT, { start: 24, end: 24 });
    expect(findQuoted(`Later: ${TEXT}`, point)).toEqual({ start: 31, end: 31 });
    expect(findQuoted('', quotedAt('', { start: 0, end: 0 }))).toEqual({ start: 0, end: 0 });
    expect(findQuoted('Something else.', point)).toBeNull();
  });

  it('whatever is written before and behind them', () => {
    const words = fc.array(fc.constantFrom('queue', 'slow', 'at', 'the', '10:13'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.nat(), fc.string(), fc.string(), (list, pick, before, after) => {
        const text = list.join(' ');
        const start = list.slice(0, pick % list.length).join(' ').length;
        const from = start === 0 ? 0 : start + 1;
        const anchor = quotedAt(text, { start: from, end: text.length });
        const found = findQuoted(before + text + after, anchor);
        if (found) expect((before + text + after).slice(found.start, found.end)).toBe(anchor.exact);
        else expect(anchor.exact.length).toBeLessThan(6);
      }),
    );
  });
});

it('a comment says what became of its place', () => {
  const section = {
    id: 's1',
    kind: 'summary' as const,
    title: 'Summary',
    audience: 'everyone' as const,
    required: false,
    guidance: '',
    body: plainProse(TEXT),
  };
  const document = emptyDocument({ sections: [section] });
  const about = { in: 'sections' as const, part: 's1', words: quote(TEXT, 'froze') };
  expect(holdOf(document, about)).toEqual({ state: 'words', stretch: { start: 10, end: 15 } });
  const rewritten = emptyDocument({ sections: [{ ...section, body: plainProse('All new.') }] });
  expect(holdOf(rewritten, about)).toEqual({ state: 'without-words' });
  expect(holdOf(emptyDocument(), about)).toEqual({ state: 'gone' });
  expect(holdOf(document, { in: 'document', part: '' })).toEqual({ state: 'part' });
  expect(holdOf(document, { in: 'media', part: 'constructor' })).toEqual({ state: 'gone' });
});
