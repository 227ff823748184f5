import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { postmortemSchema } from '../../../core/document/schema.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { applyChanges } from '../../../core/revision/apply.ts';
import { LISTS } from '../../../core/revision/change.ts';
import { changesBetween } from '../../../core/revision/compare.ts';
import { withIdsOf } from '../../../core/revision/match.ts';
import { wordRuns } from '../../../core/revision/words.ts';
import { anyDocument, emptyDocument } from '../document/documents.ts';
import { versions } from './versions.ts';
import { runs } from '../../tools/runs.ts';

const body = (markdown: string) => withoutPositions(parseMarkdown(markdown));
const time = (clock: string): Time => ({
  written: clock,
  local: `2026-03-03T${clock}`,
  zone: 'UTC',
  instant: `2026-03-03T${clock}:00Z`,
  approximate: false,
});
const row = (id: string, clock: string, words: string): Postmortem['timeline'][number] => ({
  id,
  at: time(clock),
  milestone: null,
  body: body(words),
  audience: 'everyone',
  source: null,
});
const kinds = (before: Postmortem, after: Postmortem): string[] =>
  changesBetween(before, after).map((change) => change.kind);

describe('the changes between two versions', () => {
  const before = emptyDocument({
    timeline: [
      row('a', '10:00', 'Alarm.'),
      row('b', '10:05', 'Depot called.'),
      row('c', '10:09', 'Rollback began.'),
    ],
  });

  it('are none between a version and itself, read from a file again', () => {
    const opened = openPostmortem(toCanonicalJson(before));
    expect(opened.ok && changesBetween(before, opened.document)).toEqual([]);
  });

  it('call a moved row moved, and the rest untouched', () => {
    const [a, b, c] = before.timeline;
    const after = { ...before, timeline: [c!, a!, b!] };
    expect(changesBetween(before, after)).toEqual([
      {
        kind: 'moved',
        where: { kind: 'timeline', id: 'c' },
        list: 'timeline',
        id: 'c',
        from: 2,
        anchor: null,
        index: 0,
      },
    ]);
  });

  it('find a row again by what it says where its id is lost', () => {
    const lost = before.timeline.map((one, index) => ({ ...one, id: `x${index}` }));
    expect(kinds(before, { ...before, timeline: lost })).toEqual([]);
    const edited = lost.with(1, { ...lost[1]!, body: body('Depot called twice.') });
    expect(changesBetween(before, { ...before, timeline: edited })).toMatchObject([
      { kind: 'blocks', id: 'b', path: [], at: 0 },
    ]);
  });

  it('keep what follows a lost id with the row', () => {
    const withFact = {
      ...before,
      ignored: [{ rule: 'r', place: 'timeline:x0:0:Alarm', reason: '' }],
      timeline: before.timeline.with(0, { ...before.timeline[0]!, id: 'x0' }),
    };
    expect(withIdsOf(before, withFact).ignored[0]!.place).toBe('timeline:a:0:Alarm');
  });

  it('go into lists and tables, to the smallest block that differs', () => {
    const within = (markdown: string): Postmortem => ({
      ...before,
      timeline: [{ ...before.timeline[0]!, body: body(markdown) }],
    });
    const change = (one: string, other: string) => changesBetween(within(one), within(other));
    expect(change('- one\n- two\n- three', '- one\n- two more\n- three')).toMatchObject([
      { path: [0, 1], at: 0, before: [{ type: 'paragraph' }] },
    ]);
    expect(change('| a | b |\n|-|-|\n| 1 | 2 |', '| a | b |\n|-|-|\n| 1 | 3 |')).toMatchObject([
      { path: [0, 1], at: 1, before: [{ type: 'tableCell' }] },
    ]);
  });

  it('are plain data', () => {
    fc.assert(
      fc.property(versions(1), ([one, other]) => {
        const changes = changesBetween(one, other!);
        expect(structuredClone(changes)).toEqual(changes);
        expect(applyChanges(one, JSON.parse(JSON.stringify(changes)))).toEqual(
          applyChanges(one, changes),
        );
      }),
    );
  });

  it('give the later version when all are applied, the earlier when none is', () => {
    fc.assert(
      fc.property(versions(1), ([one, other]) => {
        expect(applyChanges(one, [])).toBe(one);
        expect(applyChanges(one, changesBetween(one, other!))).toEqual(withIdsOf(one, other!));
        expect(applyChanges(other!, changesBetween(other!, one))).toEqual(withIdsOf(other!, one));
      }),
      { numRuns: runs(300) },
    );
  });

  it('do so between any two documents, too', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, other) => {
        expect(applyChanges(one, changesBetween(one, other))).toEqual(withIdsOf(one, other));
      }),
      { numRuns: runs(200) },
    );
  });

  it('are found by id wherever ids are known: the later version is then left as it is', () => {
    fc.assert(
      fc.property(versions(1), ([one, other]) => {
        const known = new Set(LISTS.flatMap((list) => one[list].map(({ id }) => id)));
        fc.pre(LISTS.every((list) => other![list].every(({ id }) => known.has(id))));
        expect(withIdsOf(one, other!)).toBe(other!);
      }),
    );
  });

  it('each alone, or some of them, keep the document valid, and leave the rest to be found', () => {
    fc.assert(
      fc.property(versions(1), fc.infiniteStream(fc.boolean()), ([one, other], choice) => {
        const changes = changesBetween(one, other!);
        const valid = (document: Postmortem): void => {
          expect(postmortemSchema.safeParse(document).error).toBeUndefined();
          const ids = LISTS.flatMap((list) => document[list].map(({ id }) => id));
          expect(new Set(ids).size).toBe(ids.length);
        };
        for (const change of changes) {
          const alone = applyChanges(one, [change]);
          valid(alone);
          expect(applyChanges(alone, changesBetween(alone, other!))).toEqual(
            withIdsOf(alone, other!),
          );
        }
        const some = applyChanges(
          one,
          changes.filter(() => choice.next().value),
        );
        valid(some);
      }),
      { numRuns: 60 },
    );
  });
});

describe('words', () => {
  const runs = (one: string, other: string) =>
    wordRuns(body(one).children, body(other).children).map(({ kind, text }) => [kind, text]);

  it('are whole: a clock time, a version and a host are one', () => {
    expect(runs('It began at 10:12 on press-07.', 'It began at 10:14 on press-07.')).toEqual([
      ['same', 'It began at '],
      ['removed', '10:12'],
      ['added', '10:14'],
      ['same', ' on press-07.'],
    ]);
  });

  it('of scripts without spaces are their signs', () => {
    expect(runs('障害が発生した', '障害が解消した').map(([kind]) => kind)).toContain('same');
  });

  it('give both texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const blocks = (value: string) => [{ type: 'code' as const, value }];
        const all = wordRuns(blocks(one), blocks(other));
        const without = (kind: string): string =>
          all.map((run) => (run.kind === kind ? '' : run.text)).join('');
        expect(without('added')).toBe(one);
        expect(without('removed')).toBe(other);
      }),
    );
  });
});
