/** Files in the form that our Markdown had first, with whole times and sketches of words. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { readOwnMarkdown } from '../../../../core/markdown/read.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/markdown/${name}`, import.meta.url), 'utf8');

describe.each(['first-form-list', 'first-form-brief'])('%s', (name) => {
  const text = fixture(`${name}.md`);
  // The format has grown since.
  const document = fixture(`${name}.postmortem`).replace('"version": 2', '"version": 3');
  const reread = (source: string): string =>
    toCanonicalJson(readOwnMarkdown(source, sequentialIds('new')));

  it('opens as the document that it was written from', () => {
    expect(text).toMatch(/"is":\["timeline"/);
    expect(reread(text)).toBe(document);
  });

  it('does so without the comments of its rows', () =>
    expect(reread(text.replace(/ ?<!-- pm:row [^>]*-->/g, ''))).toBe(document));
});
