/** What a merge leaves open: kept in the file, shown as a problem, settled by its fixes. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { postmortemSchema } from '../../../core/document/schema.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { applyEdits } from '../../../core/editing/edits.ts';
import { settleConflict, settlings } from '../../../core/editing/settle-conflict.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { plainProse } from '../../../core/prose/build.ts';
import { plainText } from '../../../core/prose/text.ts';
import { merge } from '../../../core/revision/merge/merge.ts';
import { emptyDocument } from '../document/documents.ts';
import { versions } from './versions.ts';
import { runs } from '../../tools/runs.ts';

const FIXTURE = new URL('../../fixtures/documents/v2-conflicts.postmortem', import.meta.url);

const row = (words: string): Postmortem['timeline'][number] => ({
  id: 'a',
  at: null,
  milestone: null,
  body: plainProse(words),
  audience: 'everyone',
  source: null,
});
const saying = (words: string, parts: Partial<Postmortem> = {}): Postmortem =>
  emptyDocument({ timeline: [row(words)], ...parts });
const open = merge(
  saying('It lasted 2 h.', { title: 'Labels' }),
  saying('It lasted 3 h.', { title: 'No labels' }),
  saying('It lasted 4 h.', { title: 'Labels lost' }),
).document;
const found = (document: Postmortem) =>
  runChecks(document, { now: '2026-11-21T12:00:00Z' }).filter(({ rule }) => rule === 'merge/open');
const words = (document: Postmortem): string => plainText(document.timeline[0]!.body);

describe('an open conflict', () => {
  it('is kept in the file, and the file opens', () => {
    const opened = openPostmortem(toCanonicalJson(open));
    expect(opened).toEqual({ ok: true, document: open });
    expect(open.conflicts).toHaveLength(2);
  });

  it('is a problem that quotes both sides, with what can be decided', () => {
    expect(found(open)).toMatchObject([
      {
        severity: 'error',
        where: { kind: 'title' },
        message:
          'Two versions differ in the title: this says “No labels”, that says “Labels lost”.',
      },
      {
        where: { kind: 'timeline', id: 'a' },
        message: 'Two versions differ: this says “It lasted 3 h.”, that says “It lasted 4 h.”.',
        fixes: [
          { title: 'Take this: “It lasted 3 h.”' },
          { title: 'Take that: “It lasted 4 h.”' },
          { title: 'Keep both' },
        ],
      },
    ]);
  });

  it('tells long sides apart by what is different in them', () => {
    const long = 'The labels were lost because of';
    const conflict = { ...open.conflicts![0]!, key: 'title', what: 'value' as const };
    const sides = { here: `${long} the depot.`, there: `${long} the printer.` };
    const [problem] = found({ ...open, title: sides.here, conflicts: [{ ...conflict, ...sides }] });
    expect(problem!.fixes.map(({ title }) => title)).toEqual([
      'Take this: “…depot.”',
      'Take that: “…printer.”',
      'Keep both',
    ]);
  });

  it.each([
    [0, 'It lasted 3 h.'],
    [1, 'It lasted 4 h.'],
    [2, 'It lasted 3 h.\nIt lasted 4 h.'],
  ])('is settled by fix %i', (fix, text) => {
    const settled = applyEdits(open, found(open)[1]!.fixes[fix]!.edits);
    expect(words(settled)).toBe(text);
    expect(found(settled)).toHaveLength(1);
    expect(applyEdits(settled, found(settled)[0]!.fixes[0]!.edits).conflicts).toBeUndefined();
  });

  it('loses nothing where its words were edited before it is settled', () => {
    const edited = { ...open, timeline: [row('It lasted long.')] };
    const id = open.conflicts!.find(({ what }) => what === 'text')!.id;
    expect(words(settleConflict(edited, id, 'there'))).toBe('It lasted long.\nIt lasted 4 h.');
  });

  it('has no place where its part is gone, and can still be closed', () => {
    const gone = { ...open, timeline: [] };
    expect(found(gone)[1]).toMatchObject({ where: { kind: 'document' } });
    for (const conflict of open.conflicts!)
      for (const take of settlings(conflict))
        expect(settleConflict(gone, conflict.id, take).timeline).toEqual([]);
  });

  it('of any merge is settled either way to a valid document without it', () => {
    fc.assert(
      fc.property(versions(2), fc.infiniteStream(fc.nat(2)), ([base, ours, theirs], choice) => {
        let document = merge(base, ours!, theirs!).document;
        for (const { id } of document.conflicts ?? []) {
          const conflict = document.conflicts!.find((one) => one.id === id)!;
          const all = settlings(conflict);
          document = settleConflict(document, id, all[choice.next().value % all.length]!);
          expect(document.conflicts?.some((one) => one.id === id) ?? false).toBe(false);
          expect(postmortemSchema.safeParse(document).error).toBeUndefined();
        }
        expect(document.conflicts).toBeUndefined();
      }),
      { numRuns: runs(100) },
    );
  });

  it('survives a further merge, and is gone once a side has settled it', () => {
    const settled = settleConflict(open, open.conflicts![0]!.id, 'here');
    const later = { ...open, revision: '2' };
    expect(merge(open, settled, later).document.conflicts).toEqual(settled.conflicts);
  });

  it('with a side that could not stand in the document is refused, with its place', () => {
    const broken = toCanonicalJson(open).replace(
      /"what": "text"[\s\S]*?"here": \[/,
      (start) => `${start}5,`,
    );
    expect(openPostmortem(broken)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/conflicts\[\d\]\.here.*must be text blocks/) as string,
    });
  });

  it('of the stored file is read for ever', () => {
    const opened = openPostmortem(readFileSync(FIXTURE, 'utf8'));
    expect(opened.ok && opened.document.conflicts?.map(({ what }) => what)).toEqual([
      'value',
      'text',
    ]);
    const stored = readFileSync(FIXTURE, 'utf8').replace('"version": 2', '"version": 3');
    expect(opened.ok && toCanonicalJson(opened.document)).toBe(stored);
  });
});
