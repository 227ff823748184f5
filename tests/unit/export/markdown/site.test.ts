/** Our Markdown in a repository and on a site: what linters and generators want of it. */
import { lint } from 'markdownlint/sync';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { splitFrontMatter } from '../../../../core/markdown/front-matter.ts';
import { readOwnMarkdown } from '../../../../core/markdown/read.ts';
import { toMarkdown } from '../../../../core/markdown/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { rcaDocument, sampleDocument } from '../../../tools/samples.ts';

const sample = sampleDocument();
const textOf = (document: Postmortem, brief = false): string =>
  toMarkdown(buildReport(document, { audience: 'internal', zone: '', brief }), {
    folder: 'outage-media',
  }).text;
const frontOf = (text: string): Record<string, unknown> =>
  parse(splitFrontMatter(text)!.front) as Record<string, unknown>;

describe('markdownlint', () => {
  it.each([
    ['the sample', sample],
    ['a long report', rcaDocument()],
  ])('has nothing to say of %s', (_, document) => {
    for (const brief of [false, true]) {
      const { text } = lint({
        strings: { text: textOf(document, brief) },
        // A paragraph is one line, so that a changed word is one. A code block's language is the
        // author's to say.
        config: { default: true, MD013: false, MD040: false },
      });
      expect(
        text!.map((each) => `${each.lineNumber} ${each.ruleNames[0]} ${each.errorContext}`),
      ).toEqual([]);
    }
  });
});

describe('a generator of sites', () => {
  it('finds the title once, in the front matter', () => {
    const text = textOf(sample);
    expect(frontOf(text)['title']).toBe(sample.title);
    expect(text).not.toMatch(/^# /m);
  });

  it('finds day, draft and tags at the top level', () => {
    expect(frontOf(textOf(sample))).toMatchObject({
      date: '2026-03-03',
      draft: false,
      tags: sample.incident.services,
    });
    expect(frontOf(textOf({ ...sample, state: 'in-review' }))['draft']).toBe(true);
  });

  it('is given no empty day', () => {
    const text = textOf({ ...sample, incident: { ...sample.incident, date: '' } });
    expect(Object.keys(frontOf(text))).not.toContain('date');
    expect(readOwnMarkdown(text, sequentialIds('x')).incident.date).toBe('');
  });

  it('may change the day and the tags: they are the incident’s', () => {
    const text = textOf(sample)
      .replace('date: 2026-03-03', 'date: 2026-03-04')
      .replace('  - Checkout\n', '  - Basket\n');
    expect(readOwnMarkdown(text, sequentialIds('x')).incident).toMatchObject({
      date: '2026-03-04',
      services: ['Basket', 'Payments API'],
    });
  });
});
