import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { buildReport, type Report } from '../../../core/report/report.ts';
import { hostileDocument } from '../../tools/hostile-documents.ts';
import { htmlWords } from '../../tools/reading.ts';
import { sampleDocument, seedDocuments } from '../../tools/samples.ts';
import { docxWords, markdownWords, type FileWords } from '../../tools/words.ts';
import { runs } from '../../tools/runs.ts';

/** For a machine that is busy with other things. */
const SLOW = 180_000;

/**
 * A picture that every format can show: what else is in the random documents' media has its own
 * tests.
 */
const PIXEL = {
  type: 'image/png',
  data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  name: 'pixel.png',
};
const withPixels = (document: Postmortem): Postmortem => ({
  ...document,
  media: Object.fromEntries(Object.keys(document.media).map((key) => [key, PIXEL])),
});

async function expectSameWords(
  document: Postmortem,
  audience: 'everyone' | 'internal',
): Promise<void> {
  const report = buildReport(document, { audience, zone: '' });
  const said = markdownWords(toMarkdownText(report));
  expectSaid(docxWords(await toDocx(report)), said, report);
  expectSaid(htmlWords(toHtml(report)), said, report);
}

/**
 * The words of a file are those that were said, in their order; only a table that is wider than its
 * place stands there in parts below each other, each with the first column again.
 */
function expectSaid(words: FileWords, said: FileWords, report: Report): void {
  const more = words.words.length > said.words.length;
  if (!more || !JSON.stringify(report.blocks).includes('"type":"table"')) {
    expect(words).toEqual(said);
    return;
  }
  expect({ ...words, words: [] }).toEqual({ ...said, words: [] });
  expect(countsOf(words.words)).toEqual(countsOf(said.words, countsOf(words.words)));
}

/** How often each word is there; at least as often as `least` says, where it is there at all. */
function countsOf(
  words: readonly string[],
  least: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map(
    [...counts]
      .map(([word, count]): [string, number] => [word, Math.max(count, least.get(word) ?? 0)])
      .sort(),
  );
}

describe('DOCX, HTML and Markdown carry the same words in the same order', () => {
  it(
    'for hostile documents',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          hostileDocument.map(withPixels),
          fc.constantFrom('everyone' as const, 'internal' as const),
          expectSameWords,
        ),
        { numRuns: runs(150) },
      );
    },
    SLOW,
  );

  it(
    'for the sample and the real reports',
    async () => {
      for (const document of [
        sampleDocument(),
        ...seedDocuments().map(({ document }) => document),
      ]) {
        await expectSameWords(document, 'everyone');
        await expectSameWords(document, 'internal');
      }
    },
    SLOW,
  );
});

describe('an export for everyone', () => {
  it(
    'holds no internal word anywhere, in none of 60 documents',
    async () => {
      await fc.assert(
        fc.asyncProperty(hostileDocument, async (document) => {
          const secret = 'zyxsecretzyx';
          const text = {
            type: 'root' as const,
            children: [
              { type: 'paragraph' as const, children: [{ type: 'text' as const, value: secret }] },
            ],
          };
          const marked: Postmortem = {
            ...document,
            sections: [
              ...document.sections.map((section) => ({ ...section, guidance: secret })),
              {
                id: 'internalsection',
                kind: 'custom',
                title: secret,
                audience: 'internal',
                required: true,
                guidance: secret,
                body: {
                  ...text,
                  children: [
                    ...text.children,
                    {
                      type: 'paragraph',
                      children: [{ type: 'image', url: 'media:secret', alt: secret }],
                    },
                  ],
                },
              },
            ],
            timeline: [
              ...document.timeline.map((entry) => ({ ...entry, source: secret })),
              {
                id: 'internalentry',
                at: { written: secret, local: null, zone: null, instant: null, approximate: false },
                milestone: 'resolved',
                body: text,
                audience: 'internal',
                source: secret,
              },
            ],
            media: {
              ...document.media,
              secret: { type: 'image/png', data: PIXEL.data, name: secret },
            },
            ignored: [{ rule: secret, place: secret, reason: secret }],
            ...{ note: secret },
          };
          const report = buildReport(marked, { audience: 'everyone', zone: '' });
          const parts = Object.values(unzipSync(await toDocx(report))).map((bytes) =>
            strFromU8(bytes),
          );
          for (const part of [...parts, toHtml(report), toMarkdownText(report)])
            expect(part.includes(secret)).toBe(false);
        }),
        { numRuns: 60 },
      );
    },
    SLOW,
  );
});
