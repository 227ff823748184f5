/** Suggestions taken over and rejected, beside anything that the author did meanwhile. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { threadsOf, withoutComments } from '../../../core/comments/threads.ts';
import type { CommentThread } from '../../../core/document/comments.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { plainProse, withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { plainText } from '../../../core/prose/text.ts';
import { remarksBetween } from '../../../core/review/between.ts';
import { bringIn } from '../../../core/review/bring-in.ts';
import type { Review } from '../../../core/review/model.ts';
import {
  accept,
  acceptAll,
  reject,
  spellingChangesOf,
  whatChecksSay,
} from '../../../core/review/settle.ts';
import { splice } from '../../../core/review/splice.ts';
import { anyProse, emptyDocument } from '../document/documents.ts';
import { newIds, printerReport } from './reviewed.ts';
import { runs } from '../../tools/runs.ts';

const BY = { by: 'Author', date: '2026-03-07T09:00:00Z' };

/** Paragraphs of numbered words: an edit says by itself where it was made. */
function numbered(paragraphs: readonly (readonly string[])[]): Postmortem {
  return emptyDocument({
    sections: [
      {
        id: 's',
        kind: 'summary',
        title: 'Summary',
        audience: 'everyone',
        required: false,
        guidance: '',
        body: {
          type: 'root',
          children: paragraphs.map((words) => ({
            type: 'paragraph' as const,
            children: [{ type: 'text' as const, value: words.join(' ') }],
          })),
        },
      },
    ],
  });
}

const SIZE = { paragraphs: 4, words: 12 };
const words = (): string[][] =>
  Array.from({ length: SIZE.paragraphs }, (_, row) =>
    Array.from({ length: SIZE.words }, (_, column) => `word${row}x${column}`),
  );

/** Other words in some places: `undefined` stays. */
const edits = (sign: string) =>
  fc.uniqueArray(
    fc.record({
      at: fc.nat(SIZE.paragraphs * SIZE.words - 1),
      to: fc.constantFrom('', `${sign}one`, `${sign}one ${sign}two`),
    }),
    { selector: ({ at }) => at, maxLength: 8 },
  );

function edited(all: readonly { at: number; to: string }[]): string[][] {
  const now = words();
  for (const { at, to } of all) {
    const row = now[Math.floor(at / SIZE.words)]!;
    row[at % SIZE.words] = to === '' ? '\u0000' : to;
  }
  return now.map((row) => row.filter((word) => word !== '\u0000'));
}

function reviewOf(base: Postmortem, theirs: Postmortem, author: string): Review {
  return {
    file: `${author}.md`,
    format: 'markdown',
    base,
    carriesBase: true,
    revision: '1',
    remarks: remarksBetween(base, theirs, { author, date: '' }),
    formatting: 0,
    warnings: [],
  };
}

const text = ({ sections }: Postmortem): string => plainText(sections[0]!.body);
const ids = (threads: readonly CommentThread[]): string[] => threads.map(({ id }) => id);

describe('any edits of the author, any review', () => {
  it('accepting all that is not in conflict gives what both meant', () => {
    fc.assert(
      fc.property(edits('a'), edits('r'), (own, theirs) => {
        // Words side by side are one thought: only edits that are apart have one meaning.
        const apart = theirs.filter(({ at }) => own.every((one) => Math.abs(one.at - at) > 2));
        const base = numbered(words());
        const now = numbered(edited(own));
        const { document, added } = bringIn(
          now,
          [reviewOf(base, numbered(edited(apart)), 'Rhea')],
          newIds(),
        );
        const { document: taken, left } = acceptAll(document, ids(added), BY);
        expect(left).toEqual([]);
        expect(text(taken)).toBe(text(numbered(edited([...own, ...apart]))));
      }),
      { numRuns: runs(300) },
    );
  });

  it('in whatever order they are accepted', () => {
    fc.assert(
      fc.property(edits('r'), fc.infiniteStream(fc.nat()), (theirs, random) => {
        const base = numbered(words());
        const { document, added } = bringIn(
          base,
          [reviewOf(base, numbered(edited(theirs)), 'R')],
          newIds(),
        );
        const keys = new Map(added.map(({ id }) => [id, random.next().value]));
        const order = ids(added).sort((a, b) => keys.get(a)! - keys.get(b)!);
        const { document: taken, left } = acceptAll(document, order, BY);
        expect(left).toEqual([]);
        expect(text(taken)).toBe(text(numbered(edited(theirs))));
      }),
      { numRuns: runs(200) },
    );
  });

  it('rejecting all leaves the document byte for byte', () => {
    fc.assert(
      fc.property(edits('a'), edits('r'), (own, theirs) => {
        const base = numbered(words());
        const now = numbered(edited(own));
        const { document, added } = bringIn(
          now,
          [reviewOf(base, numbered(edited(theirs)), 'R')],
          newIds(),
        );
        const all = ids(added).reduce((one, id) => reject(one, id, BY), document);
        expect(toCanonicalJson(withoutComments(all))).toBe(toCanonicalJson(now));
        expect(threadsOf(all).every(({ state }) => state !== 'open')).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('any edits of rows by the author, any review of them', () => {
  const ROWS = 6;
  const SIZES = { minLength: ROWS, maxLength: ROWS };
  const doings = (...kinds: string[]) => fc.array(fc.constantFrom('', '', ...kinds), SIZES);
  const rows = (document: Postmortem): Postmortem['timeline'] => document.timeline;
  const report = printerReport();
  const base: Postmortem = {
    ...report,
    timeline: Array.from({ length: ROWS }, (_, at) => ({
      ...report.timeline[0]!,
      id: `r${at}`,
      milestone: null,
      body: plainProse(`Row ${at} tells of depot ${at} and what it did.`),
    })),
  };
  const done = (document: Postmortem, doing: readonly string[], sign: string): Postmortem => ({
    ...document,
    timeline: rows(document).flatMap((row, at) => {
      const body = plainProse(plainText(row.body).replace('depot', `${sign}-depot`));
      const fresh = {
        ...row,
        id: `${sign}-new-${at}`,
        body: plainProse(`New of ${sign} below ${at}.`),
      };
      if (doing[at] === 'words') return [{ ...row, body }];
      if (doing[at] === 'source') return [{ ...row, source: sign }];
      if (doing[at] === 'gone') return [];
      return doing[at] === 'below' ? [row, fresh] : [row];
    }),
  });
  const told = (document: Postmortem): string[] =>
    rows(document).map(({ source, body }) => `${source ?? ''} ${plainText(body)}`);

  it('are both there once all that is not in conflict is accepted', () => {
    fc.assert(
      fc.property(
        doings('words', 'source', 'below'),
        doings('words', 'source', 'gone', 'below'),
        (own, theirs) => {
          // A row is the author's or the reviewer's: the same one edited by both is a conflict.
          const apart = theirs.map((doing, at) => (own[at] === '' ? doing : ''));
          const review = reviewOf(base, done(base, apart, 'r'), 'Rhea');
          const now = done(base, own, 'a');
          const { document, added } = bringIn(now, [review], newIds());
          const { document: taken, left } = acceptAll(document, ids(added), BY);
          expect(left).toEqual([]);
          const both = apart.map((doing, at) => doing || own[at]!);
          const wanted = base.timeline.flatMap((_, at) => {
            const sign = apart[at] === '' ? 'a' : 'r';
            const single = both.map((doing, index) => (index === at ? doing : ''));
            const whole = told(done(base, single, sign));
            const before = base.timeline.length - 1 - at;
            return whole.slice(at, whole.length - before);
          });
          expect(told(taken).toSorted()).toEqual(wanted.toSorted());
          const all = ids(added).reduce((one, id) => reject(one, id, BY), document);
          expect(toCanonicalJson(withoutComments(all))).toBe(toCanonicalJson(now));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('other words for a stretch', () => {
  it('say the text with them, in any body, or are refused', () => {
    fc.assert(
      fc.property(
        anyProse,
        fc.nat(60),
        fc.nat(20),
        fc.constantFrom('', 'new', 'new words'),
        (body, from, length, put) => {
          const old = plainText(body);
          const start = Math.min(from, old.length);
          const end = Math.min(start + length, old.length);
          const now = splice(body, { start, end }, put);
          if (!now) return;
          const wanted = old.slice(0, start) + put + old.slice(end);
          const lines = (value: string): string =>
            value
              .split('\n')
              .filter((line) => line.trim() !== '')
              .join('\n');
          expect(lines(plainText(now))).toBe(lines(wanted));
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  it.each<[string, string, string, string, string]>([
    ['keep the marks of what they replace', 'At **10:00** it', '10:00', '10:05', 'At **10:05** it'],
    ['go across marks', 'At **10**:00 it', '10:00', '10:05', 'At 10:05 it'],
    ['take a paragraph out', 'One.\n\nTwo.\n\nThree.', '\nTwo.', '', 'One.\n\nThree.'],
    ['put an item into a list', '- one\n- two', 'one', 'one\nmore', '- one\n- more\n- two'],
    ['join paragraphs', 'One.\n\n*Two.*', '\n', ' ', 'One. *Two.*'],
  ])('%s', (_what, markdown, find, put, after) => {
    const body = withoutPositions(parseMarkdown(markdown));
    const start = plainText(body).indexOf(find);
    const now = splice(body, { start, end: start + find.length }, put);
    expect(now).toEqual(withoutPositions(parseMarkdown(after)));
  });
});

describe('what a suggestion would do', () => {
  it('is shown by what the checks say after and not before', () => {
    const base = printerReport();
    const theirs = {
      ...base,
      timeline: base.timeline.map((entry) =>
        entry.id === 'e3'
          ? {
              ...entry,
              at: {
                ...entry.at!,
                written: '09:10',
                local: '2026-03-03T09:10',
                instant: '2026-03-03T08:10:00Z',
              },
            }
          : entry,
      ),
    };
    const { document, added } = bringIn(base, [reviewOf(base, theirs, 'Rhea')], newIds());
    const found = whatChecksSay(document, added[0]!.id, { now: '2026-03-10T00:00:00Z' });
    expect(found.map(({ rule }) => rule)).toContain('timeline/order');
  });

  it('cannot be taken over once its words are gone, and says so', () => {
    const base = numbered(words());
    const { document, added } = bringIn(
      base,
      [reviewOf(base, numbered(edited([{ at: 5, to: 'rone' }])), 'R')],
      newIds(),
    );
    const gone = {
      ...document,
      sections: [{ ...document.sections[0]!, body: plainProse('All is new.') }],
    };
    expect(accept(gone, added[0]!.id, BY)).toEqual({
      ok: false,
      problem: expect.stringContaining('no longer there') as string,
    });
  });
});

it('changes of spelling are told from others', () => {
  const document = (words: string): Postmortem => numbered([words.split(' ')]);
  const base = document('the servr was not always recieving mail now');
  const theirs = document('the server was never always receiving mail not');
  const { document: now } = bringIn(base, [reviewOf(base, theirs, 'Rhea')], newIds());
  const found = spellingChangesOf(now, 'Rhea').map(({ about }) => about.words?.exact);
  expect(found).toEqual(['servr', 'recieving']);
  expect(spellingChangesOf(now, 'Bo')).toEqual([]);
});
