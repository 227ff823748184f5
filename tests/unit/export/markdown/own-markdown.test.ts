import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../../core/document/canonical.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toMarkdownText } from '../../../../core/export/markdown/write.ts';
import { isOwnMarkdown, readOwnMarkdown } from '../../../../core/import/own-markdown.ts';
import { shownTo } from '../../../../core/report/audience.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { hostileDocument } from '../../../tools/hostile-documents.ts';

const markdownOf = (document: Postmortem, audience: 'everyone' | 'internal' = 'internal', zone = ''): string => toMarkdownText(buildReport(document, { audience, zone }));
/** Through UTF-8, as a file would go. */
const throughFile = (text: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));

/** For a machine that is busy with other things. */
const SLOW = 180_000;

describe('our own Markdown opens again without loss', () => {
  it('for 400 hostile documents, whole', () => {
    fc.assert(fc.property(hostileDocument, fc.constantFrom('', 'UTC', 'America/New_York'), (document, zone) => {
      const text = throughFile(markdownOf(document, 'internal', zone));
      expect(isOwnMarkdown(text)).toBe(true);
      expect(toCanonicalJson(readOwnMarkdown(text, sequentialIds('new')))).toBe(toCanonicalJson(document));
    }), { numRuns: 400 });
  }, SLOW);

  it('for 100 of them as everyone may see them, after Windows has changed the line ends', () => {
    fc.assert(fc.property(hostileDocument, (document) => {
      const text = throughFile(markdownOf(document, 'everyone')).replaceAll('\n', '\r\n');
      expect(toCanonicalJson(readOwnMarkdown(text, sequentialIds('new')))).toBe(toCanonicalJson(shownTo('everyone', document)));
    }), { numRuns: 100 });
  }, SLOW);
});
