import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import { toMarkdown } from '../../../../core/markdown/write.ts';
import { picturesBeside } from '../../../../core/markdown/read-pictures.ts';
import { isOwnMarkdown, readOwnMarkdown } from '../../../../core/markdown/read.ts';
import { shownTo } from '../../../../core/report/audience.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { hostileDocument } from '../../../tools/hostile-documents.ts';
import { runs } from '../../../tools/runs.ts';

/** Through UTF-8, as a file would go. */
const throughFile = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));

const options = fc.record({
  zone: fc.constantFrom('', 'UTC', 'America/New_York'),
  utc: fc.boolean(),
  brief: fc.boolean(),
  language: fc.constantFrom('', 'de', 'fr'),
  folder: fc.constantFrom(null, 'a b <c>-media', 'Q3 #1 100%? %41-media'),
});

/** For a machine that is busy with other things. */
const SLOW = 180_000;

describe('our own Markdown opens again without loss', () => {
  it(
    'for hostile documents in every layout, whole',
    () => {
      fc.assert(
        fc.property(hostileDocument, options, (document, { folder, ...others }) => {
          const { text, files } = toMarkdown(
            buildReport(document, { audience: 'internal', ...others }),
            { folder },
          );
          const read = throughFile(text);
          expect(isOwnMarkdown(read)).toBe(true);
          expect(picturesBeside(read).sort()).toEqual(
            files
              .map(({ path }) => path)
              .filter((path) => !path.endsWith('/track.svg'))
              .sort(),
          );
          expect(
            toCanonicalJson(
              readOwnMarkdown(
                read,
                sequentialIds('new'),
                new Map(files.map(({ path, bytes }) => [path, bytes])),
              ),
            ),
          ).toBe(toCanonicalJson(document));
        }),
        { numRuns: runs(400) },
      );
    },
    SLOW,
  );

  it(
    'for some of them as everyone may see them, after Windows has changed the line ends',
    () => {
      fc.assert(
        fc.property(hostileDocument, options, (document, others) => {
          const text = throughFile(
            toMarkdown(buildReport(document, { audience: 'everyone', ...others })).text,
          ).replaceAll('\n', '\r\n');
          expect(toCanonicalJson(readOwnMarkdown(text, sequentialIds('new')))).toBe(
            toCanonicalJson(shownTo('everyone', document, others.zone)),
          );
        }),
        { numRuns: runs(100) },
      );
    },
    SLOW,
  );
});
