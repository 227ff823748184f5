/** A report of a document in which a merge left something open says so, and not what. */
import { describe, expect, it } from 'vitest';
import { readOwnMarkdown } from '../../../core/markdown/read.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { randomIds } from '../../../core/document/ids.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { buildReport } from '../../../core/report/report.ts';
import { emptyDocument } from '../document/documents.ts';

const open = (language: string): Postmortem =>
  emptyDocument({
    title: 'Labels',
    language,
    conflicts: [
      {
        id: 'c1',
        what: 'value',
        in: 'document',
        part: '',
        key: 'title',
        here: 'a',
        there: 'Zebra',
      },
      {
        id: 'c2',
        what: 'value',
        in: 'document',
        part: '',
        key: 'state',
        here: 'draft',
        there: 'approved',
      },
    ],
  });

describe('a report with open conflicts', () => {
  it.each([
    ['en', 'Draft, open conflicts: 2'],
    ['de', 'Entwurf, offene Konflikte: 2'],
    ['fr', 'Brouillon, conflits non résolus : 2'],
  ])('in %s says so with its state', (language, words) => {
    for (const audience of ['everyone', 'internal'] as const) {
      const report = buildReport(open(language), { audience, zone: '', withSource: false });
      expect(toMarkdownText(report)).toContain(words);
      expect(toHtml(report)).toContain(words);
      expect(report.stamp.head).toContain(words.slice(1));
    }
  });

  it('for everyone holds nothing of what is open', () => {
    const report = buildReport(open('en'), { audience: 'everyone', zone: '' });
    expect(toMarkdownText(report)).not.toContain('Zebra');
    expect(JSON.stringify(report.source)).not.toContain('Zebra');
  });

  it('comes back from our Markdown with all of it', () => {
    const text = toMarkdownText(buildReport(open('en'), { audience: 'internal', zone: '' }));
    expect(readOwnMarkdown(text, randomIds(), new Map())).toEqual(open('en'));
  });
});
