import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { finishImport, withChanges } from '../../../core/import/merge/changes.ts';
import { NO_CHANGES, type ImportChanges } from '../../../core/import/merge/change-model.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';
import { wordsOf } from '../../tools/words.ts';
import { anyDocument } from '../document/documents.ts';
import { runs } from '../../tools/runs.ts';

const REPORT = `# Labels were printed twice

## Summary
A retry printed each label a second time.

## What happened
09:40 UTC First complaint from the depot in Riga.
09:55 UTC The retry is switched off.

## Timeline
2 June 2026
- 10:05 UTC The printer queue is emptied.
- 10:20 UTC The depot reports single labels.

## Notes
Nobody was on call for printers.
`;

const read = (zone?: string): Postmortem =>
  importText(REPORT, {
    name: '',
    newId: sequentialIds('i'),
    today: '2026-06-03',
    ...(zone && { zone }),
  }).document;
const changed = (document: Postmortem, changes: Partial<ImportChanges>) =>
  withChanges(document, { ...NO_CHANGES, ...changes }, sequentialIds('c'));
const rowKey = (document: Postmortem, words: string): string =>
  changed(document, {}).timeline.find(({ item }) => plainText(item.body).includes(words))!.key;
const sectionKey = (document: Postmortem, title: string): string =>
  changed(document, {}).sections.find(({ item }) => item.title === title)!.key;
const clocks = (document: { timeline: Postmortem['timeline'] }) =>
  document.timeline.map(({ at, body }) => `${at?.instant ?? '-'} ${plainText(body).slice(0, 12)}`);

describe('what the author changes in the preview', () => {
  const document = read();
  const depot = rowKey(document, 'single labels');

  it('reads a changed time at once, with the day that the entry had, and puts the row where it belongs', () => {
    const { timeline } = changed(document, { rows: { [depot]: { written: '9.30am CEST' } } });
    expect(timeline.map(({ item }) => [item.at?.written, item.at?.instant])).toEqual([
      ['9.30am CEST', '2026-06-02T07:30:00Z'],
      ['10:05 UTC', '2026-06-02T10:05:00Z'],
    ]);
    expect(timeline[0]).toMatchObject({ key: depot, changed: true, leftOut: false });
  });

  it('changes text and milestone, and takes a time away', () => {
    const { timeline } = changed(document, {
      rows: { [depot]: { text: 'All is well.', milestone: 'resolved', written: '' } },
    });
    const row = timeline.find(({ key }) => key === depot)!;
    expect(row.item).toMatchObject({ at: null, milestone: 'resolved' });
    expect(plainText(row.item.body)).toBe('All is well.');
  });

  it('puts what is left out into Unsorted, or lets it go where the author says so', () => {
    const preview = changed(document, { rows: { [depot]: { leftOut: true } } });
    expect(preview.timeline.map(({ leftOut }) => leftOut)).toEqual([false, true]);
    const kept = finishImport(preview, true, sequentialIds('f'));
    expect(kept.timeline).toHaveLength(1);
    expect(plainText(kept.sections.at(-1)!.body)).toBe(
      '10:20 UTC · 2 June 2026\nThe depot reports single labels.',
    );
    expect(JSON.stringify(finishImport(preview, false, sequentialIds('f')))).not.toContain(
      'single labels',
    );
  });

  it('gives a section another title and kind; one that is a timeline gives its lines as entries', () => {
    const { timeline, sections } = changed(document, {
      sections: {
        [sectionKey(document, 'What happened')]: { kind: 'timeline', title: 'First hour' },
      },
    });
    expect(timeline.map(({ item }) => item.at?.instant)).toEqual([
      '2026-06-02T09:40:00Z',
      '2026-06-02T09:55:00Z',
      '2026-06-02T10:05:00Z',
      '2026-06-02T10:20:00Z',
    ]);
    expect(sections.map(({ item, changed: is }) => [item.title, item.kind, is])).toContainEqual([
      'First hour',
      'timeline',
      true,
    ]);
  });

  it('moves a section to Unsorted, and from there a line to the entries and one to a section', () => {
    const toUnsorted = {
      sections: {
        [sectionKey(document, 'What happened')]: { kind: 'unsorted' as const },
        [sectionKey(document, 'Notes')]: { kind: 'unsorted' as const },
      },
    };
    const moved = changed(document, toUnsorted);
    expect(
      moved.unsorted.map(
        ({ item }) => plainText({ type: 'root', children: [item] }).split('\n')[0],
      ),
    ).toEqual([
      'What happened',
      expect.stringMatching(/^09:40/),
      'Notes',
      'Nobody was on call for printers.',
    ]);
    const { key: lines } = moved.unsorted[1]!;
    const { key: note } = moved.unsorted[3]!;
    const summary = sectionKey(document, 'Summary');
    const placed = finishImport(
      changed(document, {
        ...toUnsorted,
        blocks: { [lines]: { entry: true }, [note]: { section: summary } },
      }),
      true,
      sequentialIds('f'),
    );
    expect(clocks(placed)).toEqual([
      '2026-06-02T09:40:00Z First compla',
      '2026-06-02T09:55:00Z The retry is',
      '2026-06-02T10:05:00Z The printer ',
      '2026-06-02T10:20:00Z The depot re',
    ]);
    expect(placed.sections.map(({ title, body }) => [title, plainText(body)])).toEqual([
      ['Summary', 'A retry printed each label a second time.\nNobody was on call for printers.'],
      ['Timeline', expect.any(String)],
      ['Unsorted', 'What happened\nNotes'],
    ]);
  });

  it('stays with what it is about when the sources are read again', () => {
    const key = rowKey(document, 'emptied');
    const { timeline } = changed(read('Asia/Tokyo'), {
      rows: { [key]: { milestone: 'mitigated' }, 'entry|gone': { leftOut: true } },
    });
    expect(timeline.map(({ item, leftOut }) => [item.milestone, leftOut])).toEqual([
      ['mitigated', false],
      [null, false],
    ]);
  });

  it('tells rows of the same words apart', () => {
    const twin = {
      ...document,
      timeline: [...document.timeline, { ...document.timeline[0]!, id: 'twin' }],
    };
    const keys = changed(twin, {}).timeline.map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
    expect(
      changed(twin, { rows: { [keys[2]!]: { leftOut: true } } }).timeline.map(
        ({ leftOut }) => leftOut,
      ),
    ).toEqual([false, false, true]);
  });

  it('loses no word, whatever is left out or moved', () => {
    const pick = fc.array(fc.nat(), { maxLength: 6 });
    fc.assert(
      fc.property(
        anyDocument,
        pick,
        pick,
        pick,
        fc.constantFrom('timeline', 'actions', 'unsorted', 'summary'),
        (any, out, moved, placed, kind) => {
          const plain = changed(any, {});
          const rows = [...plain.timeline, ...plain.updates, ...plain.actions];
          const some = <T>(all: readonly T[], numbers: readonly number[]): T[] =>
            all.length === 0 ? [] : numbers.map((number) => all[number % all.length]!);
          const sections = Object.fromEntries(
            some(plain.sections, moved).map(({ key }) => [key, { kind: kind as 'timeline' }]),
          );
          const first = changed(any, { sections });
          const home = first.sections[0];
          const blocks = Object.fromEntries(
            some(first.unsorted, placed).map(({ key }, index) => [
              key,
              home && index % 2 ? { section: home.key } : { entry: true as const },
            ]),
          );
          const result = finishImport(
            changed(any, {
              rows: Object.fromEntries(some(rows, out).map(({ key }) => [key, { leftOut: true }])),
              sections,
              blocks,
            }),
            true,
            sequentialIds('f'),
          );
          const words = (document: Postmortem): string[] =>
            wordsOf(
              [
                ...document.sections.flatMap((each) => [
                  each.kind === 'unsorted' ? '' : each.title,
                  plainText(each.body),
                ]),
                ...[...document.timeline, ...document.updates].map(
                  ({ at, body }) => `${at?.written ?? ''} ${plainText(body)}`,
                ),
                ...document.timeline.map(({ source }) => source ?? ''),
                ...document.actions.map(
                  ({ body, owner, ticket }) => `${plainText(body)} ${owner} ${ticket}`,
                ),
              ].join('\n'),
            );
          const has = new Map<string, number>();
          for (const word of words(result)) has.set(word, (has.get(word) ?? 0) + 1);
          for (const word of words(any)) has.set(word, (has.get(word) ?? 0) - 1);
          expect([...has].filter(([, count]) => count < 0)).toEqual([]);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it('is the import itself where nothing is changed', () => {
    expect(finishImport(changed(document, {}), true, sequentialIds('f'))).toEqual(document);
  });
});
