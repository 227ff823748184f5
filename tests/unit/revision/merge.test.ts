import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { bodiesOf } from '../../../core/document/bodies.ts';
import { postmortemSchema } from '../../../core/document/schema.ts';
import { settleConflict } from '../../../core/editing/settle-conflict.ts';
import { mapFacts } from '../../../core/live-facts/in-prose.ts';
import { paragraph, withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { plainText } from '../../../core/prose/text.ts';
import { LISTS } from '../../../core/revision/change.ts';
import { merge } from '../../../core/revision/merge/merge.ts';
import { wordSet } from '../../../core/revision/words.ts';
import { anyDocument, emptyDocument } from '../document/documents.ts';
import { versions } from './versions.ts';
import { runs } from '../../tools/runs.ts';

const body = (markdown: string) => withoutPositions(parseMarkdown(markdown));
const row = (id: string, words: string): Postmortem['timeline'][number] => ({
  id,
  at: null,
  milestone: null,
  body: body(words),
  audience: 'everyone',
  source: null,
});
const withRows = (...rows: Postmortem['timeline']): Postmortem => emptyDocument({ timeline: rows });
const texts = ({ timeline }: Postmortem): string[] => timeline.map((one) => plainText(one.body));
/** A body each, base, ours and theirs, merged. */
function merged(base: string, ours: string, theirs: string) {
  const { document, conflicts } = merge(
    withRows(row('a', base)),
    withRows(row('a', ours)),
    withRows(row('a', theirs)),
  );
  return { text: plainText(document.timeline[0]!.body), conflicts };
}

describe('a merge', () => {
  it('takes rows of either side', () => {
    const base = withRows(row('a', 'A.'), row('b', 'B.'), row('c', 'C.'));
    const [a, b, c] = base.timeline;
    const { document, conflicts } = merge(
      base,
      { ...base, timeline: [a!, row('x', 'Ours.'), b!, c!] },
      { ...base, timeline: [c!, a!, { ...b!, body: body('B, changed.') }] },
    );
    expect(texts(document)).toEqual(['C.', 'A.', 'Ours.', 'B, changed.']);
    expect(conflicts).toEqual([]);
    expect(document.conflicts).toBeUndefined();
  });

  it('takes blocks, items and distant words of either side', () => {
    expect(
      merged(
        'One.\n\nTwo.\n\nThree.',
        'One!\n\nTwo.\n\nThree.',
        'One.\n\nTwo.\n\nThree, and more.',
      ),
    ).toEqual({ text: 'One!\nTwo.\nThree, and more.', conflicts: [] });
    expect(
      merged('- one\n- two\n- three', '- one\n- two\n- **three**', '- one, too\n- two\n- three'),
    ).toEqual({ text: 'one, too\ntwo\nthree', conflicts: [] });
    expect(
      merged(
        'The queue at the press grew because nobody looked at the tray for an hour.',
        'The long queue at the press grew because nobody looked at the tray for an hour.',
        'The queue at the press grew because nobody looked at the tray for a whole day.',
      ),
    ).toEqual({
      text: 'The long queue at the press grew because nobody looked at the tray for a whole day.',
      conflicts: [],
    });
  });

  it('keeps marks of words that it takes from both sides', () => {
    const { document } = merge(
      withRows(row('a', 'One two *three* four five [six](https://a.example) seven.')),
      withRows(row('a', '**One** two *three* four five [six](https://a.example) seven.')),
      withRows(row('a', 'One two *three* four five [six](https://a.example) eight.')),
    );
    expect(document.timeline[0]!.body).toEqual(
      body('**One** two *three* four five [six](https://a.example) eight.'),
    );
  });

  it('leaves open what both sides say about the same, with both sides', () => {
    const { text, conflicts } = merged(
      'It lasted 2 h in all. Nobody was hurt, and the press ran again at noon.',
      'It lasted 3 h in all. Nobody was hurt, and the press ran again at noon.',
      'It lasted 2 min in all. Nobody was hurt, and the press ran again at one.',
    );
    expect(text).toBe('It lasted 3 h in all. Nobody was hurt, and the press ran again at one.');
    expect(conflicts).toEqual([
      {
        id: 'c1',
        what: 'text',
        in: 'timeline',
        part: 'a',
        key: '',
        here: [paragraph('It lasted 3 h in all. Nobody was hurt, and the press ran again at one.')],
        there: [
          paragraph('It lasted 2 min in all. Nobody was hurt, and the press ran again at one.'),
        ],
      },
    ]);
  });

  it('keeps what one side removed and the other changed', () => {
    const base = withRows(row('a', 'A.'), row('b', 'B.'));
    const { document, conflicts } = merge(
      base,
      withRows(row('b', 'B.')),
      withRows(row('a', 'A, changed.'), row('b', 'B.')),
    );
    expect(texts(document)).toEqual(['A, changed.', 'B.']);
    expect(conflicts).toMatchObject([{ what: 'presence', in: 'timeline', part: 'a' }]);
  });

  it('leaves open where a part goes that both sides moved, each elsewhere', () => {
    const base = withRows(...['a', 'b', 'c', 'd', 'e'].map((id) => row(id, id)));
    const [a, b, c, d, e] = base.timeline;
    const ours = { ...base, timeline: [b!, c!, a!, d!, e!] };
    const theirs = { ...base, timeline: [b!, c!, d!, e!, a!] };
    const { document, conflicts } = merge(base, ours, theirs);
    expect(texts(document)).toEqual(['b', 'c', 'a', 'd', 'e']);
    expect(conflicts).toEqual([
      { id: 'c1', what: 'place', in: 'timeline', part: 'a', key: '', there: 'e' },
    ]);
    expect(texts(settleConflict(document, 'c1', 'there'))).toEqual(['b', 'c', 'd', 'e', 'a']);
    expect(merge(base, ours, { ...ours, title: 'Labels' }).conflicts).toEqual([]);
  });

  it('keeps both parts of which each side added one under the same id', () => {
    const { document, conflicts } = merge(
      withRows(),
      withRows(row('n', 'Ours.')),
      withRows(row('n', 'Theirs.')),
    );
    expect(texts(document).sort()).toEqual(['Ours.', 'Theirs.']);
    expect(conflicts).toEqual([]);
  });

  it('takes once what both sides added alike', () => {
    const { document } = merge(
      withRows(),
      withRows(row('n', 'The same.')),
      withRows(row('m', 'The same.')),
    );
    expect(texts(document)).toEqual(['The same.']);
  });

  it('keeps a picture that one side took out and the other shows anew', () => {
    const picture = { type: 'image/png', data: 'AAAA', name: '' };
    const base = { ...withRows(row('a', 'A.')), media: { p: picture } };
    const { document } = merge(
      base,
      { ...base, media: {} },
      { ...base, timeline: [row('a', 'A.\n\n![Graph](media:p)')] },
    );
    expect(document.media).toEqual({ p: picture });
  });

  it('with a side that changed nothing is the other side', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (base, other) => {
        expect(merge(base, other, base)).toEqual({ document: other, conflicts: [] });
        expect(merge(base, base, other)).toEqual({ document: other, conflicts: [] });
      }),
    );
  });

  it('is valid, and loses no word that either side wrote', () => {
    fc.assert(
      fc.property(versions(2), ([base, ours, theirs]) => {
        const { document } = merge(base, ours!, theirs!);
        expect(postmortemSchema.safeParse(document).error).toBeUndefined();
        const ids = LISTS.flatMap((list) => document[list].map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        const kept = new Set([...written(document), ...allWords(document.conflicts)]);
        const old = written(base);
        for (const side of [ours!, theirs!])
          for (const word of written(side)) if (!old.has(word)) expect(kept).toContain(word);
      }),
      { numRuns: runs(300) },
    );
  });

  it('is the same whichever side is ours, where nothing is left open', () => {
    let clean = 0;
    fc.assert(
      fc.property(versions(2), ([base, ours, theirs]) => {
        const one = merge(base, ours!, theirs!);
        const other = merge(base, theirs!, ours!);
        expect(one.conflicts.length).toBe(other.conflicts.length);
        if (one.conflicts.length > 0 || one.document.conflicts) return;
        clean++;
        expect(bare(one.document)).toEqual(bare(other.document));
      }),
      { numRuns: runs(300) },
    );
    expect(clean).toBeGreaterThan(50);
  });

  it('of edits in different rows has all of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.array(fc.tuple(fc.nat(11), fc.constantFrom('ours', 'theirs')), { maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(11), fc.constantFrom('ours', 'theirs')), { maxLength: 4 }),
        (count, edits, additions) => {
          const base = withRows(
            ...Array.from({ length: count }, (_, index) => row(`r${index}`, `Row ${index}.`)),
          );
          const side = (name: string): Postmortem => ({
            ...base,
            timeline: base.timeline.flatMap((one, index) => [
              edits.some(([at, who]) => at === index && who === name && isFirst(edits, at, who))
                ? { ...one, body: body(`Row ${index}, said by ${name}.`) }
                : one,
              ...(additions.some(([at, who]) => at === index && who === name)
                ? [row(`${name}${index}`, `Added by ${name}.`)]
                : []),
            ]),
          });
          const { document, conflicts } = merge(base, side('ours'), side('theirs'));
          expect(conflicts).toEqual([]);
          const all = [...side('ours').timeline, ...side('theirs').timeline];
          for (const one of all)
            if (!base.timeline.some((old) => old === one))
              expect(document.timeline).toContainEqual(one);
          expect(document.timeline.map(({ id }) => id).filter((id) => /^r/.test(id))).toEqual(
            base.timeline.map(({ id }) => id),
          );
        },
      ),
    );
  });
});

function isFirst(edits: readonly [number, string][], at: number, who: string): boolean {
  return edits.find(([index]) => index === at)![1] === who;
}

/** The words of all bodies, without those that follow something. */
function written(document: Postmortem): Set<string> {
  const nothing = { type: 'text' as const, value: '' };
  return new Set(
    bodiesOf(document).flatMap((one) => [...wordSet(plainText(mapFacts(one, () => nothing)))]),
  );
}

function allWords(value: unknown): string[] {
  if (typeof value === 'string') return [...wordSet(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(allWords);
}

/** Without the order of what has none that a reader would see: ids made in the merge. */
function bare(document: Postmortem): unknown {
  return { ...document, people: [...document.people].map((one) => JSON.stringify(one)).sort() };
}
