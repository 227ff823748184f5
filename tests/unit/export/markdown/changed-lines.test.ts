/** A file under version control: what changes in it when the document does. */
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { DATA_START } from '../../../../core/markdown/format.ts';
import { toMarkdown } from '../../../../core/markdown/write.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import { buildReport } from '../../../../core/report/report.ts';
import {
  corpusDocuments,
  rcaDocument,
  sampleDocument,
  seedDocuments,
} from '../../../tools/samples.ts';

const linesOf = (document: Postmortem): string[] =>
  toMarkdown(buildReport(document, { audience: 'internal', zone: '' }), {
    folder: 'media',
  }).text.split('\n');

/** The lines of one text that the other does not have, counted. */
function changed(before: Postmortem, after: Postmortem): string[] {
  const rest = new Map<string, number>();
  for (const line of linesOf(before)) rest.set(line, (rest.get(line) ?? 0) + 1);
  return linesOf(after).filter((line) => {
    const count = rest.get(line) ?? 0;
    rest.set(line, count - 1);
    return count < 1;
  });
}

const sample = sampleDocument();
const SENTENCE =
  'Another sentence, which is a good deal longer than the one that stood here before.';
const withFirst = <T>(list: readonly T[], change: (first: T) => T): T[] => [
  change(list[0]!),
  ...list.slice(1),
];

describe('one line changes', () => {
  it.each<[string, (document: Postmortem) => Partial<Postmortem>]>([
    [
      'with a sentence of a section',
      ({ sections }) => ({
        sections: withFirst(sections, (each) => ({
          ...each,
          body: {
            ...each.body,
            children: [...plainProse(SENTENCE).children, ...each.body.children.slice(1)],
          },
        })),
      }),
    ],
    [
      'with the text of an action',
      ({ actions }) => ({
        actions: withFirst(actions, (each) => ({ ...each, body: plainProse(SENTENCE) })),
      }),
    ],
    [
      'with the status of an action',
      ({ actions }) => ({ actions: withFirst(actions, (each) => ({ ...each, status: 'done' })) }),
    ],
    [
      'with the text of an entry',
      ({ timeline }) => ({
        timeline: withFirst(timeline, (each) => ({ ...each, body: plainProse(SENTENCE) })),
      }),
    ],
    [
      'with the status of an update',
      ({ updates }) => ({
        updates: withFirst(updates, (each) => ({ ...each, status: 'identified' })),
      }),
    ],
  ])('%s', (_, change) => {
    const [line, ...others] = changed(sample, { ...sample, ...change(sample) });
    expect(line).toBeDefined();
    expect(others).toEqual([]);
  });
});

it('a table stays one, whatever the short cells beside its texts say', () => {
  const crowded: Postmortem = {
    ...sample,
    actions: sample.actions.map((action) => ({
      ...action,
      ticket: `https://tickets.example.net/${'long-path/'.repeat(40)}`,
    })),
  };
  const text = linesOf(crowded).join('\n');
  expect(text).toMatch(/^\| Action \|/m);
});

it('what the file keeps out of sight is less than two fifths of it', () => {
  for (const { name, document } of [
    { name: 'sample', document: sample },
    { name: 'rca', document: rcaDocument() },
    ...seedDocuments(),
    ...corpusDocuments(),
  ]) {
    const text = linesOf(document).join('\n');
    const hidden = text.length - text.indexOf(DATA_START);
    expect(hidden / text.length, name).toBeLessThan(0.4);
  }
});
